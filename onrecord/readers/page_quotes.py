"""Quotations that a page marks as such: ``<q>`` brings its marks, a signed block quotation its marks and who it is by.

Who it is by stands in a footer, in a ``<cite>`` behind the words, or in the caption of the figure that holds the block.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

_LINES = {"blockquote", "br", "div", "h2", "h3", "h4", "li", "p"}
_MARK = re.compile('["“”„«»]')
_CLOSING = ("”", '"', "»")
# An agency's XML has no text_content().
_content = etree.XPath("string()")
_DASHES = " \t\r\n\xa0-–—―"
_MOST_SIGNED_WORDS = 20
# An embedded post says by itself whose it is: "— Ann Roe (@ann_roe)".
_HANDLE = "(@"


def mark_quotations(elements: Sequence[HtmlElement]) -> None:
    """Change the quotations among some elements in place, inner ones first."""
    for element in reversed(elements):
        if element.tag == "q":
            _mark(element)
        elif element.tag == "blockquote" and element.find(".//blockquote") is None:
            _sign(element)


def _mark(quotation: HtmlElement) -> None:
    first, last = ("‘", "’") if any(above.tag == "q" for above in quotation.iterancestors()) else ("“", "”")
    quotation.text = first + (quotation.text or "")
    children = list(quotation)
    if children:
        children[-1].tail = (children[-1].tail or "") + last
    else:
        quotation.text += last
    quotation.tag = "span"


def _sign(block: HtmlElement) -> None:
    """Put who a block quotation is by behind its words: in their paragraph, where the words are in marks or can be put in some."""
    signed = _signature(block)
    name = " ".join(_content(signed).split()).strip(_DASHES) if signed is not None else ""
    if signed is None or not name or _MARK.search(name) or len(name.split()) > _MOST_SIGNED_WORDS:
        return
    signed.clear(keep_tail=True)
    _without_dashes(block)
    words = _content(block).strip()
    if not words:
        return
    if not _MARK.search(words):
        for place in list(_line_starts(block)):
            _set(*place, "“" + _get(*place).lstrip())
        words += "”"
        _append(block, "”")
    if words.endswith(_CLOSING):
        _append(block, f" — {name}")
    else:
        paragraph = etree.SubElement(block, "p")
        paragraph.text = f"— {name}"


def _signature(block: HtmlElement) -> HtmlElement | None:
    """The element that says who a block quotation is by. The figure that holds it is made to be read as text."""
    figure = next(block.iterancestors("figure"), None)
    # A pull quote repeats the article's words.
    if figure is not None and "pull" not in figure.get("class", ""):
        for frame in (figure, *takewhile(lambda above: above is not figure, block.iterancestors())):
            # By its class, an embedded post's frame would be taken for an advertisement's.
            frame.attrib.pop("class", None)
        figure.tag = "div"
    if _HANDLE in _content(block):
        return None
    if figure is not None and figure.tag == "div" and (caption := figure.find(".//figcaption")) is not None:
        return caption
    for found in (*block.findall(".//footer")[-1:], *block.findall(".//cite")[-1:]):
        if _is_behind(found, _letters(block)):
            return found
    return None


def _is_behind(found: HtmlElement, block: str) -> bool:
    """Whether an element stands behind the words of a block and is no part of their last sentence."""
    words = block.removesuffix(_letters(found))
    is_apart = found.tag == "footer" or words.endswith((*_DASHES, *_CLOSING, *".!?…"))
    return bool(words.strip(_DASHES)) and words != block and is_apart


def _letters(element: HtmlElement) -> str:
    return "".join(_content(element).split())


def _texts(block: HtmlElement) -> Iterator[tuple[HtmlElement, bool, bool]]:
    """The pieces of text with words: the element, whether it is its tail, and whether it begins a line."""
    is_new = True
    for event, element in etree.iterwalk(block, events=("start", "end", "comment", "pi")):
        is_new = is_new or element.tag in _LINES
        is_tail = event != "start"
        if (element is not block or not is_tail) and _get(element, is_tail).strip():
            yield element, is_tail, is_new
            is_new = False


def _line_starts(block: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    return ((element, is_tail) for element, is_tail, is_new in _texts(block) if is_new)


def _without_dashes(block: HtmlElement) -> None:
    """Take the dash away that stood before a name."""
    for element, is_tail, _ in reversed(list(_texts(block))):
        kept = _get(element, is_tail).rstrip(_DASHES)
        _set(element, is_tail, kept)
        if kept:
            return


def _append(block: HtmlElement, words: str) -> None:
    *_, (element, is_tail, _) = _texts(block)
    _set(element, is_tail, _get(element, is_tail).rstrip() + words)


def _get(element: HtmlElement, is_tail: bool) -> str:
    return (element.tail if is_tail else element.text) or ""


def _set(element: HtmlElement, is_tail: bool, words: str) -> None:
    if is_tail:
        element.tail = words
    else:
        element.text = words
