"""PDF files: pdfium gives their characters with place and size; lines and paragraphs are put together here."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.bundles import may_be, stories
from onrecord.readers.decode import read_bytes
from onrecord.readers.pdf_lines import Line, page_lines
from onrecord.readers.pdf_paragraphs import article_paragraphs
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_PDF_BYTES = 100_000_000
MAX_PAGES = 2_000
_NO_TEXT = "has no text in it, only pictures of pages; have its text recognised (OCR, as ocrmypdf does it) first"
_UNREADABLE = re.compile("[\ud800-\udfff\0\ufffe\uffff]")


def read_pdf(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of a PDF file, paragraphs parted by blank lines. Raises InputError and OSError."""
    data = read_bytes(unit.path, MAX_PDF_BYTES)
    try:
        pages = _pages(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise InputError("is encrypted; save it without a password first") from error
        raise InputError("is a damaged PDF file, or none") from error
    if not any(pages):
        raise InputError(_NO_TEXT)
    lines = "\n".join(line.text for page in pages for line in page)
    if may_be(lines):
        yield from stories(unit, Story(text=lines))
        return
    title, paragraphs = article_paragraphs(pages)
    yield Story(text="\n\n".join(paragraphs), title=title)


def _pages(data: bytes) -> list[list[Line]]:
    document = pdfium.PdfDocument(data)
    try:
        if len(document) > MAX_PAGES:
            raise InputError(f"has more than {MAX_PAGES:,} pages, the limit for one article; divide it")
        return [_lines(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _lines(page: pdfium.PdfPage) -> list[Line]:
    text = page.get_textpage()
    try:
        # Letters that a font has no Unicode for come out as surrogates or NUL.
        return [line._replace(text=_UNREADABLE.sub("\ufffd", line.text)) for line in page_lines(text)]
    finally:
        text.close()
        page.close()
