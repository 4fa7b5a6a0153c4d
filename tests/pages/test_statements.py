"""The page of statements: the table, one with its reports, and nothing."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import open_store
from tests.builders import ENGINE, parsed, quotation
from tests.pages.conftest import Dashboard
from tests.unit.corpus.test_otherwise import says

WHOLE = "“We will not close the old harbour before the last of the boats has come home.”"


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    """Two articles with one statement, said by different people to go by them."""
    articles = []
    for day, speaker in ((2, "Ann Fay"), (3, "Bo *Lund*")):
        text = f"{WHOLE} said {speaker}."
        articles.append(
            parsed(text, [quotation(text, WHOLE, speaker)], outlet=f"Outlet {day}", published=date(2026, 3, day))
        )
    store = open_store(str(tmp_path / "repeated"))
    store.append(articles, ENGINE)
    return store.location


def test_the_table(dashboard: Dashboard, corpus: str) -> None:
    app = dashboard("statements", corpus=corpus)
    assert app.markdown[0].value == "**1 statement** reported by several articles: 2 quotations in 2 articles"
    (row,) = app.dataframe[0].value.to_dict("records")
    assert (row["Statement"], row["Speaker"], row["Reports"]) == (WHOLE, "⚠ 2 speakers", 2)
    assert (row["First"], row["First reported by"]) == ("2 Mar 2026", "Outlet 2")


def test_one_statement(dashboard: Dashboard, corpus: str) -> None:
    table = dashboard("statements", corpus=corpus)
    assert "statement" not in table.query_params
    store = open_store(corpus)
    quotes = store.open_table("quotes")
    assert quotes is not None
    ids = sorted(quotes.to_pyarrow_table()["quote"].to_pylist())
    app = dashboard("statements", corpus=corpus, statement=ids[0])
    shown = app if app.warning else dashboard("statements", corpus=corpus, statement=ids[1])
    assert [warning.value for warning in shown.warning] == [
        "The reports name different speakers: Ann Fay \\(1 report\\)\\; Bo \\*Lund\\* \\(1 report\\)."
    ]
    assert "**2 reports** in **2 articles** of **2 outlets**" in [each.value for each in shown.markdown]


def test_a_statement_that_is_not_there(dashboard: Dashboard, corpus: str) -> None:
    app = dashboard("statements", corpus=corpus, statement="nothing")
    assert [message.value for message in app.info] == [
        "This statement is not in the corpus, or only one article has it now."
    ]


def test_nothing_is_repeated(dashboard: Dashboard) -> None:
    app = dashboard("statements")
    assert [message.value for message in app.info] == [
        "No statement here is reported twice. Remove a filter, or add articles."
    ]


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard("statements", q="nosuchword")
    assert [message.value for message in app.info] == ["Nothing matches these filters."]


def test_a_speaker_has_their_most_reported_statements(dashboard: Dashboard, tmp_path: Path) -> None:
    articles = []
    for day in (2, 3):
        text = " ".join(f"{WHOLE.replace('harbour', place)} she said." for place in ("harbour", "quay", "pier"))
        contents = [WHOLE.replace("harbour", place) for place in ("harbour", "quay", "pier")]
        quotes = [quotation(text, content, "Ann Fay") for content in contents]
        articles.append(parsed(f"{text} Day {day}.", quotes, published=date(2026, 3, day)))
    store = open_store(str(tmp_path / "spoken"))
    store.append(articles, ENGINE)
    app = dashboard("speakers", corpus=store.location, speaker="Ann Fay")
    assert "Most reported statements" in [each.value for each in app.subheader]


SPEECH = "The ferry will sail at six and at noon and it will carry every bicycle without a fee"


@pytest.fixture
def told(tmp_path: Path) -> str:
    """A speech and two reports of it, of which one has changed a word."""
    # So long that they are no versions of one another.
    own = " ".join(f"Herring {n} came with wind {n * 7} over pier {n * 5}." for n in range(30))
    articles = [parsed(f"Good evening. {SPEECH}. {own[::-1]}", outlet="The Hall", published=date(2026, 3, 1))]
    for day, second in ((2, "The ferry will sail at six and at noon"), (3, "it will carry every donkey without a fee")):
        text = f"“{SPEECH},” said Ann Fay.\n\n“And {second},” she said. {own}"
        quotes = [quotation(text, f"“{SPEECH},”", "Ann Fay"), quotation(text, f"“And {second},”", "Ann Fay")]
        articles.append(parsed(text, quotes, outlet=f"Out*let* {day}", published=date(2026, 3, day)))
    store = open_store(str(tmp_path / "told"))
    store.append(articles, ENGINE)
    return store.location


def test_outlets_are_counted_by_how_they_quote_a_source(dashboard: Dashboard, told: str) -> None:
    app = dashboard("statements", corpus=told, compare="sources")
    assert not app.exception
    assert any(block.value == "**4 quotations** of **1 source** in **2 articles**" for block in app.markdown)
    table = {row["Outlet"]: row for row in app.dataframe[0].value.to_dict("records")}
    assert (table["Out*let* 2"]["Verbatim"], table["Out*let* 2"]["Changed"]) == (1, 1)
    assert (table["Out*let* 3"]["Verbatim"], table["Out*let* 3"]["Changed"]) == (1, 1)
    shown = " ".join(block.proto.body for block in app.get("html"))
    assert shown.count("In the source") == 4


def test_filters_and_choices_leave_some_of_them(dashboard: Dashboard, told: str) -> None:
    app = dashboard("statements", corpus=told, compare="sources", outlet="Out*let* 3", fidelity_kind="Changed")
    (row,) = app.dataframe[0].value.to_dict("records")
    assert row["Quotations"] == 2
    shown = " ".join(block.proto.body for block in app.get("html"))
    assert shown.count("In the source") == 1
    assert "donkey" in shown


def test_a_corpus_without_sources_says_so(dashboard: Dashboard, corpus: str) -> None:
    app = dashboard("statements", corpus=corpus, compare="sources")
    assert app.info[0].value.startswith("No article here quotes a transcript or release")


def test_who_now_says_otherwise_stands_beside_what_was_said_before(dashboard: Dashboard, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "said"))
    store.append([says(2, 400), says(9, 700, speaker="Ann Fay")], ENGINE)
    app = dashboard("statements", corpus=store.location, compare="otherwise")
    assert not app.exception
    assert any(block.value == "**1 time** somebody now says otherwise" for block in app.markdown)
    shown = " ".join(block.proto.body for block in app.get("html"))
    assert "cost of the second crane: 400 crowns → 700 crowns" in shown
    assert "<mark>700 crowns</mark>" in shown
    filtered = dashboard("statements", corpus=store.location, compare="otherwise", to="2026-03-05")
    assert filtered.info[0].value == "Nobody here is certain to say otherwise than before."
