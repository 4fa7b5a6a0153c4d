"""What is new in the store is told from what a prepared corpus was made of, whoever wrote it in what order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from deltalake import write_deltalake
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus import Store, engines, in_place, incoming, open_store
from onrecord.corpus.schema import article_row, quote_row, table
from onrecord.corpus.store import ARTICLES, QUOTES, SCHEMAS
from tests.builders import ENGINE, small_corpus


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(str(tmp_path / "corpus"))
    for article in small_corpus()[:2]:
        store.append([article], ENGINE)
    return store


@pytest.fixture
def backend() -> Iterator[Backend]:
    with engines.open_duckdb() as connection:
        yield engines.backend(connection)


def stored(store: Store) -> incoming.Tables:
    return {name: store.open_table(name) for name in SCHEMAS}


def prepare(backend: Backend, store: Store) -> None:
    """As much of preparing as keeps what was read."""
    tables = stored(store)
    rows = {}
    for name, one in tables.items():
        if one is None:
            rows[name] = backend.create_table(f"stored_{name}", SCHEMAS[name].empty_table())
        else:
            engines.load(backend, f"stored_{name}", one, SCHEMAS[name])
            rows[name] = backend.table(f"stored_{name}")
    backend.create_table(ARTICLES, rows[ARTICLES])
    incoming.note(backend, tables, rows)


def arrived(backend: Backend, store: Store, name: str) -> list[str] | None:
    """The ids of the rows of a table that are new, None where all is to be prepared anew."""
    found = incoming.arrived(backend, stored(store))
    column = "article" if name == ARTICLES else "quote"
    return None if found is None else sorted(backend.to_pyarrow(found[name])[column].to_pylist())


def quotes_of(n: int) -> list[str]:
    one = small_corpus()[n]
    return sorted(str(quote_row(one.article, quote, "")["quote"]) for quote in one.quotes)


def test_what_was_written_since_has_arrived_once(
    backend: Backend, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "SHARE", 100)
    prepare(backend, store)
    store.append([small_corpus()[2]], ENGINE)
    assert arrived(backend, store, QUOTES) == quotes_of(2)
    assert arrived(backend, store, QUOTES) == []


@pytest.mark.parametrize("seen", [True, False])
def test_rows_that_were_there_before_their_article_come_with_it(
    backend: Backend, store: Store, monkeypatch: pytest.MonkeyPatch, seen: bool
) -> None:
    """Another process has written quotations, and not yet their article, when a corpus is prepared or brought up to date."""
    monkeypatch.setattr(in_place, "SHARE", 100)
    if not seen:
        prepare(backend, store)
    one = small_corpus()[3]
    rows = [quote_row(one.article, quote, "late") for quote in one.quotes]
    write_deltalake(f"{store.location}/{QUOTES}", table(rows, SCHEMAS[QUOTES]), mode="append")
    if seen:
        prepare(backend, store)
    assert arrived(backend, store, QUOTES) == []
    row = article_row(replace(one, quotes=()), "late", ENGINE, datetime.now(UTC))
    write_deltalake(f"{store.location}/{ARTICLES}", table([row], SCHEMAS[ARTICLES]), mode="append")
    assert arrived(backend, store, QUOTES) == quotes_of(3)


def test_where_files_are_gone_all_is_prepared_anew(
    backend: Backend, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "SHARE", 100)
    prepare(backend, store)
    quotes = store.open_table(QUOTES)
    assert quotes is not None
    quotes.optimize.compact()
    assert arrived(backend, store, QUOTES) is None


def test_where_much_has_been_added_in_all_everything_is_prepared_anew(
    backend: Backend, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "SHARE", 0.5)
    prepare(backend, store)
    store.append([small_corpus()[2]], ENGINE)
    assert arrived(backend, store, QUOTES) == quotes_of(2)
    store.append([small_corpus()[3]], ENGINE)
    assert arrived(backend, store, QUOTES) is None
