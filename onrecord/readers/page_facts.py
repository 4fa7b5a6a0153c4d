"""What a web page states of its article: headline, authors, outlet, days and address, each from the surest place.

JSON-LD comes first, then Open Graph and other meta elements, then what trafilatura finds in the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura.settings import Document

from onrecord.readers import json_ld
from onrecord.readers.address import host_of, is_web_address
from onrecord.readers.authors import authors, given_first
from onrecord.readers.html_date import stated_date, stated_update
from onrecord.readers.outlets import original, outlet

_MAX_HEADLINE = 300
# So much of its words a printed headline shares with what the page's metadata calls it.
_ALIKE = 0.4
_KICKER_WORDS = 4
_SITE = re.compile(r"\s+(?:\||-|–|—|::|»|·)\s+(?P<site>[^|]{2,60})$")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|strapline|sub-?head(?:line|ing)?|subtitle)(?:$|[\s_-])", re.IGNORECASE
)
_AUTHORS = ("author", "byl", "sailthru.author", "article:author")
_CREATORS = ("dc.creator", "dcterms.creator", "citation_author")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page states; None is what it does not. ``body`` is the article's text in its metadata, "" for none."""

    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    updated: str | None
    url: str | None
    original: str | None
    standfirst: str | None
    body: str


def facts(page: HtmlElement, found: Document) -> Facts:
    """What the page states, and where it states nothing what trafilatura found."""
    node = next(iter(json_ld.stated_nodes(page)), {})
    publisher = next(iter(json_ld.names(node.get("publisher"))), None)
    url = next(filter(is_web_address, _addresses(page)), found.url)
    # What trafilatura takes for a site's name is the host where the page names none, of a copy the archive's.
    named = found.sitename if found.sitename and found.sitename != host_of(url or "") else None
    site = publisher or _first(page, "og:site_name") or named
    headline = node.get("headline")
    stated = [headline if isinstance(headline, str) else None, _first(page, "og:title"), found.title]
    return Facts(
        title=_title(page, [" ".join(title.split()) for title in stated if title and title.strip()], site),
        outlet=outlet(url, " ".join(site.split()) if site and not is_web_address(site) else None),
        author=_author(page, node, found.author, (publisher, site, host_of(url or ""))),
        published=stated_date(page),
        updated=stated_update(page),
        url=url,
        original=original(url) if url else None,
        standfirst=_standfirst(page),
        body=json_ld.body(node),
    )


def metas(page: HtmlElement, *wanted: str) -> Iterator[str]:
    """The contents of the meta elements of these names, in the names' order."""
    for name in wanted:
        for meta in page.xpath("//meta[@content]"):
            if any((meta.get(key) or "").lower() == name for key in ("property", "name", "itemprop")):
                yield meta.get("content")


def _first(page: HtmlElement, name: str) -> str | None:
    return next((value for value in metas(page, name) if value.strip()), None)


def _addresses(page: HtmlElement) -> Iterator[str]:
    yield from page.xpath("//link[@rel='canonical']/@href")
    yield from metas(page, "og:url")


def _author(page: HtmlElement, node: json_ld.Node, found: str | None, publishers: tuple[str | None, ...]) -> str | None:
    pages = json_ld.stated_nodes(page, pages=True)
    stated = (
        json_ld.names(node.get("author")),
        list(metas(page, *_AUTHORS)),
        [given_first(value) for value in metas(page, *_CREATORS)],
        list(metas(page, "parsely-author")),
        next(filter(None, (json_ld.names(one.get("author")) for one in pages)), []),
        list(_labelled(page)),
        [found] if found else [],
    )
    return next((names for values in stated if (names := authors(values, *publishers))), None)


def _labelled(page: HtmlElement) -> Iterator[str]:
    """The author in what a page gives to be shown beside a link to it, as WordPress does: a label, and what it is of."""
    for label, value in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if (_first(page, label) or "").casefold() == "written by":
            yield from metas(page, value)


def _standfirst(page: HtmlElement) -> str | None:
    """The paragraph below the headline that the page's classes call a standfirst."""
    for element in page.xpath("//*[self::p or self::div or self::h2 or self::header][@class]"):
        if _STANDFIRST.search(element.get("class")) and (words := " ".join(element.text_content().split())):
            return words
    return None


def _title(page: HtmlElement, stated: list[str], site: str | None) -> str | None:
    """The printed headline, where it is the one that the page states in other words; else the first that is stated."""
    plain = [_without_site(title, site) for title in stated]
    for heading in page.xpath("//h1"):
        printed = " ".join(heading.text_content().split())
        if not printed or len(printed) > _MAX_HEADLINE or (site and _letters(printed) == _letters(site)):
            continue
        is_stated = _letters(printed) in map(_letters, plain)
        if not is_stated and (inner := next((title for title in plain if _is_below_kicker(title, printed)), None)):
            return inner
        if not plain or any(_alike(printed, title) for title in plain):
            return printed
    return plain[0] if plain else None


def _without_site(title: str, site: str | None) -> str:
    found = _SITE.search(title)
    return title[: found.start()] if found and site and _letters(found["site"]) == _letters(site) else title


def _alike(printed: str, stated: str) -> bool:
    first, second = set(printed.casefold().split()), set(stated.casefold().split())
    return len(first & second) >= _ALIKE * max(len(first), len(second))


def _is_below_kicker(title: str, printed: str) -> bool:
    """Whether a heading is a kicker with the title behind it: "Local News | Fees rise in June"."""
    before = len(printed.split()) - len(title.split())
    is_longer = len(_letters(printed)) > len(_letters(title))
    return is_longer and before <= _KICKER_WORDS and _letters(printed).endswith(_letters(title)) and " " in title


def _letters(value: str) -> str:
    return "".join(filter(str.isalnum, value)).casefold()
