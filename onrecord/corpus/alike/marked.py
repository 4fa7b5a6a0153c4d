"""What of a quotation of the corpus stands between quotation marks: the words that an outlet gives out as the speaker's own."""

import re
from collections.abc import Iterator, Sequence

from onrecord.model import QuoteKind, Span

# A quotation of several paragraphs opens each with a mark and closes the last alone.
_DOUBLE = re.compile(r"[“\"„«]([^”\"“»]+)")
_SINGLE = re.compile(r"(?<!\w)[‘'](.+?)[’'](?!\w)", re.DOTALL)
_SINGLE_OPENS = "‘'"
_AT_EDGES = "‘’' \t\r\n"


def marked_passages(text: str, segments: Sequence[Span], kind: QuoteKind) -> Iterator[Span]:
    """The passages between marks of a quotation at ``segments`` of an article's text; none of a transcript's turn."""
    for start, end in segments:
        found = [(max(a, start), b) for a, b in _spans(_DOUBLE, text, start, end)]
        if not found and kind is QuoteKind.DIRECT and text[start : start + 1] in _SINGLE_OPENS:
            found = [(start, end)]
        if not found and kind is QuoteKind.MIXED:
            found = _spans(_SINGLE, text, start, end)
        for first, last in found:
            words = text[first:last].strip(_AT_EDGES)
            if words:
                at = text.index(words, first)
                yield at, at + len(words)


def _spans(mark: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    while found := mark.search(text, at, end):
        spans.append(found.span(1))
        # The mark that closes one passage opens no other.
        at = found.end() + (text[found.end() : found.end() + 1] not in "“„«")
    return spans
