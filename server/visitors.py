"""What Streamlit's own routes give and take without asking who is there: only for those who have the role, and with bounds."""

import json
from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.web.server.starlette.starlette_auth_routes import _get_cookie_value_from_request
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import access
from components.access import Role

# Streamlit holds what is uploaded in memory until its page is left.
OF_A_SESSION, OF_ALL = 500_000_000, 2_000_000_000
_WHERE = "/_stcore/upload_file/"
_FOR_READERS = ("/media/", "/_stcore/metrics")


class Visitors:
    """Middleware before the routes for uploads, for the files behind buttons, and for the server's figures."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        # Of the uploads that are under way: a browser sends many at once.
        self._coming: list[tuple[str, int]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed, and everything that these routes are not asked for."""
        request = Request(scope) if scope["type"] == "http" else None
        if request and _is_upload(request):
            await self._upload(request, receive, send)
        elif request and _is_for_readers(request) and role_of_visitor(request) is None:
            await PlainTextResponse("Log in to read this.", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _upload(self, request: Request, receive: Receive, send: Send) -> None:
        refusal = _refusal(request, self._coming)
        if refusal:
            await PlainTextResponse(*refusal)(request.scope, receive, send)
            return
        coming = _session(request), int(request.headers["content-length"])
        self._coming.append(coming)
        try:
            await self._app(request.scope, receive, send)
        finally:
            self._coming.remove(coming)


def role_of_visitor(request: Request) -> Role | None:
    """What the person whose browser sends this may do, by the cookie that logging in has left there."""
    if not access.accounts_are_on():
        return Role.ADMINISTRATOR
    cookie = _get_cookie_value_from_request(request, USER_COOKIE_NAME)
    try:
        claims = json.loads(cookie or b"null")
    except ValueError:
        return None
    return access.role_of(claims, access.settings("roles")) if isinstance(claims, dict) else None


def _is_upload(request: Request) -> bool:
    return _WHERE in request.url.path and request.method in {"PUT", "POST"}


def _is_for_readers(request: Request) -> bool:
    return any(where in request.url.path for where in _FOR_READERS)


def _session(request: Request) -> str:
    return request.url.path.partition(_WHERE)[2].partition("/")[0]


def _refusal(request: Request, coming: Sequence[tuple[str, int]]) -> tuple[str, int] | None:
    if (role_of_visitor(request) or 0) < Role.ADMINISTRATOR:
        return "Log in as somebody who may bring articles in.", 403
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return "Say how long the file is.", 411
    session, held = _session(request), Counter(_held())
    for other, size in coming:
        held[other] += size
    if held[session] + int(length) > OF_A_SESSION:
        return f"No more than {OF_A_SESSION // 1_000_000} MB at once: read these first, or name their folder.", 413
    if held.total() + int(length) > OF_ALL:
        return "The server holds as many uploads as it can: try again in a minute.", 503
    return None


def _held() -> dict[str, int]:
    """The bytes of the files that each session has uploaded."""
    if not runtime.exists():
        return {}
    storage = dict(runtime.get_instance().uploaded_file_mgr.file_storage)  # type: ignore[attr-defined]
    return {session: sum(len(file.data) for file in list(files.values())) for session, files in storage.items()}
