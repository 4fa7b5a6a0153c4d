"""Roles: what an article says its people are."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.language import nouns, phrases
from onrecord.language.people import People, Person
from onrecord.model import Span
from onrecord.names.person_name import bare_name, clean

_PLACES = frozenset({"GPE", "ORG", "NORP", "LOC", "FAC"})
_BE = frozenset({"be", "become", "remain"})
_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_SMALL = (
    _ARTICLES
    | _POSSESSIVES
    | frozenset({"of", "in", "at", "for", "to", "on", "from", "and", "who", "which", "'s", "’s", "s", ""})
)
# "Ann Roe, who chairs the board": what somebody is who does it.
_DOERS = {
    "head": "head", "lead": "leader", "run": "head", "chair": "chair", "direct": "director", "govern": "governor",
    "command": "commander", "found": "founder", "own": "owner", "manage": "manager", "edit": "editor",
    "study": "analyst", "teach": "teacher", "coach": "coach", "represent": "representative",
}  # fmt: skip
_SPELLINGS = {"defence": "defense", "centre": "center", "labour": "labor", "programme": "program"}
# How many tokens after a comma a role is looked for where the parser sees no apposition.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Role:
    """What an article says that a person is: its words without article, where they are, and the noun's token."""

    person: Person
    text: str
    span: Span
    noun: str
    words: frozenset[str] = field(repr=False)
    places: frozenset[str] = field(repr=False)


def roles(doc: Doc, people: People) -> list[Role]:
    """The roles that stand beside names, in text order: title, apposition, predicate, relative clause, "of the …"."""
    found = []
    for token, person in people.mentions:
        spots = dict.fromkeys([*_before(token), *_beside(token), *_predicates(token)])
        for first, last, noun in spots:
            role = _role(doc, person, first, last, noun)
            if role is not None:
                found.append(role)
    return found


def _role(doc: Doc, person: Person, first: int, last: int, noun: str) -> Role | None:
    while first <= last and (doc[first].lower_ in _ARTICLES or doc[first].is_punct or doc[first].is_space):
        first += 1
    own = {word.casefold() for word in person.words}
    while last >= first and (
        doc[last].is_punct or doc[last].lower_ in own or doc[last].is_space or doc[last].tag_ == "POS"
    ):
        last -= 1
    if first > last:
        return None
    span = (doc[first].idx, doc[last].idx + len(doc[last]))
    text = " ".join(doc[first : last + 1].text.split())
    places = normalised(
        [token.text for token in doc[first : last + 1] if token.ent_type_ in _PLACES or token.dep_ == "poss"]
    )
    return Role(person, text, span, noun, normalised(text.split()), places - {noun})


def _before(token: Token) -> Iterator[tuple[int, int, str]]:
    """Secretary of State Ann Roe; the retired general Ann Roe; Lund's mayor, Ann Roe."""
    doc = token.doc
    begin, _ = phrases.name_bounds(token)
    name = begin
    bare = bare_name(phrases.titled_name(token)).split()[:1]
    while bare and name < token.i and clean(doc[name].text).casefold() != bare[0].casefold():
        name += 1
    first = min(begin, phrases.bounds(token)[0])
    noun = _office_in(doc, first, name - 1)
    if noun is None and first > 1 and doc[first - 1].lower_ in {"of", "the"}:
        first = _before_of(doc, first)  # "Secretary of the Treasury Ann Roe"
        noun = _office_in(doc, first, name - 1)
    if noun is not None:
        yield first, name - 1, noun
    if token.dep_ == "appos" and token.head.i < name and nouns.is_person(token.head):
        start, end = phrases.bounds(token.head)
        yield start, min(end, name - 1), token.head.lower_


def _before_of(doc: Doc, first: int) -> int:
    """The first token of the capitalised words before "of the" before a token."""
    i = first - 1
    while i > 0 and doc[i].lower_ in {"of", "the"} and doc[i].sent_start != 1:
        i -= 1
    if doc[i].sent_start == 1 or not doc[i].text[:1].isupper():
        return i if doc[i].text[:1].isupper() else first
    while i > 0 and doc[i].sent_start != 1 and doc[i - 1].text[:1].isupper():
        i -= 1
    return i


