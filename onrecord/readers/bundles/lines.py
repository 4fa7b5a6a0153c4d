"""The lines of a bundle with where they stand, so that a document's text stays the file's own."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.readers.dates import parse_day

_LINE = re.compile(r"[^\r\n]+")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", re.IGNORECASE)
# "March 3, 2026 Tuesday 10:15 AM GMT": what follows the year is no part of the day.
_AFTER_YEAR = re.compile(r"(?<=\d{4})\b\D.*")
_LABEL = re.compile(r"(?P<name>[A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,2}):[ \t]*(?P<value>.*)")


class Line(NamedTuple):
    """A line that is not blank, without the space around it."""

    start: int
    end: int
    text: str


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    found = []
    for line in _LINE.finditer(text):
        words = line[0].strip(" \t\f\ufeff\xa0")
        if words:
            start = line.start() + line[0].index(words)
            found.append(Line(start, start + len(words), words))
    return found


def day(line: Line) -> str | None:
    """The day that a line states, as it is written there without weekday and hour."""
    words = " ".join(_WEEKDAY.sub(" ", _AFTER_YEAR.sub("", line.text)).split())
    return words if parse_day(words) else None


def labels(found: Iterable[Line]) -> dict[str, str]:
    """What lines such as "BYLINE: Ann Fay" state, by the label in small letters; of two the first."""
    stated: dict[str, str] = {}
    for line in found:
        if (label := _LABEL.fullmatch(line.text)) and label["value"].strip():
            stated.setdefault(label["name"].casefold(), label["value"].strip())
    return stated


def is_label(line: Line, names: Sequence[str]) -> bool:
    """Whether a line begins with one of the labels, given in small letters."""
    label = _LABEL.fullmatch(line.text)
    return label is not None and label["name"].casefold() in names


def between(text: str, after: Line | None, before: Line | None) -> str:
    """The text between two lines."""
    return text[after.end if after else 0 : before.start if before else len(text)].strip()


def author(byline: str | None) -> str | None:
    """The name in a byline."""
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE).strip() or None if byline else None


def kept(stated: dict[str, str], names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Those of the labels that an article keeps as they are."""
    return tuple((name, stated[name]) for name in names if name in stated)
