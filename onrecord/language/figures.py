"""Figures: the numbers that people put on things, with their unit, their bounds and what they measure.

Not figures are durations, ages, dates gone by, ranks, codes, "one", and small numbers in words that only point back
("the two leaders").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from onrecord.language.counted import counted
from onrecord.language.measured import measured
from onrecord.language.numbers import Number, numbers
from onrecord.language.units import Bounds, Measure, bounding, bounds, measure
from onrecord.model import Figure, Region, Span, Unit

_JOINED = re.compile(r"\s*(?:-|–|—|to|and|or)\s*(?:US)?[$€£]?", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:by|before|until|no later than)\s+(?:(?:the\s+)?(?:end|start|beginning|middle|summer|spring|fall|autumn|winter)"
    r"\s+of\s+|(?:early|mid|late)[-\s]|the year\s+|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)(?:\s+\d{1,2},)?\s+)?(20\d\d)(?![\w,.]\w)",
)  # fmt: skip
# "rose 3 percent to 41 percent", "cut staff by 40 to 300": a change and what it led to, and no range.
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|f[ae]ll(?:en)?|grew|grown|climbed|dropped|declined|increased|decreased|narrowed|widened|shrank|slipped|jumped"
    r"|edged|went|gone|was|were|is|raised?|cut|lowered|reduced)(?:\s+\w+){0,2}?(?:\s+(?:up|down))?(?P<by>\s+by)?\s+(?:US)?[$€£₹]?$",
    re.IGNORECASE,
)
# Ends of a range are closer than this.
_WIDEST = 5
_MINUS = re.compile(r"\b(?:minus|negative)\s+$", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# As far before a number as a verb and "by" reach.
_CLAUSE = 40
# As far before a number as "between about" reaches.
_LEAD = 25
_DEADLINE = re.compile(r"(?<![\w-])(20\d\d)\s+(?:target|goal|deadline|objective)s?\b", re.IGNORECASE)


def figures(doc: Doc, regions: Sequence[Region] = (), published: date | None = None) -> tuple[Figure, ...]:
    """The figures of a document's body, in text order; target years are those not before it was published."""
    text = doc.text
    found = [*_targets(doc, text, published), *_amounts(doc, text)]
    body = [one for one in found if not any(r.start < one.end and one.start < r.end for r in regions)]
    return tuple(sorted(body, key=lambda one: (one.start, one.end)))


def _targets(doc: Doc, text: str, published: date | None) -> Iterator[Figure]:
    for pattern in (_TARGET, _DEADLINE):
        for match in pattern.finditer(text):
            year = int(match[1])
            tokens = _tokens(doc, match.start(1), match.end(1))
            if tokens is not None and (published is None or year >= published.year):
                words = (match.start(), match.end(1)) if pattern is _TARGET else match.span(1)
                yield _figure(tokens, words, Measure(Unit.YEAR, *match.span(1)), float(year), float(year))


def _amounts(doc: Doc, text: str) -> Iterator[Figure]:
    before: Figure | None = None
    for first, last, beside in _ranges(text, list(numbers(text))):
        tokens = _tokens(doc, first.start, last.end)
        unit = None if tokens is None else _unit(text, first, last, tokens, before) or _shared(doc, text, first, beside)
        if tokens is None or unit is None:
            continue
        below = _MINUS.search(text, max(0, unit.start - _LEAD), unit.start)
        around = bounds(text, below.start() if below else unit.start, unit.end)
        low = first.value if first is last else _value(first, last)
        before = _figure(tokens, (around.start, around.end), unit, low * unit.factor, last.value * unit.factor, around)
        yield before


def _ranges(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number, Number]]:
    """Each number as first and last, or both ends of a range ("8 to 12 billion"); and the number whose unit it may share."""
    ended: Number | None = None
    for first, second in pairwise([*found, None]):
        if first is None or first is ended:
            continue
        joined = second is not None and _are_joined(text, first, second)
        if second is not None and joined and _is_range(text, first, second):
            ended = second
            yield first, second, second
        else:
            yield first, first, second if second is not None and joined else first


