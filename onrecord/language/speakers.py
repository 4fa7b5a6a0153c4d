"""Speakers: who the words that name a source stand for, as a name or a description with its kind.

Where the article does not say who is meant, the speaker is unknown; nothing is guessed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.language import cues, nouns, own_words, phrases
from onrecord.language.abbreviations import abbreviations
from onrecord.language.antecedents import GENDERS
from onrecord.language.bodies import Bodies
from onrecord.language.designations import AMOUNTS, UNKNOWN, Designations, Speaker
from onrecord.language.discourse import Discourse, Meaning
from onrecord.language.people import People, Person
from onrecord.language.quotations.attribution import Attribution
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.language.recipients import principal
from onrecord.language.roles import Role
from onrecord.model import Span, SpeakerKind
from onrecord.names.person_name import clean

# A chain of "who" and "it" longer than this is a parse gone wrong.
_STEPS = 4
_OPENING_MARKS = '“"„«'
_CLOSING_MARKS = '”"“»'
# Nobody is in, on or at a person.
_PLACED = frozenset({"at", "in", "on"})
_TOPICS = frozenset({"on", "about", "regarding", "in", "at", "to", "for"})
_CONCLUDING = frozenset({"indicate", "mean", "prove", "reveal", "show", "signal", "suggest"})
# Whom a pronoun can mean that spoke before: kinds of speaker.
_SPOKE = {
    "they": {SpeakerKind.GROUP, SpeakerKind.ORGANISATION},
    "it": {SpeakerKind.ORGANISATION},
    "he": {SpeakerKind.NAMED, SpeakerKind.UNNAMED},
    "she": {SpeakerKind.NAMED, SpeakerKind.UNNAMED},
}
# In sentences: so far back.
_MEMORY = 3
_SPEAKERS_OWN = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})


_CARRIED = "goes on from the quotation before"


@dataclass(slots=True)
class Resolver:
    """What is known of an article's speakers while its attributions are read in order."""

    doc: Doc
    people: People
    stated: Sequence[Role]
    marked: Sequence[Passage]
    author: str | None = None
    _by_source: dict[int, Speaker] = field(default_factory=dict)
    _latest: tuple[int | None, Speaker] = (None, UNKNOWN)
    _discourse: Discourse = field(init=False)
    _bodies: Bodies = field(init=False)
    _text: str = field(init=False)
    _designations: Designations = field(init=False)

    def __post_init__(self) -> None:
        self._discourse = Discourse(self.doc, self.people, self.stated, self.marked)
        self._bodies = Bodies(self.doc, self._discourse.sentences)
        self._text = self.doc.text  # spaCy joins all tokens anew whenever it is asked
        self._designations = Designations(self.doc, self.people, self._discourse, abbreviations(self._text))

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who makes the attribution. Call in text order: a quotation without words of its own looks back."""
        source = attribution.source
        if attribution.carried:
            before = UNKNOWN if source is None else self._by_source.get(source.i, UNKNOWN)
            return Speaker(before.name, before.kind, _CARRIED) if before.name else UNKNOWN
        if self._is_topic(attribution) or (source is not None and _is_nobody(source)):
            found = UNKNOWN
        else:
            found = self._in_its_words(self._resolve(source, _STEPS), attribution)
            found = Speaker(found.name, found.kind, found.reason or _construction(attribution))
        if found.kind is SpeakerKind.UNKNOWN:
            return UNKNOWN
        if source is not None:
            self._by_source[source.i] = found
            self._latest = source.i, found
        return found

    def _in_its_words(self, found: Speaker, attribution: Attribution) -> Speaker:
        """The speaker, no longer than the words that the tagger took for the source; those words where nobody is found."""
        tagged, source = attribution.tagged, attribution.source
        person = None if tagged is None or not tagged.source else self._named_within(found, tagged.source[0])
        if person is not None:
            return Speaker(person.name, SpeakerKind.NAMED)
        unknown = found.kind is SpeakerKind.UNKNOWN
        if tagged is None or not tagged.source or source is None or (found.reason and not unknown):
            return self._designations.in_full(found)
        if source.pos_ == "PRON" and not own_words.is_initials(source):
            return self._spoke_before(source) if unknown else found
        words = own_words.description(self._text[slice(*tagged.source[0])])
        if unknown:
            kind = own_words.kind(source, self.people)
            if source.pos_ == "NOUN" and nouns.kind_of(source) is SpeakerKind.UNKNOWN and _shows(attribution.cue):
                return found
            return (
                found if kind is SpeakerKind.UNKNOWN or not words else self._designations.in_full(Speaker(words, kind))
            )
        beyond = own_words.description(
            self._text[tagged.source[0][0] : tagged.source[0][0] + len(found.name or "") + 8]
        )
        longer = found.kind is not SpeakerKind.NAMED and found.name is not None and len(found.name) > len(words)
        if longer and found.name is not None and beyond.casefold().startswith(found.name.casefold()):
            return self._designations.in_full(Speaker(words, found.kind))
        return self._designations.in_full(found)

    def _named_within(self, found: Speaker, source: Span) -> Person | None:
        """The one person whom the source's words name in full, where the description before the name was found alone."""
        if found.kind in {SpeakerKind.NAMED, SpeakerKind.GROUP}:
            return None
        i = bisect_left(self.people.mentions, source[0], key=lambda mention: mention[0].idx)
        named = []
        for token, person in self.people.mentions[i:]:
            if token.idx >= source[1]:
                break
            if len(person.words) > 1 and _is_own_name(token, person):
                named.append(person)
        return named[0] if len(named) == 1 else None

    def _spoke_before(self, pronoun: Token) -> Speaker:
        """Whom "they" or "she" means where nobody was named who fits: who spoke just before."""
        latest, before = self._latest
        wanted = _SPOKE.get(pronoun.lower_)
        if wanted is None or before.kind not in wanted or latest is None:
            return UNKNOWN
        if self._discourse.sentences[pronoun.i] - self._discourse.sentences[latest] > _MEMORY:
            return UNKNOWN
        person = self.people.find(before.name or "")
        gender = GENDERS.get(pronoun.lower_)
        if person is not None and gender is not None and person.gender not in {None, gender}:
            return UNKNOWN
        return Speaker(before.name, before.kind, f"“{pronoun.lower_}”: {before.name}, who spoke just before")

    def on_behalf_of(self, attribution: Attribution) -> str | None:
        """The name or description of the one for whom a spokesperson or lawyer speaks; None for all others."""
        spoken_for = None if attribution.source is None else principal(attribution.source)
        return None if spoken_for is None else self._resolve(spoken_for, _STEPS).name

    def _is_topic(self, attribution: Attribution) -> bool:
        """Whether what stands before a colon is what is spoken of: "On taxes: “…”"."""
        if attribution.cue is not None or attribution.source is None or attribution.mention is None:
            return False
        first = phrases.name_bounds(attribution.source)[0]
        while first > 0 and self.doc[first].idx > attribution.mention[0]:
            first -= 1
        opens = first > 0 and self.doc[first - 1].text[:1].isupper() and self.doc[first - 1].lower_ in _TOPICS
        return opens or self.doc[first].lower_ in _TOPICS

    def _resolve(self, head: Token | None, steps: int) -> Speaker:
        if head is None or steps == 0:
            return UNKNOWN
        if head.text.startswith("@") and len(head.text) > 1:
            return Speaker(head.text, SpeakerKind.ORGANISATION)  # a handle, whoever has it
        head = self._behind_title(head)
        if any(child.dep_ == "relcl" for child in head.children):
            head = _described(head)  # "Ann Roe, now the minister, who said"
        meaning = self._discourse.meaning(head)
        if meaning is not None:
            return self._meant(head, meaning, steps)
        if head.lower_ in _SPEAKERS_OWN:
            return self._author(head)
        if head.pos_ == "PRON" or head.tag_ in {"WP", "WDT", "PRP", "PRP$", "WP$"}:
            return self._pronoun(head, steps)
        pair = self._discourse.pair(head)
        if pair is not None:
            names = " and ".join(person.name for person in pair)
            return Speaker(names, SpeakerKind.GROUP, f"the last two named together: {names}")
        together = self._together(head)
        if together is not None:
            return together
        body = self._bodies.meant(head)
        if body is not None:
            found = self._designations.of(body)
            if found.kind is SpeakerKind.ORGANISATION:
                return Speaker(found.name, found.kind, f"“the {head.lower_}”: {found.name}, named before")
        name = phrases.appositive(head) or _doubled(head)
        if name is not None and (named := self._designations.named(name)) is not None and _fits(head, named):
            return named
        return self._designations.of(head)

    def _author(self, head: Token) -> Speaker:
        """Whom "I" means outside marks: who wrote the article, where one person did."""
        if head.text != "I" or self.author is None or self._discourse.is_quoted(head):
            return UNKNOWN
        return Speaker(self.author, SpeakerKind.NAMED, f"“I”: the author, {self.author}")

    def _behind_title(self, head: Token) -> Token:
        """In "In its study, “The Long Wait”, the institute said" the parser may take the title for the subject."""
        first, last = phrases.bounds(head)
        marked = first > 0 and self.doc[first - 1].text in _OPENING_MARKS
        if not marked or not any(token.text in _CLOSING_MARKS for token in self.doc[last + 1 : last + 3]):
            return head
        return next((child for child in head.children if child.dep_ == "appos"), head)

    def _meant(self, pronoun: Token, meaning: Meaning, steps: int) -> Speaker:
        if meaning.person is not None:
            return Speaker(meaning.person.name, SpeakerKind.NAMED, meaning.reason)
        found = self._resolve(meaning.noun, steps - 1)
        person = pronoun.lower_ in GENDERS and found.kind is SpeakerKind.ORGANISATION
        return Speaker(found.name, SpeakerKind.NAMED if person else found.kind, meaning.reason)

    def _pronoun(self, head: Token, steps: int) -> Speaker:
        if head.lower_ in _RELATIVE and head.dep_ != "poss":
            clause = head.head
            for _ in range(_STEPS):
                if clause.dep_ in {"relcl", "acl"}:
                    antecedent = _described(_antecedent(clause.head) if head.lower_ == "who" else clause.head)
                    if antecedent.i > head.i or (head.lower_ == "who" and nouns.is_document(antecedent)):
                        return UNKNOWN
                    found = self._resolve(antecedent, steps - 1)
                    return Speaker(found.name, found.kind, f"“{head.lower_}” is {found.name}")
                clause = clause.head
        kind, description = nouns.kind_of(head), phrases.description(head)
        if kind is SpeakerKind.UNKNOWN or " " not in description:
            return UNKNOWN
        return Speaker(description, kind)

    def _together(self, head: Token) -> Speaker | None:
        """Two or more who are said to have said it: "Velmora and Corvia"."""
        others = list(phrases.joined(head))
        if not others or head.dep_ not in {"nsubj", "nsubjpass", "pobj"} or self._one_person(head, others[0]):
            return None
        if not any(child.dep_ == "cc" for one in (head, *others) for child in one.children):
            return None  # "Ann Roe, Lund Grocers: “…”"
        if head.pos_ not in {"PROPN", "NOUN"} or any(other.pos_ == "PRON" for other in others):
            return None
        parts = [self._one_of_several(one) for one in (head, *others)]
        if any(part.kind is SpeakerKind.UNKNOWN for part in parts):
            return None
        names = [part.name or "" for part in parts]
        return Speaker(f"{', '.join(names[:-1])} and {names[-1]}", SpeakerKind.GROUP)

    def _one_of_several(self, head: Token) -> Speaker:
        """One of those who speak together, by the name right behind the description: "Ann Roe and the engineer Bo Lind"."""
        behind = phrases.name_behind(head)
        named = None if behind is None else self._designations.named(behind)
        return named if named is not None and _fits(head, named) else self._designations.of(head)

    def _one_person(self, head: Token, other: Token) -> bool:
        """Whether two nouns have one article: "the author and activist" is one person."""
        if head.pos_ == "PROPN":
            unnamed = (
                other.tag_ == "NN"
                and nouns.is_person(other)
                and not any(t.ent_type_ == "PERSON" for t in other.subtree)
            )
            return (nouns.is_person(head) or unnamed) and not any(
                child.dep_ in {"det", "poss"} for child in other.children
            )
        return (
            nouns.is_person(head)
            and head.tag_ == "NN"
            and not any(child.dep_ in {"det", "poss"} for child in other.children)
        )


