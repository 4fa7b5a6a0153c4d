"""What reading costs on a cluster: one process beside one, two and three workers of dask.distributed, each a process.

Run as ``python benchmarks/cluster.py FILE.jsonl [ARTICLES]`` with a JSON Lines file of articles. Workers have one thread
and, where that is permitted, a network of their own; pipelines are loaded before the clock starts. Seconds of processor
are the workers' own, so that what else runs on the machine does not change what ten million articles would cost.
"""

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.cluster import cluster  # noqa: E402 (the root comes first)
from onrecord.corpus import open_store, queries, take_snapshot  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from onrecord.default_view import View  # noqa: E402
from onrecord.ingest import ingest, pipeline_here  # noqa: E402
from onrecord.workers import process_pool  # noqa: E402
from tests.system.clusters import scheduler, worker  # noqa: E402
from tests.system.networks import places  # noqa: E402

WORKERS = (1, 2, 3)
ARTICLES_A_FILE = 8
TARGET = 10_000_000
# An assumption: what a core of a rented machine costs, in dollars an hour.
CORE_HOUR = 0.04


class Run(NamedTuple):
    """Seconds on the clock, and seconds of processor in the workers."""

    elapsed: float
    processor: float


def main() -> None:
    """Print the table, and what it means for ten million articles."""
    source, number = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 160  # noqa: PLR2004
    # One thread a worker: two that each take the whole machine say nothing.
    os.environ["OMP_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place, "articles")
        articles.mkdir()
        words = cut(source, articles, number)
        rows = []
        for count in (1, 2):
            with process_pool(count) as pool:
                for loaded in [pool.submit(pipeline_here) for _ in range(count)]:
                    loaded.result()
                run = timed(pool, articles, Path(place, f"pool {count}"), number)
                rows.append((f"a pool of {count}, no cluster", run))
        print(f"{number} articles, {words:,} words, {os.cpu_count()} cores\n")
        print("| | seconds | articles/s | beside one worker | processor seconds | words a processor second |")
        print("|---|---|---|---|---|---|")
        for count in WORKERS:
            with workers(count, Path(place)) as executor:
                rows.append(
                    (
                        f"{count} workers" if count > 1 else "1 worker",
                        timed(executor, articles, Path(place, f"{count}"), number),
                    )
                )
        first = next(run for name, run in rows if name == "1 worker")
        for name, run in rows:
            ratio = first.elapsed / run.elapsed
            print(
                f"| {name} | {run.elapsed:.1f} | {number / run.elapsed:.1f} | {ratio:.2f} × "
                f"| {run.processor:.1f} | {words / run.processor:,.0f} |"
            )
    hours = rows[-1][1].processor / number * TARGET / 3600
    print(
        f"\n{TARGET:,} articles of {words / number:.0f} words: {hours:,.0f} core hours, "
        f"{hours / 100:,.0f} hours on 100 cores, ${hours * CORE_HOUR:,.0f} at ${CORE_HOUR} a core hour (assumed)."
    )


def cut(source: Path, folder: Path, number: int) -> int:
    """The first articles of a file as small files, and how many words they have."""
    with source.open("rb") as file:
        lines = list(itertools.islice(file, number))
    for start in range(0, len(lines), ARTICLES_A_FILE):
        (folder / f"{start:05}.jsonl").write_bytes(b"".join(lines[start : start + ARTICLES_A_FILE]))
    return sum(len(line.split()) for line in lines)


@contextmanager
def workers(count: int, folder: Path) -> Iterator[Executor]:
    """So many workers, with their pipelines loaded."""
    with places(count) as (host, found), scheduler(host) as address, ExitStack() as stack:
        for place in found:
            stack.enter_context(worker(address, place, folder / "scratch", {}))
        while True:
            with cluster(address) as executor:
                if len(_workers()) == count:
                    yield executor
                    return
            time.sleep(1)


def _workers() -> list[psutil.Process]:
    below = psutil.Process().children(recursive=True)
    wanted = ("distributed.cli.dask_worker", "spawn_main")
    return [one for one in below if any(mark in part for part in one.cmdline() for mark in wanted)]


def timed(executor: Executor, articles: Path, corpus: Path, number: int) -> Run:
    """Read the articles; fails where one is lost or doubled."""
    before = _processor()
    began = time.perf_counter()
    report = ingest([articles], open_store(str(corpus)), executor, elsewhere=True)
    run = Run(time.perf_counter() - began, _processor() - before)
    stored = queries.totals(take_snapshot(open_store(str(corpus))), Selection(view=(View.ALL,))).articles
    assert (report.skipped, stored) == ((), report.read), report
    assert report.read + report.known == number, report
    return run


def _processor() -> float:
    return sum(times.user + times.system for times in (one.cpu_times() for one in _workers()))


if __name__ == "__main__":
    main()
