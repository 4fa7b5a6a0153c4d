"""LibreOffice texts (ODT): the paragraphs, headings and table rows of the body, without what was deleted."""

from collections.abc import Iterator

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from onrecord.model import Skipped
from onrecord.readers.bundles import stories
from onrecord.readers.packages import package, parse_xml
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_BLOCKS = {f"{_TEXT}p", f"{_TEXT}h"}
# Words that are deleted, beside the text or made by the program.
_NOT_READ = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
    f"{_TEXT}table-of-content",
}
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " ", f"{_TABLE}table-cell": "\t"}


def read_odt(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of an ODT file, paragraphs parted by blank lines. Raises InputError and OSError."""
    with package(unit.path, "LibreOffice text") as archive:
        body = parse_xml(archive.read("content.xml")).find(f"{_OFFICE}body/{_OFFICE}text")
        blocks = [] if body is None else [(block, _words(block).strip()) for block in _blocks(body)]
    whole = [(block, words) for block, words in blocks if words]
    title = next(
        (words for block, words in whole if block.get(f"{_TEXT}outline-level") == "1" or _is_title(block)), None
    )
    yield from stories(unit, Story(text="\n\n".join(words for _, words in whole), title=title))


def _is_title(block: Element) -> bool:
    return bool(block.get(f"{_TEXT}style-name") == "Title")


def _blocks(body: Element) -> Iterator[Element]:
    waiting = [iter(body)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in _BLOCKS or child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag not in _NOT_READ:
            waiting.append(iter(child))


def _words(block: Element) -> str:
    """All words of a paragraph, or of a row with tabs between its cells."""
    pieces: list[str] = []
    hidden: Element | None = None
    for event, element in iterwalk(block, events=("start", "end")):
        if event == "start":
            if hidden is None and element.tag in _NOT_READ:
                hidden = element
            if hidden is None:
                pieces.append(_MARKS.get(element.tag, "") + (element.text or ""))
            continue
        if element is hidden:
            hidden = None
        if hidden is None and element is not block:
            pieces.append(element.tail or "")
    return "".join(pieces)
