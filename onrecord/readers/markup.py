"""Markup among words: HTML in a field of a record, and stray tags in a text."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html
from lxml.html import HtmlElement

from onrecord.errors import InputError
from onrecord.readers.attributes import check_attributes
from onrecord.readers.page_quotes import mark_quotations
from onrecord.tags import REFERENCE, TAG, blanked, has_markup

_PARAGRAPH_TAG = re.compile(r"<(?:p|br|div|h[1-6]|blockquote)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")

_PARAGRAPHS = {
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "td", "th", "tr", "ul",
}  # fmt: skip
_NO_WORDS = {
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "figure", "media", "button", "select",
    "textarea",
}  # fmt: skip


def as_text(value: str) -> str:
    """The words of a field that may be HTML, paragraphs parted by blank lines. Raises InputError.

    A field with paragraphs of its own, or with tags of which none begins a paragraph or a line, is a text, whatever stray tags
    are in it: it keeps its words.
    """
    value = unescaped(value)
    if _BLANK_LINE.search(value) or (TAG.search(value) and not _PARAGRAPH_TAG.search(value)):
        return value
    words = _html_as_text(value)
    # Words that stand in a picture's frame alone are words all the same.
    return words if words or not blanked(value).strip() else value


def unescaped(value: str) -> str:
    """A field of HTML; where its markup was escaped once more than its format asks, what was escaped."""
    if TAG.search(value) or not REFERENCE.search(value):
        return value
    inner = unescape(value)
    return inner if _PARAGRAPH_TAG.search(inner) else value


def _html_as_text(value: str) -> str:
    if TAG.search(value) is None:
        return unescape(value) if REFERENCE.search(value) else value
    check_attributes(value)
    try:
        page = html.fragment_fromstring(value, create_parent="div", parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"has markup that cannot be taken apart ({type(error).__name__})") from error
    return element_text(page)


def as_line(value: str) -> str:
    """The words of a field of one line: a headline, a name. Raises InputError."""
    # Twice: feeds escape what was escaped.
    return " ".join(_html_as_text(_html_as_text(value)).split()) if has_markup(value) else value


def element_text(page: HtmlElement) -> str:
    """All words of an element, paragraphs parted by blank lines; quotations that it marks as such bring their marks.

    The element is changed.
    """
    mark_quotations(list(page.iter()))
    paragraphs = [" ".join(line.split()) for line in "".join(_pieces(page)).split("\n")]
    return "\n\n".join(filter(None, paragraphs))


def _pieces(page: HtmlElement) -> Iterator[str]:
    """The words in order, a line end where a paragraph ends; in a loop, since elements nest more deeply than calls."""
    hidden: HtmlElement | None = None
    for event, element in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
        if event == "start":
            if hidden is None and element.tag in _NO_WORDS:
                hidden = element
            if hidden is None:
                yield _end(element)
                yield _words(element.text)
            continue
        if element is hidden:
            hidden = None
            yield "\n"
        elif hidden is None and event == "end":
            yield _end(element)
        if hidden is None and element is not page:
            yield _words(element.tail)


def _end(element: HtmlElement) -> str:
    return "\n" if element.tag in _PARAGRAPHS else ""


def _words(value: str | None) -> str:
    return (value or "").replace("\n", " ").replace("\r", " ")
