"""Taxonomies: what is written in TOML, what is refused and why."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import taxonomy
from onrecord.errors import TaxonomyError
from onrecord.lemmas import is_phrase
from onrecord.taxonomy import MAX_PHRASE_LENGTH, MAX_PHRASES, Taxonomy, Topic

STEEL = Topic(name="steel", description="Mills and metal", phrases=("steel", "iron ore"), exclusions=("steel guitar",))
TRADE = Topic(name="trade", phrases=("tariff",))

phrases = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(is_phrase)).map(tuple)
topics = st.builds(
    Topic,
    name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip),
    description=st.text(st.characters(exclude_categories=["Cs"])),
    phrases=phrases,
    exclusions=phrases,
)


def test_the_taxonomy_that_ships():
    found = taxonomy.load()
    assert {topic.name for topic in found.topics} >= {
        "defense spending", "tariffs and trade", "NATO and alliances", "war in Ukraine", "ceasefire and peace talks",
        "sanctions", "arms procurement and industry", "energy", "migration", "China", "elections", "budget and debt",
    }  # fmt: skip
    assert all(topic.description for topic in found.topics)
    assert all(topic.phrases or len(found.below(topic.name)) > 1 for topic in found.topics)


@pytest.mark.parametrize("name", ["topics.json", "topics_held_out.json"])
def test_judgments_name_topics_that_ship(name):
    judgments = json.loads((Path(__file__).parents[1] / "judgments" / name).read_text("utf-8"))
    named = {topic for judgment in judgments for topic in judgment["topics"]}
    assert named
    assert named <= {topic.name for topic in taxonomy.load().topics if topic.phrases}


@given(st.lists(topics, unique_by=lambda topic: topic.name.casefold(), max_size=4), st.data())
def test_what_is_dumped_is_read_back(found, data):
    if found:
        parent = data.draw(st.sampled_from(found)).name
        found = [*found, Topic(name="the child " * 3, parent=parent)]
    written = Taxonomy(tuple(found))
    assert taxonomy.parse(taxonomy.dump(written)) == written


def test_a_file_is_read(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(taxonomy.dump(Taxonomy((STEEL, TRADE))), "utf-8")
    assert taxonomy.load(path) == Taxonomy((STEEL, TRADE))


def test_below_is_the_topic_and_what_is_under_it():
    chain = [Topic(name="c", parent="b"), Topic(name="b", parent="a"), Topic(name="a"), Topic(name="d")]
    found = Taxonomy(tuple(chain))
    assert found.below("a") == ("c", "b", "a")
    assert found.below("c") == ("c",)
    assert found.below("unheard of") == ()


@pytest.mark.parametrize(
    ("text", "topic", "field"),
    [
        ('[[topic]]\nname = "steel"\nphrases = "steel"', "steel", "phrases"),
        ('[[topic]]\nname = "steel"\nphrases = [5]', "steel", "phrases"),
        ('[[topic]]\nname = "steel"\nphrases = ["steel", "…"]', "steel", "phrases"),
        ('[[topic]]\nname = "steel"\nphrases = ["*steel"]', "steel", "phrases"),
        ('[[topic]]\nname = "steel"\nexclusions = [""]', "steel", "exclusions"),
        ('[[topic]]\nname = "steel"\ndescription = 5', "steel", "description"),
        ('[[topic]]\nname = "steel"\nparent = true', "steel", "parent"),
        ('[[topic]]\nname = "steel"\nparent = "metal"', "steel", "parent"),
        ('[[topic]]\nname = "steel"\nparent = "steel"', "steel", "parent"),
        ('[[topic]]\nname = "a"\nparent = "b"\n[[topic]]\nname = "b"\nparent = "a"', "a", "parent"),
        ('[[topic]]\nname = "steel"\n[[topic]]\nname = "Steel"', "Steel", "name"),
        ('[[topic]]\nname = " "', " ", "name"),
        ("[[topic]]\nname = 5", "number 1", "name"),
        ('[[topic]]\nname = "steel"\nphrase = ["steel"]', "steel", "phrase"),
        ("[[topic", None, None),
        ("topic = 5", None, None),
        ('[steel]\nname = "steel"', None, None),
    ],
)
def test_what_is_refused_says_where(text, topic, field):
    with pytest.raises(TaxonomyError) as caught:
        taxonomy.parse(text)
    assert (caught.value.topic, caught.value.field) == (topic, field)
    assert all(part in str(caught.value) for part in (topic, field) if part and part.strip() and "number" not in part)


@pytest.mark.parametrize("phrases", [("steel",) * (MAX_PHRASES + 1), ("x" * (MAX_PHRASE_LENGTH + 1),)])
def test_too_much_is_refused(phrases):
    with pytest.raises(TaxonomyError, match="keep to"):
        Taxonomy((Topic(name="steel", phrases=phrases),))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(TaxonomyError, match=r"none\.toml"):
        taxonomy.load(tmp_path / "none.toml")


def test_another_encoding_is_named(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes('[[topic]]\nname = "Zoë"'.encode("latin-1"))
    with pytest.raises(TaxonomyError, match="UTF-8"):
        taxonomy.load(path)
