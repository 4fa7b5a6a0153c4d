from html import escape
from pathlib import Path

from onrecord.model import Article, Skipped
from tests.unit.readers.reading import articles, read_all, written
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
        assert item.reason == "is no RSS or Atom feed, and no NITF or NewsML"


def test_an_entity_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret " * 40)
    doctype = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "file://{tmp_path}/secret">]>'
    harmful = RSS.replace("?>", "?>" + doctype, 1).replace("Two words", "&file;")
    assert "the secret" not in repr(read_all(written(tmp_path, "a.rss", harmful)))


def feed(items: str, channel: str = "") -> str:
    spaces = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:wp='http://wordpress.org/export/1.2/'"
    return f"<rss version='2.0' {spaces}><channel><title>The Olm Post</title>{channel}{items}</channel></rss>"


def item(fields: str) -> str:
    return f"<item><title>Fees rise</title>{fields}<description><![CDATA[{BODY}]]></description></item>"


def test_every_creator_and_the_date_of_dublin_core(tmp_path: Path) -> None:
    fields = (
        "<dc:creator>Cy Moe</dc:creator><dc:creator>Di Poe</dc:creator><dc:date>2026-03-03T10:00:00+01:00</dc:date>"
    )
    (article,) = articles(written(tmp_path, "a.rss", feed(item(fields))))
    assert (article.author, str(article.published)) == ("Cy Moe; Di Poe", "2026-03-03")


def test_a_feed_of_rss_1(tmp_path: Path) -> None:
    spaces = (
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    )
    address, about = "https://olm.example/fees", "rdf:about='https://olm.example/fees'"
    entry = item(f"<link>{address}</link><dc:date>2026-03-03T10:00:00+01:00</dc:date><dc:creator>Cy Moe</dc:creator>")
    channel = "<channel rdf:about='https://olm.example'><title>The Olm Post</title></channel>"
    rdf = f"<rdf:RDF {spaces}>{channel}{entry.replace('<item>', f'<item {about}>')}</rdf:RDF>"
    (article,) = articles(written(tmp_path, "a.rss", rdf))
    assert (article.title, article.outlet, article.author) == ("Fees rise", "The Olm Post", "Cy Moe")
    assert (str(article.published), article.url) == ("2026-03-03", address)


def test_a_title_of_html_is_words(tmp_path: Path) -> None:
    entry = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Olm</title><updated>2026-03-03T10:00:00Z</updated><entry>"
        "<title type='html'>Fay &amp;amp; Sons &amp;lt;em&amp;gt;win&amp;lt;/em&amp;gt;</title><updated>2026-03-03T10:00:00Z</updated>"
        f"<content type='html'><![CDATA[{BODY}]]></content></entry></feed>"
    )
    (article,) = articles(written(tmp_path, "a.atom", entry))
    assert (article.title, str(article.published)) == ("Fay & Sons win", "2026-03-03")


def test_an_entry_that_was_escaped_twice(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.rss", feed(item("").replace(BODY, escape(BODY)))))
    assert article.text.split("\n\n")[1].startswith("“We had no choice,” she told")


def test_of_a_wordpress_export_only_what_was_published(tmp_path: Path) -> None:
    people = (
        "<wp:author><wp:author_login>cmoe</wp:author_login>"
        "<wp:author_display_name><![CDATA[Cy Moe]]></wp:author_display_name></wp:author>"
    )
    codes = "<dc:creator>cmoe</dc:creator><wp:post_type>{}</wp:post_type><wp:status>{}</wp:status>"
    items = "".join(
        item(codes.format(*one)) for one in (("post", "publish"), ("post", "draft"), ("attachment", "publish"))
    )
    items = items.replace(BODY, BODY + "[caption id='1']<img src='a'/> A boat[/caption][gallery ids='1,2']", 1)
    article, draft, picture = read_all(written(tmp_path, "a.xml", feed(items, people)))
    assert isinstance(article, Article)
    assert article.author == "Cy Moe"
    assert "[" not in article.text
    assert [one.reason for one in (draft, picture) if isinstance(one, Skipped)] == [
        "is not published (its status is “draft”) and is left out",
        "is no article but a WordPress “attachment” and is left out",
    ]


def test_a_damaged_namespace_is_named(tmp_path: Path) -> None:
    content = "<newwItem xmlns='http://olm.example/a\x85b\x85c' guid='1'><by>Cy Moe</by></newwItem>"
    (item,) = read_all(written(tmp_path, "a.xml", content))
    assert isinstance(item, Skipped)
