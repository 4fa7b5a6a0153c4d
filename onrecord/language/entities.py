"""Entity mentions with the name each has in its article."""

import re

from spacy.tokens import Doc

from onrecord.language.people import People
from onrecord.model import Mention, Span
from onrecord.names.person_name import clean

# No name goes on in the next paragraph or cell, nor beyond a tag, which stands here as spaces.
_GAP = re.compile(r"\s*(?:\n\s*\n|[ \t\xa0]{3,}|\t)\s*")
_EDGE = " \t\r\n\xa0&"


def mentions(doc: Doc, people: People) -> tuple[Mention, ...]:
    """Entities in text order; people under their canonical names, the rest as written."""
    found = []
    text = doc.text  # spaCy joins all tokens anew whenever it is asked for a Doc's text
    for ent in doc.ents:
        start, end = _in_one_piece(text, (ent.start_char, ent.end_char))
        words = text[start:end]
        person = people.find(words) if ent.label_ == "PERSON" else None
        name = person.name if person is not None else clean(words)
        if name:
            found.append(Mention(start, end, ent.label_, name))
    return tuple(found)


def _in_one_piece(text: str, span: Span) -> Span:
    """The longest part of an entity between gaps, without an "&" at its edges."""
    start, end = span
    edges = [start, *(edge for gap in _GAP.finditer(text, start, end) for edge in gap.span()), end]
    start, end = max(zip(edges[::2], edges[1::2], strict=True), key=lambda piece: piece[1] - piece[0])
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGE))
    return start, max(start, end - (len(words) - len(words.rstrip(_EDGE))))
