"""The Corpus page: what comes in, what is said of it, what is taken out."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components import bring_in, reading_jobs
from onrecord.corpus import Store, open_store, queries, take_snapshot
from onrecord.corpus.selection import Selection
from tests.pages.conftest import Dashboard
from tests.pages.test_review import press

READS = """
import json, os, sys
from onrecord.corpus import open_store
from tests.builders import ENGINE, small_corpus
location, inputs = sys.argv[1], sys.argv[3:]
parsed = small_corpus()
open_store(location).append(parsed, ENGINE)
articles = [{"article": one.article.key, "source": f"drop/{n}.txt", "known": n == 1} for n, one in enumerate(parsed)]
articles.append({"article": "gone", "source": "drop/gone.txt", "known": True})
counts = {"read": 4, "known": 2, "skipped": []}
progress = {"event": "progress", "done": 5, "total": 5, "source": "drop", "analysed": 5, "articles": articles}
print(json.dumps(progress | counts), flush=True)
skipped = [{"source": one, "place": None, "reason": "is invented"} for one in inputs]
print(json.dumps({"event": "report", "read": 5, "known": 0, "skipped": skipped}), flush=True)
"""


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of ``onrecord ingest`` a script that reads the small corpus, and skips what it is asked to read."""
    path = tmp_path / "reads.py"
    path.write_text(READS)
    monkeypatch.setattr(reading_jobs, "ingest_command", lambda location: [sys.executable, str(path), location])


def done(app: AppTest) -> AppTest:
    for job in reading_jobs.jobs():
        job.wait()
    return app.run()


def test_an_empty_corpus_is_filled_from_its_page(dashboard: Dashboard, tmp_path: Path, reads: None) -> None:
    app = dashboard("corpus", corpus=str(tmp_path / "new"))
    app.text_area[0].input("https://olm.example/a")
    app = done(press(app, "Read articles"))
    assert "5 articles read" in app.markdown[0].value
    assert "https" in app.markdown[0].value
    assert "Skipped, with the reason (1)" in [expander.label for expander in app.expander]
    assert any("**5 articles**" in markdown.value for markdown in app.markdown)


@pytest.mark.parametrize("text", ["/etc/passwd", "file:///etc/passwd", "../secret", "-o"])
def test_a_path_is_no_address(dashboard: Dashboard, own: Store, reads: None, text: str) -> None:
    app = dashboard("corpus", corpus=own.location)
    app.text_area[0].input(f"https://olm.example/a {text}")
    app = press(app, "Read articles")
    assert "must begin with http" in app.error[0].value
    assert not reading_jobs.jobs()


def test_only_folders_that_are_allowed_are_offered(
    dashboard: Dashboard, own: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not [box for box in dashboard("corpus", corpus=own.location).multiselect if "server" in box.label]
    monkeypatch.setenv(bring_in.FOLDERS_VARIABLE, f"{tmp_path}:{tmp_path / 'none'}")
    (box,) = [box for box in dashboard("corpus", corpus=own.location).multiselect if "server" in box.label]
    assert box.options == [str(tmp_path)]


def test_a_job_that_dies_says_why(dashboard: Dashboard, own: Store, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "fails.py"
    path.write_text("import sys; sys.exit('The disk is full.')")
    monkeypatch.setattr(reading_jobs, "ingest_command", lambda _: [sys.executable, str(path)])
    app = dashboard("corpus", corpus=own.location)
    app.text_area[0].input("https://olm.example/a")
    app = done(press(app, "Read articles"))
    assert "The disk is full" in app.error[0].value


def test_a_job_is_cancelled_and_its_folder_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slow.py"
    path.write_text("import time; time.sleep(600)")
    monkeypatch.setattr(reading_jobs, "ingest_command", lambda _: [sys.executable, str(path)])
    folder, names = reading_jobs.saved([("a.txt", b"x")])
    job = reading_jobs.ReadingJob("a", names, "x", folder=folder, temporary=True)
    beside = reading_jobs.ReadingJob("b", [], "x")
    # Two people's jobs run side by side, a third waits.
    deadline = time.monotonic() + 20
    while (job.waiting or beside.waiting) and time.monotonic() < deadline:
        time.sleep(0.02)
    waiting = reading_jobs.ReadingJob("c", [], "x")
    assert (job.waiting, beside.waiting, waiting.waiting) == (False, False, True)
    for one in (waiting, beside, job):
        one.cancel()
    for one in (job, beside, waiting):
        one.wait()
        assert (one.cancelled, one.running, one.problem) == (True, False, "")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../a.txt", "a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("..\\b\\a.txt", "b/a.txt"),
        ("", "unnamed"),
    ],
)
def test_the_name_of_a_sent_file_leads_nowhere(name: str, kept: str) -> None:
    folder, names = reading_jobs.saved([(name, b"x")])
    assert names == [kept]
    assert (folder / kept).read_bytes() == b"x"


def test_files_of_one_name_are_all_kept_and_sidecars_are_no_articles() -> None:
    folder, names = reading_jobs.saved([("a.txt", b"1"), ("a.txt", b"2"), ("a.toml", b"")])
    assert names == ["a.txt", "a-again.txt"]
    assert (folder / "a.toml").exists()


