"""Names that stand beside a quotation without a verb: before a colon, or behind a dash as a signature."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.language.quotations.attribution import Attribution, Way
from onrecord.language.quotations.context import Places
from onrecord.names.person_name import looks_like_a_person
from onrecord.names.vocabulary import is_particle

# What may stand before "Name: “…”": the paragraph's start, a sentence's end, another quotation.
_NAME_STARTS = re.compile(r"(?:^|[\n.!?:”\"’'…)])\s*(?=[A-Z])")
# Beside the particles of people's names, the small words inside those of bodies.
_IN_NAMES = frozenset({"of", "the", "and", "for", "&", "’s", "'s", "’", "'"})
# A dash and, to the line's end or a comma, a few capitalised words.
_SIGNATURE = re.compile(
    r"[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*(?:[–—―]|--?)[ \t\u00a0]*(?P<name>[A-Z][^\n,(]{2,60}?)[ \t]*(?=[\n,(]|$)"
)
# What stands before a colon and names nobody: "MYTH: “…”".
_HEADINGS = frozenset(
    {
        "answer",
        "background",
        "caption",
        "claim",
        "clarification",
        "correction",
        "editorial",
        "example",
        "fact",
        "headline",
    }
    | {"message", "motto", "myth", "note", "opinion", "photo", "question", "quote", "reality", "slogan", "source"}
    | {"statement", "summary", "title", "truth", "update", "video", "read", "watch"}
)
# "Ann Roe on the new bridge: “…”", and "On the new bridge: “…”" of somebody named before.
_OF_A_TOPIC = re.compile(r" on (?=\S).{3,150}$", re.IGNORECASE)
_TOPIC = re.compile(r"(?:^|[.!?:”\"’)\n])\s*On [^.!?:“”\n]{3,150}:$")
# In words: a longer line in capitals is no name.
_LONGEST_IN_CAPITALS = 4
_FROM = re.compile(r"(?:From|Via) ")
_PAREN = re.compile(r"\s*[,(].*$", re.DOTALL)


def name_before(places: Places, i: int) -> Attribution | None:
    """The speaker of a name before the passage: Jane Roe, senator: “…”."""
    passage = places.passages[i]
    start = max(places.paragraph_start(passage.start), passage.start - 200, places.passages[i - 1].end - 1 if i else 0)
    lead = places.text[start : passage.start].rstrip()
    if not lead.endswith(":"):
        return None
    for boundary in _NAME_STARTS.finditer(lead):
        preposition = _FROM.match(lead, boundary.end())
        offset = preposition.end() if preposition else boundary.end()
        name = _OF_A_TOPIC.sub("", _PAREN.sub("", lead[offset:-1]))
        first = start + offset
        tokens = places.tokens(first, first + len(name))
        heading = is_heading(places.text, name)
        if tokens and not heading and _is_name(tokens):
            return Attribution(
                ((passage.start, passage.end),), None, _head(tokens), (first, first + len(name)), Way.NAME
            )
    return None


def topic_before(places: Places, i: int) -> bool:
    """Whether a passage is one of a list that says of each what it is about: On the new bridge: “…”."""
    passage = places.passages[i]
    start = max(places.paragraph_start(passage.start), passage.start - 200, places.passages[i - 1].end - 1 if i else 0)
    return _TOPIC.search(places.text[start : passage.start].rstrip()) is not None


def _is_name(words: Sequence[Token]) -> bool:
    return all(word.text[0].isupper() or word.lower_ in _IN_NAMES or is_particle(word.text) for word in words)


def _head(words: Sequence[Token]) -> Token:
    """The last word of the name: of the person's in "Ann Roe of the Lund Association"."""
    of = next((i for i, word in enumerate(words) if word.lower_ in {"of", "at", "from"}), len(words))
    person = " ".join(word.text for word in words[:of])
    return words[of - 1] if of < len(words) and looks_like_a_person(person) else words[-1]


def is_heading(text: str, name: str) -> bool:
    """Whether words before a colon are a heading: "MYTH", "PROMISE MADE" where the text also writes "promise", "made"."""
    words = name.casefold().split()
    if len(words) == 1 and words[0].removesuffix("s") in _HEADINGS:
        return True
    if name.isupper() and len(words) > _LONGEST_IN_CAPITALS:
        return True
    return name.isupper() and all(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def signature(places: Places, i: int) -> Attribution | None:
    """The name after a dash behind the passage, on its line or the next: “…” — Jane Roe, teacher."""
    passage = places.passages[i]
    dash = _SIGNATURE.match(places.text, passage.end)
    if dash is None:
        return None
    tokens = places.tokens(dash.start("name"), dash.end("name"))
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words or not _is_name(words):
        return None
    return Attribution(
        ((passage.start, passage.end),), None, words[-1], (words[0].idx, words[-1].idx + len(words[-1])), Way.NAME
    )
