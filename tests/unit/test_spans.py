import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One line.", ["One line."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nStill one.\n\n\n\nTwo.\n", ["One.\nStill one.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n \t\n  Two.", ["One.", "Two."]),
    ],
)
def test_blank_lines_part_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


@given(st.text(st.sampled_from("ab \n\r\t"), max_size=60))
def test_paragraphs_hold_every_word_in_order(text: str) -> None:
    spans = paragraphs(text)
    inside = [i for start, end in spans for i in range(start, end)]
    assert inside == sorted(set(inside))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(inside)