def choose(app: AppTest, monkeypatch: pytest.MonkeyPatch, *rows: int) -> AppTest:
    """AppTest cannot choose rows of a table: what the table would answer is put in its place."""
    state = SimpleNamespace(selection=SimpleNamespace(rows=list(rows), columns=[]))
    monkeypatch.setattr("streamlit.dataframe", lambda *_, **__: state)
    return app.run()


def test_articles_are_described_and_removed(dashboard: Dashboard, own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = choose(dashboard("corpus", corpus=own.location, lacking="published"), monkeypatch, 0)
    next(one for one in app.text_input if one.label == "Outlet").input("The Olm Post")
    next(one for one in app.date_input if one.label == "Date").set_value(date(2026, 2, 1))
    press(app, "Save")
    (entry,) = own.corrections()
    assert entry.value == {"outlet": "The Olm Post", "published": "2026-02-01"}
    snapshot = take_snapshot(own)
    assert queries.totals(snapshot, Selection()).undated_articles == 0

    app = choose(dashboard("corpus", corpus=own.location), monkeypatch, 0, 1)
    press(app, "Remove 2 articles")
    assert queries.totals(take_snapshot(own), Selection()).articles == 3
    app = dashboard("corpus", corpus=own.location)
    assert any("**3 articles**" in markdown.value for markdown in app.markdown)


def test_an_address_that_is_none_is_refused(dashboard: Dashboard, own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    app = choose(dashboard("corpus", corpus=own.location), monkeypatch, 0)
    next(one for one in app.text_input if one.label == "Address").input("javascript:alert(1)")
    app = press(app, "Save")
    assert "must begin with http" in app.error[0].value
    assert own.corrections() == []


def read_here(dashboard: Dashboard, corpus: str) -> AppTest:
    app = dashboard("corpus", corpus=corpus)
    app.text_area[0].input("https://olm.example/a")
    return done(press(app, "Read articles"))


def table(app: AppTest) -> pd.DataFrame:
    (frame,) = [one.value for one in app.dataframe if "Headline" in one.value]
    return frame


def test_what_was_read_comes_into_view_with_where_it_was_read(
    dashboard: Dashboard, tmp_path: Path, reads: None
) -> None:
    app = read_here(dashboard, str(tmp_path / "new"))
    rows = table(app)
    assert rows["File"].tolist() == [f"drop/{number}.txt" for number in range(5)]
    assert ["known already" in warnings for warnings in rows["Warnings"]] == [False, True, False, False, False]
    assert all(link.startswith("articles?article=") for link in rows["Read"])
    assert "1 more article had been removed" in " ".join(one.value for one in app.caption)


def test_what_was_read_and_has_no_date_is_dated_there_at_once(
    dashboard: Dashboard, tmp_path: Path, reads: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = read_here(dashboard, str(tmp_path / "new"))
    box = next(one for one in app.selectbox if one.options[0] == "All articles")
    app = box.select("Without a date").run()
    assert table(app)["Date"].tolist() == ["undated"]
    app = choose(app, monkeypatch, 0)
    next(one for one in app.date_input if one.label == "Date").set_value(date(2026, 2, 1))
    press(app, "Save")
    assert queries.totals(take_snapshot(open_store(str(tmp_path / "new"))), Selection()).undated_articles == 0


def test_the_whole_corpus_is_one_choice_away_from_what_was_read(dashboard: Dashboard, own: Store, reads: None) -> None:
    app = read_here(dashboard, own.location)
    (box,) = [one for one in app.selectbox if one.options[0] == "The whole corpus"]
    assert box.options[1].startswith("Just read: https")
    app = box.select_index(0).run()
    assert "drop" not in " ".join(table(app)["File"])
    # Chosen once, it stays: what was read does not come back by itself.
    assert "drop" not in " ".join(table(app.run())["File"])


@pytest.mark.parametrize(
    "name", ["新" * 90 + ".txt", "a" * 300 + ".txt", "a/" * 3000 + "b.txt", "x." + "y" * 400, "🙂" * 200]
)
def test_names_of_any_length_and_alphabet_are_kept_with_the_others(name: str) -> None:
    folder, names = reading_jobs.saved([("first.txt", b"1"), (name, b"2"), (name, b"3"), ("last.txt", b"4")])
    try:
        assert [(folder / one).read_bytes() for one in names] == [b"1", b"2", b"3", b"4"]
        assert names[1].endswith(".txt") or not name.endswith(".txt")
        assert Path(names[1]).name[:1] in name
    finally:
        shutil.rmtree(folder)


def test_what_a_killed_server_left_goes_at_the_next_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    for name in (
        f"onrecord-upload-{killed.pid}-x",
        f"onrecord-read-{killed.pid}-x",
        f"onrecord-upload-{os.getpid()}-x",
        "onrecord-y",
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("x")
    reading_jobs.sweep()
    assert {path.name for path in tmp_path.iterdir()} == {f"onrecord-upload-{os.getpid()}-x", "onrecord-y"}
