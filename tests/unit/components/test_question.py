"""A view in words."""

from datetime import date

import pytest

from components.question import months, title
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection

TOTALS = Totals(7, 4, 4, 3, 2, date(2026, 3, 2), date(2026, 5, 8), 0, 0, {})


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "Quotations, March to May 2026"),
        (
            Selection(speakers=("Marta Voss",), topics=("trade", "steel"), since=date(2025, 12, 1)),
            "Marta Voss on trade and steel, December 2025 to May 2026",
        ),
        (Selection(speakers=tuple("ABCD"), until=date(2026, 3, 31)), "4 speakers, March 2026"),
        (Selection(speakers=("A", "B", "C"), query="steel "), "A, B and C with “steel”, March to May 2026"),
        (
            Selection(entities=("Ilm",), outlets=("Ilm Post",)),
            "Quotations mentioning Ilm in Ilm Post, March to May 2026",
        ),
    ],
)
def test_title(selection: Selection, words: str) -> None:
    assert title(selection, TOTALS) == words


def test_what_has_no_days_has_no_months() -> None:
    assert months(None, date(2026, 3, 1)) == ""
