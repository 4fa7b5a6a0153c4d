from html import escape
from pathlib import Path

from onrecord.model import Article, Skipped
from tests.unit.readers.reading import read_all, written
from tests.unit.readers.test_html import BODY

RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Olm Post</title>
<item><title>Fees rise</title><link>https://olm.example/fees</link><guid>7</guid><author>Cy Moe</author>
<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><description>{escape(BODY)}</description></item>
<item><title>Brief</title><link>https://olm.example/brief</link><description>Two words</description></item>
</channel></rss>"""


def test_entries_with_their_text_are_articles(tmp_path: Path) -> None:
    article, skipped = read_all(written(tmp_path, "a.rss", RSS))
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.url) == ("Fees rise", "The Olm Post", "https://olm.example/fees")
    assert (article.id, str(article.published), article.author) == ("7", "2026-03-03", "Cy Moe")
    assert article.text.startswith("The harbour board")
    assert isinstance(skipped, Skipped)
    assert (skipped.place, "read it by its address" in skipped.reason) == ("entry 2", True)


def test_what_is_no_feed_is_named(tmp_path: Path) -> None:
    for name, data in {"a.xml": "<a/>", "b.atom": "", "c.rss": "https://olm.example/feed"}.items():
        (item,) = read_all(written(tmp_path, name, data))
        assert isinstance(item, Skipped)
        assert item.reason == "is no RSS or Atom feed"


def test_an_entity_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret " * 40)
    doctype = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "file://{tmp_path}/secret">]>'
    harmful = RSS.replace("?>", "?>" + doctype, 1).replace("Two words", "&file;")
    assert "the secret" not in repr(read_all(written(tmp_path, "a.rss", harmful)))
