"""Names before a colon and a quotation, where nothing else says who speaks: text -> the word that stands for the speaker."""

import pytest
from spacy.language import Language

from onrecord.language.quotations.context import Places
from onrecord.language.quotations.names_beside import name_before
from onrecord.language.quotations.quotation_marks import passages


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Erik Lind: “It is late.”", "Lind"),
        ("Erik Lind of the Port Association: “It is late.”", "Lind"),
        ("Bank of Lund: “It is late.”", "Lund"),
        ("Erik dos Santos: “It is late.”", "Santos"),
        ("THE LONG WAIT FOR A BRIDGE: “It is late.”", None),
        ("It came in the night: “It is late.”", None),
    ],
)
def test_the_head_of_a_name_before_a_quotation(nlp: Language, text: str, head: str | None) -> None:
    found = name_before(Places(nlp(text), text, passages(text)), 0)
    assert (found and found.source and found.source.text) == head
