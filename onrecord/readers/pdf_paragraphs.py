"""From lines on pages to an article's headline and paragraphs, by position and size."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from onrecord.readers.pdf_lines import Line
from onrecord.readers.vocabulary import is_word

_PAGE_NUMBER = re.compile(r"(?:page\s+|[-–—]\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE)
_ADDRESS_AND_NUMBER = re.compile(r"https?://\S+(?:\s+\d{1,4}\s*(?:/|of)\s*\d{1,4})?")
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_EDGE = 2
_PROSE_WORDS = 12
# Of the size of the text: a headline is larger, a line of the same paragraph not noticeably other.
_HEADLINE, _SAME, _DROP_CAP = 1.2, 0.08, 1.8
_DROP_CAP_LETTERS = 2
# A gap between paragraphs is wider than one between lines; an indent wider than a letter and no column's distance.
_GAP, _INDENT, _COLUMN = 1.25, 0.8, 6.0
# Lines stand no nearer than this, but for marks of notes; of a page's distances those within paragraphs are at least this share.
_TIGHT, _OFTEN = 0.8, 0.1
# The last line of a paragraph is shorter than the others by this much.
_SHORT = 0.85


@dataclass(slots=True)
class _Paragraph:
    text: str
    last: Line


def article_paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[str | None, list[str]]:
    """The headline, None where none is set larger than the text, and all paragraphs."""
    cleaned = [_with_drop_caps(page) for page in _without_running_lines(pages)]
    sizes = Counter[float]()
    for page in cleaned:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    if not sizes:
        return None, []
    body = max(sizes, key=lambda size: sizes[size])
    lines = [line for page in cleaned for line in page]
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    paragraphs = _paragraphs(cleaned, body, words)
    return _headline(paragraphs, body), [paragraph.text for paragraph in paragraphs]


def _headline(paragraphs: Sequence[_Paragraph], body: float) -> str | None:
    """The largest of what stands above the text; a pull quote, as large, stands within it."""
    above = takewhile(lambda one: one.last.size > body or len(one.text.split()) < _PROSE_WORDS, paragraphs)
    large = [one for one in above if one.last.size >= _HEADLINE * body and " " in one.text]
    return max(large, key=lambda one: one.last.size).text if large else None


def _without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without their numbers and without the heads and feet that come back in the same form and place."""
    edges = [_edges(page) for page in pages]
    forms = Counter(form for page in edges for form in {_form(line) for line in page})
    running = {form for form, times in forms.items() if times > 1 and 2 * times > len(pages)}
    return [
        [line for line in page if not (line in edge and (_form(line) in running or _is_number(line.text)))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.top)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _form(line: Line) -> tuple[str, int]:
    """What comes back on each page: the words without numbers, and about how high they stand."""
    return re.sub(r"\d+", "0", line.text).casefold(), round(line.top / 8)


def _is_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None or _ADDRESS_AND_NUMBER.fullmatch(text) is not None


def _with_drop_caps(page: Sequence[Line]) -> list[Line]:
    """Lines in which a large first letter stands in its word again."""
    lines: list[Line] = []
    for line in page:
        cap = lines[-1] if lines else None
        is_beside = cap is not None and cap.left < line.left and cap.bottom < line.top and line.bottom < cap.top
        if cap and is_beside and len(cap.text) <= _DROP_CAP_LETTERS and cap.size >= _DROP_CAP * line.size:
            lines[-1] = line._replace(text=cap.text + line.text)
        else:
            lines.append(line)
    return lines


def _paragraphs(pages: Sequence[Sequence[Line]], body: float, words: set[str]) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    of_body: _Paragraph | None = None
    for page in pages:
        leading, full = _leading(page), _full(page, body)
        for line in page:
            is_body = abs(line.size - body) <= _SAME * body
            target = found[-1] if found else None
            # A picture's caption, a pull quote or the page's end may stand within a sentence.
            if is_body and of_body and of_body is not target and _goes_on(of_body, line):
                target = of_body
            elif target and not _belongs(target.last, line, leading, full):
                is_next_column = is_body and target is of_body and _jumps(target.last, line)
                target = target if is_next_column and _goes_on(target, line) else None
            if target is None:
                found.append(_Paragraph(line.text, line))
            else:
                target.text, target.last = _joined(target, line, words), line
            if is_body:
                of_body = target or found[-1]
    return found


def _leading(page: Sequence[Line]) -> float:
    """The distance of a page's lines within paragraphs, in sizes of their letters: the least that comes back.

    Where most paragraphs are short, most distances are those between them.
    """
    steps = [
        (a.bottom - b.bottom) / b.size for a, b in _pairs(page) if abs(a.size - b.size) <= _SAME * b.size and b.size
    ]
    near = Counter(round(step, 1) for step in steps if _TIGHT < step < _COLUMN)
    often = [step for step, times in near.items() if times > max(1, _OFTEN * near.total())]
    return min(often) if often else min(near, default=_COLUMN)


def _full(page: Sequence[Line], body: float) -> float:
    widths = [line.right - line.left for line in page if abs(line.size - body) <= _SAME * body]
    return _SHORT * statistics.quantiles(widths, n=10)[-1] if len(widths) > 1 else 0


def _pairs(page: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    return pairwise(page)


def _jumps(before: Line, line: Line) -> bool:
    """Whether a line stands higher than the one before: in the next column or on the next page."""
    return line.bottom >= before.bottom


def _goes_on(paragraph: _Paragraph, line: Line) -> bool:
    return paragraph.last.hyphen or (not _SENTENCE_END.search(paragraph.text) and line.text[:1].islower())


def _belongs(before: Line, line: Line, leading: float, full: float) -> bool:
    """Whether a line is of the same paragraph as the one above it."""
    size = line.size or 1
    if abs(before.size - line.size) > _SAME * size or _jumps(before, line):
        return False
    step, indent = (before.bottom - line.bottom) / size, (line.left - before.left) / size
    if step > _GAP * leading and step > _GAP:
        return False
    ends = _SENTENCE_END.search(before.text) is not None and not before.hyphen
    return not (ends and (_INDENT < indent < _COLUMN or before.right - before.left < full))


def _joined(paragraph: _Paragraph, line: Line, words: set[str]) -> str:
    """A paragraph with its next line; a hyphen between them stays unless the word is written without it."""
    if not paragraph.last.hyphen:
        return f"{paragraph.text} {line.text}"
    head, tail = re.search(r"[^\W\d_]*$", paragraph.text), _WORD.match(line.text)
    whole = f"{head[0]}{tail[0]}".casefold() if head and tail else ""
    is_one = whole and line.text[:1].islower() and (whole in words or is_word(whole))
    return f"{paragraph.text}{line.text}" if is_one else f"{paragraph.text}-{line.text}"
