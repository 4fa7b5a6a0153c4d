"""Nobody without the role uploads anything, and those who have it no more than there is room for."""

import json

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components import access
from server import visitors

PATH = "/_stcore/upload_file/session-1/file-1"
ROLES = {"administrators": ["ada@post.example"], "readers": ["@post.example"]}


@pytest.fixture
def client() -> TestClient:
    taken = Route("/{path:path}", lambda _: PlainTextResponse("taken"), methods=["GET", "PUT", "DELETE"])
    return TestClient(Starlette(routes=[taken], middleware=[Middleware(visitors.Visitors)]))


@pytest.mark.parametrize(
    ("cookie", "status"),
    [
        (None, 403),
        (b"no json", 403),
        (b"[]", 403),
        (json.dumps({"email": "cy@post.example", "email_verified": True}).encode(), 403),
        (json.dumps({"email": "ada@post.example", "email_verified": False}).encode(), 403),
        (json.dumps({"email": "ada@post.example", "email_verified": True}).encode(), 200),
    ],
)
def test_only_who_may_bring_articles_in(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, cookie, status: int
) -> None:
    monkeypatch.setattr(access, "accounts_are_on", lambda: True)
    monkeypatch.setattr(access, "settings", lambda _: ROLES)
    monkeypatch.setattr(visitors, "_get_cookie_value_from_request", lambda *_: cookie)
    assert client.put(PATH, content=b"x").status_code == status
    assert client.get("/quotes").status_code == 200
    is_known = status == 200 or (cookie is not None and b"cy@" in cookie)
    for path in ("/media/0a1b.csv", "/_stcore/metrics"):
        assert client.get(path).status_code == (200 if is_known else 403)


def test_no_more_than_there_is_room_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"session-1": visitors.OF_A_SESSION - 5}
    monkeypatch.setattr(visitors, "_held", lambda: held)
    assert client.put(PATH, content=b"12345").status_code == 200
    assert client.put(PATH, content=b"123456").status_code == 413
    assert client.put(PATH.replace("session-1", "session-2"), content=b"123456").status_code == 200
    held |= {f"other-{n}": visitors.OF_A_SESSION for n in range(4)}
    assert client.put(PATH.replace("session-1", "session-2"), content=b"1").status_code == 503
    assert client.put(PATH, content=iter([b"x"])).status_code == 411


def test_what_is_under_way_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitors, "OF_A_SESSION", 10)
    inner: list[int] = []

    def taken(request: Request) -> PlainTextResponse:
        if request.headers.get("first"):
            # Another file of the same session, while this one is on its way.
            inner.append(client.put(PATH, content=b"123456").status_code)
        return PlainTextResponse("taken")

    client = TestClient(
        Starlette(routes=[Route("/{path:path}", taken, methods=["PUT"])], middleware=[Middleware(visitors.Visitors)])
    )
    assert client.put(PATH, content=b"12345", headers={"first": "yes"}).status_code == 200
    assert inner == [413]
    assert client.put(PATH, content=b"123456").status_code == 200
