"""Worker processes of an ingest, each with a limit of time and memory, so that one file harms none but itself.

A worker that goes over a limit ends, or is ended by the system, and another takes its place; what it was doing fails alone.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextvars import ContextVar
from functools import cache
from math import ceil
from multiprocessing import connection
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

try:
    import resource
except ImportError:  # Windows knows no such limits
    resource = None  # type: ignore[assignment]

SECONDS_VARIABLE, MEGABYTES_VARIABLE = "ONRECORD_FILE_SECONDS", "ONRECORD_FILE_MEGABYTES"
SECONDS, MEGABYTES = 60, 1024
_TOO_MUCH_MEMORY = 77
_LOOK_SECONDS = 0.05

# Of a worker process: what it counts the articles in that it has analysed.
_counter: ContextVar["Synchronized[int] | None"] = ContextVar("articles analysed", default=None)
_is_limited: ContextVar[bool] = ContextVar("this process is a worker with limits", default=False)


def new_counter() -> "Synchronized[int]":
    """What processes count the articles in that they have analysed."""
    counter: Synchronized[int] = multiprocessing.get_context("spawn").Value("q", 0)
    return counter


def count_article() -> None:
    """Count one more article as analysed, in a worker that was given a counter."""
    counter = _counter.get()
    if counter is not None:
        with counter:
            counter.value += 1


def process_pool(workers: int, counter: "Synchronized[int] | None" = None) -> "Workers":
    """Worker processes for ``ingest`` that end with the process that started them, however it ends."""
    return Workers(workers, counter)


class Workers(Executor):
    """An executor whose processes may die one by one: the tasks of the others go on."""

    def __init__(self, workers: int, counter: "Synchronized[int] | None" = None) -> None:
        # Arrow's own allocator takes a gigabyte of addresses at once, which nobody uses and every limit counts.
        os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(workers, initializer=_begin, initargs=(counter,), context=context)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a worker call ``fn``; the future raises ProcessExpired where the worker died of it."""
        future: Future[Any] = self._pool.schedule(fn, args=args, kwargs=kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; return when those that were given are done, or at once without those that wait."""
        if cancel_futures:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.close()  # type: ignore[no-untyped-call]
        if wait:
            self._pool.join()


def renew(items: int = 1) -> None:
    """Begin a step of work anew: from here on it may take so much processor time and memory, for each of ``items``.

    Processor time, not the clock's: on a busy machine nothing is given up for others' sake. Does nothing outside a worker.
    """
    if not _is_limited.get() or resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soon = ceil(used.ru_utime + used.ru_stime) + items * limit(SECONDS_VARIABLE, SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (soon, resource.RLIM_INFINITY))
    _limit_memory()


def limit(variable: str, default: int) -> int:
    """The limit that the environment names, else the default; a number that makes no sense is the default too."""
    given = os.environ.get(variable, "")
    return int(given) if given.isascii() and given.isdigit() and int(given) > 0 else default


def cause_of_death(error: BaseException) -> str:
    """Why a worker could not do what it was given, in words that follow a file's name."""
    died_of = error.exitcode if isinstance(error, ProcessExpired) else None
    if isinstance(error, MemoryError) or died_of == _TOO_MUCH_MEMORY:
        return (
            f"takes more than {limit(MEGABYTES_VARIABLE, MEGABYTES):,} MB of memory ({MEGABYTES_VARIABLE} allows more)"
        )
    if hasattr(signal, "SIGXCPU") and died_of == -signal.SIGXCPU:
        seconds = limit(SECONDS_VARIABLE, SECONDS)
        return f"takes more than {seconds} seconds of the processor's time ({SECONDS_VARIABLE} allows more)"
    return "the worker process died before it was done, perhaps for lack of memory; run the command again"


@cache
def _limit_memory() -> None:
    # Once, when everything that a worker needs is loaded: what comes on top is the work's own.
    held = _held()
    if held is None:
        return
    most = held + limit(MEGABYTES_VARIABLE, MEGABYTES) * 1_000_000
    # The system refuses what is far too much in one piece. What grows bit by bit ends the process, which else would go on
    # with what little memory is left.
    resource.setrlimit(resource.RLIMIT_DATA, (most + most // 4, resource.RLIM_INFINITY))

    def watch() -> None:
        while (now := _held()) is not None and now <= most:
            time.sleep(_LOOK_SECONDS)
        os._exit(_TOO_MUCH_MEMORY)

    threading.Thread(target=watch, daemon=True).start()


def _held() -> int | None:
    """The bytes of memory that this process has for itself; None where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:")), None)


def _begin(counter: "Synchronized[int] | None") -> None:
    _counter.set(counter)
    _is_limited.set(True)
    if resource is not None:
        # Whoever goes over a limit leaves no image of its memory on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        connection.wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
