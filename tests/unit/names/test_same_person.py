import pytest

from onrecord.names.person_name import parse_name
from onrecord.names.same_person import (
    adds_a_surname,
    agree,
    deletions,
    misspelt,
    near_spellings,
    same_transliteration,
    same_whole_name,
    transposed,
)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Maria Keller", "Maria Anna Keller", True),
        ("J. D. Lind", "J.D. Lind", True),
        ("J. Lind", "Jan Lind", True),
        ("Jan van der Berg", "Jan Berg", True),
        ("Erik Lind", "Erik Lind Jr.", False),
        ("Erik Lind Junior", "Erik Lind Jr.", True),
        ("Erik Lind", "Anna Lind", False),
        ("Erik Lind", "Lind", False),
    ],
)
def test_whether_two_names_of_one_article_are_one(first: str, second: str, same: bool) -> None:
    assert same_whole_name(first.split(), second.split()) is same


@pytest.mark.parametrize(
    ("relation", "first", "second", "holds"),
    [
        (agree, "Ann B. Roe", "Ann Roe", True),
        (agree, "Ann B. Roe", "Ann Bea Roe", True),
        (agree, "Ann B. Roe", "Ann C. Roe", False),
        (agree, "J.D. Vann", "James David Vann", True),
        (agree, "J.D. Vann", "James Vann", True),
        (agree, "J.D. Vann", "James Otto Vann", False),
        (agree, "Ann Roe", "Ann Roe Jr.", False),
        (same_transliteration, "Vadim Olensky", "Vadim Olenskyy", True),
        (same_transliteration, "Vadim Olenskiy", "Vadim Olenskyy", True),
        (same_transliteration, "Oleg Olensky", "Vadim Olenskyy", False),
        (same_transliteration, "Vadim Olensky", "Vadim Olensky", False),
        (transposed, "Xi Daming", "Daming Xi", False),  # the parser has turned it already
        (transposed, "Viktor Olban", "Olban Viktor", True),
        (transposed, "Viktor Olban", "Olban Viktor Jr.", False),
        (adds_a_surname, "Wanda Velez", "Wanda Velez Garcia", True),
        (adds_a_surname, "Wanda Velez", "Wanda Roe Garcia", False),
        (misspelt, "Lindsay Roe", "Lindsey Roe", True),
        (misspelt, "Erik Hansen", "Erik Hanson", True),
        (misspelt, "Sergey Larov", "Sergei Larov", True),
        (misspelt, "Ann Hart", "Ann Hurt", False),
        (misspelt, "Mario Lindt", "Maria Lindt", False),
    ],
)
def test_names_that_can_be_one_persons(relation, first: str, second: str, holds: bool) -> None:
    one, other = parse_name(first), parse_name(second)
    assert relation(one, other) is holds
    assert relation(other, one) is holds
    if holds and relation is not agree:
        assert set(near_spellings(one)) & set(near_spellings(other))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("petrenko", "petrneko", True), ("lindgren", "lindgen", True), ("keller", "brandt", False)],
)
def test_words_misspelt_by_one_letter_share_a_form(one: str, other: str, near: bool) -> None:
    assert bool(deletions(one) & deletions(other)) is near