def _is_own_name(last: Token, person: Person) -> bool:
    """Whether a whole name stands beside its description, and in no part of it: not "Roe's lawyer", "a friend of Ann Roe"."""
    doc, first = last.doc, last.i
    while first > 0 and first > last.i - len(person.words) and clean(doc[first].text) != person.words[0]:
        first -= 1
    if first == last.i or clean(doc[first].text) != person.words[0] or last.dep_ == "compound":
        return False
    while first > 0 and doc[first - 1].pos_ == "PROPN":
        first -= 1  # "by Senator Ann Roe"
    after = doc[last.i + 1].tag_ if last.i + 1 < len(doc) else ""
    return after != "POS" and (first == 0 or doc[first - 1].pos_ not in {"ADP", "SCONJ", "CCONJ"})


def _is_nobody(source: Token) -> bool:
    """Whether a source is "no official", of whom nobody said it."""
    return any(child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in source.children)


def _shows(cue: Token | None) -> bool:
    """Whether a cue says no more than that something lets one conclude: "the tariffs suggest", which nobody says."""
    return cue is not None and cues.lemma(cue) in _CONCLUDING


def _antecedent(noun: Token) -> Token:
    """Whom "who" means after "an executive at a glass maker", "Democrats in Lund": the people, whatever the parser says."""
    if noun.dep_ != "pobj" or nouns.is_person(noun):
        return noun
    placed = noun.head.lower_ in _PLACED and noun.head.i > 0
    outer = noun.head.nbor(-1) if placed else noun.head.head
    people = nouns.is_person(outer) or outer.ent_type_ == "NORP" or nouns.is_body(outer.text)
    return outer if people and (placed or noun.ent_type_ != "PERSON") else noun


