"""Reading on a scheduler and three workers, each behind a network of its own where that is permitted."""

import io
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from onrecord.cluster import cluster
from onrecord.commands import app
from onrecord.corpus import Store, open_store, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.selection import Selection
from onrecord.errors import ClusterError
from onrecord.ingest import Progress, Report, ingest
from tests.system.clusters import Process, scheduler, worker
from tests.system.conftest import storage_environment
from tests.system.networks import Place, places

pytestmark = pytest.mark.far

ARTICLES = 12
WORKERS = 3


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles in files, and two in an archive."""
    folder = tmp_path_factory.mktemp("articles")
    for n in range(ARTICLES):
        (folder / f"mill-{n:02}.txt").write_text(
            f"Mill {n} is closed\n\n“The mill number {n} is closed,” Ann Fay said.\n"
        )
    packed = folder / "packed"
    packed.mkdir()
    for n in range(ARTICLES - 2, ARTICLES):
        shutil.move(folder / f"mill-{n:02}.txt", packed)
    shutil.make_archive(str(folder / "more"), "zip", packed)
    shutil.rmtree(packed)
    return folder


@pytest.fixture(scope="module")
def network(storage_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Process]]]:
    """The scheduler's address and the workers' processes, whom the storage server serves too."""
    with places(WORKERS) as (host, found), scheduler(host) as address, ExitStack() as stack:
        environment = storage_environment(storage_server.replace("127.0.0.1", host))
        folder = tmp_path_factory.mktemp("workers")
        yield address, [stack.enter_context(worker(address, place, folder, environment)) for place in found]


def exported(store: Store) -> list[str]:
    stream = io.BytesIO()
    export(take_snapshot(store), "quotes", Selection(), "jsonl", stream)
    return sorted(stream.getvalue().decode().splitlines())


def test_a_worker_killed_midway_loses_and_doubles_nothing(
    network: tuple[str, list[Process]], articles: Path, storage: str, tmp_path: Path
) -> None:
    address, workers = network
    far, killed = open_store(f"s3://news/{uuid4().hex}"), []

    def kill_one(progress: Progress) -> None:
        if not killed:
            killed.append(progress.done)
            workers[0].kill()

    with cluster(address) as executor:
        report = ingest([articles], far, executor, kill_one, elsewhere=True)
    assert killed[0] < ARTICLES
    # A batch that was stored just before its worker died is known to the worker that gets it next.
    assert (report.read + report.known, report.skipped) == (ARTICLES, ())

    near = open_store(str(tmp_path / "corpus"))
    with ThreadPoolExecutor(1) as executor:
        assert ingest([articles], near, executor) == Report(read=ARTICLES)
    assert exported(far) == exported(near)
    assert len(exported(near)) == ARTICLES


def test_a_cluster_that_cannot_do_the_work_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scheduler("127.0.0.1") as address:
        monkeypatch.setattr("onrecord.cluster.SECONDS_TO_ANSWER", 5)
        with pytest.raises(ClusterError, match="has no workers; start some"), cluster(address):
            pass
        monkeypatch.undo()
        lacking = {"ONRECORD_SPACY_MODEL": "en_core_not_here"}
        with worker(address, Place((), "127.0.0.1"), tmp_path, lacking):
            sentence = (
                r"^The worker at tcp://127\.0\.0\.1:\d+ cannot parse: The spaCy pipeline en_core_not_here cannot .*\.$"
            )
            with pytest.raises(ClusterError, match=sentence), cluster(address):
                pass
    monkeypatch.setattr("onrecord.cluster.SECONDS_TO_ANSWER", 1)
    command = ["ingest", "--scheduler", address, "--corpus", str(tmp_path / "corpus"), str(tmp_path)]
    with pytest.raises(ClusterError, match="No scheduler answers"):
        CliRunner().invoke(app, command, catch_exceptions=False)
