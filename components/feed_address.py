"""The address of a saved view's feed. Where there are accounts it is secret: feed readers can neither log in nor send a token.

Its key follows from the view, from how often its maker has renewed it, and from the secret of this server's cookies; it is kept
nowhere. Whoever has the address reads that view, and nothing else, until it is renewed or the view deleted.
"""

import hmac
from base64 import urlsafe_b64encode

from components import access, address
from onrecord.corpus.views import SavedView

KEY = "key"


_OTHERWISE = "otherwise"


def of(view: SavedView, root: str) -> str:
    """The address that feed readers are given; ``root`` is the one that the pages are under."""
    return _address(root, view.id, _key_of(view))


def of_otherwise(root: str) -> str:
    """The address of the feed of those who now say otherwise."""
    return _address(root, _OTHERWISE, _key(_OTHERWISE))


def opens(view: SavedView, key: str) -> bool:
    """Whether this key is the view's."""
    return _is(_key_of(view), key)


def opens_otherwise(key: str) -> bool:
    """Whether this key is that of those who now say otherwise."""
    return _is(_key(_OTHERWISE), key)


def _address(root: str, name: str, key: str) -> str:
    return f"{root}feeds/{name}.atom" + address.query_string({KEY: key} if key else {})


def _is(wanted: str, key: str) -> bool:
    return bool(wanted) and hmac.compare_digest(wanted.encode(), key.encode())


def _key_of(view: SavedView) -> str:
    return _key(f"{view.id}\n{view.renewed}")


def _key(of: str) -> str:
    """The key, "" where there is none: without accounts nobody needs one."""
    secret = access.settings("auth").get("cookie_secret")
    if not access.accounts_are_on() or not isinstance(secret, str) or not secret:
        return ""
    made = hmac.digest(secret.encode(), f"feed\n{of}".encode(), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")
