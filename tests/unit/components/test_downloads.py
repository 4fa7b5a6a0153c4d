"""File names of downloads: what is inside, and nothing that a file system takes amiss."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.downloads import file_name
from onrecord.corpus.selection import Selection
from onrecord.default_view import CERTAIN, View
from onrecord.model import Act, QuoteKind, SpeakerKind

TODAY = date(2026, 5, 8)


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (Selection(), "onrecord-quotations-2026-05-08.csv"),
        (Selection(speakers=("Marcus Thorne",)), "onrecord-quotations-marcus-thorne-2026-05-08.csv"),
        (Selection(speakers=("Lucía Ferrante",)), "onrecord-quotations-lucia-ferrante-2026-05-08.csv"),
        (Selection(speakers=("A", "B")), "onrecord-quotations-2-speakers-2026-05-08.csv"),
        (
            Selection(kinds=(QuoteKind.DIRECT,), speaker_kinds=(SpeakerKind.UNNAMED,), undated=True),
            "onrecord-quotations-unnamed-direct-undated-2026-05-08.csv",
        ),
        (
            Selection(since=date(2026, 3, 2), query='"gas price"'),
            "onrecord-quotations-gas-price-from-2026-03-02-2026-05-08.csv",
        ),
        (
            Selection(acts=(Act.DENY,), view=(View.BELIEF,), confidence=CERTAIN),
            "onrecord-quotations-deny-at-least-certain-with-belief-2026-05-08.csv",
        ),
        (Selection(acts=tuple(Act)), "onrecord-quotations-10-acts-2026-05-08.csv"),
        (Selection(speakers=("../../etc/passwd",)), "onrecord-quotations-etc-passwd-2026-05-08.csv"),
        (Selection(speakers=("Ж",)), "onrecord-quotations-2026-05-08.csv"),
    ],
)
def test_file_name(selection: Selection, name: str) -> None:
    assert file_name(selection, "csv", TODAY) == name


def test_the_name_says_which_table_it_is() -> None:
    name = file_name(Selection(outlets=("Ilm Post",)), "parquet", TODAY, "topics-by-speaker")
    assert name == "onrecord-topics-by-speaker-ilm-post-2026-05-08.parquet"


@given(st.text(), st.text(), st.text())
def test_no_value_makes_a_name_that_is_more_than_a_name(speaker: str, query: str, subject: str) -> None:
    name = file_name(Selection(speakers=(speaker,), query=query), "jsonl", TODAY, f"quotations {subject}")
    assert re.fullmatch(r"onrecord-quotations-[a-z0-9-]*\.jsonl", name)
    assert len(name) < 190
