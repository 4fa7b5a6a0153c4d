"""The parts of an article's text that are not body: headline copies, byline, dateline, footer.

Newspapers and agencies print an article as headline (archives often repeat it), "By NAME", a dateline
that opens the first paragraph ("PORT ALDREN, March 3 (Northern Wire) — "), the body, and at the foot
"Source: NAME". Corrections take back what was printed: nobody is on record there. Any of it may be missing. The text
itself is never changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Region, RegionKind, Span
from onrecord.names.person_name import looks_like_a_person, recased
from onrecord.names.vocabulary import is_particle
from onrecord.spans import paragraphs

_MAX_HEADLINE = 200
# Place, state or country, day, year.
_MAX_DATELINE_PARTS = 4
# How far down, in paragraphs, a headline, a byline and a dateline are looked for: kickers, standfirsts
# and abstracts stand between them.
_HEAD = 6

_BYLINE = re.compile(r"(?:By|BY)[ \t]+(?P<name>\S.{1,98})")
_FOOTER = re.compile(r"(?<![^\r\n])[ \t]*(?P<footer>Source:[ \t]*(?P<name>\S[^\r\n]{0,98}?))\s*\Z")
# Small words in the names of bodies that sign articles.
_SMALL = {"and", "for", "of", "in", "the"}
_LETTER = re.compile(r"[^\W\d_]")
_INITIAL = re.compile(r"\b(?:[A-Z]|Jr|Sr)\.$")

_DATELINE = re.compile(
    r"(?P<head>[^\r\n]{2,80}?)[ \t]{0,3}(?:[–—―]|(?<=[ \t])--?(?=[ \t]))[ \t]{0,3}(?=[A-Z0-9À-ÖØ-Þ“”‘’\"'])"
)
# Shorter words in capitals ("US", "Q") open sentences and answers, longer phrases are subheads.
_PLACE = re.compile(r"(?=.{3})[^\W\d_]+\.?(?:[ '’.-]{1,2}[^\W\d_]+\.?){0,4}")
_AGENCY = re.compile(r"\((?P<name>[A-Z][\w .&/]{0,40})\)$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?")
# A line with the day, with whoever wrote it before it or not: "Published Thursday, 14 May 2026, 10:15".
_STAMP = re.compile(
    r"(?:(?P<byline>(?:By|BY)[ \t]+\S.{0,98}?)(?:[ \t]*[|·•,–—-])?[ \t]+)?"
    r"(?:(?:First )?(?:[Pp]ublished|[Pp]osted)(?: on)?:?[ \t]*)?"
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?[ \t]+)?"
    rf"(?P<day>{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:[ \t,|·•–—-]+(?:at )?\d{1,2}[:.]\d\d.{0,20})?"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a report: where it was written, and the day and the outlet or agency where they stand beside that."""

    span: Span
    place: str
    day: str | None = None
    outlet: str | None = None


