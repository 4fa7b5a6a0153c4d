"""Quotations and a taxonomy -> topics in the database, the same as in Python."""

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import lemmas, topics
from onrecord.corpus.topics import gain_and_loss, topics_of
from onrecord.taxonomy import MAX_PHRASE_LENGTH, MAX_PHRASES, Taxonomy, Topic

STEEL = Topic(name="steel", phrases=("steel", "iron*"), exclusions=("steel guitar", "ironing board"))
BUDGET = Topic(name="budget", phrases=("budget",))
QUOTES = ["Steel is dear", "a steel guitar", "the iron budget", "Iron on an ironing board", "nothing"]

word = st.sampled_from(["steel", "Steel", "STEEL", "steels", "iron", "NATO", "s", "Zoë", "of", "5", "İ", "ſteel", "ǅ"])
sentence = st.lists(word, max_size=8).map(" ".join)
phrase = st.builds(
    lambda parts, ending: " ".join(parts) + ending, st.lists(word, min_size=1, max_size=3), st.sampled_from(["", "*"])
)
topic = st.builds(
    Topic,
    name=st.sampled_from(["a", "b'; --"]),
    phrases=st.lists(phrase, max_size=4).map(tuple),
    exclusions=st.lists(phrase, max_size=3).map(tuple),
)
taxonomies = st.lists(topic, max_size=2, unique_by=lambda one: one.name).map(lambda found: Taxonomy(tuple(found)))


def stored(text):
    return lemmas.lemma_text((word, word.removesuffix("s")) for word in text.split())


def table(texts, around=None):
    rows = {
        "quote": list(map(str, range(len(texts)))),
        "article": ["a"] * len(texts),
        "lemmas": [None if t is None else stored(t) for t in texts],
        "around_lemmas": [None] * len(texts) if around is None else list(map(stored, around)),
    }
    return ibis.memtable(pa.table(rows, schema=pa.schema([(name, pa.string()) for name in rows])))


def articles(subject=""):
    return ibis.memtable(pa.table({"article": ["a"], "subject": [stored(subject)]}))


def words(quotes, taxonomy):
    """What the words of quotations show, which is all that there is around them."""
    found = rows(topics_of(quotes, articles(), taxonomy))
    assert {basis for *_, basis in found} <= {"words"}
    return {row[:3] for row in found}


def rows(expression):
    return set(ibis.duckdb.connect().to_pyarrow(expression).to_pandas().itertuples(index=False, name=None))


def test_each_phrase_that_shows_a_topic():
    assert words(table(QUOTES), Taxonomy((STEEL, BUDGET))) == {
        ("0", "steel", "steel"),
        ("2", "steel", "iron*"),
        ("2", "budget", "budget"),
        ("3", "steel", "iron*"),
    }


@settings(max_examples=60)
@given(st.lists(sentence, min_size=1, max_size=4), taxonomies)
def test_the_database_finds_what_python_finds(texts, taxonomy):
    expected = {
        (str(i), one.topic, one.phrase)
        for i, text in enumerate(texts)
        for one in topics.matches(taxonomy, text, stored(text))
    }
    assert words(table(texts), taxonomy) == expected


@pytest.mark.parametrize("taxonomy", [Taxonomy(()), Taxonomy((Topic(name="group"),))])
def test_without_phrases_there_are_no_topics(taxonomy):
    assert words(table(QUOTES), taxonomy) == set()


def test_quotations_stored_without_lemmas_have_no_topics():
    assert words(table([None, "steel"]), Taxonomy((STEEL,))) == {("1", "steel", "steel")}


def test_a_topic_is_shown_by_words_else_by_the_passage_else_by_the_article():
    quotes = table(["Steel is dear", "It is dear", "No"], ["the budget", "asked about iron", ""])
    assert rows(topics_of(quotes, articles("Iron and the budget"), Taxonomy((STEEL, BUDGET)))) == {
        ("0", "steel", "steel", "words"),
        ("0", "budget", "budget", "passage"),
        ("1", "steel", "iron*", "passage"),
        ("1", "budget", "budget", "article"),
        ("2", "steel", "iron*", "article"),
        ("2", "budget", "budget", "article"),
    }


def test_what_a_change_gains_and_loses():
    changed = Topic(name="steel", phrases=("steel",))
    assert rows(gain_and_loss(table(QUOTES), Taxonomy((STEEL, BUDGET)), Taxonomy((changed, BUDGET)))) == {
        ("1", "steel", "gained"),
        ("2", "steel", "lost"),
        ("3", "steel", "lost"),
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((), (BUDGET,), {("2", "budget", "gained")}),
        ((BUDGET,), (), {("2", "budget", "lost")}),
        ((BUDGET,), (Topic(name="money", phrases=("budget",)),), {("2", "budget", "lost"), ("2", "money", "gained")}),
        ((BUDGET,), (Topic(name="budget", description="new", phrases=("budget",)),), set()),
    ],
)
def test_topics_that_come_go_and_are_renamed(before, after, expected):
    assert rows(gain_and_loss(table(QUOTES), Taxonomy(before), Taxonomy(after))) == expected


def test_the_database_bears_as_many_phrases_as_are_allowed():
    long = [f"{number} " + "Łódź " * (MAX_PHRASE_LENGTH // 5 - 1) for number in range(MAX_PHRASES)]
    full = Topic(name="full", phrases=tuple(long), exclusions=tuple(f"no {one}"[:MAX_PHRASE_LENGTH] for one in long))
    assert words(table([long[7], "steel"]), Taxonomy((full,))) == {("0", "full", long[7])}
