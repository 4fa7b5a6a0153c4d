"""News feeds (RSS, Atom), of those entries that carry their article's text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import feedparser

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.decode import read_bytes
from onrecord.readers.html import page_story
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


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title and its entries, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def read_feed(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of a feed, an entry each. Raises InputError and OSError."""
    feed = parse_feed(read_bytes(unit.path))
    if feed is None:
        raise InputError("is no RSS or Atom feed")
    if not feed.entries:
        raise InputError("is a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
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
                url=entry.url,
            )


def parse_feed(data: bytes) -> Feed | None:
    """The feed in some bytes, None where they are none."""
    # As a stream: given a string, feedparser takes it for an address or a file's name first.
    parsed = feedparser.parse(io.BytesIO(data))
    if not parsed.get("version"):
        return None
    return Feed(parsed.feed.get("title"), tuple(map(_entry, parsed.entries)))


def _entry(entry: feedparser.FeedParserDict) -> Entry:
    texts = [content.get("value") or "" for content in entry.get("content", ())]
    return Entry(
        title=entry.get("title"),
        url=entry.get("link"),
        author=entry.get("author"),
        published=entry.get("published"),
        id=entry.get("id"),
        markup=max([*texts, entry.get("summary") or ""], key=len),
    )
