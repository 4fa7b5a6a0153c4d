"""How counts and dates read, and foreign text in a label."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.wording import as_said, count, day, odds, plain, sureness, time_span
from onrecord.default_view import CERTAIN, LIKELY


@pytest.mark.parametrize(("number", "words"), [(0, "0 articles"), (1, "1 article"), (2310, "2,310 articles")])
def test_count(number: int, words: str) -> None:
    assert count(number, "article") == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "undated"),
        (date(2026, 3, 2), date(2026, 3, 2), "2 Mar 2026"),
        (date(2026, 3, 2), date(2026, 5, 8), "2 Mar – 8 May 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 – 2 Jan 2026"),
    ],
)
def test_time_span(first: date | None, last: date | None, words: str) -> None:
    assert time_span(first, last) == words


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "about 0 in 10"),
        (0.52, "about 5 in 10"),
        (0.9, "about 9 in 10"),
        (0.94, "about 9 in 10"),
        (0.95, "about 95 in 100"),
        (0.987, "about 99 in 100"),
        (1.0, "about 99 in 100"),
    ],
)
def test_odds_are_never_certain(probability: float, words: str) -> None:
    assert odds(probability) == words


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "certain"),
        (CERTAIN, "certain"),
        (CERTAIN - 0.01, "likely"),
        (LIKELY, "likely"),
        (LIKELY - 0.01, "doubtful"),
        (None, ""),
    ],
)
def test_certainty_is_one_of_three_steps(confidence: float | None, words: str) -> None:
    assert sureness(confidence) == words


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        ("said", "it rains"),
        ("denied-to-have-said", "[did not say] it rains"),
        ("hypothetical", "[not said yet] it rains"),
        (None, "it rains"),
    ],
)
def test_what_was_not_said_is_marked(polarity: str | None, words: str) -> None:
    assert as_said("it rains", polarity) == words


def test_no_day_is_undated() -> None:
    assert day(None) == "undated"


@pytest.mark.parametrize(
    "text", ["*x*", "$x^2$", "[a](javascript:alert(1))", ":material/close:", "<b>", "a_b_c", "`x`"]
)
def test_every_sign_of_markdown_is_escaped(text: str) -> None:
    assert not re.search(r"(?<!\\)[*$\[\]()<>_`:]", plain(text))


@given(st.text())
def test_without_its_backslashes_a_label_is_the_text_on_one_line(text: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(text))
    assert shown.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://a.example", "www.a.example", "me@a.example"])
def test_addresses_in_a_label_are_no_longer_in_one_piece(address: str) -> None:
    assert address not in re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(address))