def _described(noun: Token) -> Token:
    """The name that a description behind it is of: "Ann Roe, an expert on bridges, who", "Lund Steel, a firm that"."""
    first = noun
    while first.dep_ == "conj" and nouns.is_person(first.head):
        first = first.head
    if first.dep_ not in {"appos", "npadvmod"} or not (nouns.is_person(first) or nouns.is_organisation(first)):
        return noun
    if first.dep_ == "appos" and first.head.pos_ == "PROPN":
        return first.head
    # Where the parser takes another noun for the one described: "on good terms with Ann Roe, now the minister, who".
    comma = next(
        (child.i for child in first.children if child.text == "," and child.i < first.i), first.left_edge.i - 1
    )
    beside = comma > 0 and first.doc[comma].text == "," and first.doc[comma - 1].pos_ == "PROPN"
    return first.doc[comma - 1] if beside else noun


def _doubled(head: Token) -> Token | None:
    """The name right behind a body's description that the parser takes for a second subject: "The news agency AFP said"."""
    name = phrases.name_behind(head)
    beside = name is not None and (name.dep_, name.head.i) == (head.dep_, head.head.i)
    return name if beside and name is not None and name.ent_type_ not in AMOUNTS else None


def _fits(head: Token, named: Speaker) -> bool:
    """Whether a name beside a description can be the one described: a person for a person, a body for a body."""
    return (named.kind is SpeakerKind.NAMED) == nouns.is_person(head)


def _construction(attribution: Attribution) -> str:
    cue, source = attribution.cue, attribution.source
    if cue is None:
        return "named right before the quotation"
    if cue.lower_ == "according":
        return "after “according to”"
    if source is not None and source.dep_ in {"nsubj", "nsubjpass"}:
        return f"subject of “{cue.text}”"
    return f"source of “{cue.text}”"
