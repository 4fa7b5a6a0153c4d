"""Phrases, exclusions and words -> what is found."""

import pytest

from onrecord import lemmas
from onrecord.taxonomy import Taxonomy, Topic, load
from onrecord.topics import matches


def found(text, phrases, exclusions=()):
    """The words found in ``text``, each word being its own lemma."""
    words = [text[slice(*span)] for span in lemmas.word_spans(text)]
    stored = lemmas.lemma_text((word, word.removesuffix("s")) for word in words)
    taxonomy = Taxonomy((Topic(name="t", phrases=tuple(phrases), exclusions=tuple(exclusions)),))
    return [text[one.start : one.end] for one in matches(taxonomy, text, stored)]


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("No tariff, no Tariffs", ["tariff"], ["tariff", "Tariffs"]),
        ("No tariff, no tariffs", ["tariffs"], ["tariffs"]),
        ("a metariff and a tariffic", ["tariff"], []),
        ("in NATO, at Nato and by nato", ["NATO"], ["NATO"]),
        ("in NATO, at Nato and by nato", ["nato"], ["NATO", "Nato", "nato"]),
        ("The US told us", ["US"], ["US"]),
        ("a cease-fire, a cease fire, a ceasefire", ["cease-fire"], ["cease-fire", "cease fire"]),
        ("a cease\u2011fire", ["cease fire"], ["cease\u2011fire"]),
        ("China’s port and China's port", ["China's port"], ["China’s port", "China's port"]),
        ("migrants and migration, emigrants", ["migra*"], ["migrants", "migration"]),
        ("nuclear plants and nuclear planting", ["nuclear plant*"], ["nuclear plants", "nuclear planting"]),
        ("steel and iron", ["iron", "steel"], ["iron", "steel"]),
        ("peace talks talks", ["peace talk", "talk"], ["peace talks", "talks", "talks"]),
        ("a price (of) steel", ["price of steel"], ["price (of) steel"]),
        ("a.c and abc", ["a.c"], ["a.c"]),
        ("5% of GDP", ["5 % of GDP"], ["5% of GDP"]),
    ],
)
def test_phrases(text, phrases, expected):
    assert found(text, phrases) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the budget", ["budget"]),
        ("a budget airline", []),
        ("budget airlines and the budget", ["budget"]),
        ("the budgets of budget hotels", ["budgets"]),
        ("the low budget airline budget", ["budget"]),
        ("an airline with a budget", ["budget"]),
    ],
)
def test_an_exclusion_cancels_what_it_covers(text, expected):
    assert found(text, ["budget", "low budget"], ["budget airline", "budget hotel"]) == expected


def test_the_longest_exclusion_at_a_place_is_taken():
    assert found("budget airline tax", ["tax"], ["budget airline", "budget airline tax"]) == []


def test_an_exclusion_leaves_a_gap_that_no_phrase_bridges():
    assert found("steel guitar price", ["steel price"], ["guitar"]) == []


def test_topics_do_not_disturb_each_other():
    text = "A budget airline"
    stored = lemmas.lemma_text((word, word) for word in text.split())
    one = Topic(name="budget", phrases=("budget",), exclusions=("budget airline",))
    other = Topic(name="flying", phrases=("airline",))
    group = Topic(name="everything")
    (evidence,) = matches(Taxonomy((group, one, other)), text, stored)
    assert (evidence.topic, evidence.phrase, text[evidence.start : evidence.end]) == ("flying", "airline", "airline")


def of_shipped(text: str) -> set[str]:
    """The topics that the shipped taxonomy finds in a text."""
    words = [text[slice(*span)] for span in lemmas.word_spans(text)]
    stored = lemmas.lemma_text((word, word.lower().removesuffix("s")) for word in words)
    return {one.topic for one in matches(load(), text, stored)}


@pytest.mark.parametrize(
    ("homonym", "meant", "topic"),
    [
        ("The geese migrate south in October", "The migrants crossed the border at night", "migration"),
        ("Liberation Day in D.C. drew a crowd", "The tariffs of Liberation Day hurt us", "tariffs and trade"),
        ("Most favored nation prices will halve what drugs cost", "A tariff on steel", "tariffs and trade"),
        ("The tour’s sanctions cost the golfer his place", "New sanctions hit the bank of Velmora", "sanctions"),
    ],
)
def test_a_homonym_is_not_the_topic(homonym: str, meant: str, topic: str) -> None:
    assert topic in of_shipped(meant)
    assert topic not in of_shipped(homonym)
