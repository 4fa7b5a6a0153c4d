import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.model import Article, Skipped
from onrecord.readers import Unit, read
from onrecord.web import PUBLIC, Reach, download, fetch
from onrecord.web.reach import is_public
from tests.unit.readers.test_html import page

# Tests have no public network: they ask this machine, which the product refuses to do.
LOCAL = Reach(lambda address: address.is_loopback, lambda _: True)
Answer = tuple[int, dict[str, str], bytes | Iterator[bytes]]


@contextmanager
def site(answers: dict[str, Answer | Callable[[], Answer]]) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = answers.get(self.path, (404, {}, b""))
            status, headers, body = answer() if callable(answer) else answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if isinstance(body, bytes):
                self.send_header("Content-Length", str(len(body)))
                body = [body]
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                for part in body:
                    self.wfile.write(part)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE: Answer = (200, HTML, page("<title>Fees</title>").encode())


def fetched(address: str, scratch: Path) -> list[Article | Skipped]:
    items: list[Article | Skipped] = []
    for item in fetch(address, scratch, LOCAL):
        items += read(item) if isinstance(item, Unit) else [item]
    return items


def reason(address: str, scratch: Path) -> str:
    (item,) = fetched(address, scratch)
    assert isinstance(item, Skipped)
    return item.reason


def test_a_page_is_an_article_with_its_address(tmp_path: Path) -> None:
    with site({"/fees": PAGE}) as (root, _):
        (article,) = fetched(f"{root}/fees", tmp_path)
        assert isinstance(article, Article)
        assert article.text.startswith("The harbour board")
        assert article.url == article.source == f"{root}/fees"


def test_a_feed_is_the_pages_that_it_leads_to(tmp_path: Path) -> None:
    with site({}) as (root, _):
        pass
    answers: dict[str, Answer | Callable[[], Answer]] = {"/a": PAGE, "/b": (404, HTML, b"")}
    with site(answers) as (root, _):
        items = "".join(
            f"<item><title>Fees {name}</title><link>{root}/{name}</link><pubDate>3 Mar 2026 10:00 GMT</pubDate></item>"
            for name in "ab"
        )
        feed = f"<rss version='2.0'><channel><title>The Olm Post</title>{items}</channel></rss>"
        answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
        article, skipped = fetched(f"{root}/feed", tmp_path)
        assert isinstance(article, Article)
        assert (article.outlet, str(article.published), article.url) == ("The Olm Post", "2026-03-03", f"{root}/a")
        assert skipped == Skipped(f"{root}/b", "answers 404 (Not Found)")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",  # noqa: S104 - an address that must be refused
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "::127.0.0.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1/a", "which is not on the public internet"),
        ("http://localhost/a", "which is not on the public internet"),
        ("http://2130706433/a", "which is not on the public internet"),
        ("http://0x7f000001/a", "which is not on the public internet"),
        ("http://0177.0.0.1/a", "which is not on the public internet"),
        ("http://127.1/a", "which is not on the public internet"),
        ("http://0/a", "which is not on the public internet"),
        ("http://[::1]/a", "which is not on the public internet"),
        ("http://[::ffff:127.0.0.1]/a", "which is not on the public internet"),
        ("http://[::ffff:a9fe:a9fe]/a", "which is not on the public internet"),
        ("http://169.254.169.254/latest/meta-data", "which is not on the public internet"),
        ("http://93.184.216.34:22/", "asks for port 22"),
        ("http://93.184.216.34:99999/", "is no valid address"),
        ("ftp://93.184.216.34/a", "is no http or https address"),
        ("file:///etc/passwd", "is no http or https address"),
        ("http://me:secret@93.184.216.34/", "holds a user name or password"),
        ("http:///a", "is no http or https address"),
    ],
)
def test_what_is_not_asked(address: str, said: str, tmp_path: Path) -> None:
    (item,) = fetch(address, tmp_path, PUBLIC)
    assert isinstance(item, Skipped)
    assert said in item.reason


