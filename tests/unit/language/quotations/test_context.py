"""Which full stops end a sentence."""

import pytest

from onrecord.language.quotations.context import sentence_ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rains. It pours!", 2),
        ("Cllr. Ann Roe, Mrs. Lind and Donald J. Holm came.", 1),
        ("Bo Lind Jr. came. Why?", 2),
        ("She is the CEO. He is at Defence.", 2),
        ("It costs 3.5 crowns.", 1),
    ],
)
def test_full_stops_that_end_a_sentence(text: str, expected: int) -> None:
    assert sentence_ends(text) == expected
