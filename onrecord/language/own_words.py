"""A source by the words that the article has for it: what is left where they name nobody who is known."""

from spacy.tokens import Token

from onrecord.language import nouns
from onrecord.language.people import People
from onrecord.model import SpeakerKind
from onrecord.names.person_name import clean

_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL", "DATE", "TIME"})
_ARTICLES = frozenset({"a", "an", "the"})
_IN_NAMES = _ARTICLES | {
    "of",
    "for",
    "and",
    "&",
    "in",
    "on",
    "at",
    "to",
    "from",
    "with",
    "by",
    "de",
    "la",
    "del",
    "der",
    "von",
}


def description(source: str) -> str:
    """The words as a description: without article, marks around them and possessive."""
    words = clean(" ".join(source.split()).strip(',;:.“”"()')).removesuffix("'s").removesuffix("’s")
    return without_article(words)


def without_article(name: str) -> str:
    """A name or a description without the article before it."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else name


def behind_description(name: str) -> str:
    """A body's name without what describes it before it: "Swiss drug maker Holm & Lund" is Holm & Lund."""
    words = name.split()
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].islower() and words[i] not in _IN_NAMES), None)
    return " ".join(words[last + 1 :]) or name if last is not None and words[-1][0].isupper() else name


def kind(source: Token, people: People) -> SpeakerKind:
    """What kind of speaker the head of a source makes; UNKNOWN for amounts and for words that name nothing."""
    if source.pos_ == "PROPN" or is_initials(source):
        person = source.ent_type_ == "PERSON" or people.find(source.text) is not None
        return SpeakerKind.NAMED if person else SpeakerKind.ORGANISATION
    if source.pos_ != "NOUN" or source.ent_type_ in _AMOUNTS:
        return SpeakerKind.UNKNOWN
    found = nouns.kind_of(source)
    if found is not SpeakerKind.UNKNOWN:
        return found
    return SpeakerKind.GROUP if source.tag_ == "NNS" else SpeakerKind.ORGANISATION


def is_initials(token: Token) -> bool:
    """Whether a word is an organisation's initials that the parser takes for a pronoun: "WHO", "IT"."""
    return len(token) > 1 and token.text.isupper()
