"""Word files (DOCX): the words of the body as they stand once every tracked change is accepted, in order.

python-docx opens the package; its own paragraphs know no insertions, smart tags, content controls or text boxes, and a
sentence without its inserted "not" says the opposite. So the elements of WordprocessingML are walked here.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from lxml.etree import _Element as Element

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.archives import check_size
from onrecord.readers.bundles import stories
from onrecord.readers.decode import read_bytes
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_DOCX_BYTES = 100_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What was taken out, and the second copy of a drawing that old versions show.
_NOT_READ = {f"{_WORD}del", f"{_WORD}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_MARKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_TITLES = ("Title", "Heading 1")


@dataclass(slots=True)
class _Paragraph:
    style: str
    words: list[str] = field(default_factory=list)
    # Text boxes are anchored in a paragraph and are read after it.
    boxes: list[Element] = field(default_factory=list)
    # Its end was deleted: it goes on in the next.
    is_open: bool = False

    @property
    def text(self) -> str:
        return "".join(self.words).strip()


def read_docx(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of a Word file, paragraphs parted by blank lines. Raises InputError and OSError."""
    data = io.BytesIO(read_bytes(unit.path, MAX_DOCX_BYTES))
    try:
        with zipfile.ZipFile(data) as archive:
            check_size(archive)
        document = docx.Document(data)
        names = {style.style_id: style.name or "" for style in document.styles}
        paragraphs = list(_paragraphs(document.element.body, names))
    except InputError:
        raise
    except Exception as error:  # python-docx and lxml have no complete list of what a damaged file makes them raise
        raise InputError(f"is no Word file, or a damaged one ({type(error).__name__})") from error
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    yield from stories(unit, Story(text=text, title=_title(paragraphs)))


def _title(paragraphs: list[_Paragraph]) -> str | None:
    """The first paragraph that is set as a title; what the file's properties call so is often an old file's name."""
    titles = {paragraph.style: " ".join(paragraph.text.split()) for paragraph in reversed(paragraphs)}
    return next((titles[style] for style in _TITLES if style in titles), None)


def _paragraphs(parent: Element, names: dict[str, str]) -> Iterator[_Paragraph]:
    """The paragraphs in an element that have words; of a table, its rows."""
    before: _Paragraph | None = None
    for block in _blocks(parent):
        if block.tag == f"{_WORD}tbl":
            yield from filter(lambda row: row.text, _rows(block, names))
            continue
        paragraph = before or _Paragraph(names.get(_style(block), ""))
        _read(block, paragraph)
        paragraph.is_open = block.find(f"{_WORD}pPr/{_WORD}rPr/{_WORD}del") is not None
        before = paragraph if paragraph.is_open else None
        if before is None:
            yield from _whole(paragraph, names)
    if before is not None:
        yield from _whole(before, names)


def _whole(paragraph: _Paragraph, names: dict[str, str]) -> Iterator[_Paragraph]:
    if paragraph.text:
        yield paragraph
    for box in paragraph.boxes:
        yield from _paragraphs(box, names)


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables in an element, also those that content controls and insertions enclose."""
    waiting = [iter(parent)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in {f"{_WORD}p", f"{_WORD}tbl"}:
            yield child
        elif child.tag not in _NOT_READ:
            waiting.append(iter(child))


def _rows(table: Element, names: dict[str, str]) -> Iterator[_Paragraph]:
    for row in table.iter(f"{_WORD}tr"):
        is_nested = next(row.iterancestors(f"{_WORD}tbl")) is not table
        if is_nested or row.find(f"{_WORD}trPr/{_WORD}del") is not None:
            continue
        cells = [cell for cell in row.iter(f"{_WORD}tc") if next(cell.iterancestors(f"{_WORD}tr")) is row]
        words = ["\t".join(" ".join(part.text for part in _paragraphs(cell, names)) for cell in cells)]
        yield _Paragraph("", words if any(map(str.strip, words)) else [])


def _style(block: Element) -> str:
    style = block.find(f"{_WORD}pPr/{_WORD}pStyle")
    return "" if style is None else style.get(f"{_WORD}val", "")


def _read(block: Element, paragraph: _Paragraph) -> None:
    """Add the words of a paragraph, in order, with an explicit stack: elements may be nested more deeply than calls."""
    waiting = [iter(block)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{_WORD}t":
            paragraph.words.append(child.text or "")
        elif child.tag in _MARKS:
            paragraph.words.append(_MARKS[child.tag])
        elif child.tag == f"{_WORD}txbxContent":
            paragraph.boxes.append(child)
        elif child.tag not in _NOT_READ and child.tag != f"{_WORD}pPr":
            waiting.append(iter(child))
