"""The people of one article: which full name a surname, a first name or a titled name stands for."""

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from spacy.tokens import Doc, Token

from onrecord.language import phrases
from onrecord.language.antecedents import GENDERS, MAIN, ahead_of, rank
from onrecord.language.names_of_people import name_at, names, persons
from onrecord.names.person_name import clean, keys, split_titles
from onrecord.names.same_person import deletions, same_whole_name
from onrecord.names.vocabulary import gender_of_first_name, gender_of_titles, is_office, key

# In words, and in tokens.
_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 2, 30
# In mentions: so far back is looked for the one whom an article goes on about.
_REMEMBERED = 30
# A surname shorter than this is not compared with misspelt ones.
_SHORTEST_MISSPELT = 6
# What the tagger takes a surname for: "Trump".
_MISTAGGED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "X", "INTJ", "NUM"})


@dataclass(slots=True, eq=False)
class Person:
    """A person of an article: the name's words, how often it was seen whole, and its gender."""

    words: tuple[str, ...]
    gender: str | None = None
    whole: int = 0

    @property
    def name(self) -> str:
        """The canonical name."""
        return " ".join(self.words)


@dataclass(slots=True)
class People:
    """All people of an article, found by the words that name them, and the last tokens of the names they have in it."""

    everyone: list[Person] = field(default_factory=list)
    mentions: list[tuple[Token, Person]] = field(default_factory=list)
    _by_word: dict[str, list[Person]] = field(default_factory=dict)
    _by_middle: dict[str, list[Person]] = field(default_factory=dict)
    _misspelt: dict[str, list[Person]] = field(default_factory=dict)
    _first: dict[int, int] | None = None

    def find(self, name: str) -> Person | None:
        """The one person whom these words name here; None where nobody is or several may be meant."""
        titles, words = split_titles(name)
        if not words:
            return None
        candidates = self.named(words)
        gender = gender_of_titles(titles)
        if gender and len(candidates) > 1:
            candidates = [p for p in candidates if p.gender == gender] or candidates
        if len(candidates) > 1:
            candidates = _most_meant(candidates)
        return candidates[0] if len(candidates) == 1 else None

    def shares_surname(self, name: str) -> bool:
        """Whether the words are a whole name of a stranger who shares a surname with somebody known."""
        words = keys(split_titles(name)[1])
        return len(words) > 1 and any(words[-1] == keys(p.words)[-1] for p in self._by_word.get(words[-1], ()))

    def named(self, words: Sequence[str]) -> list[Person]:
        """Everyone whom the words of a name, titles left out, can mean."""
        wanted = keys(words)
        if len(wanted) > 1:
            return [p for p in self._by_word.get(wanted[-1], ()) if same_whole_name(words, p.words)]
        return list(self._by_word.get(wanted[0]) or self._by_middle.get(wanted[0], [])) if wanted else []

    def first_seen(self, person: Person) -> int:
        """The token at which a person is named first, the article's end for one who never is."""
        if self._first is None:
            self._first = {}
            for token, named in self.mentions:
                self._first.setdefault(id(named), token.i)
        return self._first.get(id(person), sys.maxsize)

    def at(self, place: int) -> Person | None:
        """The person whose name, as the article goes on, ends at a token."""
        i = bisect_left(self.mentions, place, key=lambda mention: mention[0].i)
        return self.mentions[i][1] if i < len(self.mentions) and self.mentions[i][0].i == place else None

    def misspelt(self, surname: str) -> Person | None:
        """The one person whose surname differs by one letter from one that nobody here bears."""
        word = key(surname)
        if len(word) < _SHORTEST_MISSPELT or word in self._by_word:
            return None
        near = {id(p): p for form in deletions(word) for p in self._misspelt.get(form, ())}
        alike = [p for p in near.values() if keys(p.words)[-1].rstrip("s") != word.rstrip("s")]
        return alike[0] if len(alike) == 1 else None

    def add(self, name: str) -> None:
        """Take in a name as the article writes it."""
        titles, words = split_titles(name)
        if not words:
            return
        known = self._by_word.get(keys(words)[-1], ())
        same = [p for p in known if same_whole_name(words, p.words)]
        if len(same) == 1:
            person = same[0]
            if len(words) > len(person.words) or (len(key(person.words[0])) == 1 < len(key(words[0]))):
                person.words = words
                self._index(person)
        else:
            person = Person(words)
            self.everyone.append(person)
            self._index(person)
        person.whole += 1
        person.gender = person.gender or gender_of_titles(titles) or gender_of_first_name(words[0])

    def _index(self, person: Person) -> None:
        words = keys(person.words)
        for word in words[1:-1]:  # "Ruiz" of Ana Ruiz Soto
            if len(word) > 1 and gender_of_first_name(word) is None:
                self._by_middle.setdefault(word, []).append(person)
        for word in {words[0], words[-1]}:
            bearers = self._by_word.setdefault(word, [])
            if person not in bearers:
                bearers.append(person)
        if len(words) > 1 and len(words[-1]) >= _SHORTEST_MISSPELT:
            for form in deletions(words[-1]):
                bearers = self._misspelt.setdefault(form, [])
                if person not in bearers:
                    bearers.append(person)


