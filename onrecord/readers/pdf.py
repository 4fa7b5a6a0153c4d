"""PDF files: pypdf gives their lines, which are put together to paragraphs here."""

import io
import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader

from onrecord.errors import InputError
from onrecord.readers.decode import read_bytes
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

# What it says of flaws that it reads over is nothing that a reader of the article could act on.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MAX_PDF_BYTES = 100_000_000
MAX_PAGES = 2_000
# A heading or foot line of the page stands on so many pages, and on most of them.
_RUNNING_PAGES = 3
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:…][”’\"')\]]*$")
# The last line of a paragraph is shorter than the others by this much.
_SHORT = 0.85


def read_pdf(unit: Unit) -> Iterator[Story]:
    """The one article of a PDF file, paragraphs parted by blank lines. Raises InputError and OSError."""
    data = read_bytes(unit.path, MAX_PDF_BYTES)
    try:
        pages = _pages(data)
    except InputError:
        raise
    except Exception as error:  # pypdf has no complete list of what a damaged file makes it raise
        raise InputError(f"is a damaged PDF file ({type(error).__name__})") from error
    text = "\n\n".join(_paragraphs(_without_running_lines(pages)))
    if not text:
        raise InputError("has no text in it, only pictures; have its text recognised (OCR) first")
    yield Story(text=text)


def _pages(data: bytes) -> list[list[str]]:
    """The lines of each page; blank ones part paragraphs."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError("is encrypted; save it without a password first")
    if len(reader.pages) > MAX_PAGES:
        raise InputError(f"has more than {MAX_PAGES:,} pages, the limit for one article; divide it")
    # Letters that a font has no Unicode for come out as surrogates or NUL.
    texts = (re.sub("[\ud800-\udfff\0]", "\ufffd", page.extract_text()) for page in reader.pages)
    return [[" ".join(line.split()) for line in text.splitlines()] for text in texts]


def _without_running_lines(pages: Sequence[list[str]]) -> list[list[str]]:
    """Pages without page numbers, and without the lines that head or foot most of them."""
    edges = Counter(line for page in pages for line in {*page[:2], *page[-2:]} if line)
    running = {line for line, times in edges.items() if times >= _RUNNING_PAGES and 2 * times > len(pages)}
    return [[line for line in page if line not in running and not _PAGE_NUMBER.fullmatch(line)] for page in pages]


def _paragraphs(pages: Sequence[list[str]]) -> Iterator[str]:
    widths = [len(line) for page in pages for line in page if line]
    full = _SHORT * statistics.quantiles(widths, n=10)[-1] if len(widths) > 1 else 0
    paragraph = ""
    for page in pages:
        for line in page:
            if not line:
                yield from filter(None, [paragraph])
                paragraph = ""
                continue
            paragraph = _joined(paragraph, line)
            if _SENTENCE_END.search(line) and len(line) < full:
                yield paragraph
                paragraph = ""
        # A sentence may go on over the page.
        if _SENTENCE_END.search(paragraph):
            yield paragraph
            paragraph = ""
    yield from filter(None, [paragraph])


def _joined(paragraph: str, line: str) -> str:
    if re.search(r"[a-z]-$", paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}".lstrip()
