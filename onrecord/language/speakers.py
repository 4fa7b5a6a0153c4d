"""Speakers: who the words that name a source stand for, as a name or a description with its kind.

Where the article does not say who is meant, the speaker is unknown; nothing is guessed.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from onrecord.language.attribution import Attribution
from onrecord.language.people import People, Person, clean
from onrecord.model import SpeakerKind

_GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male",
            "she": "female", "her": "female", "hers": "female", "herself": "female"}  # fmt: skip
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "another", "one"})
_ORGANISATIONS = frozenset({"ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT"})
# In tokens: "of the army" in "the head of the army".
_LONGEST_PHRASE = 6
# A pronoun reaches back this many sentences, no farther.
_MEMORY = 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """A canonical name or a description, with its kind; ``name`` is None exactly when the kind is UNKNOWN."""

    name: str | None
    kind: SpeakerKind


UNKNOWN = Speaker(None, SpeakerKind.UNKNOWN)


@dataclass(slots=True)
class Resolver:
    """What is known of an article's speakers while its attributions are read in order."""

    doc: Doc
    people: People
    described: list[str] = field(default_factory=list)
    latest: Speaker = UNKNOWN
    _persons: list[tuple[Token, Person]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for ent in self.doc.ents:
            person = self.people.find(ent.text) if ent.label_ == "PERSON" else None
            if person is not None:
                self._persons.append((ent.root, person))
                person.roles |= _roles(ent.root)

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who makes the attribution. Call in text order: pronouns and "the official" look back."""
        found = self.latest if attribution.carried else self._resolve(attribution.source)
        if found.kind is not SpeakerKind.UNKNOWN:
            self.latest = found
        return found

    def _resolve(self, head: Token | None) -> Speaker:
        if head is None:
            return UNKNOWN
        if head.pos_ == "PRON" or head.tag_ in {"WP", "WDT", "PRP", "PRP$"}:
            return self._pronoun(head)
        return self._named(head) or self._nominal(head)

    def _named(self, head: Token) -> Speaker | None:
        ent = next((ent for ent in self.doc[head.left_edge.i : head.i + 1].ents if ent.start <= head.i < ent.end), None)
        name = clean(ent.text if ent is not None else _proper_name(head))
        if not name or (head.pos_ != "PROPN" and (ent is None or ent.label_ != "PERSON")):
            return None
        person = self.people.find(name)
        if person is not None:
            return Speaker(person.name, SpeakerKind.NAMED)
        if ent is not None and ent.label_ == "NORP":
            return Speaker(name, SpeakerKind.GROUP)
        if (ent is not None and ent.label_ in _ORGANISATIONS) or ent is None:
            return Speaker(_without_article(name), SpeakerKind.ORGANISATION)
        return Speaker(name, SpeakerKind.NAMED) if ent is not None and ent.label_ == "PERSON" else None

    def _pronoun(self, head: Token) -> Speaker:
        word = head.lower_
        if word in {"who", "which", "that", "whose"} and head.head.dep_ in {"relcl", "acl"}:
            antecedent = head.head.head
            return self._resolve(antecedent) if antecedent.pos_ != "PRON" else UNKNOWN
        gender = _GENDERS.get(word)
        if gender is None:
            return UNKNOWN
        person = self._antecedent(head, gender)
        return Speaker(person.name, SpeakerKind.NAMED) if person is not None else UNKNOWN

    def _antecedent(self, pronoun: Token, gender: str) -> Person | None:
        """The latest subject whom the pronoun can mean; else the latest person named; within a few sentences."""
        before = [(t, p) for t, p in self._recent(pronoun) if p.gender in {None, gender}]
        known = [(t, p) for t, p in before if p.gender == gender] or before
        subjects = [(t, p) for t, p in known if t.dep_ in {"nsubj", "nsubjpass"}]
        for pool in (subjects, known):
            if pool:
                return pool[-1][1]
        return None

    def _recent(self, token: Token) -> list[tuple[Token, Person]]:
        earliest = token.sent.start
        for _ in range(_MEMORY):
            if earliest > 0:
                earliest = self.doc[earliest - 1].sent.start
        return [(t, p) for t, p in self._persons if earliest <= t.i < token.i]

    def _nominal(self, head: Token) -> Speaker:
        definite = any(child.lower_ in {"the", "this", "that"} for child in head.children if child.dep_ == "det")
        noun = head.lemma_.lower()
        if definite and head.tag_ != "NNS":
            holders = [person for person in self.people.everyone if noun in person.roles]
            if len(holders) == 1:
                return Speaker(holders[0].name, SpeakerKind.NAMED)
        kind = _kind_of(head)
        description = _description(head)
        if kind is SpeakerKind.UNNAMED:
            description = self._fullest(description, noun, definite=definite)
        return Speaker(description, kind)

    def _fullest(self, description: str, noun: str, *, definite: bool) -> str:
        """The fullest description of the one meant: "the official" is the one described before."""
        words = set(description.lower().split())
        for earlier in reversed(self.described):
            known = set(earlier.lower().split())
            if noun in known and (words <= known if definite else words == known):
                return earlier
        self.described.append(description)
        return description


def _roles(head: Token) -> set[str]:
    """Nouns that the article puts beside a name: Secretary of State Marco Rubio; Ann Roe, the mayor."""
    nouns = [child for child in head.children if child.dep_ in {"compound", "appos", "nmod"}]
    if head.dep_ == "appos":
        nouns.append(head.head)
    return {noun.lemma_.lower() for noun in nouns if noun.lemma_.lower() in _nouns()["people"]}


def _proper_name(head: Token) -> str:
    first = head.i
    while first > head.left_edge.i and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return head.doc[first : head.i + 1].text


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else name


def _description(head: Token) -> str:
    """The noun phrase without its article: "senior State Department official"."""
    first = head.left_edge.i
    for child in head.children:
        if child.i < head.i and (child.is_punct or child.dep_ in {"cc", "advmod", "predet", "mark", "prep"}):
            first = max(first, child.right_edge.i + 1)
    last = head.i
    for child in head.children:
        if child.i == last + 1 and child.dep_ == "prep" and child.right_edge.i - child.i <= _LONGEST_PHRASE:
            last = child.right_edge.i
    return _without_article(clean(head.doc[min(first, head.i) : last + 1].text))


def _kind_of(head: Token) -> SpeakerKind:
    noun, nouns = head.lemma_.lower(), _nouns()
    if noun in nouns["organisations"]:
        return SpeakerKind.ORGANISATION
    if head.tag_ in {"NNS", "NNPS"} or head.pos_ in {"ADJ", "DET", "NUM"} or noun in {"people", "police"}:
        return SpeakerKind.GROUP
    if noun in nouns["people"] or noun.endswith(("man", "woman", "person", "ist", "er", "or", "ian")):
        return SpeakerKind.UNNAMED
    return SpeakerKind.ORGANISATION


@cache
def _nouns() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files("onrecord.language").joinpath("nouns.toml").read_text("utf-8"))
    return {kind: frozenset(words.split()) for kind, words in raw.items()}
