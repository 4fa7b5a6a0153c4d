"""LexisNexis downloads, text, HTML or PDF: each document under a line "3 of 25 DOCUMENTS"."""

import re

from onrecord.readers.bundles.lines import Line, author, between, day, is_label, kept, labels, lines
from onrecord.readers.story import Story

SIGN = r"\d of \d+ DOCUMENTS?\b"
_MARK = re.compile(r"\d+ of \d+ DOCUMENTS?")
_HEAD = ("byline", "section", "length", "dateline", "highlight", "series", "distribution", "body", "edition")
_MOST_LABELS = 40
_TAIL = (
    "load-date", "language", "publication-type", "document-type", "journal-code", "graphic", "subject", "company",
    "geographic", "country", "state", "city", "person", "industry", "organization", "correction-date", "notes",
    "correction", "url", "ticker", "type", "acc-no",
)  # fmt: skip


def count(text: str) -> int:
    """How many documents the text holds; 0 where it is no such bundle."""
    return sum(_MARK.fullmatch(line.text) is not None for line in lines(text))


def split(text: str) -> list[Story]:
    """The documents, those without an article with an empty text."""
    found = lines(text)
    marks = [number for number, line in enumerate(found) if _MARK.fullmatch(line.text)]
    ends = [*marks[1:], len(found)]
    return [_story(text, found[mark + 1 : end]) for mark, end in zip(marks, ends, strict=True)]


def _story(text: str, found: list[Line]) -> Story:
    first = next((number for number, line in enumerate(found) if is_label(line, _HEAD)), len(found))
    last = _last_label(text, found, first)
    tail = next(
        (line for line in found[last + 1 :] if is_label(line, _TAIL) or line.text.startswith("Copyright ")), None
    )
    head = [line for line in found[:first] if not line.text.startswith(("Copyright ", "All Rights"))]
    dated = next((number for number, line in enumerate(head) if day(line)), None)
    stated = labels(found)
    below = head[dated + 1 :] if dated is not None else head[1:]
    return Story(
        text=between(text, found[last], tail) if first < len(found) else "",
        title=_title(text, below),
        outlet=head[0].text if head and dated != 0 else None,
        author=author(stated.get("byline")),
        published=None if dated is None else day(head[dated]),
        extra=kept(stated, ("section", "dateline", "load-date")),
    )


def _last_label(text: str, found: list[Line], first: int) -> int:
    """The line that ends the labels: "BODY:" where there is one, else the last of those that stand together."""
    body = next(
        (number for number, line in enumerate(found[: first + _MOST_LABELS]) if is_label(line, ("body",))), None
    )
    if body is not None:
        return body
    last = first
    for number in range(first + 1, len(found)):
        is_wrapped = text[found[number - 1].end : found[number].start].count("\n") == 1 and number == last + 1
        if not is_wrapped and not is_label(found[number], _HEAD):
            break
        last = number
    return min(last, len(found) - 1)


def _title(text: str, below: list[Line]) -> str | None:
    """The lines of the last paragraph before the labels; an edition and an hour stand above it."""
    title: list[Line] = []
    for line in reversed(below):
        if title and "\n" in text[line.end : title[-1].start].replace("\n", "", 1):
            break
        title.append(line)
    return " ".join(line.text for line in reversed(title)) or None
