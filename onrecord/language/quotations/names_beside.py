"""Names that stand beside a quotation without a verb: before a colon, or behind a dash as a signature."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.language.behind_office import person_at_end
from onrecord.language.nouns import is_body
from onrecord.language.quotations.attribution import Attribution, Way
from onrecord.language.quotations.context import Places
from onrecord.model import Span
from onrecord.names.person_name import looks_like_a_person
from onrecord.names.vocabulary import gender_of_first_name, is_particle

# What may stand before "Name: “…”": the paragraph's start, a sentence's end, another quotation.
_NAME_STARTS = re.compile(r"(?:^|[\n.!?:”\"’'…)])\s*(?=[A-Z])")
# Beside the particles of people's names, the small words inside those of bodies.
_IN_NAMES = frozenset({"of", "on", "the", "and", "for", "&", "’s", "'s", "’", "'"})
# A dash and, to the line's end or a comma, a few capitalised words.
_SIGNATURE = re.compile(
    r"[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*(?:[–—―]|--?)[ \t\u00a0]*(?P<name>[A-Z][^\n,(]{2,60}?)[ \t]*(?=[\n,(]|$)"
)
# What stands before a colon and names nobody: "MYTH: “…”".
_HEADINGS = frozenset(
    {"answer", "background", "caption", "claim", "clarification", "correction", "editorial", "example", "fact", "headline"}
    | {"message", "motto", "myth", "note", "opinion", "photo", "promise", "question", "quote", "read"}
    | {"reality", "slogan", "source", "statement", "summary", "title", "truth", "update", "video", "watch"}
)  # fmt: skip
# "Ann Roe on the new bridge: “…”", and "On the new bridge: “…”" of somebody named before.
_OF_A_TOPIC = re.compile(r"(?P<who>.*?) on \S.*", re.IGNORECASE | re.DOTALL)
_TOPIC = re.compile(r"(?:^|[.!?:”\"’)\n])\s*On (?:[^.!?:“”\n]|“[^“”\n]{1,60}”){1,150}:$")
_PLACE = re.compile(
    r"(?:^|\s)(?P<town>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}), (?P<land>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}):$"
)
_HYPHENS = frozenset({"-", "‑"})
# In characters, with what stands before it.
_LONGEST_LABEL = 200
# The words in capitals right before a colon.
_IN_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\s+)*\b[A-Z]{2,}\s*$")
# In words: a longer line in capitals is no name.
_LONGEST_IN_CAPITALS = 4
_FROM = re.compile(r"(?:From|Via) ")
_PAREN = re.compile(r"\s*[,(].*$", re.DOTALL)


def name_before(places: Places, i: int) -> Attribution | None:
    """The speaker of a name before the passage: Jane Roe, senator: “…”."""
    passage = places.passages[i]
    start = max(places.paragraph_start(passage.start), passage.start - 200, places.passages[i - 1].end - 1 if i else 0)
    lead = places.text[start : passage.start].rstrip()
    if not lead.endswith(":") or topic_before(places, passage.start) is not None:
        return None
    for boundary in _NAME_STARTS.finditer(lead):
        preposition = _FROM.match(lead, boundary.end())
        offset = preposition.end() if preposition else boundary.end()
        name = without_topic(_PAREN.sub("", lead[offset:-1]))
        first = start + offset
        tokens = places.tokens(first, first + len(name))
        heading = is_heading(places.text, name)
        if tokens and not heading and _is_name(tokens):
            return Attribution(
                ((passage.start, passage.end),), None, _head(tokens), (first, first + len(name)), Way.NAME
            )
    return None


def without_topic(label: str) -> str:
    """A label without where or of what its speaker speaks: "Ann Roe on Lund Radio"; but "Commission on Roads" is a name."""
    found = _OF_A_TOPIC.fullmatch(label)
    return label if found is None or is_body(found["who"].rpartition(" ")[2]) else found["who"]


def topic_before(places: Places, offset: int) -> int | None:
    """Where the words begin that say what a quotation of a list is about: On the new bridge: “…”; None where none do."""
    start = max(places.paragraph_start(offset), offset - _LONGEST_LABEL)
    topic = _TOPIC.search(places.text[start:offset].rstrip())
    return None if topic is None else start + topic.start()


def is_behind_place(places: Places, offset: int) -> bool:
    """Whether a quotation is led by where it comes from, as in a list of a region's papers: Akron, Ohio: “…”."""
    start = max(places.paragraph_start(offset), offset - _LONGEST_LABEL)
    place = _PLACE.search(places.text[start:offset].rstrip())
    if place is None or gender_of_first_name(place["town"].split()[0]) is not None:
        return False
    last = places.around((start + place.end("land") - 1, start + place.end("land")))
    return last[-1].ent_type_ == "GPE"


def _is_name(words: Sequence[Token]) -> bool:
    """Whether all words are those of a name, with what hyphens join to them: "Editor-in-Chief Ann Roe"."""
    return all(
        word.text[0].isupper() or word.lower_ in _IN_NAMES or is_particle(word.text) or _is_hyphenated(word)
        for word in words
    )


def _is_hyphenated(word: Token) -> bool:
    return word.text in _HYPHENS or (word.i > 0 and word.nbor(-1).text in _HYPHENS and not word.nbor(-1).whitespace_)


def _head(words: Sequence[Token]) -> Token:
    """The last word of the name: of the person's in "Ann Roe of the Lund Association"."""
    named = person_at_end(words)
    if named is not None:
        return named
    of = next((i for i, word in enumerate(words) if word.lower_ in {"of", "at", "from"}), len(words))
    person = " ".join(word.text for word in words[:of])
    return words[of - 1] if of < len(words) and looks_like_a_person(person) else words[-1]


def is_heading(text: str, name: str) -> bool:
    """Whether words before a colon are a heading: "MYTH", "PROMISE MADE" where the text also writes "promise", "made"."""
    words = name.casefold().split()
    if len(words) == 1 and words[0].removesuffix("s") in _HEADINGS:
        return True
    if name.isupper() and (len(words) > _LONGEST_IN_CAPITALS or _HEADINGS & set(words)):
        return True
    return name.isupper() and all(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def heading_before(text: str, offset: int) -> Span | None:
    """The words in capitals and the colon before an offset that are a heading, whatever stands before them; None where none are."""
    lead = text[max(0, offset - _LONGEST_LABEL) : offset].rstrip()
    capitals = _IN_CAPITALS.search(lead.removesuffix(":")) if lead.endswith(":") else None
    if capitals is None or not is_heading(text, capitals[0].strip()):
        return None
    start = max(0, offset - _LONGEST_LABEL)
    return start + capitals.start(), start + len(lead)


def signature(places: Places, i: int) -> Attribution | None:
    """The name after a dash behind the passage, on its line or the next: “…” — Jane Roe, teacher."""
    passage = places.passages[i]
    dash = _SIGNATURE.match(places.text, passage.end)
    if dash is None:
        return None
    name = without_topic(dash["name"])
    tokens = places.tokens(dash.start("name"), dash.start("name") + len(name))
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words or not _is_name(words):
        return None
    return Attribution(
        ((passage.start, passage.end),), None, _head(words), (words[0].idx, words[-1].idx + len(words[-1])), Way.NAME
    )
