"""Phrase and words -> which words of a lemma text it matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import lemmas

words = st.lists(st.tuples(st.text(min_size=1).filter(str.isalnum), st.text(min_size=1).filter(str.isalnum)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO’s allies", ["NATO", "s", "allies"]),
        ("cease-fire", ["cease", "fire"]),
        ("U.S. steel_mill, 5%", ["U", "S", "steel", "mill", "5"]),
        ("Zoe\u0308 came", ["Zoe\u0308", "came"]),
        ("“…”", []),
    ],
)
def test_words_are_letters_and_digits(text, expected):
    assert [text[slice(*span)] for span in lemmas.word_spans(text)] == expected


def test_an_item_has_capitals_lower_case_and_lemma():
    text = lemmas.lemma_text([("NATO", "NATO"), ("s", "s"), ("Allies", "ally"), ("ICBMs", "ICBM")])
    assert text == " /NATO/nato/ /s/ /allies/ally/ /ICBM/icbms/icbm/"


def test_accents_are_composed_on_both_sides():
    assert re.search(lemmas.expression("zoe\u0308"), lemmas.lemma_text([("Zo\u00eb", "Zo\u00eb")]))


@pytest.mark.parametrize("phrase", ["tariff", "cease-fire", "U.S.", "nuclear* plant*", "F-16", "5 %", "Zoë"])
def test_phrases(phrase):
    assert lemmas.is_phrase(phrase)


@pytest.mark.parametrize("phrase", ["", " ", "…", "*", "*tariff", "tar*iff", "steel * plant", "steel **", "a**"])
def test_no_phrases(phrase):
    assert not lemmas.is_phrase(phrase)


@given(words)
def test_one_item_a_word(found):
    text = lemmas.lemma_text(found)
    assert text.count(" ") == len(found)
    assert len(re.findall(" /[^ ]+/", text)) == len(found)


@given(words.filter(bool), st.data())
def test_every_word_and_every_lemma_is_found_where_it_stands(found, data):
    text = lemmas.lemma_text(found)
    i = data.draw(st.integers(0, len(found) - 1))
    for word in found[i]:
        places = [text.count(" ", 0, match.start()) - 1 for match in re.finditer(lemmas.expression(word), text)]
        assert i in places


def test_inflected_words_are_kept_once_with_their_base_forms():
    text = lemmas.lemma_text(
        [("NATO", "NATO"), ("Allies", "ally"), ("allies", "ally"), ("met", "meet"), ("ICBMs", "ICBM")]
    )
    assert lemmas.inflected(text) == " /allies/ally/ /met/meet/ /ICBM/icbms/icbm/"
