"""Amounts: written in their several ways, and no part of another number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.corpus.amounts import pattern


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("$5 billion", "we pay $5 billion now"),
        ("$5 billion", "$5bn."),
        ("$5 billion", "US$5 billion"),
        ("$5 billion", "5 billion dollars"),
        ("$5 billion", "a $5-billion plan"),
        ("2.5%", "at 2.5 percent,"),
        ("2.5%", "2.5 per cent"),
        ("2.5%", "(2.5%)"),
        ("5 percent", "5%"),
        ("5 percent", "a 5-percent duty"),
        ("5", "$5"),
        ("5", "5 percent"),
        ("5", "It is 5."),
        ("1,000", "1,000 men"),
    ],
)
def test_an_amount_is_found_as_others_write_it(amount: str, text: str) -> None:
    assert re.search(pattern(amount), text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("$5 billion", "$5"),
        ("$5 billion", "$55 billion"),
        ("$5 billion", "$3.5 billion"),
        ("$5 billion", "5 billion"),
        ("$5 billion", "$5 million"),
        ("2.5%", "12.5%"),
        ("2.5%", "2.5"),
        ("2.5%", "2.55%"),
        ("5 percent", "3.5 percent"),
        ("5 percent", "15%"),
        ("5", "5.5"),
        ("5", "5,000"),
        ("5", "a5"),
        ("1,000", "11,000"),
        ("1,000", "1,000,000"),
    ],
)
def test_another_amount_is_not_found(amount: str, text: str) -> None:
    assert not re.search(pattern(amount), text)


@pytest.mark.parametrize("words", ["five", "5th", "tariff", "5 men", "", "billion 5"])
def test_words_are_no_amount(words: str) -> None:
    assert pattern(words) is None


@given(some.integers(0, 10**9), some.integers(0, 10**9), some.sampled_from(["", " percent", " billion"]))
def test_a_number_finds_itself_alone(one: int, other: int, unit: str) -> None:
    assert bool(re.search(pattern(f"{one}{unit}"), f"It was {other}{unit}.")) == (one == other)