_CORRECTION = re.compile(
    r"\W{0,3}(?:(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?)\b[^\r\n:—–]{0,40}[:—–]"
    r"|[^\r\n]{0,30}\b(?:an earlier|a previous) version of (?:this|the) (?:article|story|report|page|post|piece|headline)\b)",
    re.IGNORECASE,
)
# A clarification that takes nothing back says what somebody said.
_CLARIFIES = re.compile(r"\W{0,3}clarification: \w", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(?:not|n[’']t|incorrect(?:ly)?|wrong(?:ly)?|error|earlier|previous(?:ly)?|original(?:ly)?|updated?|amended|misstated|should)\b",
    re.IGNORECASE,
)
# A heading "CORRECTION:" has its text in the paragraph below.
_LONGEST_CORRECTION_HEADING = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text in order, and what they say: title, author, dateline, and the day that a line near the top gives."""

    regions: tuple[Region, ...]
    title: str | None
    author: str | None
    dateline: Dateline | None = None
    day: str | None = None


def lay_out(text: str, title: str | None = None, *, standfirst: str | None = None, cut: Span | None = None) -> Layout:
    """Find the parts of ``text``; ``title`` is the article's title where its file gives it apart.

    ``standfirst`` is the paragraph that the file says is one, ``cut`` the torn end of a text that is incomplete.
    """
    blocks = _blocks(text)
    title = title or _headline(text, blocks)
    headlines = [span for span in blocks[:3] if title and _same(text[slice(*span)], title)]
    below = [span for span in blocks[: _HEAD + len(headlines)] if span not in headlines]
    byline = next((span for span in below[:2] if _is_byline(text[slice(*span)])), None)
    dateline = next((found for span in below if span != byline and (found := _dateline(text, span))), None)
    footer = _footer(text, blocks[-1][0]) if blocks[1:] and blocks[-1] not in headlines else None

    spans = [(RegionKind.HEADLINE, span) for span in headlines]
    spans += [(RegionKind.BYLINE, span) for span in (byline, footer) if span]
    spans += [(RegionKind.DATELINE, dateline.span)] if dateline else []
    spans += [(RegionKind.STANDFIRST, span) for span in below if text[slice(*span)] == standfirst and span != byline][
        :1
    ]
    spans += [(RegionKind.CORRECTION, span) for span in _corrections(text, blocks) if span != footer]
    regions = sorted((Region(kind, *span) for kind, span in spans), key=lambda region: region.start)
    if cut and (start := max([cut[0], *(region.end for region in regions)])) < cut[1]:
        regions.append(Region(RegionKind.TORN, start, cut[1]))
    credit = byline or footer
    author = _author(text[slice(*credit)]) if credit else None
    days = {stamp["day"] for span in below if (stamp := _STAMP.fullmatch(text[slice(*span)]))}
    return Layout(tuple(regions), title, author, dateline, days.pop() if len(days) == 1 else None)


def _blocks(text: str) -> list[Span]:
    """The paragraphs; one that begins with a headline, a byline, or both in lines of their own is taken apart."""
    spans = paragraphs(text)
    blocks: list[Span] = []
    for start, end in spans[:3]:
        lines = [
            (start + line.start(), start + line.end()) for line in re.finditer(r"\S(?:[^\r\n]*\S)?", text[start:end])
        ]
        cut = next((number for number, line in enumerate(lines[:2]) if _is_byline(text[slice(*line)])), None)
        if cut is None:
            blocks.append((start, end))
        else:
            blocks += lines[: cut + 1]
            blocks += [(lines[cut + 1][0], end)] if lines[cut + 1 :] else []
    return blocks + spans[3:]


def _headline(text: str, blocks: Sequence[Span]) -> str | None:
    if not blocks[1:]:
        return None
    first, second = (text[slice(*span)] for span in blocks[:2])
    candidate = " ".join(first.split())
    if (
        len(candidate) > _MAX_HEADLINE
        or not _LETTER.search(candidate)
        or _is_byline(first)
        or _dateline(text, blocks[0])
    ):
        return None
    if _same(first, second):
        return candidate
    is_sentence = candidate.rstrip("”’\"'»)").endswith((".", ":", ",", ";"))
    return None if is_sentence or "\n" in first or "\r" in first else candidate


def _same(text: str, title: str) -> bool:
    """Whether a paragraph is the title, up to space, marks and a full stop."""
    if len(text) > len(title) + _MAX_HEADLINE:
        return False
    letters, wanted = ("".join(filter(str.isalnum, value)).casefold() for value in (text, title))
    return bool(wanted) and letters == wanted


def _corrections(text: str, blocks: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    heading = False
    for start, end in blocks:
        opens = _CORRECTION.match(text, start, end)
        if opens and _CLARIFIES.match(text, start, end) and not _TAKES_BACK.search(text, opens.end(), end):
            opens = None
        if opens or heading:
            found.append((start, end))
        heading = opens is not None and opens.end() == end and end - start <= _LONGEST_CORRECTION_HEADING
    return found


def _is_byline(line: str) -> bool:
    found = _BYLINE.fullmatch(_without_day(line))
    return found is not None and _is_name(found["name"])


def _without_day(line: str) -> str:
    found = _STAMP.fullmatch(line)
    return (found["byline"] or line) if found else line


def _footer(text: str, start: int) -> Span | None:
    found = _FOOTER.search(text, start)
    return found.span("footer") if found and _is_name(found["name"]) else None


def _author(credit: str) -> str:
    """The name in "By NAME" or "Source: NAME"; a person's not in capitals."""
    words = re.sub(r"^(?:By|BY|Source:)\s*", "", _without_day(credit)).split()
    written = recased(words)
    return " ".join(written if looks_like_a_person(" ".join(written)) else words)


def _is_name(words: str) -> bool:
    """Whether every word is written as in a name, and no full stop closes a sentence."""
    if "://" in words or "www." in words or (words.endswith(".") and not _INITIAL.search(words)):
        return False
    first, *rest = words.split()
    capitals = first[0].isupper() and all(word in _SMALL or is_particle(word) or not word[0].islower() for word in rest)
    return capitals and not any(map(str.isdigit, words))


def _dateline(text: str, block: Span) -> Dateline | None:
    found = _DATELINE.match(text, *block)
    if found is None:
        return None
    head = found["head"]
    agency = _AGENCY.search(head)
    place, *rest = re.split(r",\s*", head[: agency.start()].strip() if agency else head)
    days = (", ".join(rest[at:]) for at in range(len(rest)))
    dated = next((day for day in days if _DAY.fullmatch(day)), None)
    is_place = place.isupper() if not (agency or dated) else all(word[0].isupper() for word in place.split())
    parts = [place, *rest]
    if not is_place or not _PLACE.fullmatch(place) or len(parts) > _MAX_DATELINE_PARTS:
        return None
    if not all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return None
    where = ", ".join(parts).removesuffix(dated or "").rstrip(", ")
    return Dateline((block[0], found.end()), where, dated, agency["name"] if agency else None)
