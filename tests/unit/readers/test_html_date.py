import pytest
from lxml.html import document_fromstring

from onrecord.readers.html_date import stated_date

ARTICLE = '{"@type": "NewsArticle", "datePublished": "2026-03-03"}'
LD = "<script type='application/ld+json'>{}</script>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (LD.format(ARTICLE), "2026-03-03"),
        (LD.format(f'{{"@graph": [{{"@type": "Person"}}, {ARTICLE}]}}'), "2026-03-03"),
        (LD.format(f"[{ARTICLE}]"), "2026-03-03"),
        (LD.format('{"@type": ["Thing", "Report"], "datePublished": "2026-03-03"}'), "2026-03-03"),
        (LD.format('{"@type": "Event", "datePublished": "2026-03-03"}'), None),
        (LD.format('{"@type": "NewsArticle", "dateModified": "2026-03-03"}'), None),
        (LD.format("{broken") + "<meta name='date' content='2026-03-04'>", "2026-03-04"),
        (LD.format("[" * 100_000), None),
        ("<meta name='DC.date.issued' content='2026-03-03'>", "2026-03-03"),
        ("<meta itemprop='datePublished' content='2026-03-03'>", "2026-03-03"),
        ("<meta name='date' content='March 2026'>", None),
        ("<meta name='last-modified' content='2026-03-03'>", None),
        ("<time datetime='2026-03-03'>long ago</time>", "2026-03-03"),
        ("<time>March 3, 2026</time>", "March 3, 2026"),
        ("<time datetime='2026-03-03'>a</time><time datetime='2026-02-01'>b</time>", None),
        (
            "<time datetime='2026-02-01'>b</time><time datetime='2026-03-03' itemprop='datePublished'>a</time>",
            "2026-03-03",
        ),
        ("<p>Published on 3 March 2026</p>", "3 March 2026"),
        ("<time>Posted on March 3, 2026 by Cy Moe</time>", "March 3, 2026"),
        ("<p>Published on 3 March 2026 was a list of boats</p>", None),
        ("<p>It was published on 3 March 2026</p>", None),
        ("<abbr class='published' title='2026-03-03T10:00:00+01:00'>10:00</abbr>", "2026-03-03T10:00:00+01:00"),
        ("<meta name='article_date_original' content='March 3, 2026, 12:06 PM'>", "March 3, 2026, 12:06 PM"),
        ("<div><h1>a</h1><p class='time'>3 March 2026</p></div><p class='time'>4 March 2026</p>", "3 March 2026"),
    ],
)
def test_only_what_a_page_states_as_its_date_counts(page: str, expected: str | None) -> None:
    assert stated_date(document_fromstring(f"<html><body><p>x</p>{page}</body></html>")) == expected
