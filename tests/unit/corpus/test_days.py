"""An article that was updated counts on the day of the version that was read; the day of its publication is kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, Store, judging, open_store, queries, take_snapshot
from onrecord.corpus.extracts import article_rows, quote_rows
from onrecord.corpus.selection import Selection
from tests.builders import ENGINE, parsed, quotation

OLD, NEW = date(2012, 4, 5), date(2026, 2, 1)
TEXT = "“Wheat is dear,” Ann Fay said."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = parsed(TEXT, [quotation(TEXT, "Wheat is dear", "Ann Fay")], title="Wheat", published=OLD)
    store = open_store(str(tmp_path / "corpus"))
    store.append([replace(made, article=replace(made.article, updated=NEW))], ENGINE)
    return store


def days(snapshot: Snapshot) -> tuple[date | None, date | None]:
    (key,) = snapshot.fetch(snapshot.articles)["article"]
    stored = queries.stored_article(snapshot, key)
    assert stored
    return stored.article.published, stored.article.updated


def test_filters_and_charts_use_the_day_of_the_version_that_was_read(store: Store) -> None:
    snapshot = take_snapshot(store)
    found = [queries.totals(snapshot, Selection(since=day, until=day)).quotes for day in (OLD, NEW)]
    assert found == [0, 1]
    assert queries.quotes_over_time(snapshot, Selection(), "day")["period"].dt.date.tolist() == [NEW]
    assert queries.updated_quotes(snapshot, Selection()) == 1
    assert days(snapshot) == (OLD, NEW)


def test_files_have_both_days(store: Store) -> None:
    snapshot = take_snapshot(store)
    for rows in (quote_rows, article_rows):
        (row,) = snapshot.rows(rows(snapshot, Selection()))
        assert (row["date"], row["published"]) == (NEW, OLD)


def test_a_persons_word_is_the_day(store: Store) -> None:
    (key,) = take_snapshot(store).fetch(take_snapshot(store).articles)["article"]
    said = date(2020, 1, 1)
    store.correct(judging.describe(take_snapshot(store), [key], {"published": said}, "Di"))
    snapshot = take_snapshot(store)
    assert days(snapshot) == (said, None)
    assert queries.totals(snapshot, Selection(since=said, until=said)).quotes == 1
    assert queries.updated_quotes(snapshot, Selection()) == 0