def _office_in(doc: Doc, first: int, last: int) -> str | None:
    """The last word of the words before a name that names an office: "Secretary" in "Secretary of State"."""
    for i in range(last, first - 1, -1):
        if doc[i].text == ":" or (doc[i].text == "," and i < last):
            return None
        if (nouns.is_person(doc[i]) and doc[i].tag_ not in {"NNS", "NNPS"}) or doc[i].lower_.rstrip(".") in {
            "sen",
            "rep",
            "gov",
            "gen",
        }:
            return noun_of(doc[i])
    return None


def noun_of(noun: Token) -> str:
    """A noun with what a hyphen joins to it: "secretary-general"."""
    first = noun.i
    while (
        first > 1
        and noun.doc[first - 1].text == "-"
        and not noun.doc[first - 1].whitespace_
        and not noun.doc[first - 2].whitespace_
    ):
        first -= 2
    return str(noun.doc[first : noun.i + 1].text).casefold() if first < noun.i else noun.lemma_.casefold()


def _beside(token: Token) -> Iterator[tuple[int, int, str]]:
    """Ann Roe, the mayor of Lund; Ann Roe, who chairs the board; Ann Roe of the Calder Institute."""
    doc = token.doc
    end = phrases.name_bounds(token)[1]
    for child in token.children:
        if child.i <= end:
            continue
        if child.dep_ == "appos":
            for noun in (child, *phrases.joined(child)):
                span = phrases.bounds(noun)
                parenthetic = doc[span[1] + 1].pos_ == "VERB" if span[1] + 1 < len(doc) else False  # "the mayor said"
                if nouns.is_person(noun) and not parenthetic:
                    yield *span, noun_of(noun)
        elif child.dep_ == "relcl":
            yield from _done_by(child)
    if end + 1 >= len(doc):
        return
    following = doc[end + 1]
    if following.text == ",":
        yield from _after_comma(following)
    elif following.lower_ in {"of", "at", "from", "with"} and following.dep_ == "prep":
        place = next((child for child in following.children if child.dep_ == "pobj"), None)
        if place is not None and (place.pos_ == "PROPN" or nouns.is_organisation(place)):
            name = phrases.appositive(place)
            yield following.i, phrases.bounds(place if name is None else name)[1], "of"


def _after_comma(comma: Token) -> Iterator[tuple[int, int, str]]:
    """A phrase between commas right after a name, whatever the parser makes of it: ", the mayor of Lund,"."""
    doc = comma.doc
    for token in doc[comma.i + 1 : comma.i + 1 + _REACH]:
        if token.is_punct and token.text not in {"-", "’", "'"}:
            return
        if token.pos_ in {"VERB", "AUX", "PRON"} and token.tag_ not in {"VBN", "VBG", "PRP$"}:
            return
        if not nouns.is_person(token) or token.tag_ in {"NNS", "NNPS"}:
            continue
        first, last = phrases.bounds(token)
        following = doc[last + 1] if last + 1 < len(doc) else None
        ends = following is None or following.is_punct or following.lower_ in {"who", "whose", "and"}
        if comma.i + 1 == first and ends and token.dep_ not in {"nsubj", "nsubjpass", "conj"}:
            yield first, last, noun_of(token)
            return


def _done_by(verb: Token) -> Iterator[tuple[int, int, str]]:
    """What the clause "who chairs the board" says that somebody is."""
    if verb.lemma_ not in _DOERS or verb.tag_ not in {"VBZ", "VBP"}:
        return
    if not any(child.lower_ == "who" and child.dep_ == "nsubj" for child in verb.children):
        return
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if thing is not None:
        yield verb.i, phrases.bounds(thing)[1], _DOERS[verb.lemma_]


def _predicates(token: Token) -> Iterator[tuple[int, int, str]]:
    """Ann Roe is the mayor of Lund."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in _BE or any(child.dep_ == "neg" for child in verb.children):
        return
    for child in verb.children:
        if child.dep_ == "attr" and child.i > verb.i and nouns.is_person(child) and child.tag_ not in {"NNS", "NNPS"}:
            yield *phrases.bounds(child), noun_of(child)


def normalised(words: list[str] | tuple[str, ...]) -> frozenset[str]:
    """Words as roles are compared: "Kestria's" is "kestria", "defence" is "defense", "unions" is "union"."""
    return frozenset(normal(word) for word in words) - _SMALL


def normal(word: str) -> str:
    """One word as roles are compared."""
    plain = clean(word.strip('.,;:“”"()')).casefold()
    plain = _SPELLINGS.get(plain, plain)
    return plain[:-1] if len(plain) > len("uses") and plain.endswith("s") and not plain.endswith("ss") else plain