def test_a_redirect_cannot_lead_inside(tmp_path: Path) -> None:
    with site({}) as (inside, asked_inside):
        port = int(inside.rpartition(":")[2])
        only_other = Reach(lambda address: address.is_loopback, lambda asked: asked != port)
        with site({"/out": (302, {"Location": f"{inside}/secret"}, b"")}) as (root, _):
            (item,) = fetch(f"{root}/out", tmp_path, only_other)
            assert isinstance(item, Skipped)
            assert f"asks for port {port}" in item.reason
            assert not asked_inside


def test_a_name_is_resolved_once_and_every_address_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        looked.append(host)
        return [(2, 1, 6, "", (ip, port)) for ip in (["93.184.216.34", "10.0.0.1"])]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    (item,) = fetch("http://olm.example/a", tmp_path)
    assert isinstance(item, Skipped)
    assert item.reason == "leads to olm.example, which is not on the public internet"
    assert looked == ["olm.example"]


def test_the_connection_goes_to_the_address_that_was_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with site({"/a": PAGE}) as (root, asked):
        port = int(root.rpartition(":")[2])
        answers = iter([["127.0.0.1"], ["127.0.0.1"]])
        genuine = socket.getaddrinfo

        def resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
            if host != "olm.example":
                return genuine(host, *args, **kwargs)
            # A third question would be answered with an address that nobody has looked at.
            return [(2, 1, 6, "", (ip, port)) for ip in next(answers)]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        (item,) = fetched(f"http://olm.example:{port}/a", tmp_path)
        assert isinstance(item, Article)
        assert asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("address", ["http://[::1/", "http://[/", "http://a.example]/", "http://a.example:x/"])
def test_what_is_no_address_is_one_skipped_input(address: str, tmp_path: Path) -> None:
    assert reason(address, tmp_path) == "is no valid address"
    feed = f"<rss version='2.0'><channel><item><link>{address}</link></item><item><link>ROOT/a</link></item></channel></rss>"
    answers: dict[str, Answer | Callable[[], Answer]] = {"/a": PAGE, "/away": (302, {"Location": address}, b"")}
    with site(answers) as (root, _):
        assert "no valid address" in reason(f"{root}/away", tmp_path)
        answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.replace("ROOT", root).encode())
        skipped, article = fetched(f"{root}/feed", tmp_path)
        assert skipped == Skipped(address, "is no valid address")
        assert isinstance(article, Article)


def test_redirects_end(tmp_path: Path) -> None:
    with site({"/loop": (302, {"Location": "/loop"}, b"")}) as (root, asked):
        assert reason(f"{root}/loop", tmp_path) == "leads to another address more than 5 times"
        assert asked.count("/loop") == 6


def test_what_is_too_large_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MAX_BYTES", 1_000_000)
    bomb = gzip.compress(b"x" * 20_000_000)
    with site({"/bomb": (200, HTML | {"Content-Encoding": "gzip"}, bomb), "/big": (200, HTML, b"x" * 1_100_000)}) as (
        root,
        _,
    ):
        assert "is larger than 1 MB" in reason(f"{root}/bomb", tmp_path)
        assert "is larger than 1 MB" in reason(f"{root}/big", tmp_path)


def test_a_slow_answer_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MAX_SECONDS", -1)
    with site({"/slow": PAGE}) as (root, _), pytest.raises(InputError, match="takes longer than"):
        download.download(f"{root}/slow", LOCAL)


def test_an_answer_that_trickles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MAX_SECONDS", 0.3)
    sent = []

    def trickle() -> Iterator[bytes]:
        for number in range(400):
            sent.append(number)
            time.sleep(0.02)
            yield b"x"

    with site({"/slow": lambda: (200, HTML | {"Content-Length": "400"}, trickle())}) as (root, _):
        with pytest.raises(InputError, match="takes longer than"):
            download.download(f"{root}/slow", LOCAL)
        # Nobody reads on once it is given up.
        time.sleep(0.5)
        given_up = len(sent)
        time.sleep(0.2)
        assert len(sent) == given_up < 400


