"""Short forms that an article explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.abbreviations import abbreviations

ROWS = [
    ("The Port Safety Agency (PSA) said so.", {"PSA": "Port Safety Agency"}),
    (
        "A study by the Kestrian Institute of Volcanology and Seismology (Kivols) found it.",
        {"Kivols": "Kestrian Institute of Volcanology and Seismology"},
    ),
    ("the United Ferry and Gas Company (UF&G) paid", {"UF&G": "United Ferry and Gas Company"}),
    ("The agency (PSA) said so.", {}),
    ("Ann Roe (Labour) won.", {}),
    ("The ferry left (PSA).\nThe Port Safety Agency (PSA) said so.", {"PSA": "Port Safety Agency"}),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_long_forms(text: str, expected: dict[str, str]) -> None:
    assert abbreviations(text) == expected


@given(st.text(alphabet="AbC (). \n", max_size=60))
def test_a_long_form_stands_in_the_text(text: str) -> None:
    assert all(" ".join(long.split()) in " ".join(text.split()) for long in abbreviations(text).values())
