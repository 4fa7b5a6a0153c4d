"""News feeds (RSS, Atom), of those entries that carry their article's text."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import feedparser
from lxml import etree

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers import wordpress
from onrecord.readers.authors import authors
from onrecord.readers.decode import read_bytes
from onrecord.readers.html import page_story
from onrecord.readers.markup import as_line, unescaped
from onrecord.readers.news_xml import news_stories
from onrecord.readers.packages import parse_xml
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: what it says of its article, and the longest text it has of it, as HTML."""

    title: str | None
    url: str | None
    author: str | None
    published: str | None
    id: str | None
    markup: str
    updated: str | None = None
    # Why it is no article, where it says so itself: a draft of a WordPress export, a picture, a menu.
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title and its entries, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def read_feed(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of a feed, an entry each, or of an agency's XML. Raises InputError and OSError."""
    data = read_bytes(unit.path)
    feed = parse_feed(data)
    if feed is None:
        yield from _of_agency(data)
        return
    if not feed.entries:
        raise InputError("is a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        if entry.refused:
            yield Skipped(unit.source, entry.refused, f"entry {number}")
            continue
        try:
            story = page_story(f"<html><body><article>{entry.markup}</article></body></html>")
        except InputError:
            reason = "has no article in the feed itself, only a heading or a few words; read it by its address"
            yield Skipped(unit.source, reason, f"entry {number}")
        else:
            yield replace(
                story,
                place=f"entry {number}",
                id=entry.id,
                title=entry.title,
                outlet=feed.title,
                author=entry.author,
                published=entry.published,
                updated=entry.updated,
                url=entry.url,
            )


def parse_feed(data: bytes) -> Feed | None:
    """The feed in some bytes, None where they are none. Raises InputError for a damaged one."""
    try:
        # As a stream: given a string, feedparser takes it for an address or a file's name first.
        parsed = feedparser.parse(io.BytesIO(data))
    except ValueError as error:  # a namespace with blanks in it, which feedparser does not foresee
        raise InputError("is a feed that is damaged") from error
    if not parsed.get("version"):
        return None
    people = wordpress.display_names(data)
    return Feed(_line(parsed.feed.get("title")), tuple(_entry(entry, people) for entry in parsed.entries))


def _entry(entry: feedparser.FeedParserDict, people: Mapping[str, str]) -> Entry:
    texts = [content.get("value") or "" for content in entry.get("content", ())] + [entry.get("summary") or ""]
    # Asked in its own way, feedparser gives the day of publication where there is no other.
    updated = dict.get(entry, "updated")
    names = [author.get("name") or "" for author in entry.get("authors", ())] or [entry.get("author") or ""]
    published = entry.get("published") or entry.get("created") or updated
    return Entry(
        title=_line(entry.get("title")),
        url=entry.get("link"),
        author=authors(people.get(name, name) for name in names),
        published=published,
        updated=updated,
        refused=wordpress.refusal(entry.get("wp_status"), entry.get("wp_post_type")),
        id=entry.get("id"),
        markup=unescaped(max(map(wordpress.without_shortcodes, texts), key=len)),
    )


def _line(value: str | None) -> str | None:
    return as_line(value) if value else None


def _of_agency(data: bytes) -> list[Story]:
    try:
        found = news_stories(parse_xml(data))
    except etree.LxmlError:
        found = None
    if found is None:
        raise InputError("is no RSS or Atom feed, and no NITF or NewsML")
    return found
