"""The parts of an article's text that are not body: headline copies, byline, dateline, footer.

Newspapers and agencies print an article as headline (archives often repeat it), "By NAME", a dateline
that opens the first paragraph ("PORT ALDREN, March 3 (Northern Wire) — "), the body, and at the foot
"Source: NAME". Any of it may be missing. The text itself is never changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Region, RegionKind, Span
from onrecord.spans import paragraphs

_MAX_HEADLINE = 200
# Place, state or country, day, year.
_MAX_DATELINE_PARTS = 4
# How far down, in paragraphs, a headline, a byline and a dateline are looked for: kickers, standfirsts
# and abstracts stand between them.
_HEAD = 6

_BYLINE = re.compile(r"By[ \t]+(?P<name>\S.{1,98})", re.IGNORECASE)
_FOOTER = re.compile(r"^[ \t]*(?P<footer>Source:[ \t]*(?P<name>\S[^\r\n]{0,98}?))\s*\Z", re.MULTILINE)
_PARTICLES = {"and", "for", "of", "in", "the", "de", "da", "del", "di", "van", "von", "der", "den", "la", "le", "bin"}
_INITIAL = re.compile(r"\b(?:[A-Z]|Jr|Sr)\.$")

_DATELINE = re.compile(r"(?P<head>[^\r\n]{2,80}?)[ \t]*(?:[–—―]|(?<=[ \t])--?(?=[ \t]))[ \t]*(?=[A-Z0-9À-ÖØ-Þ“”‘’\"'])")
# Shorter words in capitals ("US", "Q") open sentences and answers, longer phrases are subheads.
_PLACE = re.compile(r"(?=.{3})[^\W\d_]+\.?(?:[ '’.-]{1,2}[^\W\d_]+\.?){0,4}")
_AGENCY = re.compile(r"\((?P<name>[A-Z][\w .&/]{0,40})\)$")
_DAY = re.compile(
    r"(?:(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text in order, and the title and author that stand in them."""

    regions: tuple[Region, ...]
    title: str | None
    author: str | None


def lay_out(text: str, title: str | None = None) -> Layout:
    """Find the parts of ``text``; ``title`` is the article's title where its file gives it apart."""
    blocks = _blocks(text)
    title = title or _headline(text, blocks)
    headlines = [span for span in blocks[:3] if title and _same(text[slice(*span)], title)]
    below = [span for span in blocks[: _HEAD + len(headlines)] if span not in headlines]
    byline = next((span for span in below[:2] if _byline(text[slice(*span)])), None)
    dateline = next((found for span in below if span != byline and (found := _dateline(text, span))), None)
    footer = _FOOTER.search(text, blocks[-1][0]) if len(blocks) > 1 else None
    credited = footer is not None and _is_name(footer["name"])

    regions = [Region(RegionKind.HEADLINE, *span) for span in headlines]
    if byline:
        regions.append(Region(RegionKind.BYLINE, *byline))
    if dateline:
        regions.append(Region(RegionKind.DATELINE, *dateline))
    if footer and credited:
        regions.append(Region(RegionKind.BYLINE, *footer.span("footer")))
    author = _byline(text[slice(*byline)]) if byline else None
    if footer and credited and not author:
        author = footer["name"].strip()
    return Layout(tuple(sorted(regions, key=lambda region: region.start)), title, author)


def _blocks(text: str) -> list[Span]:
    """The paragraphs; one that begins with a headline, a byline, or both in lines of their own is taken apart."""
    spans = paragraphs(text)
    blocks: list[Span] = []
    for start, end in spans[:3]:
        lines = [(start + line.start(), start + line.end()) for line in re.finditer(r"[^\r\n]+", text[start:end])]
        cut = next((number for number, line in enumerate(lines[:2]) if _byline(text[slice(*line)].strip())), None)
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
    if len(candidate) > _MAX_HEADLINE or _byline(first) or _dateline(text, blocks[0]):
        return None
    if _same(first, second):
        return candidate
    is_sentence = candidate.rstrip("”’\"'»)").endswith((".", ":", ",", ";"))
    return None if is_sentence or "\n" in first or "\r" in first else candidate


def _same(text: str, title: str) -> bool:
    """Whether a paragraph is the title, up to space, marks and a full stop."""
    letters, wanted = ("".join(filter(str.isalnum, value)).casefold() for value in (text[: 4 * len(title) + 99], title))
    return bool(wanted) and letters == wanted


def _byline(line: str) -> str | None:
    found = _BYLINE.fullmatch(line)
    return found["name"].strip() if found and found[0].startswith(("By", "BY")) and _is_name(found["name"]) else None


def _is_name(words: str) -> bool:
    """Whether every word is written as in a name, and no full stop closes a sentence."""
    if "://" in words or "www." in words or (words.endswith(".") and not _INITIAL.search(words)):
        return False
    return all(word in _PARTICLES or not word[0].islower() for word in words.split())


def _dateline(text: str, block: Span) -> Span | None:
    found = _DATELINE.match(text, *block)
    if found is None:
        return None
    head = found["head"]
    agency = _AGENCY.search(head)
    place, *rest = re.split(r",\s*", head[: agency.start()].strip() if agency else head)
    dated = any(_DAY.fullmatch(", ".join(rest[at:])) for at in range(len(rest)))
    is_place = place.isupper() if not (agency or dated) else all(word[0].isupper() for word in place.split())
    parts = [place, *rest]
    if not is_place or not _PLACE.fullmatch(place) or len(parts) > _MAX_DATELINE_PARTS:
        return None
    return (block[0], found.end()) if all(part[:1].isupper() or part[:1].isdigit() for part in parts) else None
