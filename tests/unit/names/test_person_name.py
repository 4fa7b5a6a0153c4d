"""The parts of names. All of them are invented, but for surnames that a rule is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.person_name import (
    bare_name,
    couple,
    keys,
    looks_like_a_person,
    parse_name,
    recased,
    split_titles,
)


@pytest.mark.parametrize(
    ("name", "given", "surname", "titles"),
    [
        # Given names and surname.
        ("Ann Roe", "ann", "roe", ""),
        ("Ann B. Roe", "ann b", "roe", ""),
        ("Roe", "", "roe", ""),
        ("Łucja O’Neal", "lucja", "oneal", ""),
        ("Anne-Marie Roe-Lund", "annemarie", "roelund", ""),
        ("William “Bill” Roe", "william", "roe", ""),
        ("Wanda Velez Garcia", "wanda velez", "garcia", ""),
        ("Ann Roe’s", "ann", "roe", ""),
        # Titles, offices and ranks.
        ("President Roe", "", "roe", "president"),
        ("Sen. Ann Roe", "ann", "roe", "sen"),
        ("Dr. Ann Roe", "ann", "roe", ""),
        ("Mr. Justice Roe", "", "roe", "justice"),
        ("Det Insp Sue Hart", "sue", "hart", "det insp"),
        ("DI Sue Hart", "sue", "hart", "di"),
        ("PC Sue Hart", "sue", "hart", "pc"),
        ("Lt. Col. Ann Roe", "ann", "roe", "lt col"),
        ("U.S. Defense Secretary Ann Roe", "ann", "roe", "us defense secretary"),
        ("Kestria's Energy Minister Ann Roe", "ann", "roe", "kestria s energy minister"),
        ("Virginia Governor Zylda Roe", "zylda", "roe", "virginia governor"),
        ("Secretary of State Ann Roe", "ann", "roe", "secretary of state"),
        ("Secretary of Homeland Security Zylda Roe", "zylda", "roe", "secretary of homeland security"),
        ("Secretary of Health and Human Services Roe", "", "roe", "secretary of health and human services"),
        ("Minister for Trade and Industry Ann Roe", "ann", "roe", "minister for trade and industry"),
        ("Mayor of Lund Zylda Roe", "zylda", "roe", "mayor of lund"),
        ("Mayor of Port Aldren Ann Roe", "ann", "roe", "mayor of port aldren"),
        # Particles, small and capital.
        ("Ursula van der Lind", "ursula", "vanderlind", ""),
        ("van der Lind", "", "vanderlind", ""),
        ("Von der Lind", "", "vonderlind", ""),
        ("Jan Van Der Berg", "jan", "vanderberg", ""),
        ("Foreign Minister Pieter ter Horst", "pieter", "terhorst", "foreign minister"),
        ("Jean le Roe", "jean", "leroe", ""),
        ("Anna zu Roe", "anna", "zuroe", ""),
        ("Maria dos Roe", "maria", "dosroe", ""),
        ("Ann Roe y Lind", "ann", "roeylind", ""),
        ("Omar bin Salim", "omar", "binsalim", ""),
        ("Bin Salim", "", "binsalim", ""),
        ("Crown Prince Omar bin Salim", "omar", "binsalim", "crown prince"),
        ("Al Roe", "al", "roe", ""),
        ("Anna Le", "anna", "le", ""),
        # The Arabic article, which some leave out.
        ("Omar al-Salim", "omar", "salim", ""),
        ("Omar El-Salim", "omar", "salim", ""),
        ("Omar al Salim", "omar", "salim", ""),
        # Surnames that are titles, letters behind a name or words.
        ("Mike Judge", "mike", "judge", ""),
        ("Judge", "", "judge", ""),
        ("Ann Lord", "ann", "lord", ""),
        ("Senator King", "", "king", "senator"),
        ("Mr. Major", "", "major", ""),
        ("Andrew Ma", "andrew", "ma", ""),
        # Surname first.
        ("Xi Daming", "daming", "xi", ""),
        ("Kim Dae-sun", "daesun", "kim", ""),
        ("Lee Jae-sun", "jaesun", "lee", ""),
        ("Kim Dae Sun", "dae sun", "kim", ""),
        ("Kim Roe", "kim", "roe", ""),
        ("Song Ann", "song", "ann", ""),
        ("Roe, Ann B.", "ann b", "roe", ""),
        # What stands behind a name.
        ("Ann Roe MP", "ann", "roe", ""),
        ("Ann Roe, QC", "ann", "roe", ""),
        ("Mr Roe QC", "", "roe", ""),
        ("Ann Roe, PhD", "ann", "roe", ""),
        ("Rep. Ann Roe, D-Ohio", "ann", "roe", "rep"),
        ("Ann Roe (D-Ohio)", "ann", "roe", ""),
        ("Ann Roe (R)", "ann", "roe", ""),
        ("Ann Roe, mayor of Lund", "ann", "roe", ""),
        # In capitals.
        ("URSULA VAN DER LIND", "ursula", "vanderlind", ""),
        ("DET INSP SUE HART", "sue", "hart", "det insp"),
        ("PRESIDENT XI", "", "xi", "president"),
    ],
)
def test_parts(name: str, given: str, surname: str, titles: str) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert (parsed.given, parsed.surname, parsed.titles) == (tuple(given.split()), surname, set(titles.split()))


@pytest.mark.parametrize(
    ("name", "generation", "initials", "gender"),
    [
        ("Walter Finn Jr.", "jr", "", None),
        ("Walter Finn, Jr.", "jr", "", None),
        ("Walter Finn Junior", "jr", "", None),
        ("Walter Finn III", "iii", "", None),
        ("Elder III", "iii", "", None),
        ("Malcolm X", "", "", None),
        ("J.D. Vann", "", "jd", None),
        ("JD Vann", "", "jd", None),
        ("A. Roe", "", "a", None),
        ("Al Roe", "", "", None),
        ("Mrs. Roe", "", "", "female"),
        ("Mr. Roe", "", "", "male"),
        ("Sir Ian Roe", "", "", "male"),
        ("Congresswoman Roe", "", "", "female"),
    ],
)
def test_what_tells_namesakes_apart(name: str, generation: str, initials: str, gender: str | None) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert (parsed.generation, parsed.initials, parsed.gender) == (generation, initials, gender)


@pytest.mark.parametrize(
    ("name", "given", "generation", "whole", "text"),
    [
        ("King Olaf", "olaf", "", False, "King Olaf"),
        ("King Olaf V", "olaf", "v", True, "King Olaf V"),
        ("Pope Leo XIV", "leo", "xiv", True, "Pope Leo XIV"),
        ("Sir Ian", "ian", "", False, "Sir Ian"),
    ],
)
def test_a_first_name_borne_alone(name: str, given: str, generation: str, whole: bool, text: str) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert (parsed.given, parsed.surname, parsed.generation) == ((given,), "", generation)
    assert (parsed.is_whole, parsed.text) == (whole, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sen. Ann Roe", "Ann Roe"),
        ("Xi Daming", "Xi Daming"),
        ("Walter Finn, Jr.", "Walter Finn Jr."),
        ("Rep. Ann Roe, D-Ohio", "Ann Roe"),
    ],
)
def test_the_text_is_the_name_as_written_without_what_stands_around_it(name: str, text: str) -> None:
    parsed = parse_name(name)
    assert parsed is not None
    assert parsed.text == text


@pytest.mark.parametrize(
    "words",
    ["", " ", "the official", "his president", "senior port official", "Jr.", "—", "5", "Chief Judge", "Mr. Speaker",
     "Prime Minister", "Ann and Bo Roe"],
)  # fmt: skip
def test_what_is_no_name_of_one_person(words: str) -> None:
    assert parse_name(words) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Tom and Ann Roe", ("Tom Roe", "Ann Roe")),
        ("Tom & Ann van der Lind", ("Tom van der Lind", "Ann van der Lind")),
        ("Mr and Mrs Roe", ("Mr Roe", "Mrs Roe")),
        ("President and Ann Roe", ("President Roe", "Ann Roe")),
        ("Ann Roe and Bo Lind", ("Ann Roe", "Bo Lind")),
        ("Ann Roe, Bo Lind and Zylda Vann", ("Ann Roe", "Bo Lind", "Zylda Vann")),
        ("Senators Roe and Lind", ("Senator Roe", "Senator Lind")),
        ("Roe and Lind", ()),
        ("Harrow & Pike", ()),
        ("Ann Roe and others", ()),
        ("Justice and Development Party", ()),
        ("Secretary of Health and Human Services Ann Roe", ()),
        ("Ann Roe", ()),
    ],
)
def test_couples_are_taken_apart(text: str, people: tuple[str, ...]) -> None:
    assert couple(text) == people


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
        ("ANN ROE", "Ann Roe"),
        ("AP", "AP"),
        ("J.D. Keller", "J.D. Keller"),
        ("Erik King", "Erik King"),
        ("Erik Lind Jr.", "Erik Lind Jr."),
        ("Keller’s", "Keller"),
        ("Keller QC", "Keller QC"),
        ("Mr.", ""),
    ],
)
def test_titles_are_taken_off(name: str, expected: str) -> None:
    assert bare_name(name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ANN MCROE-LIND", "Ann McRoe-Lind"),
        ("MIKE O’NELL", "Mike O’Nell"),
        ("URSULA VON DER LIND", "Ursula von der Lind"),
        ("AL ROE", "Al Roe"),
        ("JD VANN III", "JD Vann III"),
        ("J.D. VANN JR.", "J.D. Vann Jr."),
        ("Ann ROE", "Ann ROE"),
    ],
)
def test_capitals(words: str, expected: str) -> None:
    assert " ".join(recased(words.split())) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jan van der Berg", ["jan", "berg"]),
        ("Von der Lind", ["lind"]),
        ("Al Roe", ["al", "roe"]),
        ("Erik Lind Jr.", ["erik", "lind"]),
        ("J.D. Vann", ["jd", "vann"]),
    ],
)
def test_what_names_are_compared_by(words: str, expected: list[str]) -> None:
    assert keys(words.split()) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria Keller", True),
        ("Minister Halva Sten", True),
        ("Maria van der Berg", True),
        ("Florence City Council", False),
        ("Virginia Republicans", False),
        ("State Department", False),
        ("Keller", False),
        ("Ann Bo Cy Dan Ed", False),
    ],
)
def test_what_looks_like_a_person(name: str, expected: bool) -> None:
    assert looks_like_a_person(name) is expected


@given(st.text(max_size=40))
def test_any_text_has_parts_or_none(text: str) -> None:
    parsed = parse_name(text)
    assert parsed is None or parsed.surname or parsed.given


@given(st.text())
def test_any_text_is_split_into_titles_and_name(text: str) -> None:
    titles, words = split_titles(text)
    assert len(titles) + len(words) <= len(text.split())


PIECES = st.sampled_from(["Ann", "Zylda", "B.", "van", "der", "al-Salim", "Roe", "Lind"])


@given(
    st.sampled_from(["", "Dr. ", "Sen. ", "Det Insp ", "Energy Minister "]), st.lists(PIECES, min_size=1, max_size=5)
)
def test_a_title_changes_nothing_of_a_name(title: str, pieces: list[str]) -> None:
    name = " ".join(["Ann", *pieces, "Roe"])
    plain, titled = parse_name(name), parse_name(title + name)
    assert plain is not None
    assert titled is not None
    assert (plain.given, plain.surname, plain.text) == (titled.given, titled.surname, titled.text)
