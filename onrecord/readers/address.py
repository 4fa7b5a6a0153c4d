"""Addresses of articles on the web."""

import re
from urllib.parse import urlsplit

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def is_web_address(value: str) -> bool:
    """Whether ``value`` is an http or https address; no other kind may become a link on a page."""
    return _WEB_ADDRESS.fullmatch(value) is not None


def host_of(address: str) -> str:
    """The host of a web address, without "www."; "" where it has none that is well formed."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
