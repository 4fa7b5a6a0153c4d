"""What somebody who means harm gets from a server with accounts, as a table: attack, tries, succeeded.

    python benchmarks/attacks.py

It starts a login provider and a server over a made-up corpus, makes sure that whoever has a role is answered, and then asks as
somebody who has none. It ends with status 1 where anything succeeded. Markup in names and articles is tried in a browser by
`tests/browser/test_hostile.py`, harmed files by `benchmarks/fuzz.py`.
"""

import base64
import csv
import hmac
import http.client
import io
import json
import socket
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import pyarrow as pa  # noqa: E402 (the root comes first, wherever this is run)
import tomli_w  # noqa: E402
from joserfc import jwt  # noqa: E402
from joserfc.jwk import RSAKey  # noqa: E402
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value  # noqa: E402

from benchmarks.generate import Sizes, fill  # noqa: E402
from onrecord.corpus import open_store, views  # noqa: E402
from onrecord.corpus.exports import harmless  # noqa: E402
from onrecord.corpus.formats import FORMATS, About  # noqa: E402
from onrecord.errors import InputError  # noqa: E402
from onrecord.web.reach import Reach, is_public  # noqa: E402
from tests.browser.conftest import free_port, running_dashboard  # noqa: E402

COOKIES = "a secret of the server's cookies, long enough"
KEY, FOREIGN = RSAKey.generate_key(2048, {"kid": "one"}), RSAKey.generate_key(2048, {"kid": "one"})
OK, SLOW_READERS, PATIENCE_SECONDS = 200, 40, 60
DATA = ("/api/quotes?limit=5", "/api/articles", "/api/speakers", "/api/topics", "/api/figures", "/api/openapi.json")
SOCKET = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": base64.b64encode(b"0123456789abcdef").decode()}  # fmt: skip
Tries = Iterator[bool]


