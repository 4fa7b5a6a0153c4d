"""The words of names, as ``names.toml`` lists them: titles, particles, generations, post-nominals, first names."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_ONE_LETTER = frozenset({"I", "V", "X"})
_PARTY = re.compile(r"\(?[A-Z]{1,3}-[A-Z][\w.]*\)?|\([A-Z]{1,3}\)")
_SHORT_FORMS = {"junior": "jr", "senior": "sr"}


def key(word: str) -> str:
    """The form by which a word of a name is compared: "J.D." and "JD" are one."""
    return word.replace(".", "").strip(",'’").casefold()


def is_title(word: str) -> bool:
    """Whether a word stands before names: "Minister", "Mrs.", "former", "DI", which is no particle as "Di" is."""
    return key(word) in table()["titles"] and (not is_particle(word) or word.isupper())


def is_office(word: str) -> bool:
    """Whether a word before a name makes a person of what follows: "Minister", not "State"."""
    return is_title(word) and key(word) not in table()["qualifiers"]


def is_courtesy(word: str) -> bool:
    """Whether a word is a form of address: "Mr."."""
    return key(word) in table()["courtesy"]


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind a word is its own, and ends no sentence: "Gov.", "Jr."; not "CEO", not "Defence"."""
    short = key(word)
    long = _abbreviations().get(short, "")
    return short in table()["with_stop"] or (not word.isupper() and len(long) > len(short))


def is_particle(word: str) -> bool:
    """Whether a word is a small one inside of surnames: "van", "Der"."""
    return key(word) in table()["particles"]


def is_generation(word: str) -> bool:
    """Whether a word behind a name tells it from the same name of another one: "Jr.", "II", "XIV"."""
    return key(word) in table()["generations"] or _ROMAN.fullmatch(word.rstrip(".,")) is not None


def is_ordinal(word: str) -> bool:
    """Whether a word may count those who bore a first name: "King Olaf V"."""
    return is_generation(word) or word in _ONE_LETTER


def generation(word: str) -> str:
    """The one form of a generation: "Junior" is "jr"."""
    return _SHORT_FORMS.get(key(word), key(word))


def is_post_nominal(word: str) -> bool:
    """Whether a word behind a name is no part of it: "MP", "PhD", "D-Ohio", "(R)"."""
    letters = word.strip("(),").replace(".", "")
    written = letters.isupper() or letters.endswith(("hD", "Sc", "Phil", "harmD", "Ed"))
    return (written and letters.casefold() in table()["post_nominals"]) or _PARTY.fullmatch(word) is not None


def ends_a_body(word: str) -> bool:
    """Whether a capitalised word ends the name of a body or of a group: "Council", "Democrats"."""
    noun = word.casefold()
    return noun in table()["body_ends"] or (noun.endswith("s") and noun.removesuffix("s") in table()["titles"])


def gender_of_titles(titles: Iterable[str]) -> str | None:
    """The gender "female" for "Mrs.", "male" for "Mr.", else None."""
    seen = {key(title) for title in titles}
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


def spelt_out(word: str) -> tuple[str, ...]:
    """The words of a title that may be short for others: "sen" is "senator"."""
    return tuple(_abbreviations().get(key(word), word).split("-"))


def is_listed(part: str, word: str) -> bool:
    """Whether a word is in a list of ``names.toml``."""
    return key(word) in table()[part]


@cache
def table() -> dict[str, frozenset[str]]:
    """``names.toml``: sets of words in lower case."""
    raw = tomllib.loads(files("onrecord.names").joinpath("names.toml").read_text("utf-8"))
    return {part: frozenset(words.split()) for part, words in raw.items()}


@cache
def _abbreviations() -> dict[str, str]:
    return dict(pair.split("=") for pair in sorted(table()["abbreviations"]))
