"""Text -> the words that a phrase finds in it, by spaCy's lemmas."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import lemmas
from onrecord.language.lemmas import lemma_text
from onrecord.taxonomy import Taxonomy, Topic
from onrecord.topics import matches


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The tariffs hurt the tariffed-up mills.", "tariff", ["tariffs"]),
        ("Stop the Lund Tariffs now.", "tariff", ["Tariffs"]),
        ("STOP THE TARIFFS NOW.", "tariff", ["TARIFFS"]),
        ("Anti-tariff mills want tariff-free steel.", "tariff", ["tariff", "tariff"]),
        ("They negotiated with allies.", "negotiate", ["negotiated"]),
        ("They negotiated with allies.", "ally", ["allies"]),
        ("Allies of NATO’s allies met.", "NATO ally", []),
        ("A NATO-led force and NATO allies met.", "NATO", ["NATO", "NATO"]),
        ("Two ICBMs flew.", "ICBM", ["ICBMs"]),
        ("They raise taxes.", "tax", ["taxes"]),
        ("The peace talks failed.", "peace talk", ["peace talks"]),
        ("The cities of Velmora don’t pay.", "city", ["cities"]),
    ],
)
def test_lemmas(nlp, text, phrase, expected):
    taxonomy = Taxonomy((Topic(name="t", phrases=(phrase,)),))
    found = matches(taxonomy, text, lemma_text(nlp(text), text, [(0, len(text))]))
    assert [text[one.start : one.end] for one in found] == expected


def test_only_the_words_of_the_segments_in_their_order(nlp):
    text = "“Steel is dear,” Ann Roe said, “and wheat is not.”"
    first, second = (text.index("“Steel"), text.index(" Ann")), (text.index("“and"), len(text))
    assert lemma_text(nlp(text), text, [first, second]) == (" /steel/ /is/be/ /dear/ /and/ /wheat/ /is/be/ /not/")


def test_a_segment_may_cut_a_token(nlp):
    text = "The steel-makers can’t pay."
    assert lemma_text(nlp(text), text, [(6, len(text) - 2)]).count(" ") == 5


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_as_many_items_as_words(nlp, text):
    assert lemma_text(nlp(text), text, [(0, len(text))]).count(" ") == len(lemmas.word_spans(text))
