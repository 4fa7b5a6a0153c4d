"""What is long is folded to what was asked for, and nothing is lost."""

import re
from html import unescape

from components.folded import folded_html
from components.highlight import Mark

TURN = (
    "We met at nine. The gates were shut, and nobody had said why; we waited for an hour in the rain. "
    "Steel is <dear> now. The minister came with two others and left again. Who pays for steel? "
    "I do not know, and I have asked everybody who might, from the board to the cook."
)


def marks(text: str, word: str) -> list[Mark]:
    return [Mark(*match.span(), "m") for match in re.finditer(word, text)]


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_long_turn_is_its_sentences_that_match() -> None:
    short, whole = folded_html(TURN, marks(TURN, "steel|Steel")).split("</summary>")
    assert text_of(short).split() == [
        "[…]",
        "Steel",
        "is",
        "<dear>",
        "now.",
        "[…]",
        "Who",
        "pays",
        "for",
        "steel?",
        "[…]",
    ]
    assert '<span class="m">Steel</span> is &lt;dear&gt; now.' in short
    assert text_of(whole) == TURN


def test_without_a_match_it_is_its_first_sentence() -> None:
    short, whole = folded_html(TURN, []).split("</summary>")
    assert text_of(short).split() == ["We", "met", "at", "nine.", "[…]"]
    assert text_of(whole) == TURN


def test_what_is_short_or_matches_all_over_is_whole() -> None:
    assert folded_html("Steel is dear. Who pays?", []) == "Steel is dear. Who pays?"
    assert "<details" not in folded_html("Steel is dear. " * 30, marks("Steel is dear. " * 30, "Steel"))
    assert "<details" not in folded_html("word " * 100, [])
