"""The lines of a PDF page, with where they stand and how large they are set."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = {"\x02", "\ufffe"}
_ENDS = {"\r", "\n", *_HYPHENS}


class Line(NamedTuple):
    """A line of text: its edges in points, upwards from the page's foot, the size of its letters, whether it ends in a hyphen."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    hyphen: bool = False


def page_lines(page: pdfium.PdfTextPage) -> Iterator[Line]:
    """The lines of a page that have words, in the order of its text."""
    start, letters = 0, list[str]()
    total = page.count_chars()
    for index in range(total + 1):
        letter = chr(raw.FPDFText_GetUnicode(page, index)) if index < total else "\n"
        if letter not in _ENDS:
            letters.append(letter)
            continue
        if line := _line(page, start, letters, hyphen=letter in _HYPHENS):
            yield line
        start, letters = index + 1, []


def _line(page: pdfium.PdfTextPage, start: int, letters: list[str], *, hyphen: bool) -> Line | None:
    seen = [start + at for at, letter in enumerate(letters) if not letter.isspace()]
    if not seen:
        return None
    text = " ".join("".join(letters).split())
    left, bottom, _, top = _box(page, seen[0])
    right = _box(page, seen[-1])[2]
    sizes = sorted(
        raw.FPDFText_GetFontSize(page, index) * _scale(page, index) for index in seen[:: max(1, len(seen) // 5)]
    )
    if not hyphen and text.endswith("-") and text[-2:-1].isalpha():
        text, hyphen = text[:-1], True
    return Line(text, left, right, bottom, top, sizes[len(sizes) // 2], hyphen)


def _scale(page: pdfium.PdfTextPage, index: int) -> float:
    """How much the page enlarges a letter's font: many set it at size 1 and scale the text."""
    matrix = raw.FS_MATRIX()
    return abs(matrix.d) or 1.0 if raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix)) else 1.0


def _box(page: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    box: tuple[float, float, float, float] = page.get_charbox(index, loose=True)
    return box
