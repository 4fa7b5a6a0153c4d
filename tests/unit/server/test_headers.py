"""Every answer says that no foreign page may frame it and that nothing is taken from elsewhere."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.headers import HEADERS, SecurityHeaders


def test_every_answer_has_them() -> None:
    routes = [Route("/own", lambda _: PlainTextResponse("x", headers={"Referrer-Policy": "no-referrer"}))]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)]))
    missing = client.get("/missing").headers
    assert {name: missing[name] for name in HEADERS} == dict(HEADERS)
    assert "frame-ancestors 'self'" in missing["Content-Security-Policy"]
    assert client.get("/own").headers["Referrer-Policy"] == "no-referrer"
