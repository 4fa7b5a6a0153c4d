from pathlib import Path

from onrecord.model import Article, Skipped
from tests.unit.readers.reading import articles, read_all, written
from tests.unit.readers.test_html import page


def record(address: str, status: str, kind: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-04-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def archive() -> bytes:
    return b"".join(
        [
            record("https://olm.example/fees", "200 OK", "text/html; charset=utf-8", page().encode()),
            record("https://olm.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
            record("https://olm.example/gone", "404 Not Found", "text/html", page().encode()),
            record("https://olm.example/menu", "200 OK", "text/html", page(body="").encode()),
        ]
    )


def test_the_pages_of_a_crawl_and_nothing_else(tmp_path: Path) -> None:
    article, skipped = read_all(written(tmp_path, "crawl.warc", archive()))
    assert isinstance(article, Article)
    assert article.text.startswith("The harbour board will double its fees")
    assert (article.url, article.source[-8:]) == ("https://olm.example/fees", "record 1")
    # The day of the crawl is not when it was published.
    assert article.published is None
    assert isinstance(skipped, Skipped)
    assert skipped.place == "record 4 (https://olm.example/menu)"


def test_the_address_that_wget_writes_in_brackets(tmp_path: Path) -> None:
    data = record("<https://olm.example/fees>", "200 OK", "text/html", page().encode())
    (article,) = articles(written(tmp_path, "a.warc", data))
    assert (article.url, article.outlet) == ("https://olm.example/fees", "olm.example")


def test_a_damaged_archive_keeps_what_stands_before(tmp_path: Path) -> None:
    data = archive()
    items = read_all(written(tmp_path, "cut.warc", data[: len(data) // 2]))
    assert isinstance(items[0], Article)
    (item,) = read_all(written(tmp_path, "no.warc.gz", b"hello"))
    assert isinstance(item, Skipped)
