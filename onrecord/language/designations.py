"""Designations: whom the words of a noun name or describe, with the kind of speaker that it is."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from onrecord.language import nouns, own_words, phrases
from onrecord.language.discourse import Discourse
from onrecord.language.names_of_people import name_at
from onrecord.language.people import People
from onrecord.model import SpeakerKind
from onrecord.names.person_name import bare_name, clean, looks_like_a_person, split_titles
from onrecord.names.vocabulary import gender_of_first_name, is_office

AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL", "DATE", "TIME"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# Of descriptions, the latest so many are looked at for the one meant.
_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Speaker:
    """A canonical name or a description, with its kind, and why it is this one in plain words.

    ``name`` is None exactly when the kind is UNKNOWN.
    """

    name: str | None
    kind: SpeakerKind
    reason: str = field(default="", compare=False)


UNKNOWN = Speaker(None, SpeakerKind.UNKNOWN, "the article does not say who")


@dataclass(slots=True)
class Designations:
    """What is known of an article's names and descriptions while its nouns are read in order."""

    doc: Doc
    people: People
    discourse: Discourse
    abbreviations: dict[str, str]
    _described: list[str] = field(default_factory=list)
    _entities: dict[int, TokenSpan] = field(init=False)

    def __post_init__(self) -> None:
        self._entities = {i: ent for ent in self.doc.ents for i in range(ent.start, ent.end)}

    def of(self, head: Token) -> Speaker:
        """Whom a noun names, else whom it describes; UNKNOWN where that is nobody who can speak."""
        return self.named(head) or self.nominal(head)

    def named(self, head: Token) -> Speaker | None:
        """Whom a noun names; None where it is no name, UNKNOWN where it is that of nobody who can speak."""
        ent = self._entities.get(head.i)
        label = "" if ent is None else ent.label_
        before_colon = head.i + 1 < len(self.doc) and self.doc[head.i + 1].text == ":"
        if not head.text[:1].isupper() or not (
            head.pos_ == "PROPN" or label in _NAMES or before_colon or self.people.find(head.text)
        ):
            return None
        last = self.doc[phrases.bounds(head)[1]]
        if last.i > head.i and last.pos_ == "PROPN" and nouns.is_person(head):
            named = self.people.find(phrases.titled_name(last))
            if named is not None and is_office(head.text):
                return Speaker(named.name, SpeakerKind.NAMED)  # "Secretary of the Treasury Ann Roe"
        run = clean(name_at(head))
        if run == "Q" or label in AMOUNTS:
            return UNKNOWN
        if run in self.abbreviations and self.people.find(self.abbreviations[run]) is None:
            return Speaker(run, SpeakerKind.ORGANISATION)
        if not phrases.is_plural_name(head) and (person := self._person(run, ent, head.i)) is not None:
            return Speaker(person, SpeakerKind.NAMED)
        if nouns.is_person(head) and not split_titles(run)[1]:
            return None  # "The President" is described, not named
        return self._stranger(head, run, ent)

    def in_full(self, found: Speaker) -> Speaker:
        """An organisation by the long form that the article gives it."""
        if found.kind is not SpeakerKind.ORGANISATION or found.name is None:
            return found
        name = found.name.partition(" (")[0]
        long = self.abbreviations.get(name)
        if long is None:
            return Speaker(name, found.kind, found.reason)
        return Speaker(own_words.without_article(long), found.kind, found.reason or f"“{name}” is short for {long}")

    def _person(self, run: str, ent: TokenSpan | None, position: int) -> str | None:
        """The name of the person whom the article knows by these words; the words where several may be meant."""
        whole = "" if ent is None else clean(_own_text(ent))
        person = self.people.find(run)
        if person is not None:
            return person.name
        if self.people.shares_surname(run):
            return bare_name(run)
        if whole and (person := self.people.find(whole)) is not None:
            return person.name
        if " " not in run and (ent is None or ent.label_ not in {"GPE", "NORP"}):
            misspelt = self.people.misspelt(run)
            if misspelt is not None:
                return misspelt.name
        words = split_titles(run)[1]
        bearers = self.people.named(words) if words else []
        if len(bearers) > 1:
            meant = self.people.at(position)
            if meant is not None:
                return meant.name
            introduced = [person for person in bearers if self.people.first_seen(person) < position]
            return introduced[0].name if len(introduced) == 1 else " ".join(words)
        if (
            len(words) == 1
            and "-" not in words[0]
            and gender_of_first_name(words[0])
            and (ent is None or ent.label_ in {"PERSON", "ORG"})
        ):
            return words[0]
        return None

    def _stranger(self, head: Token, run: str, ent: TokenSpan | None) -> Speaker:
        label = "" if ent is None else ent.label_
        name = run if ent is None or "\n" in ent.text else clean(_own_text(ent))
        if run.startswith("Q "):
            return UNKNOWN  # a transcript's questioner
        plural = phrases.is_plural_name(head)
        titles, words = split_titles(run)
        titled = bool(titles) and len(words) == 1 and is_office(titles[-1]) and not nouns.is_body(words[0])
        if not plural and (titled or (label not in {"ORG", "GPE"} and self._follows_office(head))):
            return Speaker(" ".join(words), SpeakerKind.NAMED)
        # "the Treasury Ann Roe" is cut off "Secretary of the Treasury Ann Roe".
        the = any(child.lower_ == "the" for child in head.children) and len(split_titles(name)[0]) <= 1
        if not plural and not the and (label == "PERSON" or looks_like_a_person(run)) and not nouns.is_body(head.text):
            return Speaker(bare_name(run if looks_like_a_person(run) else name) or name, SpeakerKind.NAMED)
        kind = SpeakerKind.GROUP if label == "NORP" or (plural and label != "ORG") else SpeakerKind.ORGANISATION
        run = clean(phrases.proper_name(head))
        longest = max(name, run, phrases.description(head), key=len) if kind is SpeakerKind.ORGANISATION else name
        return Speaker(own_words.behind_description(own_words.without_article(clean(longest))), kind)

    def _follows_office(self, head: Token) -> bool:
        """Whether a noun for a person stands right before a name: "his friend Mahat Sale"."""
        first = phrases.name_bounds(head)[0] - 1
        return first >= phrases.bounds(head)[0] and self.doc[first].pos_ == "NOUN" and nouns.is_person(self.doc[first])

    def nominal(self, head: Token) -> Speaker:
        """Whom a noun describes, by the fullest description so far; call in text order."""
        kind = nouns.kind_of(head)
        if kind is SpeakerKind.UNKNOWN:
            return UNKNOWN
        description = phrases.description(head)
        if kind is SpeakerKind.UNNAMED:
            description = self._fullest(description, head)
        return Speaker(description, kind)

    def _fullest(self, description: str, head: Token) -> str:
        """The fullest description of the one meant: "the official" is the one described before."""
        noun, definite = head.lemma_.lower(), phrases.is_definite(head)
        words = set(description.lower().split())
        for earlier in reversed(self._described[-_REMEMBERED:]):
            known = set(earlier.lower().split())
            if noun in known and (words <= known if definite else words == known):
                return earlier
        introduced = self.discourse.introduced(head) if definite else None
        if introduced is not None:
            fuller = phrases.description(introduced)
            description = fuller if words <= set(fuller.lower().split()) else description
        self._described.append(description)
        return description


def _own_text(ent: TokenSpan) -> str:
    """An entity's words without those of the sentence before it: "the U.S. Acme"."""
    first = max((token.i + 1 for token in ent[:-1] if phrases.ends_sentence(token)), default=ent.start)
    return str(ent.doc[first : ent.end].text)
