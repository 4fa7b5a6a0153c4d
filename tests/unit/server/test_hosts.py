"""Under our own names everything is answered; under a foreign one, or to a foreign page, nothing is."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from components import access
from server.hosts import HOSTS_VARIABLE, OwnHosts


async def greet(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv(HOSTS_VARIABLE, "record.post.example, archive.post.example:8443")
    settings = {"redirect_uri": "https://login.post.example/oauth2callback"}
    monkeypatch.setattr(access, "settings", lambda section: settings if section == "auth" else {})
    routes = [Route("/api/articles", lambda _: PlainTextResponse("rows")), WebSocketRoute("/stream", greet)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(OwnHosts)]))


OURS = [
    {"Host": "localhost:8501"},
    {"Host": "127.0.0.1:8501"},
    {"Host": "[::1]:8501"},
    {"Host": "10.0.0.7:8501"},
    {"Host": "record.post.example"},
    {"Host": "RECORD.post.example.:443"},
    {"Host": "archive.post.example"},
    {"Host": "login.post.example"},
    {"Host": "localhost:8501", "Origin": "http://localhost:8501"},
    {"Host": "127.0.0.1:8501", "Origin": "https://record.post.example"},
    {"Host": "127.0.0.1:8501", "Origin": "https://archive.post.example:8443"},
    {"Host": "127.0.0.1:8501", "Origin": "https://login.post.example:443"},
    {"Host": "localhost:8501", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    {"Host": "localhost:8501", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors"},
]
FOREIGN = [
    ({"Host": "rebind.evil.example:8501"}, 421),
    ({"Host": "rebind.evil.example:8501", "Origin": "http://rebind.evil.example:8501"}, 421),
    ({"Host": "localhost.evil.example"}, 421),
    ({"Host": "127.0.0.1.evil.example"}, 421),
    ({"Host": "record.post.example@evil.example"}, 421),
    ({"Host": ""}, 421),
    ({"Host": "[::1"}, 421),
    ({"Host": "localhost:8501", "Origin": "https://evil.example"}, 403),
    ({"Host": "localhost:8501", "Origin": "http://localhost:3000"}, 403),
    ({"Host": "localhost:8501", "Origin": "null"}, 403),
    # Another program on a machine that has one of our names.
    ({"Host": "127.0.0.1:8501", "Origin": "https://record.post.example:3000"}, 403),
    ({"Host": "127.0.0.1:8501", "Origin": "https://archive.post.example"}, 403),
    ({"Host": "127.0.0.1:8501", "Origin": "https://archive.post.example:x"}, 403),
    ({"Host": "localhost:8501", "Origin": ""}, 403),
    ({"Host": "localhost:8501", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
    ({"Host": "localhost:8501", "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
]


@pytest.mark.parametrize("headers", OURS)
def test_what_is_ours_is_answered(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get("/api/articles", headers=headers).text == "rows"
    with client.websocket_connect("/stream", headers=headers):
        pass


@pytest.mark.parametrize(("headers", "status"), FOREIGN)
def test_what_is_foreign_is_not(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.get("/api/articles", headers=headers)
    assert answer.status_code == status
    assert answer.text.startswith("This server does not answer")
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/stream", headers=headers):
        pass
