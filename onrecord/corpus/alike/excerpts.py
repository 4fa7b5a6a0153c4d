"""Where in an article a place stands, as a person reads it."""

from onrecord.model import Span
from onrecord.spans import paragraphs


def excerpt_around(text: str, span: Span) -> tuple[int, str]:
    """The paragraphs in which a place stands, and the offset at which they begin."""
    around = [(start, end) for start, end in paragraphs(text) if start < span[1] and end > span[0]]
    first, last = (around[0][0], around[-1][1]) if around else span
    return first, text[first:last]
