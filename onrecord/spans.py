"""Paragraphs and sentences of a text as spans."""

import re

from onrecord.model import Span

# What stands before a full stop that ends no sentence: titles, months, initials, U.S.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Lt|Col|Sgt|Capt|Adm|Sen|Rep|Gov|Pres|St|Jr|Sr|No|vs|Inc|Corp|Co|Ltd|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b\w)\.$"
)
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[]*[A-Z0-9])|[\r\n]+")
_BREAK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs of ``text``: what blank lines separate, without surrounding space."""
    edges = [0, *(edge for gap in _BREAK.finditer(text) for edge in gap.span()), len(text)]
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        body = text[start:end]
        trimmed = body.strip()
        if trimmed:
            lead = len(body) - len(body.lstrip())
            spans.append((start + lead, start + lead + len(trimmed)))
    return spans


def sentences(text: str) -> list[Span]:
    """The spans of the sentences of ``text`` by their marks alone: what stops before a capital, or a line's end."""
    spans = []
    for first, last in paragraphs(text):
        start = first
        for found in _SENTENCE_END.finditer(text, first, last):
            if not _ABBREVIATION.search(text, start, found.end()):
                spans.append(_trimmed(text, start, found.end()))
                start = found.end()
        spans.append(_trimmed(text, start, last))
    return [(start, end) for start, end in spans if start < end]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].strip()
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return first, first + len(words)