def people_of(doc: Doc) -> People:
    """The people whom an article names, and where."""
    entities = {last: str(doc[first : last + 1].text) for first, last in persons(doc)}
    runs = {token.i: name_at(token) for token in doc if phrases.is_name_end(token)}
    found = names(doc, entities, runs)
    people = People()
    places = {token.text for token in doc if token.i and token.pos_ == "PROPN" and token.nbor(-1).lower_ == "in"}
    headline = _headline_words(doc)
    for name in found:
        words = split_titles(name)[1]
        if len(keys(words)) > 1 and not _is_of_headline(name, words, headline, found):
            people.add(name)
    for name in found:
        titles, words = split_titles(name)
        if len(keys(words)) != 1:
            continue
        known = people.named(words)
        if not titles and is_office(words[0]):
            continue  # "Director, Ann Roe, said"
        if not known and (titles or words[0] not in places) and people.misspelt(words[-1]) is None:
            people.add(name)
        elif len(known) == 1:
            known[0].gender = known[0].gender or gender_of_titles(titles)
    people.mentions = list(_mentions(doc, people, entities, runs))
    return people


def _headline_words(doc: Doc) -> str:
    """The first line where most of its words have capitals, as those of a headline have; else nothing."""
    line = list(takewhile(lambda token: "\n" not in token.text, doc[:_LONGEST_HEADLINE]))
    words = [token.text for token in line if token.is_alpha]
    capitals = sum(word[0].isupper() for word in words)
    followed = len(line) < min(len(doc), _LONGEST_HEADLINE)
    return " ".join(words) if followed and len(words) > _SHORTEST_HEADLINE and 3 * capitals >= 2 * len(words) else ""


def _is_of_headline(name: str, words: Sequence[str], headline: str, found: Sequence[str]) -> bool:
    """Whether the first word of a name is only a capitalised one of the headline: "Derelict Roe Trades Blame"."""
    unheard = gender_of_first_name(words[0]) is None and not _has_initial(words)
    return unheard and name in headline and found.count(name) == 1 and any(one == words[-1] for one in found)


def _has_initial(words: Sequence[str]) -> bool:
    return any(len(key(word)) == 1 for word in words[:-1])


def _mentions(
    doc: Doc, people: People, entities: dict[int, str], runs: dict[int, str]
) -> Iterator[tuple[Token, Person]]:
    """Where the article names a person whom the words can only mean: the name's last token and the person."""
    surnames = {person.words[-1] for person in people.everyone}
    before: list[tuple[Token, Person]] = []
    plain: set[str] | None = None
    for token in doc:
        person = None
        if token.i in runs:
            person = people.find(runs[token.i])
            if person is None and token.i in entities:
                person = people.find(entities[token.i]) or people.misspelt(clean(entities[token.i]).split()[-1])
            if person is None and " " not in runs[token.i]:
                person = _in_focus(token, people.named([runs[token.i]]), before[-_REMEMBERED:])
        elif token.text in surnames and token.pos_ in _MISTAGGED and not _in_name(token):
            if plain is None:
                plain = {other.text for other in doc if other.is_lower}
            if token.lower_ not in plain:
                person = people.find(token.text)
        if person is not None and not phrases.is_plural_name(token):
            before.append((token, person))
            yield token, person


def _in_focus(surname: Token, bearers: Sequence[Person], before: Sequence[tuple[Token, Person]]) -> Person | None:
    """Of several with a surname the one whom it goes on about: the subject of the sentence that named any of them last.

    "In her book, Roe wrote" is about the one who is a woman.
    """
    if len(bearers) < 2:  # noqa: PLR2004 (several)
        return None
    own = {GENDERS[word.lower_] for word in ahead_of(surname) if word.tag_ == "PRP$" and word.lower_ in GENDERS}
    able = [person for person in bearers if person.gender in own]
    if len(able) == 1:
        return able[0]
    latest = next((token.sent for token, person in reversed(before) if person in bearers), None)
    if latest is None or latest == surname.sent:
        return None
    near = [(token, person) for token, person in before if token.sent == latest and person in bearers]
    # "Ann Roe and her husband, Bo Roe, came": either may be meant.
    alone = [
        (token, person)
        for token, person in near
        if not any(other is not token and other in token.subtree for other, _ in near)
    ]
    named = [person for token, person in alone if rank(token) == MAIN]
    return named[0] if len(named) == 1 else None


def _in_name(token: Token) -> bool:
    doc = token.doc
    return any(0 <= i < len(doc) and doc[i].pos_ == "PROPN" for i in (token.i - 1, token.i + 1))


def _most_meant(candidates: list[Person]) -> list[Person]:
    """Of people who share the word, the one whom the article mostly names, if there is one."""
    ranked = sorted(candidates, key=lambda person: -person.whole)
    return ranked[:1] if ranked[0].whole >= 2 * ranked[1].whole else ranked
