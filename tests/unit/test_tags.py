"""Tags and character references in a text become blanks; everything else keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tags import blanked, has_markup

PIECES = (
    "<p>",
    "</p>",
    "<br>",
    "<b x='1'>",
    "<!-- a -->",
    "<",
    ">",
    "a ",
    "&amp;",
    "&ldquo;",
    "&nbsp;",
    "<q>",
    "\n",
    "b",
)


@given(st.lists(st.sampled_from(PIECES)))
def test_blanks_keep_every_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    blank = blanked(text)
    assert len(blank) == len(text)
    assert all(new in {old, " ", "\n", "&", "“"} for old, new in zip(text, blank, strict=True))
    assert "<p>" not in blank
    assert blank.split() == blank.replace("\n", " ").split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fay &amp; Sons", "Fay & Sons"),
        ("&ldquo;We had no choice,&rdquo; she said", "“We had no choice,” she said"),
        ("fees&nbsp;&ndash; and tolls", "fees – and tolls"),
        # In the middle of a word spaces would part it.
        ("it won&rsquo;t rain", "it won&rsquo;t rain"),
        ("x &#1; y &#x1F1E6; z", "x y 🇦 z"),
        ("a & b, R&D", "a & b, R&D"),
    ],
)
def test_references_are_read_as_their_characters(text: str, words: str) -> None:
    assert len(blanked(text)) == len(text)
    assert " ".join(blanked(text).split()) == words


@pytest.mark.parametrize("value", ["<!--" * 200_000, "<a " * 200_000, "&" * 200_000, "<div>" * 20_000, "&#" * 100_000])
def test_hostile_markup_takes_no_time(value: str) -> None:
    has_markup(value)
    blanked(value)
