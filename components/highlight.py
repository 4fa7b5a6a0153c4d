"""Text with marks, as HTML: the only place where an article's words become markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark: its CSS class, a tooltip, and an anchor to jump to at its first character."""

    start: int
    end: int
    css: str
    title: str = ""
    anchor: str = ""


def marked_up(text: str, marks: Iterable[Mark], span: Span | None = None) -> str:
    """The HTML of ``text[span]`` (all of it by default) with every mark that reaches into it.

    Marks may overlap, nest or coincide: the text is cut at each of their edges and every piece is
    wrapped by the marks that cover it, the longest outermost. The words are escaped and never changed.
    """
    first, last = span or (0, len(text))
    pending = sorted((mark for mark in marks if mark.start < last and mark.end > first), key=lambda mark: mark.start)
    inner = (edge for mark in pending for edge in (mark.start, mark.end) if first < edge < last)
    edges = sorted({first, last, *inner})
    pieces: list[str] = []
    active: list[Mark] = []
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while pending and pending[0].start <= start:
            active.append(pending.pop(0))
        active.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.css))
        pieces.append(_wrapped(escape(text[start:end]), active, start))
    return "".join(pieces)


def _wrapped(html: str, marks: list[Mark], start: int) -> str:
    for mark in reversed(marks):
        anchor = f' id="{escape(mark.anchor)}"' if mark.anchor and mark.start == start else ""
        title = f' title="{escape(mark.title)}"' if mark.title else ""
        html = f'<span class="{escape(mark.css)}"{anchor}{title}>{html}</span>'
    return html
