import pytest

from onrecord.names.organisations import one_name_an_organisation


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (["the White House", "White House", "White House", "WHITE HOUSE"], ["White House"] * 4),
        (
            ["US State Department", "State Department", "U.S. State Department", "State Department"],
            ["State Department"] * 4,
        ),
        (["Foreign Ministry", "Drovian Foreign Ministry"], ["Foreign Ministry", "Drovian Foreign Ministry"]),
        (["party", "Party", "PARTY"], ["party", "PARTY", "PARTY"]),
        (["US Justice Department", "Justice Department"], ["US Justice Department", "Justice Department"]),
        (
            ["Bo Roe’s campaign", "Bo Roe’s presidential campaign", "Bo Roe’s campaign", "Roe campaign"],
            ["Bo Roe’s campaign"] * 4,
        ),
        (
            ["Ann Lind campaign", "Bo Lind’s campaign", "Lind campaign"],
            ["Ann Lind campaign", "Bo Lind’s campaign", "Lind campaign"],
        ),
        (["U.S. Embassy", "US Embassy", "US Embassy"], ["US Embassy"] * 3),
    ],
)
def test_organisations(names: list[str], canonical: list[str]) -> None:
    found = one_name_an_organisation(names)
    assert [found.get(name, name) for name in names] == canonical
