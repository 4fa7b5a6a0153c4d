"""What goes over a limit, or dies, fails alone."""

import os
import signal
from concurrent.futures import Executor

import pytest

from onrecord.workers import MEGABYTES_VARIABLE, SECONDS_VARIABLE, cause_of_death, process_pool, renew


def spin() -> None:
    renew()
    while True:
        pass


def swell() -> int:
    renew()
    return len(b"x" * 3_000_000_000)


def hold(megabytes: int) -> int:
    renew()
    return len(b"x" * megabytes * 1_000_000)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(SECONDS_VARIABLE, "1")
    with process_pool(1) as pool:
        yield pool


def reason(pool: Executor, work) -> str:
    error = pool.submit(work).exception(60)
    assert error is not None
    return cause_of_death(error)


def test_what_is_too_much_fails_alone_and_says_why(pool: Executor) -> None:
    after = [pool.submit(hold, 1) for _ in range(3)]
    assert reason(pool, spin).startswith("takes more than 1 seconds of the processor's time")
    assert reason(pool, swell).startswith("takes more than 1,024 MB of memory")
    assert reason(pool, die).startswith("the worker process died")
    assert [future.result(60) for future in [*after, pool.submit(hold, 300)]] == [1_000_000] * 3 + [300_000_000]


def test_limits_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEGABYTES_VARIABLE, "200")
    with process_pool(1) as pool:
        assert "200 MB" in cause_of_death(pool.submit(hold, 300).exception(60) or OSError())


def test_a_process_that_is_no_worker_has_no_limit() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CPU)
    renew()
    assert resource.getrlimit(resource.RLIMIT_CPU) == before
