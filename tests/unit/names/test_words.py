import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import words as names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria Keller", "Maria Keller"),
        ("Sen. Maria Keller", "Maria Keller"),
        ("Energy Minister Maria Keller", "Maria Keller"),
        ("Lund City Council Member Maria Keller", "Maria Keller"),
        ("Eli Batz CEO Maria Keller", "Maria Keller"),
        ("Secretary General Maria Keller", "Maria Keller"),
        ("Secretary of the Interior Maria Keller", "Maria Keller"),
        ("MS. KELLER", "Keller"),
        ("J.D. Keller", "J.D. Keller"),
        ("Erik King", "Erik King"),
        ("Erik Lind Jr.", "Erik Lind Jr."),
        ("Keller’s", "Keller"),
        ("Mr.", ""),
    ],
)
def test_titles_are_taken_off(name, expected):
    assert names.bare_name(name) == expected


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Maria Keller", "Maria Anna Keller", True),
        ("J. D. Lind", "J.D. Lind", True),
        ("J. Lind", "Jan Lind", True),
        ("Jan van der Berg", "Jan Berg", True),
        ("Erik Lind", "Erik Lind Jr.", False),
        ("Erik Lind", "Anna Lind", False),
        ("Erik Lind", "Lind", False),
    ],
)
def test_whether_two_whole_names_are_one(first, second, same):
    assert names.same_whole_name(first.split(), second.split()) is same


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria Keller", True),
        ("Minister Halva Sten", True),
        ("Maria van der Berg", True),
        ("Florence City Council", False),
        ("State Department", False),
        ("Keller", False),
    ],
)
def test_what_looks_like_a_person(name, expected):
    assert names.looks_like_a_person(name) is expected


@given(st.text())
def test_any_text_is_split_into_titles_and_name(text):
    titles, words = names.split_titles(text)
    assert len(titles) + len(words) <= len(text.split())


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("petrenko", "petrneko", True), ("lindgren", "lindgen", True), ("keller", "brandt", False)],
)
def test_words_misspelt_by_one_letter_share_a_form(one, other, near):
    assert bool(names.deletions(one) & names.deletions(other)) is near
