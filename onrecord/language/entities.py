"""Entity mentions with the name each has in its article."""

from spacy.tokens import Doc

from onrecord.language.people import People, clean
from onrecord.model import Mention


def mentions(doc: Doc, people: People) -> tuple[Mention, ...]:
    """Entities in text order; people under their canonical names, the rest as written."""
    found = []
    for ent in doc.ents:
        person = people.find(ent.text) if ent.label_ == "PERSON" else None
        name = person.name if person is not None else clean(ent.text)
        if name:
            found.append(Mention(ent.start_char, ent.end_char, ent.label_, name))
    return tuple(found)