def test_a_redirect_to_an_address_inside_is_refused_by_its_address(tmp_path: Path) -> None:
    def only_the_first(address: object) -> bool:
        return str(address) == "127.0.0.1"

    reach = Reach(only_the_first, lambda _: True)
    for target in (
        "http://169.254.169.254/latest",
        "http://127.0.0.2/",
        "http://[::1]/",
        "//10.0.0.1/",
        "file:///etc/passwd",
    ):
        with site({"/out": (302, {"Location": target}, b"")}) as (root, asked):
            (item,) = fetch(f"{root}/out", tmp_path, reach)
            assert isinstance(item, Skipped)
            assert "not on the public internet" in item.reason or "no http or https" in item.reason
            assert asked == ["/robots.txt", "/out"]


def test_robots_are_asked_and_obeyed(tmp_path: Path) -> None:
    rules: Answer = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/*.html$\n")
    with site({"/robots.txt": rules, "/private/a.html": PAGE, "/open": PAGE}) as (root, asked):
        assert "robots.txt says so" in reason(f"{root}/private/a.html", tmp_path)
        assert isinstance(fetched(f"{root}/open", tmp_path)[0], Article)
        assert "/private/a.html" not in asked


def feed_of(links: list[str]) -> Answer:
    items = "".join(f"<item><title>Fees</title><link>{link}</link></item>" for link in links)
    feed = f"<rss version='2.0'><channel><title>The Olm Post</title>{items}</channel></rss>"
    return 200, {"Content-Type": "application/rss+xml"}, feed.encode()


def test_what_a_feed_leads_to_is_held_to_robots_too(tmp_path: Path) -> None:
    answers: dict[str, Answer | Callable[[], Answer]] = {
        "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private"),
        "/private": PAGE,
    }
    with site(answers) as (root, asked):
        answers["/feed"] = feed_of([f"{root}/private"])
        assert "robots.txt says so" in reason(f"{root}/feed", tmp_path)
        assert "/private" not in asked


def test_a_long_feed_is_read_so_far_and_the_rest_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("onrecord.web.fetch"), "MAX_ENTRIES", 2)
    answers: dict[str, Answer | Callable[[], Answer]] = {f"/{name}": PAGE for name in "abc"}
    with site(answers) as (root, asked):
        answers["/feed"] = feed_of([f"{root}/{name}" for name in "abc"])
        items = fetched(f"{root}/feed", tmp_path)
        assert items[-1] == Skipped(f"{root}/feed", "has 3 entries, of which the first 2 are read")
        assert "/c" not in asked


def test_a_site_that_cannot_say_its_rules_is_left_alone(tmp_path: Path) -> None:
    with site({"/robots.txt": (503, {}, b""), "/a": PAGE}) as (root, asked):
        assert "robots.txt cannot be read now" in reason(f"{root}/a", tmp_path)
        assert asked == ["/robots.txt"]


def test_a_redirect_is_held_to_robots_too(tmp_path: Path) -> None:
    rules: Answer = (200, {}, b"User-agent: *\nDisallow: /private\n")
    with site({"/robots.txt": rules, "/out": (301, {"Location": "/private"}, b""), "/private": PAGE}) as (root, asked):
        assert "robots.txt says so" in reason(f"{root}/out", tmp_path)
        assert "/private" not in asked


def test_a_kind_that_cannot_be_read_and_a_host_that_is_not_there(tmp_path: Path) -> None:
    with site({"/a.png": (200, {"Content-Type": "image/png"}, b"x")}) as (root, _):
        assert reason(f"{root}/a.png", tmp_path) == "is of a kind that cannot be read (image/png)"
    assert reason(root, tmp_path) == "cannot be reached: the connection failed"


def test_headers_that_trickle_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "MAX_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def trickle() -> None:
            client, _ = server.accept()
            with client, contextlib.suppress(OSError):
                client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                for _ in range(100):
                    client.sendall(b"x")
                    time.sleep(0.02)

        threading.Thread(target=trickle, daemon=True).start()
        with pytest.raises(InputError, match="takes longer than"):
            download.download(f"http://127.0.0.1:{server.getsockname()[1]}/", LOCAL)
