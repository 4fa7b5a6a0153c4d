"""Candidates: every reading of a word as a cue, by construction -> the content it would have."""

import pytest

from onrecord.language.quotations.candidate_ranking import closings
from onrecord.language.quotations.candidates import candidates
from onrecord.language.quotations.quotation_marks import passages


def readings(nlp, text, cue):
    doc = nlp(text)
    (token,) = [t for t in doc if t.text == cue]
    found = candidates(token, closings(doc, passages(text)))
    return {(c.construction, c.cut): [doc[first:last].text for first, last in c.ranges] for c in found}


@pytest.mark.parametrize(
    ("text", "cue", "construction", "content"),
    [
        ("Maria Keller said the bridge was safe.", "said", "ccomp", ["the bridge was safe"]),
        ("Maria Keller called for an inquiry.", "called", "prep", ["an inquiry"]),
        ("Maria Keller praised the workers.", "praised", "dobj", ["the workers"]),
        ("The bridge was safe, Maria Keller said.", "said", "before", ["The bridge was safe"]),
        ("The bridge, Maria Keller said, is safe.", "said", "inserted", ["The bridge", "is safe."]),
        ("The bridge is safe, according to the mayor.", "according", "according-before", ["The bridge is safe,"]),
        ("According to the mayor, the bridge is safe.", "According", "according-after", [", the bridge is safe."]),
        ("Her warning that the bridge would fall was heard.", "warning", "noun-acl", ["that the bridge would fall"]),
        ("Prices are expected to rise.", "expected", "subject+xcomp", ["Prices", "to rise"]),
    ],
)
def test_a_construction_and_its_content(nlp, text, cue, construction, content):
    assert readings(nlp, text, cue)[construction, False] == content


def test_content_may_end_at_a_closing_mark(nlp):
    found = readings(nlp, "Maria Keller said it was “a mess,” referring to the bridge.", "said")
    assert found["ccomp", True] == ["it was “a mess,”"]


def test_a_manner_is_no_source(nlp):
    assert readings(nlp, "The work goes according to plan.", "according") == {}


def test_very_long_phrases_are_no_content(nlp):
    text = "Maria Keller said " + "very " * 500 + "good."
    assert all(sum(len(part.split()) for part in content) <= 400 for content in readings(nlp, text, "said").values())
