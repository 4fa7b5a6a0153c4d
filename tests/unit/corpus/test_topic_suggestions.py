"""Quotations of a topic and others -> phrases worth adding."""

import duckdb
import ibis
import pyarrow as pa
import pytest

from onrecord import lemmas
from onrecord.corpus import Snapshot
from onrecord.corpus.topic_suggestions import Suggestion, suggest, suggestions
from onrecord.taxonomy import Taxonomy, Topic
from onrecord.topics import matches

STEEL = Topic(name="steel", phrases=("steel",), exclusions=("steel guitar",), parent="metal")
INSIDE = [
    "the blast furnaces make steel",
    "a blast furnace makes steel from ore",
    "no blast furnace and no steel at all",
    "the mayor praised steel and SMR plants",
    "steel needs an SMR",
    "an SMR is steel",
]
OUTSIDE = ["the mayor praised wheat", "no furnace here", "the mayor and the wheat", "wheat is dear", "a steel guitar"]


def stored(text):
    return lemmas.lemma_text((word, word.removesuffix("s")) for word in text.split())


INSIDE_STORED, OUTSIDE_STORED = [stored(text) for text in INSIDE], [stored(text) for text in OUTSIDE]


def test_phrases_that_set_the_topic_apart():
    assert [found[:3] for found in suggest(INSIDE_STORED, OUTSIDE_STORED, STEEL)] == [
        ("SMR", 3, 0),
        ("blast furnace", 3, 0),
        ("furnace", 3, 1),
    ]


def test_the_best_come_first_and_no_more_than_asked_for():
    every = suggest(INSIDE_STORED, OUTSIDE_STORED, STEEL)
    assert [found.score for found in every] == sorted((found.score for found in every), reverse=True)
    assert suggest(INSIDE_STORED, OUTSIDE_STORED, STEEL, limit=2) == every[:2]


def test_the_order_of_the_texts_does_not_matter():
    reversed_texts = suggest(INSIDE_STORED[::-1], OUTSIDE_STORED[::-1], STEEL)
    assert reversed_texts == suggest(INSIDE_STORED, OUTSIDE_STORED, STEEL)


def test_what_the_topic_finds_already_is_not_suggested():
    furnace = Topic(name="steel", phrases=("steel", "blast furnace*"))
    assert "blast furnace" not in {found.phrase for found in suggest(INSIDE_STORED, OUTSIDE_STORED, furnace)}


def test_a_suggestion_added_finds_the_quotations_that_it_counts():
    for found in suggest(INSIDE_STORED, OUTSIDE_STORED, STEEL):
        taxonomy = Taxonomy((Topic(name="new", phrases=(found.phrase,)),))
        inside, outside = (
            sum(bool(matches(taxonomy, text, stored(text))) for text in texts) for texts in (INSIDE, OUTSIDE)
        )
        assert (inside, outside) == (found.inside, found.outside)


@pytest.mark.parametrize("outside", [[], ["the wheat"]])
@pytest.mark.parametrize("inside", [[], ["the of"]])
def test_nothing_comes_of_nothing(inside, outside):
    assert suggest(map(stored, inside), map(stored, outside), STEEL) == ()


def test_a_topic_that_all_quotations_have_has_nothing_that_sets_it_apart():
    assert suggest(INSIDE_STORED, [], STEEL) == ()


def test_a_whole_corpus():
    texts = {f"q{i}": text for i, text in enumerate(INSIDE + OUTSIDE)}
    connection = duckdb.connect()
    backend = ibis.duckdb.from_connection(connection)
    rows = {"quote": [*texts, "stored before there were lemmas"], "lemmas": [*map(stored, texts.values()), None]}
    quotes = backend.create_table("quotes", pa.table(rows))
    snapshot = Snapshot("here", 0, *(quotes,) * 11, Taxonomy(()), connection)
    expected = suggest(INSIDE_STORED, OUTSIDE_STORED, STEEL)
    found = suggestions(snapshot, STEEL)
    assert found == expected
    assert all(isinstance(one, Suggestion) for one in found)
