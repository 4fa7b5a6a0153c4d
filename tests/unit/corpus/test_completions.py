"""What is being typed -> words, people and topics that may be meant, with how much there is of each."""

import pytest

from onrecord.corpus import Snapshot, completions, spellings
from onrecord.corpus.selection import Selection
from onrecord.model import QuoteKind

INDIRECT = Selection(kinds=(QuoteKind.INDIRECT,))


@pytest.mark.parametrize(
    ("typed", "selection", "expected"),
    [
        ("st", Selection(), {"q": {"steel": 1}, "topic": {"steel": 1}}),
        ("ann f", Selection(), {"speaker": {"Ann Fay": 3}}),
        ("fay", INDIRECT, {"speaker": {"Ann Fay": 0}}),
        ("dear fe", Selection(), {"q": {"fees": 1}}),
        ("Lumd", Selection(), {"speaker": {"Bo Lund": 1}}),
        ("harbour bo", INDIRECT, {"q": {"board": 1}, "speaker": {"Harbour Board": 1}}),
        ("wheet", Selection(), {"q": {"wheat": 1}}),
        ("wheat ", Selection(), {}),
        ('"st', Selection(), {}),
        ("  ", Selection(), {}),
    ],
)
def test_completions(snapshot: Snapshot, typed: str, selection: Selection, expected: dict[str, dict[str, int]]) -> None:
    found = completions.of(snapshot, spellings.names(snapshot), selection, typed)
    assert {group.name: {one.text: one.count for one in group.completions} for group in found} == expected


def test_a_word_is_put_in_the_place_of_its_beginning(snapshot: Snapshot) -> None:
    (group,) = completions.of(snapshot, spellings.names(snapshot), Selection(query="wh"), "dear whe")
    assert [one.value for one in group.completions] == ["dear wheat", "dear when"]
