"""A login ends with log out and after 12 hours of nothing, for whoever holds its cookies."""

import asyncio
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette import starlette_auth_routes as of_streamlit

from components import access
from server import visitors
from server.logins import IDLE_SECONDS, Logins

HOUR = 60 * 60


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(of_streamlit, "get_cookie_secret", lambda: "c" * 40)
    monkeypatch.setattr(access, "accounts_are_on", lambda: True)
    monkeypatch.setattr(access, "settings", lambda _: {"readers": ["@post.example"]})

    def callback(request: Request) -> Response:
        # Long claims come as several cookies.
        filler = "x" * int(request.query_params.get("long", "0"))
        claims = {"email": "cy@post.example", "email_verified": True, "iat": request.query_params["iat"], "f": filler}
        response = PlainTextResponse("welcome")
        asyncio.run(of_streamlit._set_auth_cookie(response, claims, {"id_token": "t"}))
        return response

    def logout(request: Request) -> Response:
        response = PlainTextResponse("who was it? " + str(visitors.role_of_visitor(request)))
        of_streamlit._clear_auth_cookie(response, request)
        return response

    def page(request: Request) -> Response:
        return PlainTextResponse(repr(visitors.role_of_visitor(request)))

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        try:
            while True:
                await socket.receive_bytes()
                await socket.send_text(repr(visitors.role_of_visitor(Request(socket.scope | {"type": "http"}))))
        except WebSocketDisconnect:
            return

    routes = [
        Route("/oauth2callback", callback),
        Route("/auth/logout", logout),
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{path:path}", page),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Logins, clock=clock)]))


def message(**fields: Any) -> bytes:
    sent = BackMsg()
    sent.rerun_script.is_auto_rerun = fields.get("by_itself", False)
    return sent.SerializeToString()


def is_in(client: TestClient) -> bool:
    return client.get("/media/1.csv").text != "None"


@pytest.mark.parametrize("size", [0, 9000])
def test_a_copied_cookie_ends_with_log_out(client: TestClient, size: int) -> None:
    client.get(f"/oauth2callback?iat=1&long={size}")
    assert is_in(client)
    copied = dict(client.cookies)
    # Streamlit still knows who leaves, and tells the provider.
    assert client.get("/auth/logout").text != "who was it? None"
    assert not is_in(client)
    client.cookies.update(copied)
    assert not is_in(client)


def test_another_login_of_the_same_person_goes_on(client: TestClient) -> None:
    client.get("/oauth2callback?iat=1")
    first = dict(client.cookies)
    client.cookies.clear()
    client.get("/oauth2callback?iat=2")
    client.get("/auth/logout")
    client.cookies.clear()
    client.cookies.update(first)
    assert is_in(client)


def test_it_ends_after_twelve_hours_of_nothing(client: TestClient, clock: Clock) -> None:
    assert IDLE_SECONDS == 12 * HOUR
    client.get("/oauth2callback?iat=1")
    for _ in range(3):
        clock.now += 11 * HOUR
        assert is_in(client)
    clock.now += 11 * HOUR
    # What the browser asks for by itself, of a page that is only open, is nothing done.
    client.get("/_stcore/health")
    clock.now += 2 * HOUR
    assert not is_in(client)


def test_a_cookie_that_this_server_has_not_given_is_none(client: TestClient) -> None:
    response = Response()
    claims = {"email": "cy@post.example", "email_verified": True, "iat": 0}
    with start_blocking_portal() as portal:
        portal.call(of_streamlit._set_auth_cookie, response, claims, {})
    name, _, value = response.headers["set-cookie"].partition(";")[0].partition("=")
    client.cookies.set(name, value)
    client.cookies.set("theme", "dark")
    assert not is_in(client)


def test_an_open_page_ends_with_its_login(client: TestClient) -> None:
    client.get("/oauth2callback?iat=1")
    with client.websocket_connect("/_stcore/stream") as socket:
        socket.send_bytes(message())
        assert socket.receive_text() == "<Role.READER: 1>"
        client.get("/auth/logout")
        socket.send_bytes(message())
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
    assert ended.value.code == 1008


def test_a_page_that_looks_for_news_by_itself_does_nothing(client: TestClient, clock: Clock) -> None:
    client.get("/oauth2callback?iat=1")
    with client.websocket_connect("/_stcore/stream") as socket:
        for sent in (message(), message(by_itself=True), b"\xff no message"):
            clock.now += 6 * HOUR - 1
            socket.send_bytes(sent)
            socket.receive_text()
        clock.now += 2
        socket.send_bytes(message(by_itself=True))
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


def test_without_accounts_nothing_is_asked(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "accounts_are_on", lambda: False)
    assert is_in(client)
