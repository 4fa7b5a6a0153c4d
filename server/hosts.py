"""Under which names the server answers, and to pages of which sites: none that a foreign page can give it.

A foreign site can have its own name lead to this machine (DNS rebinding); the browser then takes the dashboard for a page
of that site. It cannot choose the name that the browser sends, so whoever asks for another name than ours gets nothing.
"""

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components import access

# Names under which people know the server, parted by commas or blanks.
HOSTS_VARIABLE = "ONRECORD_HOSTS"

_LOCAL = {"localhost"}
_USUAL_PORTS = {None, 80, 443}
_FOREIGN_HOST = (
    f"This server does not answer under that name. Whoever runs it can add the name to {HOSTS_VARIABLE}.",
    421,
)
_FOREIGN_PAGE = ("This server does not answer to pages of other sites.", 403)
_POLICY_VIOLATION = 1008


class OwnHosts:
    """Middleware before everything else, pages, WebSocket, API and feeds alike."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked under one of our names and by none but our own pages."""
        refusal = _refusal(Headers(scope=scope), named()) if scope["type"] in {"http", "websocket"} else None
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION, "reason": refusal[0]})
        else:
            await PlainTextResponse(*refusal)(scope, receive, send)


def named() -> frozenset[str]:
    """The names that whoever runs the server has given it, with their ports: in the environment, in Streamlit's settings, with the accounts."""
    given = re.split(r"[\s,]+", os.environ.get(HOSTS_VARIABLE, ""))
    address = st.get_option("browser.serverAddress") if st.config.is_manually_set("browser.serverAddress") else ""
    back = str(access.settings("auth").get("redirect_uri", ""))
    return frozenset(filter(None, map(_authority, (*given, str(address), back.partition("://")[2]))))


def _refusal(headers: Mapping[str, str], named: frozenset[str]) -> tuple[str, int] | None:
    asked = headers.get("host", "")
    host = _host(asked)
    if not (host in _LOCAL or host in map(_host, named) or _is_number(host)):
        return _FOREIGN_HOST
    origin = headers.get("origin")
    if origin is not None:
        # With its port: another program of a machine that is known by our name is another site.
        own = _authority(origin.partition("://")[2])
        return None if own and (own == _authority(asked) or own in named) else _FOREIGN_PAGE
    # What a page only embeds carries no origin, but browsers say where it comes from. Links may come from anywhere.
    is_embedded = headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
    return _FOREIGN_PAGE if is_embedded and headers.get("sec-fetch-mode") != "navigate" else None


def _host(authority: str) -> str:
    """The host in "host:port", in small letters; "" where there is none that is well formed."""
    try:
        return (urlsplit(f"//{authority.strip()}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _authority(text: str) -> str:
    """The host with its port where that is not the web's own, "" where there is none that is well formed."""
    try:
        port = urlsplit(f"//{text.strip()}").port
    except ValueError:
        return ""
    host = _host(text)
    return f"{host}:{port}" if host and port not in _USUAL_PORTS else host


def _is_number(host: str) -> bool:
    # No name service stands between a number and the machine, so there is nothing to lead elsewhere.
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
