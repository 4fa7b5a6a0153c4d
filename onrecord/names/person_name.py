"""The parts of a person's name, and whether two names can be one person's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nameparser import HumanName
from rapidfuzz.distance import OSA

from onrecord.normalise import words

# Words that begin an office wherever they stand: "Kestria's Defense Minister Ann Roe".
_OFFICES = frozenset({"secretary", "minister", "spokesman", "spokeswoman", "spokesperson", "ambassador", "chancellor"})
_GENDERS = {"mr": "male", "sir": "male", "mrs": "female", "ms": "female", "miss": "female", "dame": "female"}
_COURTESY = frozenset({*_GENDERS, "dr", "prof", "professor", "the", "lady", "lord"})
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "la", "del", "della", "da", "di", "du", "dos", "bin", "ibn", "al"}
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")

# Shorter names that differ by a letter are different names: "Hart" and "Hurt".
_SHORTEST_SURNAME = 6
_SHORTEST_FIRST_NAME = 5


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts. ``given``, ``surname`` and ``generation`` are folded: without case, accents and dots.

    ``initials`` are the letters of a first name that is given by initials only. ``titles`` are the words of
    the office before the name, ``gender`` what a courtesy title says. ``text`` is the name without titles.
    """

    text: str
    given: tuple[str, ...]
    surname: str
    generation: str
    initials: str
    titles: frozenset[str]
    gender: str | None

    @property
    def is_whole(self) -> bool:
        """Whether it has a first name and a surname."""
        return bool(self.given and self.surname)


@lru_cache(maxsize=200_000)
def parse_name(text: str) -> PersonName | None:
    """The parts of a person's name; None where the words are no name, or one that is borne alone ("King Leo")."""
    tokens = text.replace("’", "'").split()
    start = next((n for n, token in enumerate(tokens[:-1]) if _fold(token) in _OFFICES), 0)
    human = HumanName(" ".join(tokens[start:]))
    titles = [word for part in (*tokens[:start], human.title) for word in words(part.replace(".", ""))]
    if "and" in titles:
        titles = []  # "President and Michelle Obama": somebody else's
    given, surname = [*human.first.split(), *human.middle.split()], human.last
    if given and given[0] in _PARTICLES:
        given, surname = [], " ".join([*given, surname])
    elif not surname and not human.title:
        given, surname = given[1:], " ".join(given[:1])
    named = [word for word in [*given, *surname.split()] if word.casefold() not in _PARTICLES]
    if not surname or not named or not all(_begins_a_name(word) for word in named):
        return None
    generation = _fold(human.suffix)
    return PersonName(
        text=" ".join([*given, surname, *human.suffix.split()]),
        given=tuple(_fold(word) for word in given),
        surname=_fold(surname),
        generation=generation,
        initials=_fold(given[0]) if given and _is_initials(given[0]) else "",
        titles=frozenset(titles) - _COURTESY,
        gender=next((_GENDERS[word] for word in titles if word in _GENDERS), None),
    )


def agree(one: PersonName, other: PersonName) -> bool:
    """Whether two whole names of one surname can be one person's: Ann Roe, Ann B. Roe, A. B. Roe.

    "Jr." tells people apart, and so do first names and middle names.
    """
    if one.surname != other.surname or one.generation != other.generation:
        return False
    if one.initials or other.initials:
        letters = [
            name.initials + _letters(name.given[1:]) if name.initials else _letters(name.given) for name in (one, other)
        ]
        shorter, longer = sorted(letters, key=len)
        return longer.startswith(shorter)
    return one.given[0] == other.given[0] and middle_names_agree(one, other)


def adds_a_middle_name(one: PersonName, other: PersonName) -> bool:
    """Whether one of two names has a middle name, more than a letter, that the other lacks."""
    shorter, longer = sorted((one.given, other.given), key=len)
    return any(len(middle) > 1 for middle in longer[len(shorter) :])


def middle_names_agree(one: PersonName, other: PersonName) -> bool:
    """Whether middle names, where both names have them, are the same or begin with the same letter."""
    return all(
        first == second or (1 in (len(first), len(second)) and first[0] == second[0])
        for first, second in zip(one.given[1:], other.given[1:], strict=False)
    )


def same_transliteration(one: PersonName, other: PersonName) -> bool:
    """Whether surnames differ in nothing but the writing of a last y: Lenskiy, Lensky, Lenskyy."""
    return one.surname != other.surname and (one.given[0], _last_y(one.surname), one.generation) == (
        other.given[0],
        _last_y(other.surname),
        other.generation,
    )


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two names differ by one letter, or a swap of two, in either surname or first name.

    Not at the end of a first name, where it tells women from men. This alone says nothing: Hansen and
    Hanson are two surnames.
    """
    if one.generation != other.generation:
        return False
    first, second = one.given[0], other.given[0]
    if first == second:
        return _one_letter(one.surname, other.surname, _SHORTEST_SURNAME)
    return one.surname == other.surname and (
        _last_y(first) == _last_y(second)
        or (first[-1] == second[-1] and _one_letter(first, second, _SHORTEST_FIRST_NAME))
    )


def near_spellings(name: PersonName) -> Iterator[str]:
    """Keys of which misspelt and transliterated names share one: every form with one letter left out."""
    for whole in {f"{name.given[0]} {name.surname}", f"{_last_y(name.given[0])} {_last_y(name.surname)}"}:
        yield whole
        yield from (whole[:n] + whole[n + 1 :] for n in range(len(whole)))


def _one_letter(one: str, other: str, shortest: int) -> bool:
    return min(len(one), len(other)) >= shortest and OSA.distance(one, other, score_cutoff=1) == 1


def _last_y(word: str) -> str:
    return re.sub(r"[iyj]+$", "y", word)


def _letters(given: Sequence[str]) -> str:
    return "".join(word[0] for word in given)


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return bool(_INITIALS.fullmatch(word)) and letters.isupper() and ("." in word or len(letters) < len("ABC"))


def _begins_a_name(word: str) -> bool:
    # Scripts without capitals have no lower case either.
    letter = next((character for character in word if character.isalpha()), "")
    return bool(letter) and not letter.islower()


def _fold(word: str) -> str:
    return "".join(words(word))
