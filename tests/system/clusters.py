"""A dask scheduler and its workers as processes of their own, for tests and for the benchmark."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import free_port
from tests.system.networks import Place

ROOT = Path(__file__).parents[2]
Process = subprocess.Popen[bytes]


@contextmanager
def scheduler(host: str) -> Iterator[str]:
    """The address of a scheduler without workers."""
    port = free_port()
    with _running(
        ["distributed.cli.dask_scheduler", "--host", host, "--port", str(port), "--no-dashboard"], Place((), host)
    ):
        yield f"tcp://{host}:{port}"


@contextmanager
def worker(address: str, place: Place, folder: Path, environment: Mapping[str, str]) -> Iterator[Process]:
    """A worker of one thread at a place; ``folder`` is for its own files."""
    one = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", place.address, "--local-directory", str(folder)]
    with _running(["distributed.cli.dask_worker", address, *one], place, environment) as process:
        yield process


@contextmanager
def _running(module: list[str], place: Place, environment: Mapping[str, str] | None = None) -> Iterator[Process]:
    command = [*place.prefix, sys.executable, "-m", *module]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(30)
