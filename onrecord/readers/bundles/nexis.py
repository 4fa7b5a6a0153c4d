"""Nexis Uni downloads, Word or RTF: a cover, then documents that each close with "End of Document"."""

import re

from onrecord.readers.bundles.lines import Line, author, between, day, is_label, kept, labels, lines
from onrecord.readers.story import Story

SIGN = "End of Document"
_COVER = re.compile(r"Documents \((\d+)\)")
_BODY = ("Body", "Body:")
_LABELS = ("section", "length", "byline", "dateline", "highlight")
_TAIL = ("load-date", "language", "publication-type", "subject", "graphic", "notes", "correction-date")


def count(text: str) -> int:
    """How many documents the text holds, by its cover where it has one; 0 where it is no such bundle."""
    found = lines(text)
    ends = sum(line.text == SIGN for line in found)
    if not ends or not any(line.text in _BODY or is_label(line, ("load-date",)) for line in found):
        return 0
    cover = next((match for line in found if (match := _COVER.fullmatch(line.text))), None)
    return int(cover[1]) if cover else ends


def split(text: str) -> list[Story]:
    """The documents, those without an article with an empty text."""
    stories, document = [], list[Line]()
    for line in lines(text):
        if line.text == SIGN:
            stories.append(_story(text, document, line))
            document = []
        else:
            document.append(line)
    return stories


def _story(text: str, found: list[Line], end: Line) -> Story:
    body = next((number for number, line in enumerate(found) if line.text in _BODY), None)
    if body is None:
        return Story(text="")
    above = next(
        (n for n, line in enumerate(found[:body]) if is_label(line, _LABELS) or line.text.startswith("Copyright ")),
        body,
    )
    # The last day before the labels: the first document has the cover, with the day of the download, above it.
    dated = next((number for number in range(above - 1, 1, -1) if day(found[number])), None)
    tail = next((line for line in found[body:] if line.text == "Classification" or is_label(line, _TAIL)), end)
    stated = labels(found[above:])
    return Story(
        text=between(text, found[body], tail),
        title=found[dated - 2].text if dated is not None else None,
        outlet=found[dated - 1].text if dated is not None else None,
        author=author(stated.get("byline")),
        published=day(found[dated]) if dated is not None else None,
        extra=kept(stated, ("section", "dateline", "load-date")),
    )
