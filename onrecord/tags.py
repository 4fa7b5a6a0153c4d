"""Tags and character references of HTML that stand in a text: a text file keeps its own words, and these are none."""

import re
from html import unescape

_NAMES = (
    "p|br|div|span|a|b|i|u|em|strong|small|sup|sub|h[1-6]|ul|ol|li|blockquote|q|cite|img|figure|figcaption|table|thead|tbody|tfoot|tr|t[dh]|"
    "s|col|colgroup|caption|abbr|wbr|label|button|form|input|nav|noscript|details|summary|big|kbd|"
    "hr|iframe|script|style|section|article|aside|header|footer|font|center|video|audio|source|picture|svg|pre|code|"
    "html|head|body|meta|link|title|time|main|strike|del|ins|mark|dl|d[td]"
)
TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>|<!--[^<>]{{0,300}}-->", re.IGNORECASE)
REFERENCE = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|[a-zA-Z]{2,8}(?<=acute|grave|cedil)|\#\d{1,6}|\#x[0-9a-fA-F]{1,5});"
)
_BREAK_TAG = re.compile(r"</?(?:p|div|h[1-6]|li|blockquote|tr|section|article)\b", re.IGNORECASE)
_LINE_TAG = re.compile(r"<br\b", re.IGNORECASE)
# One inside a word stays as it is: spaces would part the word.
_APART = re.compile(rf"(?<!\w){REFERENCE.pattern}|{REFERENCE.pattern}(?!\w)")


def has_markup(value: str) -> bool:
    """Whether a value has tags or character references of HTML in it."""
    return TAG.search(value) is not None or REFERENCE.search(value) is not None


def blanked(text: str) -> str:
    """A text as a browser would show it, as long as it was: what stands elsewhere keeps its place.

    Spaces stand in place of tags, and beside the character in place of a reference to it.
    """
    text = TAG.sub(_blank, text) if "<" in text else text
    return _APART.sub(_character, text) if "&" in text else text


def _blank(tag: re.Match[str]) -> str:
    length = len(tag[0])
    if _BREAK_TAG.match(tag[0]):
        return "\n\n" + " " * (length - 2)
    return "\n" + " " * (length - 1) if _LINE_TAG.match(tag[0]) else " " * length


def _character(reference: re.Match[str]) -> str:
    character = unescape(reference[0])
    if len(character) > 1:
        return reference[0]
    character = character if character.isprintable() else " "
    # A mark that opens a quotation belongs to the word behind it, any other to the one before.
    behind = reference.string[reference.end() : reference.end() + 1]
    pad = character.rjust if behind.isalnum() else character.ljust
    return pad(len(reference[0]))
