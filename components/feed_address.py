"""The address of a saved view's feed. Where there are accounts it is secret: feed readers can neither log in nor send a token.

Its key follows from the view, from how often its maker has renewed it, and from the secret of this server's cookies; it is kept
nowhere. Whoever has the address reads that view, and nothing else, until it is renewed or the view deleted.
"""

import hmac
from base64 import urlsafe_b64encode

from components import access, address
from onrecord.corpus.views import SavedView

KEY = "key"


def of(view: SavedView, root: str) -> str:
    """The address that feed readers are given; ``root`` is the one that the pages are under."""
    key = _key(view)
    return f"{root}feeds/{view.id}.atom" + address.query_string({KEY: key} if key else {})


def opens(view: SavedView, key: str) -> bool:
    """Whether this key is the view's."""
    wanted = _key(view)
    return bool(wanted) and hmac.compare_digest(wanted.encode(), key.encode())


def _key(view: SavedView) -> str:
    """The key, "" where there is none: without accounts nobody needs one."""
    secret = access.settings("auth").get("cookie_secret")
    if not access.accounts_are_on() or not isinstance(secret, str) or not secret:
        return ""
    made = hmac.digest(secret.encode(), f"feed\n{view.id}\n{view.renewed}".encode(), "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")
