import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Wheat is DEAR,” she said.", " wheat is dear she said "),
        ("Lucía Ferrante’s 5% plan", " lucia ferrante s 5 plan "),
        ("F-16s\ncost\t2.5bn", " f 16s cost 2 5bn "),
        ("Łódź, Køge, Æsir, Straße", " lodz koge aesir strasse "),
        ("…", " "),
        ("", " "),
    ],
)
def test_words_are_bare_and_spaced(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
