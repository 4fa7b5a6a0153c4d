import json
import os
import pickle
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Store, open_store, queries, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.errors import CorpusError
from onrecord.ingest import Progress, Reading, Report, ingest
from onrecord.model import Flaw
from onrecord.workers import new_counter, process_pool
from tests.mixed_folder import mixed_files

WHEAT = "Wheat is dear\n\n“Wheat is dear,” Ann Fay said on Monday.\n\nSource: Cy Moe"
STEEL = "Steel is cheap\n\n“Steel is cheap,” Bo Lund said on Tuesday.\n\nSource: Cy Moe"


@pytest.fixture(scope="module")
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "wheat.txt").write_text(WHEAT)
    (folder / "steel.txt").write_text(STEEL)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "corpus"))


def speakers(store: Store) -> dict[str, int]:
    frame = queries.facet(take_snapshot(store), Selection(), "speaker")
    return dict(zip(frame["value"], frame["quotes"], strict=True))


def test_articles_are_read_once(articles: Path, store: Store, executor: Executor) -> None:
    assert ingest([articles], store, executor) == Report(read=2)
    assert speakers(store) == {"Ann Fay": 1, "Bo Lund": 1}
    assert ingest([articles], store, executor) == Report(known=2)
    assert speakers(store) == {"Ann Fay": 1, "Bo Lund": 1}


def test_a_moved_or_copied_file_is_known(articles: Path, store: Store, executor: Executor) -> None:
    shutil.copy(articles / "wheat.txt", articles / "copy.txt")
    assert ingest([articles], store, executor) == Report(read=2, known=1)
    shutil.move(articles / "wheat.txt", articles / "moved.txt")
    assert ingest([articles], store, executor) == Report(known=3)


def test_a_sidecar_added_later_dates_the_article_and_adds_none(
    articles: Path, store: Store, executor: Executor
) -> None:
    ingest([articles], store, executor)
    (articles / "wheat.toml").write_text('published = 2026-03-02\noutlet = "The Invented Times"')
    assert ingest([articles], store, executor) == Report(read=1, known=1)
    totals = queries.totals(take_snapshot(store), Selection())
    assert (totals.articles, totals.quotes, totals.undated_articles) == (2, 2, 1)


def test_bad_input_is_named_and_the_rest_is_kept(articles: Path, store: Store, executor: Executor) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (articles / "table.csv").write_text("name,age\nAnn,50\n")
    (articles / "page.html").write_text("<html><body><nav>Home</nav></body></html>")
    lines = [f'{{"id": {n}, "text": "The mill number {n} is closed, Ann Fay said."}}' for n in range(9)]
    lines[6] = '{"id": 6, "text": '
    (articles / "nine.jsonl").write_text("\n".join(lines))
    report = ingest([articles, articles / "missing.txt"], store, executor)
    assert report.read == 2 + 8
    skipped = {(Path(item.source).name, item.place) for item in report.skipped}
    assert skipped == {
        ("empty.txt", None),
        ("picture.txt", None),
        ("table.csv", None),
        ("page.html", None),
        ("nine.jsonl", "line 7"),
        ("missing.txt", None),
    }
    assert all(item.reason for item in report.skipped)


def test_a_file_that_vanishes_midway_is_named(articles: Path, store: Store) -> None:
    class Vanishing(ThreadPoolExecutor):
        def submit(self, function, units, location):
            (articles / "wheat.txt").unlink(missing_ok=True)
            return super().submit(function, units, location)

    with Vanishing(1) as executor:
        report = ingest([articles], store, executor)
    assert report.read == 1
    assert [Path(item.source).name for item in report.skipped] == ["wheat.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every directory")
def test_an_unreadable_directory_is_named(articles: Path, store: Store, executor: Executor) -> None:
    closed = articles / "closed"
    closed.mkdir(mode=0)
    report = ingest([articles], store, executor)
    assert (report.read, [item.source for item in report.skipped]) == (2, [str(closed)])


