"""The words of a person's name: titles, particles, initials and generations, and what tells a gender."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "la", "del", "della", "da", "di", "du", "dos", "le", "ter", "ten", "zu", "bin", "ibn", "al", "el"}
)  # fmt: skip
_LONGEST_NAME = 4
_POSSESSIVE = re.compile(r"(?:['’]s?)$")
_SHORTEST_CAPITALS = 4
# An article looks at its names over and over.
_REMEMBERED = 4096


def clean(name: str) -> str:
    """A name without possessive and line breaks."""
    return " ".join(_POSSESSIVE.sub("", name.strip()).split())


def key(word: str) -> str:
    """The form by which a word of a name is compared: "J.D." and "JD" are one."""
    return word.replace(".", "").strip(",'’").casefold()


def keys(words: Sequence[str]) -> list[str]:
    """The words by which names are compared, without "van der" and "Jr."."""
    found = [key(word) for word in words]
    kept = [word for word in found if word not in _PARTICLES and word not in GENERATIONS]
    return kept or found


@lru_cache(_REMEMBERED)
def split_titles(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles and offices before a name as keys, and the name's own words."""
    words = [word.strip(",") for word in clean(name).split()]
    first = _after_titles(words, 0)
    offices = [i for i, word in enumerate(words[:-1]) if is_office(word)]
    if offices and first < len(words) and (first < offices[-1] or words[first] == "of"):
        rest = offices[-1] + 1
        if words[rest].casefold() == "of":
            rest = next((i for i in range(rest, len(words) - 1) if gender_of_first_name(words[i])), 0)
        sure = len(words) - rest > 1 and gender_of_first_name(words[rest]) is not None
        named = any(key(word) not in GENERATIONS for word in words[rest:])
        if rest and named and (sure or gender_of_first_name(words[first]) is None):
            first = _after_titles(words, rest)  # "Energy Minister Ann Roe"
    kept = tuple(word for word in words[first:] if any(c.isalpha() for c in word))
    return tuple(key(word) for word in words[:first]), _without_capitals(kept)


def _after_titles(words: Sequence[str], start: int) -> int:
    """The place of the first word from a place on that is no title."""
    return next((i for i in range(start, len(words)) if key(words[i]) not in table()["titles"]), len(words))


def bare_name(name: str) -> str:
    """A name without titles."""
    return " ".join(split_titles(name)[1])


def looks_like_a_person(name: str) -> bool:
    """Two words or more after a person's title, or that begin with a common first name: not "Florence City Council"."""
    titles, words = split_titles(name)
    if not 1 < len(keys(words)) <= _LONGEST_NAME or not all(
        word[:1].isupper() or key(word) in _PARTICLES for word in words
    ):
        return False
    if ends_a_body(words[-1]):
        return False
    titled = bool(titles) and is_office(titles[-1])
    return titled or gender_of_first_name(words[0]) is not None


def is_office(word: str) -> bool:
    """Whether a word before a name makes a person of what follows: "Minister", not "State"."""
    return key(word) in table()["titles"] and key(word) not in table()["qualifiers"]


def ends_a_body(word: str) -> bool:
    """Whether a capitalised word ends the name of a body or of a group: "Council", "Democrats"."""
    noun = word.casefold()
    return noun in table()["body_ends"] or (noun.endswith("s") and noun.removesuffix("s") in table()["titles"])


def is_particle(word: str) -> bool:
    """Whether a word is a small one inside of names: "van", "der"."""
    return word.casefold() in _PARTICLES


def same_whole_name(first: Sequence[str], second: Sequence[str]) -> bool:
    """Hillary Clinton and Hillary Rodham Clinton are one, and so are J. D. Lind and James Lind.

    Donald Trump and Donald Trump Jr. are two.
    """
    if {key(w) for w in first} & GENERATIONS != {key(w) for w in second} & GENERATIONS:
        return False
    one, other = keys(first), keys(second)
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        return one == other
    initial = min(len(one[0]), len(other[0])) == 1
    return one[-1] == other[-1] and (one[0][0] == other[0][0] if initial else one[0] == other[0])


def gender_of_titles(titles: Iterable[str]) -> str | None:
    """The gender "female" for "Mrs.", "male" for "Mr.", else None."""
    seen = set(titles)
    if seen & table()["female_titles"]:
        return "female"
    return "male" if seen & table()["male_titles"] else None


def gender_of_first_name(name: str) -> str | None:
    """The gender of those who mostly bear a first name, None where it is not in the table."""
    whole = key(name)
    for word in (whole, whole.partition("-")[0]):
        for gender in ("female", "male"):
            if word in table()[gender]:
                return gender
    return None


def deletions(word: str) -> set[str]:
    """The word with one letter left out, in every way: misspelt by one letter, two words share one of them."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _without_capitals(words: tuple[str, ...]) -> tuple[str, ...]:
    """A transcript's "ANN ROE" as "Ann Roe"; initials stay."""
    if words and all(word.isupper() for word in words) and any(len(word) >= _SHORTEST_CAPITALS for word in words):
        return tuple(word.title() for word in words)
    return words


@cache
def table() -> dict[str, frozenset[str]]:
    """``names.toml``: sets of words in lower case."""
    raw = tomllib.loads(files("onrecord.names").joinpath("names.toml").read_text("utf-8"))
    return {part: frozenset(words.split()) for part, words in raw.items()}
