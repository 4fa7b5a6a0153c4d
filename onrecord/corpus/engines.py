"""What runs the queries: DuckDB in this process, or Spark on a cluster, as ``ONRECORD_ENGINE`` says.

Everything above is Ibis expressions, the same for both. An engine is an Ibis backend that makes tables and views,
runs expressions, and reads a table of the store.
"""

import os
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import uuid4

import duckdb
import ibis
import pyarrow as pa
from deltalake import DeltaTable
from ibis.backends.sql import SQLBackend as Backend

from onrecord.errors import EngineError

ENGINE_VARIABLE = "ONRECORD_ENGINE"
DUCKDB, PYSPARK = "duckdb", "pyspark"


def wanted() -> str:
    """The engine that the environment names."""
    return os.environ.get(ENGINE_VARIABLE) or DUCKDB


def open_duckdb(path: Path | str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A database in memory or in a file. What does not fit in memory goes to the temporary folder, not the current one."""
    return duckdb.connect(path, config={"temp_directory": str(Path(gettempdir()) / f"onrecord-{uuid4().hex}")})


def connect() -> Any:
    """A connection to the engine that the environment names, for one snapshot. Raises EngineError."""
    name = wanted()
    if name == DUCKDB:
        return open_duckdb()
    if name != PYSPARK:
        raise EngineError(f"{ENGINE_VARIABLE} says “{name}”, but there are only “{DUCKDB}” and “{PYSPARK}”.")
    try:
        from onrecord.corpus import spark
    except ImportError as error:
        raise EngineError(f"The engine “{PYSPARK}” is not installed: pip install -r requirements-spark.txt.") from error
    return spark.connect()


def backend(connection: Any) -> Backend:
    """The Ibis backend of a connection, for the calling thread."""
    if isinstance(connection, duckdb.DuckDBPyConnection):
        # A DuckDB connection belongs to one thread at a time; a cursor shares the tables and costs under 1 ms.
        return ibis.duckdb.from_connection(connection.cursor())
    from onrecord.corpus import spark

    return spark.backend(connection)


def load(backend: Backend, name: str, table: DeltaTable, schema: pa.Schema) -> None:
    """Make a table of the store one of the engine's; columns that came after it was written are null."""
    if backend.name == DUCKDB:
        backend.create_table(name, table.to_pyarrow_dataset().replace_schema(schema))
    else:
        backend.load(name, table.file_uris(), schema)
