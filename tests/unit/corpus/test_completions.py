"""What is being typed -> words, people and topics that may be meant, with how much there is of each."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, completions, open_store, spellings, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.corpus.words import nearest
from onrecord.model import QuoteKind
from tests.builders import ENGINE, parsed, quotation

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
        ("bo", INDIRECT, {"q": {"board": 1}, "speaker": {"Bo Lund": 1, "Harbour Board": 1}}),
        ("since 2026-03-09", INDIRECT, {"from": {"since 2026-03-09": 1}}),
        ("wheat ", Selection(), {}),
        ('"st', Selection(), {}),
        ("  ", Selection(), {}),
    ],
)
def test_completions(snapshot: Snapshot, typed: str, selection: Selection, expected: dict[str, dict[str, int]]) -> None:
    found = completions.of(snapshot, spellings.names(snapshot), selection, typed)
    assert {group.name: {one.text: one.count for one in group.completions} for group in found} == expected


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ("since March 2026", date(2026, 3, 1)),
        ("from 5 mar 2026", date(2026, 3, 5)),
        ("Since March 5, 2026", date(2026, 3, 5)),
        ("2026-03", date(2026, 3, 1)),
        ("since 2026", date(2026, 1, 1)),
        ("2026", None),
        ("31 February 2026", None),
        ("since 1066-10-14", None),
        ("since May", None),
        ("budget 2026", None),
    ],
)
def test_the_first_day_of_a_question(typed: str, day: date | None) -> None:
    assert completions.since(typed) == day


def test_what_one_slip_parts_comes_before_what_is_said_more_often(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "words"))
    for words in ("“Where is it?”", "“Where was it?”", "“Wheat.”"):
        text = f"{words} Ann Fay asked."
        store.append([parsed(text, [quotation(text, words, "Ann Fay")])], ENGINE)
    assert nearest(take_snapshot(store), "wheet") == ["wheat"]


def test_a_word_is_put_in_the_place_of_its_beginning(snapshot: Snapshot) -> None:
    (group,) = completions.of(snapshot, spellings.names(snapshot), Selection(query="wh"), "dear whe")
    assert [one.value for one in group.completions] == ["dear wheat", "dear when"]
