import pytest

from onrecord.readers.authors import authors, given_first


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["Ann Fay"], "Ann Fay"),
        (["By Ann Fay and Bo Lund"], "Ann Fay; Bo Lund"),
        (["Ann Fay, Political Editor, and Bo Lund"], "Ann Fay; Bo Lund"),
        (["Ann Fay in Olm; Bo Lund"], "Ann Fay; Bo Lund"),
        (["Ann Fay", "ann-fay", "ANN FAY"], "Ann Fay"),
        (["Olm Press", "Ann Fay"], "Ann Fay"),
        (["olm press"], None),
        (["https://olm.example/people/ann", "@annfay", "annfay", "fay@olm.example"], None),
        (["Joe Fay, Sr.", "Tara Lund, MD and Bo Olm III"], "Joe Fay, Sr.; Tara Lund, MD; Bo Olm III"),
        (["Staff Reporter"], None),
        (["STAFF AND NEWS SERVICE REPORTS"], None),
        (["Por Ann Fay"], "Ann Fay"),
        (["Auteur: Ann Fay"], "Ann Fay"),
        (["View all posts by Ann Fay"], "Ann Fay"),
        (["Von Ann Fay und anderen"], "Ann Fay und anderen"),
        (["Byron Fay", "Vonda Lund", "Parker Roe"], "Byron Fay; Vonda Lund; Parker Roe"),
        (["Jean-Luc d'Aubigny & Ana de la Cruz"], "Jean-Luc d'Aubigny; Ana de la Cruz"),
        ([], None),
    ],
)
def test_people_in_any_notation(values: list[str], expected: str | None) -> None:
    assert authors(values, "Olm Press") == expected


def test_a_person_whose_own_site_it_is() -> None:
    assert authors(["Ann Fay"], "Ann Fay", None) == "Ann Fay"


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Fay, Ann", "Ann Fay"),
        ("Fay Roe, Ann", "Ann Fay Roe"),
        ("Ann Fay, Bo Lund", "Ann Fay, Bo Lund"),
        ("Ann Fay", "Ann Fay"),
    ],
)
def test_family_names_first(name: str, spoken: str) -> None:
    assert given_first(name) == spoken
