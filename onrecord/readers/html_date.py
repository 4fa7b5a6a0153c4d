"""The days on which a web page says that it was published and changed.

trafilatura's htmldate guesses a day from addresses, images and numbers in the text. A wrong date in
print is worse than none: only what the page states counts here, in its metadata or where it shows the day.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from onrecord.readers.dates import parse_day
from onrecord.readers.json_ld import stated_nodes

# Open Graph and its article vocabulary, schema.org, Dublin Core, and the systems of large publishers.
_META = {
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publish_time", "published-date", "published_date", "published_time", "publisheddate",
    "publication_date", "publication-date", "date_published", "article:published_date", "article.published",
    "article_date_original", "originalpublicationdate", "og:datepublished", "og:pubdate", "og:publish_date", "dc.created",
    "dc.date.created", "parsely-pub-date", "sailthru.date", "bt:pubdate", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "shareaholic:article_published_time", "mediator_published_time", "citation_publication_date",
}  # fmt: skip


_DAY_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|time|timestamp|pub-?date|published|posted)(?:$|[\s_-])", re.IGNORECASE
)
_BEFORE_DAY = re.compile(r"^\W*(?:(?:written|published|posted|first published)\b(?: on)?|on\b)?[:\s]*", re.IGNORECASE)
_STATES_DAY = re.compile(r"\W*(?:first )?(?:published|posted|written)(?: on)?\b", re.IGNORECASE)
_AFTER_DAY = re.compile(
    r"[\s/|,•·(]*(?:\b(?:last )?(?:updated|modified)\b|(?-i:\bby [A-Z])|[•·|]).*", re.IGNORECASE | re.DOTALL
)
_MAX_SHOWN = 120
# An element of more parts than this is no line that states a day.
_FEW = 4


def stated_date(page: HtmlElement) -> str | None:
    """The first usable day in JSON-LD, meta elements, time elements and what the page shows as a date, as it is written there."""
    for source in (_json_ld, _meta, _marked_times):
        if value := next((value for value in source(page) if parse_day(value)), None):
            return value
    # Several unmarked times may be those of other articles; one alone is this article's, as is one alone beside its headline.
    for source in (_all_times, _shown):
        for part in (*_beside_headline(page), page):
            days = {value for value in source(part) if parse_day(value)}
            if len({parse_day(value) for value in days}) == 1:
                return days.pop()
    return None


def stated_update(page: HtmlElement) -> str | None:
    """The last day on which the page says that it was changed, as it is written there."""
    stated = [node.get("dateModified") for node in stated_nodes(page)]
    stated += page.xpath("//meta[@property='article:modified_time' or @property='og:updated_time']/@content")
    stated += page.xpath("//time[@itemprop='dateModified']/@datetime")
    return next((value for value in stated if isinstance(value, str) and parse_day(value)), None)


def _json_ld(page: HtmlElement) -> Iterator[str]:
    for node in stated_nodes(page, pages=True):
        if isinstance(value := node.get("datePublished"), str):
            yield value


def _meta(page: HtmlElement) -> Iterator[str]:
    for meta in page.xpath("//meta[@content]"):
        if any((meta.get(key) or "").lower() in _META for key in ("property", "name", "itemprop")):
            yield meta.get("content")


def _marked_times(page: HtmlElement) -> Iterator[str]:
    yield from _times(page, "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'published')]")
    yield from page.xpath("//abbr[contains(@class, 'published')]/@title")


def _beside_headline(page: HtmlElement) -> Iterator[HtmlElement]:
    """What holds the headline, and what holds that: the head of an article, where it has one."""
    headings = page.xpath("//h1")
    if len(headings) == 1:
        yield from islice(headings[0].iterancestors("header", "div", "section"), 2)


def _all_times(page: HtmlElement) -> Iterator[str]:
    yield from _times(page, ".//time")


def _shown(page: HtmlElement) -> Iterator[str]:
    """What stands where the page's classes, or words like "Published on", say that there is a date."""
    for element in page.xpath(".//*[self::p or self::span or self::div or self::small or self::h2 or self::li]"):
        is_day = _DAY_CLASS.search(element.get("class") or "") is not None
        if (is_day or len(element) < _FEW) and (words := _day_words(element)) and (is_day or _STATES_DAY.match(words)):
            yield _plain_day(words)


def _times(page: HtmlElement, path: str) -> Iterator[str]:
    for time in page.xpath(path):
        yield time.get("datetime") or _plain_day(_day_words(time))


def _day_words(element: HtmlElement) -> str:
    """The words of an element that is a line; "" for a longer one."""
    words = ""
    for piece in element.itertext():
        words += f" {' '.join(piece.split())}"
        if len(words) > _MAX_SHOWN:
            return ""
    return " ".join(words.split())


def _plain_day(words: str) -> str:
    return _AFTER_DAY.sub("", _BEFORE_DAY.sub("", words))