def _shared(doc: Doc, text: str, first: Number, beside: Number) -> Measure | None:
    """The unit that only the second number says: "from 10 to 25 percent", "52 to 48 percent", "cut by 40 to 300 people"."""
    if first is beside or "and" in text[first.end : beside.start]:
        return None
    falls = first.value > beside.value and not first.grouped < beside.grouped
    led = _led_by("from").search(text, max(0, first.start - _LEAD), first.start) is not None
    change = _is_change(text, first, beside)
    unit = measure(text, beside.start, beside.end) if falls or led or change else None
    tokens = _tokens(doc, beside.start, beside.end)
    if unit is None and change and tokens is not None:
        thing = counted(tokens, beside, None)
        return None if thing is None else Measure(thing.unit, first.start, first.end, thing.of)
    return None if unit is None else replace(unit, start=first.start, end=first.end)


def _are_joined(text: str, first: Number, second: Number) -> bool:
    inside = measure(text, first.start, first.end)
    joined = _JOINED.fullmatch(text, max(first.end, inside.end) if inside else first.end, second.start)
    return bool(joined) and not first.share and not second.share


def _is_range(text: str, first: Number, second: Number) -> bool:
    lead = max(0, first.start - _LEAD)
    words = text[first.end : second.start].casefold().split()
    is_year = not first.grouped and _FIRST_YEAR <= first.value < _LAST_YEAR and second.scale == 1 and second.grouped
    if is_year or _value(first, second) >= second.value:
        return False
    if _is_change(text, first, second):
        return False
    return bool(_led_by("between" if "and" in words else "from").search(text, lead, first.start)) == ("and" in words)


@cache
def _led_by(word: str) -> re.Pattern[str]:
    """A word before a number, or before what bounds it: "from", "from less than"."""
    return re.compile(rf"\b{word}\s+(?:(?:{bounding()})\s+)?(?:US)?[$€£]?$", re.IGNORECASE)


def _is_change(text: str, first: Number, second: Number) -> bool:
    """Whether a verb makes the first number a change and the second what it led to: "rose 2 points to 61%"."""
    if not re.search(r"\bto\b", text[first.end : second.start]):
        return False
    verb = _CHANGE.search(text, max(0, first.start - _CLAUSE), first.start)
    if verb is None:
        return False
    far = bool(verb["by"]) and first.value * _WIDEST < second.value / second.scale
    return far or measure(text, first.start, first.end) is not None


def _value(first: Number, last: Number) -> float:
    """The first number of a range with the magnitude that only the last one says: the 8 in "8 to 12 billion"."""
    if first is last or first.scale > 1 or first.value >= last.value / last.scale:
        return first.value
    return first.value * last.scale


def _unit(text: str, first: Number, last: Number, tokens: Tokens, before: Figure | None) -> Measure | None:
    """What the number counts in, None for what is no figure."""
    beside = measure(text, last.start, last.end) or measure(text, first.start, first.end)
    if beside is not None:
        start = measure(text, first.start, first.end)
        return replace(beside, start=start.start if start else first.start, end=max(beside.end, last.end))
    if last.share:
        return Measure(Unit.PERCENT, first.start, last.end)
    thing = counted(tokens, last, before)
    return None if thing is None else Measure(thing.unit, first.start, last.end, thing.of)


def _figure(
    tokens: Tokens, words: Span, unit: Measure, low: float, high: float, beside: Bounds | None = None
) -> Figure:
    at_least, at_most, about = (beside.at_least, beside.at_most, beside.about) if beside else (False, False, False)
    sentence = tokens.sent
    return Figure(
        start=words[0],
        end=words[1],
        low=None if at_most else low,
        high=None if at_least else high,
        unit=unit.unit,
        of=unit.of,
        approximate=about,
        measures=measured(tokens, unit),
        sentence=(sentence.start_char, sentence.end_char),
    )


def _tokens(doc: Doc, start: int, end: int) -> Tokens | None:
    return doc.char_span(start, end, alignment_mode="expand")
