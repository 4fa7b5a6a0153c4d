"""Units of numbers: what stands before and behind a number, and what it makes of it."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.model import Unit

# How far behind the number a word of a unit or a bound can end.
_BEFORE, _BEHIND = 30, 40
# Korea's currency and a verb: money only behind a large number, and before no prize.
_VERB_TOO = "won"
_LARGE = re.compile(r"(?:thousand|million|billion|trillion|[mbt]n|,\d{3})$", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?:the|an?|his|her|its|their|our|that|this|in|at|by|over|against|back|out|\w+s)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit beside a number: ``start`` and ``end`` are of number and unit together, ``factor`` converts the number.

    ``of`` is the currency's ISO 4217 code, and "km" for distances.
    """

    unit: Unit
    start: int
    end: int
    of: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the words beside a number make of it: ``at_least`` leaves it open above, ``at_most`` below."""

    start: int
    end: int
    at_least: bool = False
    at_most: bool = False
    about: bool = False


@cache
def table() -> dict[str, Any]:
    """The words of ``units.toml``."""
    return tomllib.loads(files("onrecord.language").joinpath("units.toml").read_text("utf-8"))


def measure(text: str, start: int, end: int) -> Measure | None:
    """The unit that is written beside the number at ``text[start:end]``, None where there is none."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    if sign := _signs().search(before):
        return Measure(Unit.MONEY, start - len(sign[0]), end, table()["currency_signs"][sign[0].strip()])
    for pattern, unit, names in _words():
        if found := pattern.match(behind):
            name = found[1].casefold()
            if name == _VERB_TOO and not (_LARGE.search(text[start:end]) and not _OBJECT.match(behind, found.end())):
                continue
            of, factor = names.get(name, ("", 1.0))
            return Measure(unit, start, end + found.end(1), of, factor)
    return None


def bounds(text: str, start: int, end: int) -> Bounds:
    """What the words right before or else right behind ``text[start:end]`` say about a number there."""
    pattern, kinds = _before()
    if found := pattern.search(text[max(0, start - _BEFORE) : start]):
        return Bounds(start - len(found[0]), end, **{kinds[_plain(found[1])]: True})
    pattern, kinds = _behind()
    if found := pattern.match(text[end : end + _BEHIND]):
        return Bounds(start, end + found.end(), **{kinds[_plain(found[1])]: True})
    return Bounds(start, end)


def bounding() -> str:
    """A pattern of the words that stand before a number and bound it: "at least", "about"."""
    return _any(word for name in ("at_least", "at_most", "about") for word in table()["bounds"][name])


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Z])(?:{_any(table()['currency_signs'])})\s?$")


@cache
def _words() -> tuple[tuple[re.Pattern[str], Unit, dict[str, tuple[str, float]]], ...]:
    currencies = {word.casefold(): (code, 1.0) for code, words in table()["currency_words"].items() for word in words}
    distances = {word: ("km", factor) for word, factor in table()["distances"].items()}
    points = {word: ("", factor) for word, factor in table()["points"].items()}
    kinds = (
        (Unit.PERCENT, dict.fromkeys(table()["percent"]["percent"], ("", 1.0)), r"(?!\s*-?\s*points?\b)"),
        (Unit.POINTS, points, ""),
        (Unit.MONEY, currencies, ""),
        (Unit.DISTANCE, distances, r"(?!\s+(?:per|an?)\s+hour)"),
    )
    return tuple(
        (re.compile(rf"[-\s]?({_any(names)})(?!\w){unless}", re.IGNORECASE), unit, names)
        for unit, names, unless in kinds
    )


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: name for name in ("at_least", "at_most", "about") for word in table()["bounds"][name]}
    return re.compile(rf"(?<![\w-])({_any(kinds)})\s*(?:an?\s+)?$", re.IGNORECASE), kinds


@cache
def _behind() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: name for name in ("at_least", "at_most", "about") for word in table()["bounds"][f"{name}_behind"]}
    return re.compile(rf"\s?({_any(kinds)})(?!\w)", re.IGNORECASE), kinds


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
