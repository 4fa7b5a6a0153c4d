"""Word files (DOCX): the paragraphs and tables of the body, in order."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table

from onrecord.errors import InputError
from onrecord.readers.archives import check_size
from onrecord.readers.decode import read_bytes
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_DOCX_BYTES = 100_000_000
_TITLES = ("Title", "Heading 1")


def read_docx(unit: Unit) -> Iterator[Story]:
    """The one article of a Word file, paragraphs parted by blank lines. Raises InputError and OSError."""
    data = io.BytesIO(read_bytes(unit.path, MAX_DOCX_BYTES))
    try:
        with zipfile.ZipFile(data) as archive:
            check_size(archive)
        document = docx.Document(data)
        text = "\n\n".join(_blocks(document))
        title = _title(document)
    except InputError:
        raise
    except Exception as error:  # python-docx and lxml have no complete list of what a damaged file makes them raise
        raise InputError(f"is no Word file, or a damaged one ({type(error).__name__})") from error
    yield Story(text=text, title=title)


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        elif block.text.strip():
            yield block.text.strip()


def _title(document: Document) -> str | None:
    """The first paragraph that is set as a title; what the file's properties call so is often an old file's name."""
    titles = {
        paragraph.style.name: " ".join(paragraph.text.split())
        for paragraph in reversed(document.paragraphs)
        if paragraph.style is not None and paragraph.text.strip()
    }
    return next((titles[style] for style in _TITLES if style in titles), None)
