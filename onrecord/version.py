"""Which version this is: of the program, and of the engine, which is raised whenever it would find anything else."""

VERSION = "1.0.0"
ENGINE = "11"