class Server:
    """The server that is attacked, and the accounts that it has."""

    def __init__(self, address: str, issuer: str, feed: str) -> None:
        self.netloc, self.issuer, self.feed = urlsplit(address).netloc, issuer, feed

    def status(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> int:
        """The status of an answer; whoever is cut off gets 0."""
        connection = http.client.HTTPConnection(self.netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            return connection.getresponse().status
        except (ConnectionError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def claims(self, **others: object) -> dict[str, object]:
        """What a good token says, or one with other claims."""
        said = {"iss": self.issuer, "aud": "onrecord", "exp": int(time.time()) + 600} | {
            "email": "ada@post.example", "email_verified": True, "sub": "ada",
        }  # fmt: skip
        return {name: value for name, value in (said | others).items() if value is not None}

    def takes(self, token: str) -> bool:
        """Whether a token opens the API."""
        return self.status("/api/articles?limit=1", Authorization=f"Bearer {token}") == OK


@contextmanager
def provider() -> Iterator[str]:
    """A login provider's address: its metadata and its keys."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys = {"keys": [KEY.as_dict(private=False)]}
            body = json.dumps(keys if self.path == "/keys" else {"issuer": root, "jwks_uri": f"{root}/keys"}).encode()
            self.send_response(OK)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    root = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield root
    server.shutdown()


@contextmanager
def attacked() -> Iterator[Server]:
    """A server with accounts over a made-up corpus."""
    with provider() as issuer, tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/corpus")
        fill(store, Sizes(articles=2_000, speakers=200))
        saved = views.saving("Everything", "quotes", {}, "ada@post.example", None)
        store.keep_view(saved)
        port = free_port()
        auth = {"redirect_uri": f"http://localhost:{port}/oauth2callback", "cookie_secret": COOKIES}
        auth |= {"client_id": "onrecord", "client_secret": "s", "server_metadata_url": f"{issuer}/meta"}
        secrets = Path(folder, "secrets.toml")
        secrets.write_text(tomli_w.dumps({"auth": auth, "roles": {"administrators": ["ada@post.example"]}}))
        assert tomllib.loads(secrets.read_text())["auth"] == auth
        with running_dashboard(Path(store.location), ROOT, port, f"--secrets.files={secrets}") as address:
            server = Server(address, issuer, f"/feeds/{saved.view}.atom")
            # Else nothing would be refused for its own sake.
            assert server.takes(signed(server.claims()))
            yield server


def signed(claims: dict[str, object], key: RSAKey = KEY) -> str:
    """A token as the provider makes it, or as somebody with another key does."""
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)


def foreign_names(server: Server) -> Tries:
    """A foreign site whose name leads to this machine."""
    port = server.netloc.partition(":")[2]
    names = (
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "xn--lcalhost-q6a",
        "localhost@evil.example",
    )
    for name, path in product(names, (*DATA, server.feed, "/", "/quotes", "/_stcore/host-config")):
        for host in (name, f"{name}:{port}", f"{name}.:{port}"):
            yield server.status(path, Host=host) == OK


def foreign_pages(server: Server) -> Tries:
    """A page of another site, by request and by WebSocket."""
    origins = ("https://evil.example", "null", "http://localhost:1", "http://127.0.0.1.evil.example", "file://")
    for origin, path in product(origins, (*DATA, server.feed, "/_stcore/stream")):
        headers = SOCKET if path.endswith("stream") else {}
        yield server.status(path, Origin=origin, **headers) in {101, OK}


def without_login(server: Server) -> Tries:
    """Whoever has not logged in, or only made cookies and keys up."""
    said = json.dumps({"email": "ada@post.example", "email_verified": True, "is_logged_in": True, "iat": 1})
    cookies = ["", "_streamlit_user=x", f"_streamlit_user={said}"]
    for secret in ("", "secret", COOKIES):
        # The last is as good as one that was copied from somebody who has logged out.
        value = create_signed_value(secret or "x", "_streamlit_user", said).decode()
        cookies.append(f"_streamlit_user={value}")
    closed = (
        *DATA,
        server.feed,
        f"{server.feed}?key=",
        f"{server.feed}?key={'A' * 43}",
        "/media/0.csv",
        "/_stcore/metrics",
    )
    for cookie, path in product(cookies, closed):
        yield server.status(path, Cookie=cookie) == OK
    for cookie in cookies:
        yield server.status("/_stcore/upload_file/s/f", "PUT", b"x" * 1000, Cookie=cookie) < 400  # noqa: PLR2004
        yield server.status("/api/check", "POST", b"{}", Cookie=cookie) == OK


def forged_tokens(server: Server) -> Tries:
    """Tokens that the provider has not made, not for this server, not now, or of somebody who only looks like Ada."""
    genuine = signed(server.claims())
    for others in (
        {"iss": "http://evil.example"}, {"iss": None}, {"aud": "other"}, {"aud": None}, {"exp": 1}, {"exp": None},
        {"nbf": 4_000_000_000}, {"email": "eve@post.example"}, {"email_verified": False}, {"email_verified": "true"},
        {"email": "Ada@post.example"}, {"email": "ada@post.example "}, {"email": "ada@po\u017ft.example"},
        {"email": "ada@post.example\n"}, {"email": ["ada@post.example"]}, {"email": None},
    ):  # fmt: skip
        yield server.takes(signed(server.claims(**others)))
    yield server.takes(signed(server.claims(), FOREIGN))
    _, content, signature = genuine.split(".")
    for algorithm, key in product(
        ("none", "None", "HS256", "HS512"), (b"", COOKIES.encode(), KEY.as_pem(private=False))
    ):
        head = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "one"}).encode()).rstrip(b"=").decode()
        made = hmac.digest(key, f"{head}.{content}".encode(), "sha512" if "512" in algorithm else "sha256")
        for end in ("", signature, base64.urlsafe_b64encode(made).rstrip(b"=").decode()):
            yield server.takes(f"{head}.{content}.{end}")
    chance = Random(7)  # noqa: S311 (which character is changed)
    for _ in range(300):
        # The last character of a part may stand for bits that nobody reads.
        at = chance.choice([at for at in range(len(genuine) - 1) if genuine[at] != "." and genuine[at + 1] != "."])
        other = chance.choice([one for one in "ABCDEFGHabcdefgh01234567-_" if one != genuine[at]])
        yield server.takes(genuine[:at] + other + genuine[at + 1 :])


def slow_readers(server: Server) -> Tries:
    """Clients that ask for all quotations and take nothing: who else asks must be answered."""
    token = signed(server.claims())
    ask = f"GET /api/quotes?format=csv&view=all HTTP/1.1\r\nHost: {server.netloc}\r\nAuthorization: Bearer {token}\r\n\r\n"
    sockets: list[socket.socket] = []
    try:
        for _ in range(SLOW_READERS):
            slow = socket.create_connection(("localhost", int(server.netloc.partition(":")[2])), PATIENCE_SECONDS)
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.sendall(ask.encode())
            sockets.append(slow)
            yield not server.takes(token)
    finally:
        for slow in sockets:
            slow.close()


def inner_addresses(_: Server) -> Tries:
    """Addresses of the server's own network, however they are written, on any port."""
    anywhere = Reach(is_public, lambda _: True)
    hosts = (
        "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::]",  # noqa: S104
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1%25lo]", "10.0.0.1", "172.16.0.1",
        "192.168.1.1", "169.254.169.254", "[fd00:ec2::254]", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "127.0.0.1.", "①②⑦.0.0.1",
    )  # fmt: skip
    for host, port in product(hosts, (22, 80, 443, 8501)):
        try:
            anywhere.resolve(urlsplit(f"http://{host}").hostname or "", port)
        except InputError:
            yield False
        else:
            yield True


def formulas(_: Server) -> Tries:
    """Cells that a spreadsheet would run, in files of either separator read by either, and in Excel's own."""
    begins = (
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "\u200b=",
        "\ufeff=",
        "\x85@",
        "a;=",
        "a,=",
        "a; @",
        "a, +",
        "a\n=",
    )
    texts = [
        f"{begin}{call}" for begin, call in product(begins, ("cmd|'/C calc'!A0", 'HYPERLINK("x")', "1+1", "SUM(A1)"))
    ]
    schema = pa.schema([("cell", pa.string())])
    about = About("quotations", {}, "", views.saving("", "", {}, "", None).at)
    for name in ("csv", "csv-semicolon"):
        for text in texts:
            column = harmless(pa.array([text]), FORMATS[name].separator)
            stream = io.BytesIO()
            FORMATS[name].write(iter([pa.record_batch([column], schema=schema)]), schema, stream, about)
            written = stream.getvalue().decode("utf-8-sig")
            for separator in ",;":
                rows = csv.reader(io.StringIO(written, newline=""), delimiter=separator)
                yield any(
                    cell.lstrip(" \u200b\ufeff\x85").startswith(tuple("=+-@＝＋－＠")) for row in rows for cell in row
                )
    stream = io.BytesIO()
    FORMATS["xlsx"].write(iter([pa.record_batch([pa.array(texts)], schema=schema)]), schema, stream, about)
    with ZipFile(stream) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
    yield from (any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets) for _ in texts)


ATTACKS = {
    "a foreign name that leads here (DNS rebinding)": foreign_names,
    "a foreign page, by request and by WebSocket": foreign_pages,
    "no login, cookies and keys made up or kept after log out": without_login,
    "forged tokens, and addresses that look like another’s": forged_tokens,
    "clients that take nothing of large files: others refused": slow_readers,
    "addresses of the inner network": inner_addresses,
    "cells that a spreadsheet would run": formulas,
}


def main() -> None:
    """Print the table."""
    succeeded = 0
    print("| attack | tries | succeeded |\n|---|---|---|")
    with attacked() as server:
        for name, attack in ATTACKS.items():
            tried = list(attack(server))
            print(f"| {name} | {len(tried):,} | {sum(tried)} |", flush=True)
            succeeded += sum(tried)
    if succeeded:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
