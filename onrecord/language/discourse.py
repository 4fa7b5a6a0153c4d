"""Who is being spoken of as an article goes on: one pass over the text that gives pronouns and offices their person."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.language import cues, nouns, phrases
from onrecord.language.antecedents import (
    AGE,
    GENDERS,
    MAIN,
    SUBJECTS,
    aged_by,
    own_subject,
    owner_ahead,
    preposed_content,
    rank,
    spoken_to,
    stated_age,
)
from onrecord.language.offices import Holders
from onrecord.language.people import People, Person
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.language.roles import Role, normalised
from onrecord.model import SpeakerKind

_NOMINATIVE = {"its": "it", "their": "they"}
# A pronoun reaches back this many sentences and mentions, no farther.
_MEMORY = 4
_MENTIONS = 30
# Of what "it" and "they" can mean, so many sentences back.
_NEARBY = 2
# In sentences: so far back "the couple" were named.
_PAIRED = 12
_PAIRS = frozenset({"couple", "pair", "duo"})
# Whoever is meant so often in a sentence is whom the next one goes on about.
_MOSTLY = 3
# They put the questions: "he" after them is the one who was asked.
_ASKERS = frozenset({"reporter", "journalist", "moderator", "interviewer", "questioner", "host"})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of somebody: its token, and the named person or the noun of one without a name."""

    token: Token
    noun: Token
    person: Person | None
    gender: str | None
    rank: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a pronoun or a description means, and the reason in words."""

    person: Person | None
    noun: Token | None
    reason: str


class Discourse:
    """What the words of one article that name nobody stand for."""

    def __init__(self, doc: Doc, people: People, stated: Sequence[Role], marked: Sequence[Passage]) -> None:
        self.doc = doc
        self._marked = marked
        self._starts = [passage.start for passage in self._marked]
        self._opening = set(self._starts)
        self.sentences = self._numbered()
        self.holders = Holders(doc, people, stated, self.sentences)
        self._meanings: dict[int, Meaning] = {}
        self._mentions: list[Mentioned] = []
        self._bodies: list[tuple[Token, SpeakerKind]] = []
        self._guessed: dict[int, str] = {}
        self._introduced: dict[str, list[Token]] = {}
        self._offices: list[tuple[frozenset[str], Person]] = []
        self._unmet: list[Token] = []
        self._pairs: list[tuple[Token, Person, Person]] = []
        self._read({token.i: person for token, person in people.mentions})

    def _numbered(self) -> list[int]:
        """The number of each token's sentence; a quotation of many sentences is one."""
        numbers, number = [], -1
        for token in self.doc:
            if number < 0 or (token.is_sent_start and not self._inside(token)):
                number += 1
            numbers.append(number)
        return numbers

    def _inside(self, token: Token) -> bool:
        return self.is_quoted(token) and token.idx not in self._opening

    def meaning(self, token: Token) -> Meaning | None:
        """Whom a pronoun or a noun means; None where the article does not say."""
        return self._meanings.get(token.i)

    def pair(self, noun: Token) -> tuple[Person, Person] | None:
        """The last two who were named together, where a phrase means two: "the couple", "both officers", "the two"."""
        counted = {child.lower_ for child in (noun, *noun.children) if child.i <= noun.i}
        two = "both" in counted or ("two" in counted and "the" in counted)
        people = noun.pos_ != "NOUN" or nouns.is_person(noun)
        if not (two and people) and not (noun.lemma_.lower() in _PAIRS and phrases.is_definite(noun)):
            return None
        i = bisect_left(self._pairs, noun.i, key=lambda found: found[0].i)
        if not i or self.sentences[noun.i] - self.sentences[self._pairs[i - 1][0].i] > _PAIRED:
            return None
        return self._pairs[i - 1][1:]

    def introduced(self, noun: Token) -> Token | None:
        """The last noun before that brought in somebody of the kind: "a person in the room" for "the person"."""
        earlier = self._introduced.get(noun.lemma_.lower(), ())
        i = bisect_left(earlier, noun.i, key=lambda token: token.i)
        if not i or self.sentences[noun.i] - self.sentences[earlier[i - 1].i] > _MEMORY:
            return None
        return earlier[i - 1]

    def _read(self, named: dict[int, Person]) -> None:
        for token in self.doc:
            person = named.get(token.i)
            if person is not None:
                if token.tag_ != "NNPS":
                    self._note(token, person, person.gender)
                others = list(phrases.joined(token))
                if len(others) == 1 and others[0].i in named:
                    self._pairs.append((token, person, named[others[0].i]))
                if token.dep_ in SUBJECTS and others and not self.is_quoted(token):
                    self._bodies.append((token, SpeakerKind.GROUP))  # "Ann Roe and Bo Lind landed. They said"
            elif token.lower_ in GENDERS and token.tag_ in {"PRP", "PRP$"}:
                self._pronoun(token)
            elif (token.lower_ in {"it", "they"} and token.dep_ in SUBJECTS) or (
                token.lower_ in {"its", "their"} and nouns.is_document(token.head)
            ):
                self._plural_or_neuter(token)
            elif token.lower_ == "old" and token.dep_ in SUBJECTS and token.i > AGE and token.nbor(-2).lower_ == "year":
                self._aged(token, token)
            elif token.pos_ == "NOUN" and token.dep_ in SUBJECTS and (old := aged_by(token)) is not None:
                self._aged(old, token)
            elif token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}:
                self._noun(token)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Those described before they were named: "Kestria's trade minister" whom "the trade minister" names later."""
        for token in self._unmet:
            words = normalised(phrases.words(token))
            meant = {id(person): person for office, person in self._offices if len(office) > 1 and office <= words}
            if len(meant) == 1:
                person = next(iter(meant.values()))
                self._meanings[token.i] = Meaning(person, None, f"called so later: {person.name}")

    def _note(self, token: Token, person: Person | None, gender: str | None, noun: Token | None = None) -> None:
        """Remember a mention; of a pronoun that stands for somebody without a name with the noun it stands for."""
        gender = gender or self._guessed.get(id(person))
        own = rank(token) or (0 if noun is None else -1)
        self._mentions.append(Mentioned(token, noun or token, person, gender, own, self.is_quoted(token)))

    def _noun(self, token: Token) -> None:
        subject = token.dep_ in SUBJECTS
        if token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"} and _may_be_person(token):
            self._note(token, None, None)
            return
        if nouns.is_person(token) and token.tag_ not in {"NNS", "NNPS"}:
            if token.dep_ == "compound" or (phrases.appositive(token) is not None and token.dep_ != "appos"):
                return
            found = (
                self.holders.holder(token)
                if phrases.is_definite(token) and token.dep_ not in {"appos", "attr"} and not _names_a_body(token)
                else None
            )
            if found is not None:
                self._meanings[token.i] = Meaning(found[0], None, found[1])
                self._note(token, found[0], found[0].gender)
            elif (person := self._just_spoke(token)) is not None:
                reason = (
                    f"“the {token.lower_}”: {person.name}, who spoke just before; nobody else was introduced as one"
                )
                self._meanings[token.i] = Meaning(person, None, reason)
                self._note(token, person, person.gender)
                self._offices.append((normalised(phrases.words(token)), person))
            elif subject and _speaks(token) and token.lemma_ not in _ASKERS:
                self._note(token, None, nouns.gender(token))
            if phrases.is_definite(token) and token.i not in self._meanings:
                self._unmet.append(token)
            if any(child.lower_ in {"a", "an", "another"} for child in token.children):
                self._introduced.setdefault(token.lemma_.lower(), []).append(token)
        if subject and not self.is_quoted(token):
            kind = nouns.kind_of(token)
            if token.pos_ == "PROPN":
                kind = (
                    SpeakerKind.ORGANISATION if token.ent_type_ in {"ORG", "GPE", "NORP", ""} else SpeakerKind.UNKNOWN
                )
            if kind in {SpeakerKind.ORGANISATION, SpeakerKind.GROUP}:
                self._bodies.append((token, kind))

    def _aged(self, old: Token, noun: Token) -> None:
        """Whom "the 36-year-old", "the 36-year-old mother" means: who is said to be of that age, or the only one named near.

        ``noun`` is the phrase's head.
        """
        age = old.nbor(-AGE).text
        near: dict[int, dict[int, Person]] = {}
        of_age: dict[int, Person] = {}
        for found in self._mentions[-_MENTIONS:]:
            if found.person is None or found.quoted or nouns.gender(noun) not in {None, found.person.gender}:
                continue
            of_age |= {id(found.person): found.person} if stated_age(found.token) == age else {}
            if self.sentences[old.i] - self.sentences[found.token.i] <= _NEARBY:
                near.setdefault(self.sentences[found.token.i], {})[id(found.person)] = found.person
        meant = list((of_age or near.get(max(near, default=0), {})).values())
        if len(meant) == 1:
            self._meanings[noun.i] = Meaning(meant[0], None, f"“the {age}-year-old”: {meant[0].name}")
            self._note(noun, meant[0], meant[0].gender)

    def _just_spoke(self, noun: Token) -> Person | None:
        """Whom "the retired general" said right after a named speaker means, where no role tells: that speaker.

        Only words that say what somebody is besides point at one who is known already. "The judge" right behind a name is
        someone else.
        """
        if not any(child.lower_ in nouns.table()["biographical"] for child in noun.children):
            return None
        if rank(noun) < MAIN or not cues.introduces_quotation(noun.head) or not self._is_bare(noun):
            return None
        latest = next((found for found in reversed(self._mentions[-_MENTIONS:]) if not found.quoted), None)
        if latest is None or latest.person is None or latest.rank < MAIN:
            return None
        near = 0 < self.sentences[noun.i] - self.sentences[latest.token.i] <= _NEARBY
        return latest.person if near and cues.introduces_quotation(latest.token.head) else None

    def _is_bare(self, noun: Token) -> bool:
        """Whether nothing but "the", adjectives and nouns stands with a noun."""
        articles = [child for child in noun.children if child.dep_ == "det"]
        others = {child.dep_ for child in noun.children} - {"det", "amod", "compound", "punct", "appos"}
        return [child.lower_ for child in articles] == ["the"] and not others

    def _plural_or_neuter(self, pronoun: Token) -> None:
        """It is the body, they are the group or body that was the subject last."""
        owner = owner_ahead(pronoun)
        if owner is not None:
            self._meanings[pronoun.i] = Meaning(None, owner, f"“{pronoun.lower_}”: {owner.text}, named right after")
            return
        outside = preposed_content(pronoun)
        word = _NOMINATIVE.get(pronoun.lower_, pronoun.lower_)
        for token, kind in reversed(self._bodies[-_MENTIONS:]):
            if self.sentences[pronoun.i] - self.sentences[token.i] > _NEARBY:
                return
            if outside[0] <= token.i <= outside[1]:
                continue
            plural = token.tag_ in {"NNS", "NNPS"} or kind is SpeakerKind.GROUP
            if (word == "it") == (not plural) or (word == "they" and token.ent_type_ == "ORG"):
                if word == "they" and not plural and self._names_people(self.sentences[token.i]):
                    return
                self._meanings[pronoun.i] = Meaning(
                    None, token, f"“{pronoun.lower_}”: the last {'group' if plural else 'body'} named"
                )
                return

    def _names_people(self, sentence: int) -> bool:
        return any(self.sentences[found.token.i] == sentence for found in self._mentions[-_MENTIONS:])

    def _pronoun(self, pronoun: Token) -> None:
        gender = GENDERS[pronoun.lower_]
        found = self._antecedent(pronoun, gender)
        if found is None:
            return
        if found.person is not None and found.gender is None:
            self._guessed[id(found.person)] = gender
        word = {"male": "man", "female": "woman"}[gender]
        name = found.person.name if found.person is not None else phrases.description(found.noun)
        reason = f"“{pronoun.lower_}”: the last {word if found.gender else 'person'} named, {name}"
        self._meanings[pronoun.i] = Meaning(found.person, None if found.person else found.noun, reason)
        self._note(pronoun, found.person, gender, found.noun)

    def _antecedent(self, pronoun: Token, gender: str) -> Mentioned | None:
        """Whom the pronoun can mean in the nearest sentence that names one: its subject, else the last one named."""
        content = preposed_content(pronoun)
        hearers = spoken_to(pronoun)
        able = [found for found in self._able(pronoun, gender) if found.token.i not in hearers]
        others = [found for found in able if not content[0] <= found.token.i <= content[1]]
        able = others or [found for found in able if found.rank > 0]
        if not able:
            return None
        own = own_subject(pronoun) if pronoun.dep_ == "poss" else None
        bound = next((found for found in able if own is not None and found.token.i == own.i), None)
        if bound is not None:
            return bound
        named = self._named_in_quotation(pronoun)
        nearest = self._choose(able, named)
        if nearest.gender is None and nearest.rank < MAIN:
            sure = [found for found in able if found.gender == gender]
            if sure:
                return self._choose(sure, named)
        return nearest

    def _choose(self, able: Sequence[Mentioned], named: Collection[int]) -> Mentioned:
        """The likeliest of the nearest sentence: no one named in the quotation itself, and its subject first."""
        sentence = self.sentences[able[0].token.i]
        near = [found for found in able if self.sentences[found.token.i] == sentence]
        times = Counter(id(found.person) for found in near if found.person is not None)
        most = next((one for one, n in times.most_common(1) if n >= _MOSTLY), None)
        return max(
            near,
            key=lambda found: (
                id(found.person) not in named,
                id(found.person) == most,
                found.rank,
                found.gender is not None,
            ),
        )

    def _named_in_quotation(self, pronoun: Token) -> set[int]:
        """Those named between the marks that stand before "he said": he speaks of others by their names, not of himself."""
        found: set[int] = set()
        for mention in reversed(self._mentions[-_MENTIONS:]):
            if self.sentences[mention.token.i] != self.sentences[pronoun.i]:
                break
            if mention.quoted and mention.person is not None and mention.token.lower_ not in GENDERS:
                found.add(id(mention.person))
        return found

    def _able(self, pronoun: Token, gender: str) -> Iterator[Mentioned]:
        """Those whom the pronoun can mean, the last one first."""
        quoted = self.is_quoted(pronoun)
        for found in reversed(self._mentions[-_MENTIONS:]):
            if self.sentences[pronoun.i] - self.sentences[found.token.i] > _MEMORY:
                return
            known = found.gender or self._guessed.get(id(found.person))
            if known not in {gender, None} or (found.quoted and not quoted):
                continue
            if known is None and found.person is not None and len(found.person.words) == 1 and found.rank == 0:
                continue
            yield found

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        i = bisect_right(self._starts, token.idx) - 1
        return i >= 0 and token.idx < self._marked[i].end


def _may_be_person(name: Token) -> bool:
    """Whether a name that nothing tells the kind of may be a person's: it says something."""
    the = any(child.lower_ == "the" for child in name.children)
    speaks = rank(name) == MAIN and cues.introduces_quotation(name.head)
    return speaks and not the and not nouns.is_body(name.text) and phrases.is_name_end(name)


def _names_a_body(noun: Token) -> bool:
    """Whether a noun for a person ends a name that is no person's: "the Coast Guard"."""
    return noun.pos_ == "PROPN" and noun.ent_type_ == "ORG" and phrases.name_bounds(noun)[0] < noun.i


def _speaks(noun: Token) -> bool:
    """Whether a noun is the subject of a main clause, or of another that says what somebody said."""
    return rank(noun) == MAIN or cues.introduces_quotation(noun.head)
