"""The people of one article: which full name a surname, a first name or a titled name stands for."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from onrecord.language.phrases import proper_name

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST_NAME = 4
_POSSESSIVE = re.compile(r"(?:['’]s?)$")


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

    @property
    def surname(self) -> str:
        """The last word of the name that is not "Jr." or "III"."""
        return _surname(self.words)


@dataclass(slots=True)
class People:
    """All people of an article, found by the words that name them."""

    everyone: list[Person] = field(default_factory=list)
    _by_word: dict[str, list[Person]] = field(default_factory=dict)

    def find(self, name: str) -> Person | None:
        """The one person whom these words name here; None where nobody is or several may be meant."""
        titles, words = _split_titles(name)
        if not words:
            return None
        candidates = self.named(words)
        gender = _gender_of_titles(titles)
        if gender and len(candidates) > 1:
            candidates = [p for p in candidates if p.gender == gender] or candidates
        if len(candidates) > 1:
            candidates = _most_meant(candidates)
        return candidates[0] if len(candidates) == 1 else None

    def shares_surname(self, name: str) -> bool:
        """Whether the words are a whole name of a stranger who shares a surname with somebody known."""
        words = _split_titles(name)[1]
        return len(words) > 1 and any(_key(words[-1]) == p.surname for p in self._by_word.get(_key(words[-1]), ()))

    def named(self, words: Sequence[str]) -> list[Person]:
        """Everyone whom the words of a name, titles left out, can mean."""
        return [person for person in self._by_word.get(_surname(words), ()) if _names(words, person)]

    def add(self, name: str) -> None:
        """Take in a name as the article writes it."""
        titles, words = _split_titles(name)
        if not words:
            return
        known = self._by_word.get(_surname(words), ())
        person = next((p for p in known if _same_whole_name(words, p.words)), None)
        if person is None:
            person = Person(words)
            self.everyone.append(person)
            for word in {_key(words[0]), person.surname}:
                self._by_word.setdefault(word, []).append(person)
        elif len(words) > len(person.words):
            person.words = words
        person.whole += 1
        person.gender = person.gender or _gender_of_titles(titles) or _gender_of_first_name(words[0])


def people_of(doc: Doc) -> People:
    """The people whom an article names."""
    found = [name for _, name in names(doc)]
    people = People()
    for name in found:
        if len(_split_titles(name)[1]) > 1:
            people.add(name)
    for name in found:
        titles, words = _split_titles(name)
        if len(words) != 1:
            continue
        known = people.named(words)
        if not known:
            people.add(name)
        elif len(known) == 1:
            known[0].gender = known[0].gender or _gender_of_titles(titles)
    return people


def names(doc: Doc) -> list[tuple[Token, str]]:
    """Where people are named, by the name's head: spaCy's PERSON entities, and what else looks like a person's name."""
    found = {ent.root.i: ent.text for ent in doc.ents if ent.label_ == "PERSON" and "\n" not in ent.text.strip()}
    for token, run in name_runs(doc):
        if looks_like_a_person(run) and len(run) >= len(found.get(token.i, "")):
            found[token.i] = run
    return [(doc[i], name) for i, name in sorted(found.items())]


def name_runs(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Every run of proper nouns, whatever it names, by its last token."""
    for token in doc:
        if token.pos_ == "PROPN" and (token.i + 1 == len(doc) or doc[token.i + 1].pos_ != "PROPN"):
            yield token, proper_name(token)


def looks_like_a_person(name: str) -> bool:
    """Two or three words after a person's title, or that begin with a common first name."""
    titles, words = _split_titles(name)
    if not 1 < len(words) < _LONGEST_NAME or not all(word[:1].isupper() for word in words):
        return False
    titled = bool(titles) and _is_office(titles[-1])
    return titled or _gender_of_first_name(words[0]) is not None


def clean(name: str) -> str:
    """A name without possessive and line breaks."""
    return " ".join(_POSSESSIVE.sub("", name.strip()).split())


def bare_name(name: str) -> str:
    """A name without titles."""
    return " ".join(_split_titles(name)[1])


def _key(word: str) -> str:
    return word.strip(".,'’").casefold()


def _split_titles(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = [word.strip(",") for word in clean(name).split()]
    first = next((i for i, word in enumerate(words) if _key(word) not in _names_table()["titles"]), len(words))
    office = [i for i, word in enumerate(words[:-1]) if _is_office(word)]
    if office and first < office[-1] and _gender_of_first_name(words[first]) is None:
        first = office[-1] + 1  # "Energy Minister Ann Roe"
    kept = tuple(word for word in words[first:] if any(c.isalpha() for c in word))
    return tuple(_key(word) for word in words[:first]), kept


def _surname(words: Sequence[str]) -> str:
    return next((_key(word) for word in reversed(words) if _key(word) not in _GENERATIONS), "")


def _is_office(word: str) -> bool:
    return _key(word) in _names_table()["titles"] and _key(word) not in _names_table()["qualifiers"]


def _names(words: Sequence[str], person: Person) -> bool:
    keys = [_key(word) for word in words]
    if len(keys) > 1:
        return _same_whole_name(tuple(words), person.words)
    return keys[0] in {person.surname, _key(person.words[0])}


def _same_whole_name(first: Sequence[str], second: Sequence[str]) -> bool:
    """Hillary Clinton and Hillary Rodham Clinton are one; Donald Trump and Donald Trump Jr. are two."""
    one, other = [_key(w) for w in first], [_key(w) for w in second]
    if {*one} & _GENERATIONS != {*other} & _GENERATIONS:
        return False
    one, other = [w for w in one if w not in _GENERATIONS], [w for w in other if w not in _GENERATIONS]
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        return one == other
    return one[0] == other[0] and one[-1] == other[-1]


def _most_meant(candidates: Iterable[Person]) -> list[Person]:
    """Of people who share the word, the one whom the article mostly names, if there is one."""
    ranked = sorted(candidates, key=lambda person: -person.whole)
    return ranked[:1] if ranked[0].whole >= 2 * ranked[1].whole else ranked


def _gender_of_titles(titles: Iterable[str]) -> str | None:
    seen = set(titles)
    if seen & _names_table()["female_titles"]:
        return "female"
    return "male" if seen & _names_table()["male_titles"] else None


def _gender_of_first_name(name: str) -> str | None:
    return next((gender for gender in ("female", "male") if _key(name) in _names_table()[gender]), None)


@cache
def _names_table() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files("onrecord.language").joinpath("names.toml").read_text("utf-8"))
    return {part: frozenset(words.split()) for part, words in raw.items()}
