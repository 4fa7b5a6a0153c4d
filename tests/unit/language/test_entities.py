"""Entities where they are mentioned: in one piece, without what stands around them."""

import pytest
from spacy.language import Language

from onrecord.language.entities import mentions
from onrecord.language.people import People


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fay & Sons", ["Fay & Sons"]),
        ("Olm &", ["Olm"]),
        ("& Olm", ["Olm"]),
        # A tag, of which spaces are left, and a cell of a table.
        ("Olm Post     Ilm", ["Olm Post"]),
        ("$4 to $9\n\n   $65 to $108", ["$65 to $108"]),
        ("The    New Olm Times", ["New Olm Times"]),
        ("New Olm\nTimes", ["New Olm Times"]),
        ("&", []),
    ],
)
def test_an_entity_ends_where_its_name_does(nlp: Language, text: str, found: list[str]) -> None:
    doc = nlp.make_doc(text)
    doc.set_ents([doc.char_span(0, len(text), label="ORG")])
    assert [mention.name for mention in mentions(doc, People())] == found
    assert all(text[m.start : m.end].split() == m.name.split() for m in mentions(doc, People()))
