"""Pairs that are brought up to date are those that would be found among all texts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus import engines
from onrecord.corpus.alike import pairs

MEASURE = pairs.Measure("texts", 2, lambda pair: pair.shared >= 0.5 * pair.other_size)
# By article, of which each has two texts: the runs of words of both.
Texts = Mapping[int, tuple[frozenset[int], frozenset[int]]]
TEXTS = st.frozensets(st.integers(0, 7), max_size=5)
ARTICLES = st.dictionaries(st.integers(0, 11), st.tuples(TEXTS, TEXTS), max_size=12)


@contextmanager
def engine() -> Iterator[Backend]:
    with engines.open_duckdb() as connection:
        yield engines.backend(connection)


def rows(texts: Texts) -> pa.Table:
    found = [
        {"article": f"article {article}", "item": f"{article}-{n}", "shingle": shingle}
        for article, both in texts.items()
        for n, shingles in enumerate(both)
        for shingle in sorted(shingles)
    ]
    schema = {"article": pa.string(), "item": pa.string(), "shingle": pa.int64()}
    return pa.Table.from_pylist(found, pa.schema(schema))


def found(backend: Backend, name: str = "texts_pairs") -> list[str]:
    return sorted(map(str, backend.to_pyarrow(backend.table(name)).to_pylist()))


@settings(max_examples=8, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARTICLES, st.lists(ARTICLES, min_size=1, max_size=2))
def test_pairs_brought_up_to_date_are_those_of_all(
    monkeypatch: pytest.MonkeyPatch, first: Texts, later: list[Texts]
) -> None:
    # With so few texts a stock phrase, and none any more, is what comes and goes.
    monkeypatch.setattr(pairs, "STOCK", 4)
    now = dict(first)
    with engine() as grown, engine() as made:
        pairs.fill(grown, MEASURE, grown.create_table("first", rows(first)))
        for number, texts in enumerate(later):
            gone = [f"article {article}" for article in texts if article in now]
            pairs.grow(
                grown,
                MEASURE,
                grown.create_table(f"gone_{number}", pa.table({"article": pa.array(gone, pa.string())})),
                grown.create_table(f"come_{number}", rows(texts)),
            )
            now |= texts
        pairs.fill(made, MEASURE, made.create_table("all", rows(now)))
        for name in ("texts_pairs", "texts_sizes", "texts_shingles"):
            assert found(grown, name) == found(made, name)


def test_texts_of_one_article_are_no_pair_and_the_fuller_comes_first() -> None:
    texts = {1: (frozenset({1, 2, 3}), frozenset({1, 2, 3})), 2: (frozenset({1, 2}), frozenset())}
    with engine() as backend:
        pairs.fill(backend, MEASURE, backend.create_table("all", rows(texts)))
        table = backend.to_pyarrow(backend.table("texts_pairs")).to_pylist()
    assert sorted((row["item"], row["other"], row["shared"]) for row in table) == [("1-0", "2-0", 2), ("1-1", "2-0", 2)]


def test_a_run_that_becomes_a_stock_phrase_and_is_none_again_counts_for_texts_that_were_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairs, "STOCK", 2)
    none: frozenset[int] = frozenset()
    with engine() as backend:
        pairs.fill(
            backend,
            MEASURE,
            backend.create_table("all", rows({1: (frozenset({1, 2}), none), 2: (frozenset({1, 2}), none)})),
        )
        assert len(found(backend)) == 1
        nobody, third = (pa.table({"article": pa.array(keys, pa.string())}) for keys in ([], ["article 3"]))
        nobody, third = backend.create_table("nobody", nobody), backend.create_table("third", third)
        pairs.grow(backend, MEASURE, nobody, backend.create_table("come", rows({3: (frozenset({1}), none)})))
        assert found(backend) == []
        pairs.grow(backend, MEASURE, third, backend.create_table("nothing", rows({})))
        assert len(found(backend)) == 1
