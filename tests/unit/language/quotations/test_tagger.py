"""The tagger: its windows, its offsets, and the same answer wherever and however often it is asked."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.quotations.quotation_marks import passages
from onrecord.language.quotations.tagger import LONGEST_WINDOW, Tagged, tag, windows
from onrecord.language.quotations.word_pieces import encode

ARTICLE = (
    "Mayor Lea Cantor said on Monday that the old ferry would not last the winter.\n\n"
    "“We waited nine years for this,” she told reporters. “Nobody listened.”\n\n"
    "The council did not say whether it would pay.\n\n"
)


def found(text: str) -> list[Tagged]:
    return [one for one in tag(text, passages(text), [(0, len(text))]) if one.stated >= 0.5]


@given(st.text(alphabet="ab cd.\n", max_size=4000))
@settings(max_examples=50)
def test_every_word_is_owned_by_one_window_that_sees_it(text: str) -> None:
    pieces = encode(text, ())
    owned = []
    for see_from, see_to, first, last in windows(pieces):
        assert see_from <= first < last <= see_to
        end = len(pieces.ids) if see_to == len(pieces.first) else pieces.first[see_to]
        assert end - pieces.first[see_from] <= LONGEST_WINDOW or last - first == 1
        owned += range(first, last)
    assert owned == list(range(len(pieces.first)))


def test_a_statement_has_cue_content_and_source() -> None:
    one = found(ARTICLE)[0]
    assert [ARTICLE[slice(*span)] for span in (one.cue, one.content[0], one.source[0])] == [
        "said",
        "the old ferry would not last the winter",
        "Mayor Lea Cantor",
    ]


def test_what_was_not_said_is_told_from_what_was() -> None:
    polarities = [max(range(3), key=one.polarity.__getitem__) for one in found(ARTICLE)]
    assert polarities == [0, 0, 1]


def test_a_text_of_many_windows_is_read_like_a_short_one() -> None:
    text = ARTICLE * 40
    cues = [text[slice(*one.cue)] for one in found(text)]
    assert cues == ["said", "told", "say"] * 40


def test_the_same_text_has_the_same_answer() -> None:
    assert found(ARTICLE) == found(ARTICLE)


def test_what_is_left_out_is_not_read() -> None:
    second = ARTICLE.index("“We")
    cues = [one.cue for one in tag(ARTICLE, passages(ARTICLE), [(second, len(ARTICLE))]) if one.stated >= 0.5]
    assert [ARTICLE[slice(*cue)] for cue in cues] == ["told", "say"]


def test_an_endless_word_costs_no_more_than_its_length() -> None:
    text = "x" * 100_000 + " said that it rains."
    assert all(re.fullmatch(r"\S+", text[slice(*one.cue)]) for one in found(text))
