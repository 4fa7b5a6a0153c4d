"""Paragraphs of a text as spans."""

import re

from onrecord.model import Span

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
