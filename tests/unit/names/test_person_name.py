"""The parts of names. All of them are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.person_name import parse_name


@pytest.mark.parametrize(
    ("name", "given", "surname", "titles"),
    [
        ("Ann Roe", ("ann",), "roe", set()),
        ("Ann B. Roe", ("ann", "b"), "roe", set()),
        ("Roe", (), "roe", set()),
        ("President Roe", (), "roe", {"president"}),
        ("Secretary of State Ann Roe", ("ann",), "roe", {"secretary", "of", "state"}),
        ("U.S. Defense Secretary Ann Roe", ("ann",), "roe", {"us", "defense", "secretary"}),
        ("Dr. Ann Roe", ("ann",), "roe", set()),
        ("Ursula van der Lind", ("ursula",), "vanderlind", set()),
        ("van der Lind", (), "vanderlind", set()),
        ("Omar bin Salim", ("omar",), "binsalim", set()),
        ("Łucja O’Neal", ("lucja",), "oneal", set()),
        ("Anne-Marie Roe-Lund", ("annemarie",), "roelund", set()),
        ("President and Ann Roe", (), "roe", set()),
    ],
)
def test_parts(name: str, given: tuple[str, ...], surname: str, titles: set[str]) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert (parsed.given, parsed.surname, parsed.titles) == (given, surname, titles)


@pytest.mark.parametrize(
    ("name", "generation", "initials", "gender"),
    [
        ("Walter Finn Jr.", "jr", "", None),
        ("Walter Finn, Jr.", "jr", "", None),
        ("Walter Finn III", "iii", "", None),
        ("J.D. Vann", "", "jd", None),
        ("JD Vann", "", "jd", None),
        ("A. Roe", "", "a", None),
        ("Al Roe", "", "", None),
        ("Mrs. Roe", "", "", "female"),
        ("Mr. Roe", "", "", "male"),
    ],
)
def test_what_tells_namesakes_apart(name: str, generation: str, initials: str, gender: str | None) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert (parsed.generation, parsed.initials, parsed.gender) == (generation, initials, gender)


@pytest.mark.parametrize(
    "words", ["", " ", "the official", "his president", "senior port official", "King Olaf", "Jr.", "—", "5"]
)
def test_what_is_no_name_or_borne_alone(words: str) -> None:
    assert parse_name(words) is None


@given(st.text(max_size=40))
def test_any_text_has_parts_or_none(text: str) -> None:
    parsed = parse_name(text)
    assert parsed is None or parsed.surname
