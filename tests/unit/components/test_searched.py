"""What is marked in a text is what the search looks for."""

import pytest

from components.searched import marker
from onrecord.corpus import Snapshot


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("fee", "the fees “plain theft”, a fee", ["fees", "fee"]),
        ("fees", "Fees and a fee", ["Fees", "fee"]),
        ("lodz", "in Łódź", ["Łódź"]),
        ('"plain theft"', "“plain theft” is plain", ["plain theft"]),
        ("pla*", "plain, but not explained", ["plain"]),
        ("5 percent", "5% and 3.5% and 5 per cent.", ["5%", "5 per cent"]),
        ("US", "Give us the US or the U.S.", ["US", "U.S"]),
        ("wheat -fees", "wheat and fees", ["wheat"]),
        ("speaker:fay wheat", "fay has wheat", ["wheat"]),
        ("wheat OR steel", "steel, not wheat", ["wheat", "steel"]),
        ("", "nothing", []),
    ],
)
def test_marked(snapshot: Snapshot, query: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marker(snapshot, query)(text)] == marked
