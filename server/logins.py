"""How long a login lasts: until its person logs out, does nothing for 12 hours, or the server is started again.

Streamlit signs a cookie that is good for 30 days wherever it is kept, also after its person has logged out. So the server
remembers the logins that have begun here and go on, and takes the cookies of all others away before anything reads them.
"""

import time
from collections.abc import Callable
from hashlib import sha256
from http.cookies import SimpleCookie

from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_auth_routes import _get_cookie_value_from_request
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import access

IDLE_SECONDS = 12 * 60 * 60
_BEGINS, _ENDS, _UNASKED = "/oauth2callback", "/auth/logout", "/_stcore/"
_POLICY_VIOLATION = 1008


class Logins:
    """Middleware before everything that reads who is logged in; ``clock`` gives seconds."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._clock = clock
        # When something was last done in each login.
        self._used: dict[bytes, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, without the cookies of a login that has ended or never began here."""
        if scope["type"] not in {"http", "websocket"} or not access.accounts_are_on():
            await self._app(scope, receive, send)
            return
        login, path = _login(HTTPConnection(scope)), str(scope["path"])
        if login is not None and not self._goes_on(login):
            scope, login = _without_cookies(scope), None
        if login is not None and scope["type"] == "websocket":
            receive = self._until_the_end(login, receive, send)
        elif login is not None and path.endswith(_ENDS):
            del self._used[login]
        elif login is not None and _UNASKED not in path:
            self._used[login] = self._clock()
        if path.endswith(_BEGINS):
            send = self._noting(send)
        await self._app(scope, receive, send)

    def _goes_on(self, login: bytes) -> bool:
        return self._clock() - self._used.get(login, float("-inf")) < IDLE_SECONDS

    def _until_the_end(self, login: bytes, receive: Receive, send: Send) -> Receive:
        """What an open page sends, until its login ends: elsewhere, by logging out, or for want of anything done."""

        async def received() -> Message:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            if not self._goes_on(login):
                # The page connects again, as nobody's, and asks to log in.
                await send({"type": "websocket.close", "code": _POLICY_VIOLATION, "reason": "Log in again."})
                return {"type": "websocket.disconnect", "code": _POLICY_VIOLATION}
            if _is_done_by_somebody(message):
                self._used[login] = self._clock()
            return message

        return received

    def _noting(self, send: Send) -> Send:
        """Remember the login whose cookies are sent."""

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start" and (login := _login_given(message)) is not None:
                self._used = {other: used for other, used in self._used.items() if self._goes_on(other)}
                self._used[login] = self._clock()
            await send(message)

        return noted


def _login(connection: HTTPConnection) -> bytes | None:
    """What tells one login from all others: a digest of what its signed cookies say, the provider's time among it."""
    if USER_COOKIE_NAME not in connection.cookies:
        return None
    said = _get_cookie_value_from_request(Request(connection.scope | {"type": "http"}), USER_COOKIE_NAME)
    return sha256(said).digest() if said else None


def _login_given(answer: Message) -> bytes | None:
    given: SimpleCookie = SimpleCookie()
    for name, value in answer.get("headers", ()):
        if name.lower() == b"set-cookie":
            given.load(value.decode("latin-1"))
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in given.items() if morsel.value)
    return _login(HTTPConnection({"type": "http", "headers": [(b"cookie", cookies.encode("latin-1"))]}))


def _without_cookies(scope: Scope) -> Scope:
    def left(value: bytes) -> bytes:
        name = USER_COOKIE_NAME.encode()
        return b";".join(cookie for cookie in value.split(b";") if not cookie.strip().startswith(name))

    headers = [(name, left(value) if name.lower() == b"cookie" else value) for name, value in scope["headers"]]
    return {**scope, "headers": headers}


def _is_done_by_somebody(message: Message) -> bool:
    """Whether it is more than a page that looks for news by itself."""
    try:
        sent = BackMsg.FromString(message.get("bytes") or b"")
    except DecodeError:
        return False
    return sent.WhichOneof("type") == "rerun_script" and not sent.rerun_script.is_auto_rerun
