"""WordPress exports (WXR): feeds of everything that a site holds, drafts, menus and pictures too."""

import re
from collections.abc import Mapping
from html import unescape

_POSTS = {"post", "page"}
_LOGIN = re.compile(rb"<wp:author_login>(?:<!\[CDATA\[)?([^<\]]{1,200})")
_NAME = re.compile(rb"<wp:author_display_name>(?:<!\[CDATA\[)?([^<\]]{1,200})")
# A shortcode and, of pictures, what it encloses: "[caption id=1]<img> A boat[/caption]".
_PICTURES = re.compile(r"\[(caption|gallery|playlist|audio|video|embed)\b[^\[\]]{0,500}\][^\[\]]{0,2000}\[/\1\]")
_SHORTCODE = re.compile(r"\[/?[a-z][a-z0-9_-]{2,30}(?:\s+[a-z_-]{1,30}=[^\[\]]{0,500})?/?\]")
_MOST_AUTHORS, _AUTHOR_BYTES = 10_000, 2_000


def display_names(data: bytes) -> Mapping[str, str]:
    """The names that an export's authors are printed under, by their login names; empty for other feeds."""
    names = {}
    for author in data.split(b"<wp:author>", _MOST_AUTHORS)[1:]:
        login, name = _LOGIN.search(author, 0, _AUTHOR_BYTES), _NAME.search(author, 0, _AUTHOR_BYTES)
        if login and name:
            names[_text(login[1])] = _text(name[1])
    return names


def refusal(status: str | None, kind: str | None) -> str | None:
    """Why an entry of an export is no published article; None where it is one, or the feed is no export."""
    if status and status != "publish":
        return f"is not published (its status is “{status}”) and is left out"
    if kind and kind not in _POSTS:
        return f"is no article but a WordPress “{kind}” and is left out"
    return None


def without_shortcodes(markup: str) -> str:
    """A post without the codes that WordPress fills in when it shows it."""
    return _SHORTCODE.sub("", _PICTURES.sub("", markup)) if "[" in markup else markup


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", "replace")).strip()