def test_progress_ends_at_the_total(articles: Path, store: Store, executor: Executor) -> None:
    for n in range(20):
        (articles / f"more-{n}.txt").write_text(f"The mill number {n} is closed, Ann Fay said.")
    seen: list[Progress] = []
    ingest([articles], store, executor, seen.append)
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert (seen[-1].done, seen[-1].total) == (22, 22)


def test_the_articles_of_one_file_are_counted_while_they_are_read(tmp_path: Path, store: Store) -> None:
    lines = [json.dumps({"id": str(n), "text": f"The mill number {n} is closed, Ann Fay said."}) for n in range(70)]
    file = tmp_path / "mills.jsonl"
    file.write_text("\n".join(lines))
    counter, seen = new_counter(), list[Progress]()
    with process_pool(1, counter) as executor:
        assert ingest([file], store, executor, seen.append, counter=counter).read == 70
    assert (seen[-1].done, seen[-1].total, seen[-1].analysed) == (1, 1, 70)
    assert [progress.analysed for progress in seen] == sorted(progress.analysed for progress in seen)


def test_a_dead_worker_is_reported_with_its_files(articles: Path, store: Store) -> None:
    class Dying(ThreadPoolExecutor):
        def submit(self, function, *arguments):
            broken: Future[Report] = Future()
            broken.set_exception(BrokenProcessPool("killed"))
            return broken

    with Dying(1) as executor:
        report = ingest([articles], store, executor)
    assert {Path(item.source).name for item in report.skipped} == {"wheat.txt", "steel.txt"}
    assert "run the command again" in report.skipped[0].reason


