"""A foreign site whose name leads to this machine gets nothing of the dashboard, by page, by API or by WebSocket."""

import http.client
from urllib.parse import urlsplit

SOCKET = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13"}  # fmt: skip


def status(address: str, path: str, **headers: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_name_that_was_led_here_is_refused(dashboard: str) -> None:
    port = urlsplit(dashboard).port
    for path in ("/", "/quotes", "/api/articles", "/feeds/x.atom", "/_stcore/health", "/_stcore/host-config"):
        assert status(dashboard, path, Host=f"rebind.evil.example:{port}") == 421
        assert status(dashboard, path, Host=f"localhost:{port}", Origin="https://evil.example") == 403
    foreign = {**SOCKET, "Host": f"rebind.evil.example:{port}", "Origin": f"http://rebind.evil.example:{port}"}
    assert status(dashboard, "/_stcore/stream", **foreign) == 403
    other_port = {**SOCKET, "Host": f"localhost:{port}", "Origin": "http://localhost:1"}
    assert status(dashboard, "/_stcore/stream", **other_port) == 403
    assert status(dashboard, "/api/articles", Host=f"localhost:{port}") == 200
