"""Corpora that are empty, tiny, hostile, damaged or just being read: one clear sentence, never a traceback."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import first_start, reading_jobs
from onrecord import places
from onrecord.corpus import open_store
from tests.builders import ENGINE, parsed, quotation, small_corpus
from tests.pages.conftest import DASHBOARD, Dashboard

PAGES = ("overview", "quotes", "articles")
HOSTILE = (
    "Price $x^2$ [a](javascript:alert(1)) <script>alert(2)</script>\n\n“<img src=x onerror=alert(3)>,” <i>Bo</i> said."
)


def shown(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html)


def test_an_empty_corpus_says_what_to_do(dashboard: Dashboard, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("ONRECORD_CORPUS", str(tmp_path / "none"))
    app = AppTest.from_file(DASHBOARD, default_timeout=30).run()
    assert not app.exception
    assert "bring articles in" in app.info[0].value
    assert not app.sidebar.multiselect
    # Its disk may only not be connected.
    (caption,) = app.caption
    assert caption.value.startswith("Its folder is not there yet.")
    (tmp_path / "none").mkdir()
    assert not app.run().caption


@pytest.mark.parametrize("page", PAGES)
def test_one_article_without_a_quotation(dashboard: Dashboard, tmp_path: Path, page: str) -> None:
    open_store(str(tmp_path)).append([parsed("One day. Nobody spoke.")], ENGINE)
    assert not dashboard(page, corpus=str(tmp_path)).error


def test_a_damaged_corpus_is_one_sentence(dashboard: Dashboard, tmp_path: Path, monkeypatch) -> None:
    open_store(str(tmp_path)).append(small_corpus(), ENGINE)
    for part in (tmp_path / "quotes").glob("*.parquet"):
        part.write_bytes(b"not a table")
    monkeypatch.setenv("ONRECORD_CORPUS", str(tmp_path))
    app = AppTest.from_file(DASHBOARD, default_timeout=30).run()
    assert not app.exception
    assert len(app.error) == 1
    assert "cannot be read" in app.error[0].value
    assert not app.metric


@pytest.mark.parametrize("page", PAGES)
def test_no_page_lets_an_article_become_markup(dashboard: Dashboard, tmp_path: Path, page: str) -> None:
    quote = quotation(HOSTILE, "“<img src=x onerror=alert(3)>,”", "<i>Bo</i> *x*", mention="<i>Bo</i>", cue="said")
    article = parsed(
        HOSTILE, [quote], title=HOSTILE.split("\n", maxsplit=1)[0], outlet="<u>Post</u>", url="javascript:alert(4)"
    )
    open_store(str(tmp_path)).append([article], ENGINE)
    opened = {"article": article.article.key} if page == "articles" else {}
    for parameters in ({}, opened):
        html = shown(dashboard(page, corpus=str(tmp_path), speaker="<i>Bo</i> *x*", **parameters))
        for tag in ("<img", "<i>", "<u>", "<script>alert", 'href="javascript'):
            assert tag not in html


def test_new_articles_are_seen_on_a_later_run(dashboard: Dashboard, tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    store.append(small_corpus()[:1], ENGINE)
    app = dashboard(corpus=str(tmp_path))
    assert app.metric[0].value == "1"
    store.append(small_corpus()[1:], ENGINE)
    # On a machine with much else to do a page shows what it has rather than wait for long.
    assert any(app.run().metric[0].value == "5" for _ in range(10))


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dashboard: Dashboard) -> Path:
    """A first start: no corpus was chosen and the default one does not exist."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    monkeypatch.delenv("ONRECORD_CORPUS", raising=False)
    monkeypatch.setattr(places, "data", lambda: tmp_path)
    monkeypatch.setattr(first_start, "SEEDS", seeds)
    return tmp_path


def ingest_that(script: str, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a script in the place of ``onrecord ingest``; it gets the corpus's location as its argument."""
    path = fresh / "ingest.py"
    path.write_text(script)
    monkeypatch.setattr(
        reading_jobs, "ingest_command", lambda location: [sys.executable, str(path), location], raising=True
    )


READS_FIVE = """
import json, os, sys
sys.path.insert(0, os.getcwd())
from onrecord.corpus import open_store
from tests.builders import ENGINE, small_corpus
counts = {"read": 0, "known": 0, "skipped": [], "articles": []}
print(json.dumps({"event": "progress", "done": 0, "total": 5, "source": "a", "analysed": 0, **counts}), flush=True)
open_store(sys.argv[1]).append(small_corpus(), ENGINE)
print(json.dumps({"event": "progress", "done": 5, "total": 5, "source": "b", "analysed": 5, **counts}), flush=True)
print(json.dumps({"event": "report", "read": 5, "known": 0, "skipped": []}), flush=True)
"""


def test_the_first_start_reads_the_seeds_once(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest_that(READS_FIVE, fresh, monkeypatch)
    first, second = (AppTest.from_file(DASHBOARD, default_timeout=60).run() for _ in range(2))
    for app in (first, second):
        assert not app.exception
        assert app.metric[0].value == "5"
        assert not app.warning
    assert open_store(str(fresh / "corpus")).version() == 1


def test_a_first_start_that_fails_says_why_in_one_sentence(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest_that("import sys; sys.exit('The pipeline is missing; install it.')", fresh, monkeypatch)
    app = AppTest.from_file(DASHBOARD, default_timeout=60).run()
    assert not app.exception
    assert "The pipeline is missing; install it" in app.warning[0].value.replace("\\", "")
    assert "corpus is empty" in app.info[0].value
