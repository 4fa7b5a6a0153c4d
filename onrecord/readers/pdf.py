"""PDF files: pdfium gives their characters with place and size; lines and paragraphs are put together here."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium

from onrecord.errors import InputError
from onrecord.model import Flaw, Skipped
from onrecord.readers import ocr
from onrecord.readers.bundles import may_be, stories
from onrecord.readers.decode import read_bytes
from onrecord.readers.pdf_lines import Line, page_lines
from onrecord.readers.pdf_paragraphs import article_paragraphs
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_PDF_BYTES = 100_000_000
MAX_PAGES = 2_000
_NO_TEXT = "has no text in it, only pictures of pages; "
_UNREADABLE = re.compile("[\ud800-\udfff\0\ufffe\uffff]")


class _Page(NamedTuple):
    lines: list[Line]
    is_picture: bool


def read_pdf(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of a PDF file, paragraphs parted by blank lines. Raises InputError and OSError."""
    data = read_bytes(unit.path, MAX_PDF_BYTES)
    try:
        document = pdfium.PdfDocument(data)
        try:
            pages, flaws = _pages(document)
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise InputError("is encrypted; save it without a password first") from error
        raise InputError("is a damaged PDF file, or none") from error
    lines = "\n".join(line.text for page in pages for line in page)
    if may_be(lines):
        yield from stories(unit, Story(text=lines, flaws=flaws))
        return
    title, paragraphs = article_paragraphs(pages)
    yield Story(text="\n\n".join(paragraphs), title=title, flaws=flaws)


def _pages(document: pdfium.PdfDocument) -> tuple[list[list[Line]], frozenset[Flaw]]:
    """The lines of each page, and what is to be known of those that are pictures."""
    if len(document) > MAX_PAGES:
        raise InputError(f"has more than {MAX_PAGES:,} pages, the limit for one article; divide it")
    pages = [_page(document, number) for number in range(len(document))]
    has_text = any(page.lines for page in pages)
    pictures = [number for number, page in enumerate(pages) if page.is_picture or not has_text]
    lines = [page.lines for page in pages]
    if not pictures:
        return lines, frozenset()
    if not ocr.can_recognise():
        if not has_text:
            raise InputError(_NO_TEXT + "have its text recognised first (OCR), or install tesseract here")
        return lines, frozenset({Flaw.PICTURES})
    if len(pictures) > ocr.MAX_RECOGNISED_PAGES:
        raise InputError(
            f"has {len(pictures):,} pages that are pictures, of which {ocr.MAX_RECOGNISED_PAGES} can be read here; "
            "have its text recognised first (OCR, as ocrmypdf does it)"
        )
    for number in pictures:
        lines[number] = _recognised(document, number) or lines[number]
    if not any(lines):
        raise InputError(_NO_TEXT + "tesseract recognised none in them")
    return lines, frozenset({Flaw.RECOGNISED})


def _page(document: pdfium.PdfDocument, number: int) -> _Page:
    page = document[number]
    try:
        lines = _lines(page)
        words = sum(len(line.text.split()) for line in lines)
        return _Page(lines, words < ocr.FEW_WORDS and ocr.is_covered(page))
    finally:
        page.close()


def _recognised(document: pdfium.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    try:
        read = ocr.recognise(page)
    finally:
        page.close()
    try:
        return ocr.evened(_lines(read[0]))
    finally:
        read.close()


def _lines(page: pdfium.PdfPage) -> list[Line]:
    text = page.get_textpage()
    try:
        # Letters that a font has no Unicode for come out as surrogates or NUL.
        return [line._replace(text=_UNREADABLE.sub("\ufffd", line.text)) for line in page_lines(text)]
    finally:
        text.close()
