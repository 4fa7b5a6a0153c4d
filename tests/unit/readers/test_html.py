from pathlib import Path

import pytest

from onrecord.model import Flaw, Skipped
from tests.unit.readers.reading import articles, read_all, written

BODY = (
    "<p>The harbour board will double its fees in June, Ann Fay said on Tuesday after a long meeting.</p>"
    "<p>“We had no choice,” she told reporters, and promised that small boats would not pay more.</p>"
)
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30)) + "</ul></nav>"


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{MENU}<article>{body}</article></body></html>"


def test_an_article_and_what_its_page_says_of_it(tmp_path: Path) -> None:
    head = (
        "<title>Fees rise | The Olm Post</title><meta property='og:site_name' content='The Olm Post'>"
        "<meta property='og:title' content='Fees rise'><meta name='author' content='Cy Moe'>"
        "<meta property='article:published_time' content='2026-03-03T23:30:00-05:00'>"
        "<link rel='canonical' href='https://olm.example/fees'>"
    )
    (article,) = articles(written(tmp_path, "a.html", page(head, "<h1>Fees rise</h1>" + BODY)))
    assert article.text.split("\n\n") == [
        "Fees rise",
        "The harbour board will double its fees in June, Ann Fay said on Tuesday after a long meeting.",
        "“We had no choice,” she told reporters, and promised that small boats would not pay more.",
    ]
    assert (article.title, article.outlet, article.author) == ("Fees rise", "The Olm Post", "Cy Moe")
    assert (str(article.published), article.url) == ("2026-03-03", "https://olm.example/fees")
    assert [(r.kind.value, article.text[r.start : r.end]) for r in article.regions] == [("headline", "Fees rise")]


def test_a_page_that_states_no_date_stays_undated(tmp_path: Path) -> None:
    head = (
        "<link rel='canonical' href='https://olm.example/2025/11/30/fees'><meta name='generator' content='2024-01-01'>"
    )
    body = (
        BODY + "<img src='/2024/05/06/boat.jpg'><p>The last rise was on 2 January 2023.</p><footer>© 2022 Olm</footer>"
    )
    (article,) = articles(written(tmp_path, "a.html", page(head, body)))
    assert article.published is None


@pytest.mark.parametrize(
    "content",
    ["", MENU, "<html><body></body></html>", "no page at all", "<h1>Page not found</h1><p>Go to the front page.</p>"],
)
def test_a_page_without_an_article_is_skipped(tmp_path: Path, content: str) -> None:
    (item,) = read_all(written(tmp_path, "a.html", content))
    assert isinstance(item, Skipped)
    assert "without an article" in item.reason or "empty" in item.reason


def test_an_address_that_is_no_web_address_is_not_taken(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='javascript:alert(1)'>"
    assert articles(written(tmp_path, "a.htm", page(head)))[0].url is None


def test_a_bad_byte_costs_its_character_and_a_warning(tmp_path: Path) -> None:
    harmed = page("<meta charset='utf-8'>").encode().replace(b"had no choice", b"had n\xff choice")
    (article,) = articles(written(tmp_path, "a.html", harmed))
    assert article.flaws == (Flaw.BYTES,)
    assert article.text.split("\n\n")[1].startswith("“We had n\ufffd choice,” she told reporters")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    content = page("<meta charset='iso-8859-1'>").encode(encoding)
    assert "“We had no choice,”" in articles(written(tmp_path, "a.html", content))[0].text