def test_a_file_that_takes_too_long_is_named_and_the_rest_goes_on(
    articles: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_FILE_SECONDS", "4")
    (articles / "endless.txt").write_text(
        WHEAT + " ".join(f"“{n} is dear,” Ann Fay said. Bo asked why." for n in range(20_000))
    )
    # So many that several are one task.
    for number in range(38):
        (articles / f"note-{number}.txt").write_text("The mill is closed.")
    with process_pool(1) as executor:
        report = ingest([articles], store, executor)
    assert [(Path(one.source).name, "seconds of the processor" in one.reason) for one in report.skipped] == [
        ("endless.txt", True)
    ]
    assert report.read + report.known >= 4


def test_what_is_written_is_of_its_user_alone(articles: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "private"
    command = [sys.executable, "-m", "onrecord", "ingest", "--workers", "1", "--corpus", str(corpus), str(articles)]
    subprocess.run(command, check=True, capture_output=True, umask=0o022)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in [corpus, *corpus.rglob("*")]}
    assert modes == {(True, 0o700), (False, 0o600)}


def test_a_corpus_that_cannot_be_written_is_one_sentence(articles: Path, tmp_path: Path, executor: Executor) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    with pytest.raises(CorpusError, match=r"^The corpus at .*\.$"):
        ingest([articles], open_store(str(blocked)), executor)


def test_to_workers_elsewhere_go_only_names(articles: Path, store: Store) -> None:
    with zipfile.ZipFile(articles / "more.zip", "w") as archive:
        archive.writestr("mill.txt", "Mill shut\n\n“The mill is shut,” Ann Fay said on Monday.")
    sent: list[bytes] = []

    class Watched(ThreadPoolExecutor):
        def submit(self, function, *arguments):
            sent.append(pickle.dumps(arguments))
            return super().submit(function, *arguments)

    with Watched(1) as executor:
        report = ingest([articles, articles / "missing.txt"], store, executor, elsewhere=True)
    assert report.read == 3
    assert [Path(item.source).name for item in report.skipped] == ["missing.txt"]
    assert sum(b"more.zip" in arguments for arguments in sent) == 1
    assert not any(word in arguments for arguments in sent for word in (b"Ann Fay", b"Bo Lund"))
    snapshot = take_snapshot(store)
    sources = {row["source"] for row in snapshot.rows(snapshot.articles.select("source"))}
    assert str(articles / "more.zip/mill.txt") in sources


def test_an_article_in_another_language_is_kept_and_nothing_is_found_in_it(
    articles: Path, store: Store, executor: Executor
) -> None:
    words = "„Wir hatten keine Wahl“, sagte die Eigentümerin Anna Fey am Montag in Olm vor der Belegschaft der alten Mühle. "
    (articles / "muehle.txt").write_text(words * 2)
    assert ingest([articles], store, executor).read == 3
    snapshot = take_snapshot(store)
    (key,) = [row["article"] for row in snapshot.rows(snapshot.articles.filter(snapshot.articles.language == "de"))]
    stored = queries.stored_article(snapshot, key)
    assert stored is not None
    assert (stored.article.language, stored.article.text) == ("de", words * 2)
    assert not stored.quotes
    assert not stored.mentions


def test_no_tag_comes_into_a_quotation_or_a_speaker(tmp_path: Path, store: Store, executor: Executor) -> None:
    text = (
        "<p>“We had <b>no</b> choice,” <i>Ann Fay</i> said on Monday.</p><p>“Never,” said <a href='x'>Bo Lund</a>.</p>"
    )
    file = tmp_path / "tags.txt"
    file.write_text(text)
    ingest([file], store, executor)
    snapshot = take_snapshot(store)
    (key,) = [row["article"] for row in snapshot.rows(snapshot.articles)]
    stored = queries.stored_article(snapshot, key)
    assert stored is not None
    assert stored.article.text == text
    assert [item.quote.text for item in stored.quotes] == ["“We had no choice,”", "“Never,”"]
    assert speakers(store) == {"Ann Fay": 1, "Bo Lund": 1}


def test_whoever_follows_it_is_told_of_each_article_once(articles: Path, store: Store, executor: Executor) -> None:
    shutil.copy(articles / "wheat.txt", articles / "copy.txt")
    (articles / "nine.jsonl").write_text(
        "\n".join(f'{{"date": "2026-03-0{n}", "text": "The mill number {n} is closed, Ann Fay said."}}' for n in (1, 2))
    )
    seen: list[Reading] = []
    ingest([articles], store, executor, lambda progress: seen.extend(progress.readings))
    of_file = {reading.source.removeprefix(f"{articles}/"): reading for reading in seen}
    assert {name: (reading.day, reading.known) for name, reading in of_file.items()} == {
        "copy.txt": (None, False),
        "nine.jsonl, line 1": (date(2026, 3, 1), False),
        "nine.jsonl, line 2": (date(2026, 3, 2), False),
        "steel.txt": (None, False),
        "wheat.txt": (None, True),
    }
    assert of_file["wheat.txt"].article == of_file["copy.txt"].article
    assert (of_file["steel.txt"].title, of_file["steel.txt"].words) == ("Steel is cheap", 14)


def test_of_a_mixed_folder_every_file_is_accounted_for(tmp_path: Path, store: Store, executor: Executor) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, content in mixed_files().items():
        (folder / name).write_bytes(content)
    readings: list[Reading] = []
    report = ingest([folder], store, executor, lambda progress: readings.extend(progress.readings))
    of_file = [Path(item.source.split(", ")[0]).name for item in (*readings, *report.skipped)]
    assert set(of_file) == {*mixed_files()} - {"README.txt"}
    assert {Path(item.source).name: item.reason.split(";")[0] for item in report.skipped} == {
        "picture.png": "is of a kind that cannot be read",
        "empty.txt": "is empty",
        "kell.jsonl": "is not valid JSON at character 1: Expecting value",
        "scan.pdf": "has no text in it, only pictures of pages",
    }
    flaws = {Path(reading.source).name: reading.flaws for reading in readings if reading.flaws}
    assert flaws == {"bytes.txt": (Flaw.BYTES,), "cut.txt": (Flaw.INCOMPLETE,)}
    assert {Path(reading.source).name for reading in readings if reading.language != "en"} == {"hafen.txt"}
