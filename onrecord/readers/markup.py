"""Markup among words: HTML in a field of a record, and stray tags in a text."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html
from lxml.html import HtmlElement

from onrecord.errors import InputError

_NAMES = (
    "p|br|div|span|a|b|i|u|em|strong|small|sup|sub|h[1-6]|ul|ol|li|blockquote|q|cite|img|figure|figcaption|table|tbody|tr|t[dh]|"
    "hr|iframe|script|style|section|article|aside|header|footer|font|center|video|audio|source|picture|svg|pre|code|"
    "html|head|body|meta|link|title|time|main|strike|del|ins|mark|dl|d[td]"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>|<!--[^<>]{{0,300}}-->", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|[a-zA-Z]{2,8}(?<=acute|grave|cedil)|\#\d{1,6}|\#x[0-9a-fA-F]{1,5});"
)
_BREAK_TAG = re.compile(r"</?(?:p|div|h[1-6]|li|blockquote|tr|section|article)\b", re.IGNORECASE)
_PARAGRAPH_TAG = re.compile(r"<(?:p|br|div|h[1-6])\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINE_TAG = re.compile(r"<br\b", re.IGNORECASE)

_PARAGRAPHS = (
    "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "td", "th", "tr", "ul",
)  # fmt: skip
# What stands before and after the words of an element.
_MARKS = {"q": ("“", "”")} | dict.fromkeys(_PARAGRAPHS, ("\n", "\n"))
_NO_WORDS = {
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "figure", "media", "button", "select",
    "textarea",
}  # fmt: skip


def has_markup(value: str) -> bool:
    """Whether a value has tags or entities of HTML in it."""
    return _TAG.search(value) is not None or _ENTITY.search(value) is not None


def as_text(value: str) -> str:
    """The words of a field that may be HTML, paragraphs parted by blank lines. Raises InputError.

    A field with paragraphs of its own, or with tags of which none begins a paragraph or a line, is a text, whatever stray tags
    are in it: it keeps its words.
    """
    if _BLANK_LINE.search(value) or (_TAG.search(value) and not _PARAGRAPH_TAG.search(value)):
        return value
    words = _html_as_text(value)
    # Words that stand in a picture's frame alone are words all the same.
    return words if words or not blanked(value).strip() else value


def _html_as_text(value: str) -> str:
    if _TAG.search(value) is None:
        return unescape(value) if _ENTITY.search(value) else value
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
    """All words of an element, paragraphs parted by blank lines; ``<q>`` brings its marks."""
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
                yield _MARKS.get(element.tag, ("", ""))[0]
                yield _words(element.text)
            continue
        if element is hidden:
            hidden = None
            yield "\n"
        elif hidden is None and event == "end":
            yield _MARKS.get(element.tag, ("", ""))[1]
        if hidden is None and element is not page:
            yield _words(element.tail)


def _words(value: str | None) -> str:
    return (value or "").replace("\n", " ").replace("\r", " ")


def blanked(text: str) -> str:
    """A text with spaces in place of its tags, as long as it was: what stands elsewhere keeps its place.

    A text file keeps its own words, tags too; the engine reads it as a browser would show it.
    """
    return _TAG.sub(_blank, text) if "<" in text else text


def _blank(tag: re.Match[str]) -> str:
    length = len(tag[0])
    if _BREAK_TAG.match(tag[0]):
        return "\n\n" + " " * (length - 2)
    return "\n" + " " * (length - 1) if _LINE_TAG.match(tag[0]) else " " * length
