"""The workers of a dask.distributed cluster as an executor for ``onrecord.ingest``.

Only names travel: a worker gets the paths and addresses of a batch, reads and parses them and writes the store by
itself. The batch of a worker that dies is given to another one, where what was stored already is recognised.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import Any

from onrecord.errors import ClusterError, OnRecordError
from onrecord.ingest import pipeline_here

SECONDS_TO_ANSWER = 10
_INSTALL = "install requirements-cluster.txt there, name the folder of On the Record in PYTHONPATH"


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers behind the scheduler at ``address``, all of them able to parse and of one version.

    Raises ClusterError where the extra is not installed, nobody answers, or a worker cannot do the work.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "Reading on a cluster needs dask.distributed: pip install -r requirements-cluster.txt."
        ) from error
    try:
        client: Any = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"No scheduler answers at {address}; start one with “dask scheduler”.") from error
    with client:
        _check(client, address)
        yield _Workers(client)


def _check(client: Any, address: str) -> None:
    """Ask the scheduler whether it can read tasks, and every worker for its engine's version, which loads its pipeline too."""
    try:
        client.run_on_scheduler(_imported)
    except Exception as error:  # whatever importing raises there
        raise ClusterError(
            f"The scheduler at {address} cannot read tasks ({error}): {_INSTALL}, and start it again."
        ) from error
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
    except TimeoutError as error:
        raise ClusterError(
            f"The scheduler at {address} has no workers; start some with “dask worker {address} --nthreads 1”."
        ) from error
    found: dict[str, object] = client.run(pipeline_here, on_error="return")
    for worker, answer in found.items():
        if isinstance(answer, OnRecordError):
            raise ClusterError(f"The worker at {worker} cannot parse: {answer}") from answer
        if isinstance(answer, BaseException):
            raise ClusterError(
                f"The worker at {worker} cannot parse ({answer}): {_INSTALL}, and start it again."
            ) from answer
    versions = {str(answer): worker for worker, answer in found.items()}
    if len(versions) > 1:
        said = ", ".join(f"{version} at {worker}" for version, worker in sorted(versions.items()))
        raise ClusterError(f"The workers differ: {said}. Install one version on all of them.")


def _imported() -> None:
    """Nothing: whoever can call it has found this package and all that it needs."""


class _Workers(Executor):
    """The client's tasks as futures of the standard library, so that all executors look the same to ``ingest``."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        # The same batch is never the same work: the store has changed.
        task = self._client.submit(fn, *args, pure=False, **kwargs)
        future: Future[Any] = Future()
        future.add_done_callback(lambda done: task.cancel() if done.cancelled() else None)
        task.add_done_callback(partial(_settle, future))
        return future


def _settle(future: Future[Any], task: Any) -> None:
    """Pass on what became of a task; one that no worker survived, or whose scheduler went, as any broken executor's."""
    from distributed import KilledWorker

    if not future.set_running_or_notify_cancel():
        return
    if task.status == "cancelled":
        future.set_exception(BrokenExecutor("the scheduler is gone"))
    elif (error := task.exception()) is None:
        future.set_result(task.result())
    elif isinstance(error, KilledWorker):
        future.set_exception(BrokenExecutor(str(error)))
    else:
        future.set_exception(error)
