"""Common nouns that name a source, and what kind of speaker each makes."""

import tomllib
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from onrecord.model import SpeakerKind
from onrecord.names.vocabulary import ends_a_body, gender_of_titles

# A noun that ends like this names a person unless the table says otherwise.
_AGENTS = ("man", "woman", "person", "ist", "er", "or", "ian", "crat")
_PLURALS = frozenset({"NNS", "NNPS"})
# Entities that are never a source.
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL", "DATE", "TIME"})


def kind_of(head: Token) -> SpeakerKind:
    """The kind of speaker that a noun phrase without a name makes; UNKNOWN where it names no source at all."""
    counts = head.lower_ in table()["quantities"] and (not is_organisation(head) or _counted(head) is not None)
    if head.pos_ in {"NUM", "DET", "ADJ", "PRON", "SYM"} or counts:
        return _of_quantity(head)
    if head.ent_type_ in _AMOUNTS and not is_person(head):
        return SpeakerKind.UNKNOWN
    noun = head.lemma_.lower()
    if noun in table()["groups"]:
        return SpeakerKind.GROUP
    if noun in table()["organisations"] and head.tag_ in _PLURALS and head.lower_ != "media":
        return SpeakerKind.GROUP
    if {noun, head.lower_} & (table()["organisations"] | table()["documents"]):
        return SpeakerKind.ORGANISATION
    if is_person(head):
        return SpeakerKind.GROUP if head.tag_ in _PLURALS else SpeakerKind.UNNAMED
    return SpeakerKind.UNKNOWN


def is_person(noun: Token) -> bool:
    """Whether a noun, singular or plural, names a person by what they are or do."""
    for word in (noun.lemma_.lower(), noun.lower_):
        last = word.rpartition("-")[2]
        if last in table()["people"]:
            return True
        agent = noun.pos_ == "NOUN" and last.endswith(_AGENTS) and len(last) > len("other")
        if agent and not {word, last} & (table()["things"] | table()["organisations"] | table()["documents"]):
            return True
    return False


def gender(noun: Token) -> str | None:
    """The gender "female" for "wife", "male" for "chairman", else None."""
    for kind in ("female", "male"):
        if noun.lemma_.lower() in table()[kind]:
            return kind
    return gender_of_titles([noun.lower_])


def is_organisation(noun: Token) -> bool:
    """Whether a noun names a body that can speak: "ministry", "company"."""
    return noun.lemma_.lower() in table()["organisations"]


def is_body(word: str) -> bool:
    """Whether a capitalised word ends the name of a body or of a group: "Council", "Democrats"."""
    noun = word.casefold()
    return ends_a_body(word) or (noun.endswith("s") and noun.removesuffix("s") in table()["people"])


def is_document(noun: Token) -> bool:
    """Whether a noun names something written or broadcast."""
    return noun.lemma_.lower() in table()["documents"]


def _of_quantity(head: Token) -> SpeakerKind:
    """Two of the officials are a group, "57%" is nobody."""
    noun = _counted(head)
    if noun is not None and noun.pos_ in {"NOUN", "PROPN", "ADJ"}:
        kind = SpeakerKind.GROUP if noun.pos_ == "PROPN" else kind_of(noun)
        return SpeakerKind.UNNAMED if kind is SpeakerKind.GROUP and head.lower_ == "one" else kind
    if head.lower_ in {"those", "others", "many", "some", "most", "several", "few"} and any(
        child.dep_ in {"relcl", "acl", "prep", "amod"} for child in head.children
    ):
        return SpeakerKind.GROUP
    return SpeakerKind.GROUP if head.lower_ in {"others", "many"} else SpeakerKind.UNKNOWN


def _counted(head: Token) -> Token | None:
    """What "of" says there are so many of: "officials" in "two of the officials"."""
    of = next((child for child in head.children if child.lower_ in {"of", "among"} and child.i > head.i), None)
    return None if of is None else next((child for child in of.children if child.dep_ == "pobj"), None)


@cache
def table() -> dict[str, frozenset[str]]:
    """``nouns.toml``: sets of lemmas in lower case."""
    raw = tomllib.loads(files("onrecord.language").joinpath("nouns.toml").read_text("utf-8"))
    return {kind: frozenset(words.split()) for kind, words in raw.items()}
