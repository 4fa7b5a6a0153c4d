"""What pages state and hold, from markup to article."""

import json
from pathlib import Path

import pytest

from onrecord.model import Article, Flaw, RegionKind
from tests.unit.readers.reading import articles, written
from tests.unit.readers.test_html import BODY, page

PARAGRAPHS = BODY.replace("<p>", "").split("</p>")[:2]
MORE = (
    "<p>The council of the town will talk about the fees again in the autumn, Bo Lund said on Friday in the hall.</p>"
    "<p>“Nobody has asked the owners of small boats,” Lund told a reporter, and he named three of them.</p>"
)


def read(folder: Path, head: str = "", body: str = BODY) -> Article:
    (article,) = articles(written(folder, "a.html", page(head, body)))
    return article


def ld(**fields: object) -> str:
    node = {"@context": ["https://schema.org"], "@type": "NewsArticle", **fields}
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            meta("og:title", "Fees rise in June | The Olm Post") + meta("og:site_name", "The Olm Post"),
            "Fees rise in June",
        ),
        (meta("og:title", "Fees to rise") + ld(headline="Fees rise in June"), "Fees rise in June"),
        (ld(headline="Fees rise in June"), "Fees rise in June"),
        (ld(headline="Fees rise in June") + meta("og:title", "rise in June"), "Fees rise in June"),
        (meta("og:title", "Fees rise in June as planned"), "Fees rise in June"),
        ("<title>Something else altogether</title>", "Fees rise in June"),
    ],
)
def test_the_printed_headline(tmp_path: Path, head: str, title: str) -> None:
    article = read(tmp_path, head, "<h1>Fees rise in June</h1>" + BODY)
    (headline,) = [article.text[r.start : r.end] for r in article.regions if r.kind is RegionKind.HEADLINE]
    assert (article.title, headline) == (title, "Fees rise in June")


def test_a_kicker_in_the_headlines_element_is_no_part_of_it(tmp_path: Path) -> None:
    heading = "<h1><span>Local News | </span><span>Fees rise in June</span></h1>"
    assert read(tmp_path, meta("og:title", "Fees rise in June"), heading + BODY).title == "Fees rise in June"


def test_the_h1_that_is_a_logo_is_no_headline(tmp_path: Path) -> None:
    head = meta("og:site_name", "The Olm Post") + ld(headline="Fees rise in June")
    assert read(tmp_path, head, "<h1>The Olm Post</h1>" + BODY).title == "Fees rise in June"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            ld(publisher={"@type": "Organization", "name": "The Olm Post"}) + meta("og:site_name", "olmpost"),
            "The Olm Post",
        ),
        (meta("og:site_name", "The Olm Post"), "The Olm Post"),
        (
            ld(**{"@type": "WebSite", "name": "News from the quay"}) + meta("og:site_name", "The Olm Post"),
            "The Olm Post",
        ),
        ("<link rel='canonical' href='https://www.olm.example/fees'>", "olm.example"),
        ("<link rel='canonical' href='https://en.wikinews.org/wiki/Fees'>", "Wikinews"),
        ("<link rel='canonical' href='https://web.archive.org/web/2026/https://olm.example/fees'>", "olm.example"),
        ("", None),
    ],
)
def test_one_paper_one_name(tmp_path: Path, head: str, outlet: str | None) -> None:
    assert read(tmp_path, head).outlet == outlet


def test_a_copy_in_the_wayback_machine_keeps_both_addresses(tmp_path: Path) -> None:
    address = "https://web.archive.org/web/20260303100000/https://olm.example/fees"
    article = read(tmp_path, f"<link rel='canonical' href='{address}'>")
    assert (article.url, dict(article.extra)["original"]) == (address, "https://olm.example/fees")


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (ld(author=[{"@type": "Organization", "name": "Olm Press"}, {"@type": "Person", "name": "Cy Moe"}]), "Cy Moe"),
        (ld(author={"@type": "Person", "name": ["Cy Moe", "Di Poe"]}), "Cy Moe; Di Poe"),
        (meta("author", "Cy Moe") + meta("parsely-author", "cy-moe"), "Cy Moe"),
        (meta("dc.creator", "Moe, Cy") + meta("dc.creator", "Poe, Di"), "Cy Moe; Di Poe"),
        (meta("twitter:label1", "Written by") + meta("twitter:data1", "Cy Moe"), "Cy Moe"),
        (meta("twitter:label1", "Reading time") + meta("twitter:data1", "Two Minutes"), None),
        (ld(**{"@type": "WebPage", "author": {"@type": "Person", "name": "Cy Moe"}}), "Cy Moe"),
        (meta("author", "Olm Press") + ld(publisher={"name": "Olm Press"}), None),
    ],
)
def test_authors_are_people(tmp_path: Path, head: str, author: str | None) -> None:
    assert read(tmp_path, head).author == author


def test_people_to_whom_the_metadata_point_are_found(tmp_path: Path) -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#cy"}, "publisher": {"@id": "#post"}},
        {"@type": "Person", "@id": "#cy", "name": "Cy Moe"},
        {"@type": "Organization", "@id": "#post", "name": "The Olm Post"},
    ]
    head = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"
    article = read(tmp_path, head)
    assert (article.author, article.outlet) == ("Cy Moe", "The Olm Post")


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p class='date'>Written: 2026-03-03 15:03:30 / Updated: 2026-03-04 15:30</p>", "2026-03-03"),
        ("<span class='entry-date'>on March 3, 2026</span>", "2026-03-03"),
        ("<aside><p class='date'>3 March 2026</p><p class='date'>4 March 2026</p></aside>", "None"),
        ("<p class='update-box'>3 March 2026</p>", "None"),
    ],
)
def test_the_day_that_a_page_shows_as_its_date(tmp_path: Path, shown: str, day: str) -> None:
    assert str(read(tmp_path, body=shown + BODY).published) == day


