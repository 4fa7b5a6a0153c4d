"""Quotations of the small corpus counted by the topics of tests/topics.toml."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from onrecord.corpus import Snapshot, extracts, open_store, queries, take_snapshot, topic_queries
from onrecord.corpus.selection import UNKNOWN_OUTLET, Selection
from onrecord.model import Basis
from onrecord.taxonomy import Taxonomy, Topic
from tests.builders import ENGINE, parsed, quotation


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_counts(snapshot: Snapshot) -> None:
    found = topic_queries.counts(snapshot, Selection())
    assert rows(found, "topic", "quotes", "articles", "speakers") == [
        ("harbour", 2, 2, 2),
        ("grain", 1, 1, 1),
        ("steel", 1, 1, 1),
    ]
    assert topic_queries.without_topic(snapshot, Selection()) == 3


def test_a_topic_with_children_is_their_sum_in_the_filter(snapshot: Snapshot) -> None:
    trade = topic_queries.counts(snapshot, Selection(topics=("trade",)))
    assert rows(trade, "topic", "quotes") == [("grain", 1), ("steel", 1)]
    assert queries.totals(snapshot, Selection(topics=("trade",))).articles == 2
    assert queries.totals(snapshot, Selection(topics=("trade", "grain"), all_topics=True)).quotes == 1
    assert queries.totals(snapshot, Selection(topics=("steel", "grain"), all_topics=True)).quotes == 0


def test_over_time_leaves_the_undated_out_and_says_how_many(snapshot: Snapshot) -> None:
    found = topic_queries.over_time(snapshot, Selection(), "month")
    assert [(f"{r.period:%Y-%m-%d}", r.topic, r.quotes) for r in found.itertuples()] == [
        ("2026-03-01", "grain", 1),
        ("2026-03-01", "harbour", 1),
        ("2026-03-01", "steel", 1),
    ]
    assert queries.undated_quotes(snapshot, Selection(topics=("harbour",))) == 1


def test_by_speaker_outlet_and_act(snapshot: Snapshot) -> None:
    by_speaker = topic_queries.by(snapshot, Selection(), "speaker")
    assert rows(by_speaker, "value", "topic", "quotes") == [
        ("Ann Fay", "grain", 1),
        ("Ann Fay", "steel", 1),
        ("Bo Lund", "harbour", 1),
        ("senior port official", "harbour", 1),
    ]
    of_one = topic_queries.by(snapshot, Selection(), "speaker", ["Bo Lund"])
    assert rows(of_one, "value", "topic", "quotes") == [("Bo Lund", "harbour", 1)]
    assert ("promise", "harbour", 1) in rows(topic_queries.by(snapshot, Selection(), "act"), "value", "topic", "quotes")
    assert UNKNOWN_OUTLET not in set(topic_queries.by(snapshot, Selection(), "outlet")["value"])


def test_who_speaks_most_of_what_has_a_topic(snapshot: Snapshot) -> None:
    ranked = topic_queries.ranked(snapshot, Selection(), "speaker", limit=1)
    assert rows(ranked.rows, "value", "quotes") == [("Ann Fay", 2)]
    assert ranked.of == 3
    every = topic_queries.ranked(snapshot, Selection(topics=("harbour",)), "speaker", None)
    assert rows(every.rows, "value", "quotes") == [("Bo Lund", 1), ("senior port official", 1)]


def test_topics_that_stand_together(snapshot: Snapshot) -> None:
    assert topic_queries.together(snapshot, Selection()).empty
    wide = Taxonomy(
        tuple(replace(t, phrases=(*t.phrases, "room")) if t.name == "grain" else t for t in snapshot.taxonomy.topics)
    )
    found = topic_queries.together(snapshot.with_taxonomy(wide), Selection())
    assert rows(found, "topic", "other", "quotes") == [("grain", "harbour", 1)]


def test_a_change_says_what_it_gains_and_loses(snapshot: Snapshot) -> None:
    changed = Taxonomy(tuple(replace(t, phrases=("no",)) if t.name == "steel" else t for t in snapshot.taxonomy.topics))
    found = topic_queries.changes(snapshot, changed)
    assert sorted(rows(found, "change", "topic", "text")) == [
        ("gained", "steel", "“No,”"),
        ("lost", "steel", "“We will not pay 5% more for steel,”"),
    ]
    assert topic_queries.changes(snapshot, snapshot.taxonomy).empty


def by_context(folder: Path) -> Snapshot:
    text = "Steel quarrel\n\nFay spoke of the steel duty. “It works,” she said.\n\n“Steel is dear,” Bo said. “No,” he added."
    quotes = [
        quotation(text, "“It works,”", "Ann Fay", around="spoke of the steel duty"),
        quotation(text, "“Steel is dear,”", "Bo Lund"),
        quotation(text, "“No,”", "Bo Lund"),
    ]
    store = open_store(str(folder))
    store.append([parsed(text, quotes, published=date(2026, 3, 1), subject="Steel quarrel")], ENGINE)
    return take_snapshot(store, Taxonomy((Topic(name="steel", phrases=("steel",)),)))


@pytest.mark.parametrize(("basis", "quotes"), [(Basis.WORDS, 1), (Basis.PASSAGE, 2), (Basis.ARTICLE, 3)])
def test_a_selection_says_what_may_show_a_topic(tmp_path: Path, basis: Basis, quotes: int) -> None:
    snapshot, selection = by_context(tmp_path), Selection(topics=("steel",), basis=basis)
    assert queries.totals(snapshot, selection).quotes == quotes
    assert topic_queries.counts(snapshot, selection)["quotes"].tolist() == [quotes]
    assert topic_queries.without_topic(snapshot, Selection(basis=basis)) == 3 - quotes
    assert topic_queries.of_articles_alone(snapshot, selection) == 1


def test_the_extract_says_what_shows_each_topic(tmp_path: Path) -> None:
    snapshot = by_context(tmp_path)
    rows_of = snapshot.rows(extracts.quote_rows(snapshot, Selection()))
    columns = ("quotation", "topics", "topics_by_passage", "topics_of_article")
    assert {tuple(row[name] for name in columns) for row in rows_of} == {
        ("“It works,”", "steel", "steel", None),
        ("“Steel is dear,”", "steel", None, None),
        ("“No,”", None, None, "steel"),
    }


def test_why_a_quotation_has_a_topic(tmp_path: Path) -> None:
    snapshot = by_context(tmp_path)
    key = snapshot.rows(snapshot.articles.select("article"))[0]["article"]
    stored = queries.stored_article(snapshot, key)
    assert stored is not None
    assert [(one.basis, one.words) for item in stored.quotes for one in item.topics] == [
        (Basis.PASSAGE, ("steel",)),
        (Basis.WORDS, ("Steel",)),
        (Basis.ARTICLE, ("steel",)),
    ]


def test_a_preview_counts_what_the_pages_show(tmp_path: Path) -> None:
    snapshot = by_context(tmp_path)
    none = Taxonomy((Topic(name="steel", phrases=("copper",)),))
    assert len(topic_queries.changes(snapshot.with_taxonomy(none), snapshot.taxonomy)) == 2
