"""A page made ready for trafilatura: what it would lose or glue together is put so that it is kept.

It takes one container for the article, leaves out paragraphs that are mostly a link, knows no marks of ``<q>`` and no footer of a block
quotation, and makes rows of a table that is there for the page's layout.
"""

from lxml.html import HtmlElement

from onrecord.readers.page_quotes import mark_quotations

_PROSE_WORDS = 20
_SENTENCE_WORDS = 8
_CELL_WORDS = 60
_CONTAINERS = {"div", "section"}
_OF_TABLES = {"table", "tbody", "thead", "tfoot", "tr", "td", "th"}
_MAX_ELEMENTS = 200_000


def repair(page: HtmlElement, *, is_live: bool) -> None:
    """Change a page in place; of a live blog every post is part of the article."""
    elements = [element for _, element in zip(range(_MAX_ELEMENTS), page.iter(), strict=False)]
    for element in elements:
        if element.tag == "script":
            # Its fallback takes the text of JSON-LD without a word.
            element.clear()
        elif element.tag == "p":
            _keep_linked(element)
        elif element.tag == "span":
            _part(element)
        elif element.tag == "table":
            _unfold(element)
    mark_quotations(elements)
    _join_siblings(elements, _CONTAINERS | {"article"} if is_live else _CONTAINERS)


def _keep_linked(paragraph: HtmlElement) -> None:
    """A sentence stays a sentence where all of it is a link."""
    words = paragraph.text_content().split()
    if len(words) >= _SENTENCE_WORDS and words[-1].rstrip("”’\"')").endswith((".", "!", "?", "”")):
        for link in paragraph.findall(".//a"):
            link.attrib.clear()
            link.tag = "span"


def _part(span: HtmlElement) -> None:
    """A space between a name and a role that only the page's style parts."""
    following = span.getnext()
    if span.tail or following is None or following.tag != "span":
        return
    before, after = span.text_content()[-1:], following.text_content()[:1]
    if (before.islower() or before in ".,:;”’") and after.isupper():
        span.tail = " "


def _unfold(table: HtmlElement) -> None:
    """A table with running text in a cell is no table of data."""
    if any(len(cell.text_content().split()) >= _CELL_WORDS for cell in table.iterfind(".//td")):
        for part in table.iter(*_OF_TABLES):
            part.tag = "div"


def _join_siblings(elements: list[HtmlElement], tags: set[str]) -> None:
    """Move the paragraphs of containers of one class into the first of those that stand beside each other.

    So do those of which each stands alone in a frame, where the frames are of one class and stand beside each other.
    """
    first: dict[tuple[HtmlElement, str, str, str], HtmlElement] = {}
    for element in elements:
        parent = element.getparent() if isinstance(element.tag, str) else None
        if parent is None or element.tag not in tags or not element.get("class") or not _is_prose(element):
            continue
        frame, beside = parent.get("class"), parent.getparent()
        is_framed = frame and beside is not None and parent.tag in tags
        key = (beside if is_framed else parent, element.tag, element.get("class"), frame if is_framed else "")
        target = first.setdefault(key, element)
        if target is not element:
            target.extend(list(element))


def _is_prose(element: HtmlElement) -> bool:
    words = [len(paragraph.text_content().split()) for paragraph in element.findall("p")]
    linked = sum(len(link.text_content().split()) for link in element.findall(".//a"))
    return sum(words) >= _PROSE_WORDS and 2 * linked < sum(words)
