"""A journalist's question and the searches that failed once, on real texts, which only developers have beside their checkout."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord.corpus import Snapshot, open_store, queries, search, spellings, take_snapshot
from onrecord.corpus.selection import Selection
from tests.browser.conftest import running_dashboard
from tests.browser.question import SIZES, ask

# Reading the texts alone takes minutes.
pytestmark = pytest.mark.far
ROOT = Path(__file__).parents[2]
TOPICS = ROOT / "onrecord" / "language" / "topics.toml"
# So many of the official texts: all of them take ten minutes to read.
MOST = 60


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of official texts that speak of tariffs, and of PolNeAR's dev part."""
    folder = tmp_path_factory.mktemp("real")
    with (shared / "corpora" / "white-house.jsonl").open(encoding="utf-8") as lines:
        some = islice((line for line in lines if "tariff" in line and "Donald" in line), MOST)
        (folder / "some.jsonl").write_text("".join(some), "utf-8")
    command = [sys.executable, "-m", "onrecord", "ingest", "--corpus", folder / "corpus", folder / "some.jsonl"]
    subprocess.run([*command, shared / "attribution" / "polnear-dev.jsonl"], cwd=ROOT, check=True, capture_output=True)
    return folder / "corpus"


@pytest.fixture(scope="module")
def dashboard(real: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    own = tmp_path_factory.mktemp("topics") / "topics.toml"
    own.write_bytes(TOPICS.read_bytes())
    with running_dashboard(real, ONRECORD_TOPICS=str(own)) as address:
        yield address


@pytest.fixture(scope="module")
def snapshot(real: Path) -> Snapshot:
    return take_snapshot(open_store(str(real)))


@pytest.mark.parametrize("size", SIZES)
def test_a_question_is_a_file_after_four_clicks_and_no_scrolling(
    chromium: Browser, dashboard: str, size: tuple[int, int]
) -> None:
    rows, clicks, scrolled = ask(chromium, dashboard, size, "scott bess", "tarif", "since march 2025")
    assert rows
    assert {row["speaker"] for row in rows} == {"Scott Bessent"}
    assert all(
        "tariffs and trade" in row["topics"] and date.fromisoformat(row["date"]) >= date(2025, 3, 1) for row in rows
    )
    assert clicks <= 4
    assert not scrolled


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Besent", "Scott Bessent"), ("scott bessent", "Scott Bessent"), ("Clintn", "Hillary Clinton")],
)
def test_one_slip_of_the_finger_finds_a_speaker(snapshot: Snapshot, written: str, meant: str) -> None:
    assert meant in spellings.like(spellings.names(snapshot), written)


def found(snapshot: Snapshot, query: str) -> set[str]:
    rows = queries.quotes(snapshot, Selection(query=query), limit=5000)
    return set(rows["text"])


def test_words_match_base_forms_and_marks_exactly(snapshot: Snapshot) -> None:
    assert found(snapshot, "tariff") == found(snapshot, "tariffs")
    exact = found(snapshot, '"tariff"')
    assert exact < found(snapshot, "tariff")
    assert not [text for text in exact if "tariff" not in text.lower().replace("tariffs", "")]


def test_the_country_is_in_capitals_and_amounts_are_words(snapshot: Snapshot) -> None:
    country, pronoun = found(snapshot, "US"), found(snapshot, "us")
    assert country
    assert not [text for text in country if not re.search(r"\bU[.\s-]*S", text)]
    assert len(pronoun - country) > 0
    amounts = {"$5 billion": r"\$5(?:[\s-]?billion|B|bn)\b", "25%": r"\b25\b", "5 percent": r"\b5\b|five"}
    for query, written in amounts.items():
        assert not [text for text in found(snapshot, query) if not re.search(written, text, re.IGNORECASE)], query
    assert not [text for text in found(snapshot, "5 percent") if "3.5 percent" in text and " 5 percent" not in text]
    assert search.hint("trade and tariffs")