def test_both_days_are_kept(tmp_path: Path) -> None:
    article = read(tmp_path, ld(datePublished="2012-04-05T08:00:00+02:00", dateModified="2026-02-01"))
    assert (str(article.published), str(article.updated)) == ("2012-04-05", "2026-02-01")


def test_a_page_changed_on_its_day_was_not_updated(tmp_path: Path) -> None:
    assert read(tmp_path, ld(datePublished="2026-02-01T08:00Z", dateModified="2026-02-01T09:00Z")).updated is None


def test_an_article_in_two_containers_is_read_whole(tmp_path: Path) -> None:
    halves = f"<div class='text'>{BODY}</div><div class='letter'>Sign up.</div><div class='text'>{MORE}</div>"
    text = read(tmp_path, body=halves).text
    assert all(words in text for words in PARAGRAPHS)
    assert "“Nobody has asked the owners" in text


def test_containers_that_each_stand_in_a_frame_are_read_whole(tmp_path: Path) -> None:
    frame = "<div class='row wide'><div class='side'>Sign up.</div><div class='text body'>{}</div></div>"
    text = read(tmp_path, body=f"<div>{frame.format(BODY)}{frame.format(MORE)}</div>").text
    assert all(words in text for words in PARAGRAPHS)
    assert "“Nobody has asked the owners" in text


def test_a_table_that_lays_out_the_page_is_no_table(tmp_path: Path) -> None:
    table = f"<table><tr><td>Menu</td><td>{BODY}{MORE}</td></tr></table>"
    text = read(tmp_path, body=table).text
    assert all(words in text.split("\n\n") for words in PARAGRAPHS)


def test_a_live_blog_has_all_its_posts(tmp_path: Path) -> None:
    posts = f"<article class='post'><h2>One</h2>{BODY}</article><article class='post'><h2>Two</h2>{MORE}</article>"
    update = {"@type": "BlogPosting", "headline": "Ann Fay arrives", "author": {"@type": "Person", "name": "Di Poe"}}
    head = ld(**{"@type": "LiveBlogPosting", "headline": "Live: fees in Olm", "liveBlogUpdate": [update]})
    source = f"<html><head>{head}</head><body><main>{posts}</main></body></html>"
    (article,) = articles(written(tmp_path, "a.html", source))
    assert (article.title, article.author) == ("Live: fees in Olm", None)
    assert "Nobody has asked" in article.text
    assert PARAGRAPHS[0] in article.text


def test_the_fuller_text_of_the_metadata_is_taken_and_said(tmp_path: Path) -> None:
    whole = "\n".join(
        [*PARAGRAPHS, *(f"Boat number {n} will pay {n} crowns more, its owner said on Tuesday." for n in range(20))]
    )
    article = read(tmp_path, ld(articleBody=whole))
    assert article.flaws == (Flaw.FULLER,)
    assert "Boat number 19" in article.text


def test_marks_of_q_and_sentences_that_are_links_stay(tmp_path: Path) -> None:
    linked = "<p><a href='/b'>Bo Lund, who owns three boats in the harbour, said that he would leave the town.</a></p>"
    text = read(
        tmp_path, body=BODY + linked + "<p>The mayor called it <q>a bad day for all of us</q> in a letter.</p>"
    ).text
    assert "Bo Lund, who owns three boats" in text
    assert "it “a bad day for all of us” in" in text


def test_words_that_only_style_parts_stay_parted(tmp_path: Path) -> None:
    name = "<div class='pull'><p>No boat shall pay.</p><span>Ann Fay</span><span>Chair of the board</span></div>"
    assert "Ann Fay Chair of the board" in read(tmp_path, body=BODY + name + MORE).text


def test_what_is_no_part_of_the_article_goes(tmp_path: Path) -> None:
    foot = "<p>Read more: Boats leave Olm</p><p>Cy Moe is a reporter who covers harbours for The Olm Post.</p>"
    text = read(tmp_path, meta("author", "Cy Moe"), BODY + foot).text
    assert text.split("\n\n") == PARAGRAPHS


def test_a_standfirst_is_a_region(tmp_path: Path) -> None:
    standfirst = (
        "<p class='article-standfirst'>Owners of small boats are promised that nothing changes for them this year.</p>"
    )
    article = read(tmp_path, "<title>Fees rise</title>", "<h1>Fees rise</h1>" + standfirst + BODY)
    found = [article.text[r.start : r.end] for r in article.regions if r.kind is RegionKind.STANDFIRST]
    assert found == ["Owners of small boats are promised that nothing changes for them this year."]


def test_a_page_in_a_language_without_spaces_is_read_and_named(tmp_path: Path) -> None:
    body = "<p>港の委員会は六月から料金を二倍にすると、アン・フェイ議長が火曜日に長い会議のあとで述べた。</p>" * 3
    article = read(tmp_path, body=body)
    assert (article.language, article.text.startswith("港の委員会")) == ("ja", True)
