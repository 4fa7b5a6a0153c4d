import pytest

from onrecord.names import vocabulary


@pytest.mark.parametrize(
    ("tells", "word", "expected"),
    [
        (vocabulary.is_title, "Minister", True),
        (vocabulary.is_title, "DI", True),
        (vocabulary.is_title, "Di", False),
        (vocabulary.is_office, "Minister", True),
        (vocabulary.is_office, "State", False),
        (vocabulary.is_courtesy, "MRS.", True),
        (vocabulary.is_courtesy, "Mayor", False),
        (vocabulary.is_particle, "Der", True),
        (vocabulary.is_particle, "in", False),
        (vocabulary.is_abbreviation, "Gov", True),
        (vocabulary.is_abbreviation, "Mr", True),
        (vocabulary.is_abbreviation, "CEO", False),
        (vocabulary.is_abbreviation, "Defence", False),
        (vocabulary.is_generation, "Jr.", True),
        (vocabulary.is_generation, "XIV", True),
        (vocabulary.is_generation, "X", False),
        (vocabulary.is_generation, "Ivi", False),
        (vocabulary.is_ordinal, "V", True),
        (vocabulary.is_post_nominal, "QC", True),
        (vocabulary.is_post_nominal, "Ph.D.", True),
        (vocabulary.is_post_nominal, "Ma", False),
        (vocabulary.is_post_nominal, "D-Ohio", True),
        (vocabulary.is_post_nominal, "(R)", True),
        (vocabulary.is_post_nominal, "Roe-Lund", False),
        (vocabulary.ends_a_body, "Council", True),
        (vocabulary.ends_a_body, "Senators", True),
        (vocabulary.ends_a_body, "Roe", False),
    ],
)
def test_words(tells, word: str, expected: bool) -> None:
    assert tells(word) is expected


@pytest.mark.parametrize(
    ("titles", "gender"), [(["Mrs."], "female"), (["sir"], "male"), (["senator"], None), ([], None)]
)
def test_genders_of_titles(titles: list[str], gender: str | None) -> None:
    assert vocabulary.gender_of_titles(titles) == gender


@pytest.mark.parametrize(
    ("name", "gender"), [("Ann", "female"), ("Ann-Zyl", "female"), ("Erik", "male"), ("Zyl", None)]
)
def test_genders_of_first_names(name: str, gender: str | None) -> None:
    assert vocabulary.gender_of_first_name(name) == gender


def test_every_list_is_there_once_and_in_the_form_in_which_words_are_compared() -> None:
    for words in vocabulary.table().values():
        assert {vocabulary.key(word) for word in words} == words
    titles = vocabulary.table()["titles"]
    for part in ("qualifiers", "also_surnames", "courtesy", "of_first_names", "female_titles", "male_titles"):
        assert vocabulary.table()[part] <= titles, vocabulary.table()[part] - titles
