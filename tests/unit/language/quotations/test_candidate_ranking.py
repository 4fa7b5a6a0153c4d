"""Ranking: the likely readings, one a cue, none inside another's content."""

import pytest

from onrecord.language.quotations.candidate_ranking import select
from onrecord.language.quotations.quotation_marks import passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Keller said the bridge was safe.", {"said": "the bridge was safe"}),
        ("Maria Keller said that Erik Lind thinks that the bridge is safe.", {"said": "that Erik Lind thinks that the bridge is safe"}),
        ("Maria Keller crossed the bridge on Monday.", {}),
        ("The committee wants the mayor to resign.", {"wants": "the mayor to resign"}),
    ],
)  # fmt: skip
def test_what_is_selected(nlp, text, expected):
    doc = nlp(text)
    found = {one.candidate.cue.text: one.candidate.ranges for one in select(doc, passages(text))}
    assert {cue: " ".join(doc[a:b].text for a, b in ranges) for cue, ranges in found.items()} == expected


def test_the_same_text_has_the_same_answer(nlp):
    text = "Maria Keller said the bridge was safe. The mayor denied that it was. Prices, he warned, would rise."
    first, second = (
        [(one.candidate.cue.i, one.candidate.ranges, one.probability) for one in select(nlp(text), [])] for _ in "ab"
    )
    assert first == second
    assert len(first) == 3
