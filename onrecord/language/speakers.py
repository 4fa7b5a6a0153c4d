"""Speakers: who the words that name a source stand for, as a name or a description with its kind.

Where the article does not say who is meant, the speaker is unknown; nothing is guessed.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.language import phrases
from onrecord.language.attribution import Attribution
from onrecord.language.people import People, Person, bare_name, clean, looks_like_a_person, name_runs
from onrecord.model import SpeakerKind

_GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male",
            "she": "female", "her": "female", "hers": "female", "herself": "female"}  # fmt: skip
# A pronoun reaches back this many sentences, no farther.
_MEMORY = 4
# Of descriptions, the latest so many are looked at for the one meant.
_REMEMBERED = 50


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
    _entities: dict[int, TokenSpan] = field(init=False)
    _holders: dict[str, list[tuple[frozenset[str], Person]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._entities = {i: ent for ent in self.doc.ents for i in range(ent.start, ent.end)}
        for token, name in name_runs(self.doc):
            person = self.people.find(name)
            if person is not None:
                self._persons.append((token, person))
                for role in _roles(token):
                    for noun in role & _nouns()["people"]:
                        self._holders.setdefault(noun, []).append((role, person))

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
        name = phrases.appositive(head)
        if name is not None and (person := self.people.find(phrases.proper_name(name))) is not None:
            return Speaker(person.name, SpeakerKind.NAMED)
        return self._named(head) or self._nominal(head)

    def _named(self, head: Token) -> Speaker | None:
        ent = self._entities.get(head.i)
        label = "" if ent is None else ent.label_
        before_colon = head.i + 1 < len(self.doc) and self.doc[head.i + 1].text == ":"
        if not head.text[:1].isupper() or not (head.pos_ == "PROPN" or label == "PERSON" or before_colon):
            return None
        run = phrases.proper_name(head)
        name = clean(run if ent is None else ent.text)
        person = self.people.find(clean(run))
        if person is not None:
            return Speaker(person.name, SpeakerKind.NAMED)
        if self.people.shares_surname(run):
            return Speaker(bare_name(run), SpeakerKind.NAMED)
        person = self.people.find(name)
        if person is not None:
            return Speaker(person.name, SpeakerKind.NAMED)
        if label == "PERSON" or looks_like_a_person(run):
            return Speaker(bare_name(run if looks_like_a_person(run) else name) or name, SpeakerKind.NAMED)
        kind = SpeakerKind.GROUP if label == "NORP" else SpeakerKind.ORGANISATION
        longest = max(name, phrases.description(head), key=len) if kind is SpeakerKind.ORGANISATION else name
        return Speaker(_without_article(clean(longest)), kind)

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
        """Whom the pronoun can mean in the nearest sentence that names one: its subject, else the last one named."""
        able = [
            (t, p) for t, p in self._recent(pronoun) if p.gender == gender or (p.gender is None and len(p.words) > 1)
        ]
        known = [(t, p) for t, p in able if p.gender == gender] or able
        if not known:
            return None
        nearest = [(t, p) for t, p in known if t.sent.start == known[-1][0].sent.start]
        subjects = [(t, p) for t, p in nearest if t.dep_ in {"nsubj", "nsubjpass"}]
        return (subjects or nearest)[-1][1]

    def _recent(self, token: Token) -> list[tuple[Token, Person]]:
        earliest = token.sent.start
        for _ in range(_MEMORY):
            if earliest > 0:
                earliest = self.doc[earliest - 1].sent.start
        first = bisect_left(self._persons, earliest, key=lambda mentioned: mentioned[0].i)
        last = bisect_left(self._persons, token.i, key=lambda mentioned: mentioned[0].i)
        return self._persons[first:last]

    def _nominal(self, head: Token) -> Speaker:
        definite = phrases.is_definite(head)
        if definite and head.tag_ != "NNS" and (holder := self._holder(head)) is not None:
            return Speaker(holder.name, SpeakerKind.NAMED)
        kind, description = _kind_of(head), phrases.description(head)
        if kind is SpeakerKind.UNNAMED:
            description = self._fullest(description, head.lemma_.lower(), definite=definite)
        return Speaker(description, kind)

    def _holder(self, head: Token) -> Person | None:
        """The one person whom the article gives this role; of several the only one named just before."""
        role = frozenset(word.casefold() for word in phrases.words(head))
        holders = {id(person): person for known, person in self._holders.get(head.lower_, ()) if role <= known}
        if len(holders) > 1:
            recent = {id(person) for _, person in self._recent(head)}
            holders = {key: person for key, person in holders.items() if key in recent}
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _fullest(self, description: str, noun: str, *, definite: bool) -> str:
        """The fullest description of the one meant: "the official" is the one described before."""
        words = set(description.lower().split())
        for earlier in reversed(self.described[-_REMEMBERED:]):
            known = set(earlier.lower().split())
            if noun in known and (words <= known if definite else words == known):
                return earlier
        self.described.append(description)
        return description


def _roles(name: Token) -> Iterator[frozenset[str]]:
    """The words that the article puts beside a name: Secretary of State Ann Roe; Ann Roe, the mayor of Lund."""
    before = [t.text.casefold() for t in name.doc[name.left_edge.i : name.i] if t.tag_ != "POS" and t.dep_ != "det"]
    if any(word in _nouns()["people"] for word in before):
        yield frozenset(before)
    beside = [child for child in name.children if child.dep_ == "appos"]
    if name.dep_ in {"appos", "attr"}:
        beside.append(name.head if name.dep_ == "appos" else name)
    for noun in beside:
        if noun.lemma_.lower() in _nouns()["people"]:
            yield frozenset(word.casefold() for word in phrases.words(noun))


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in {"a", "an", "the"} else name


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
