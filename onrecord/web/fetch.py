"""Addresses to files: a page as it is, a feed as the pages that its entries lead to."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

import tomli_w

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers import READERS, Entry, Unit, parse_feed
from onrecord.web.download import Download, download
from onrecord.web.reach import PUBLIC, Reach
from onrecord.web.robots import Robots

MAX_ENTRIES = 200
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def fetch(address: str, scratch: Path, reach: Reach = PUBLIC) -> Iterator[Unit | Skipped]:
    """The page at an address as a unit to read, or those that a feed there leads to; what cannot be had as Skipped."""
    robots = Robots(reach)
    try:
        answer = download(address, reach, robots.check)
        feed = parse_feed(answer.content) if _may_be_feed(answer) else None
        if feed is None:
            yield _unit(answer, address, scratch, {})
            return
    except InputError as error:
        yield Skipped(address, str(error))
        return
    for entry in feed.entries[:MAX_ENTRIES]:
        yield _of_entry(entry, feed.title, address, scratch, robots, reach)
    if len(feed.entries) > MAX_ENTRIES:
        yield Skipped(address, f"has {len(feed.entries):,} entries, of which the first {MAX_ENTRIES} are read")


def _of_entry(
    entry: Entry, outlet: str | None, feed: str, scratch: Path, robots: Robots, reach: Reach
) -> Unit | Skipped:
    if not entry.url:
        return Skipped(feed, f"has an entry without an address: {entry.title or 'no title'}")
    said = {"outlet": outlet, "author": entry.author, "title": entry.title, "published": entry.published}
    try:
        return _unit(download(entry.url, reach, robots.check), entry.url, scratch, said)
    except InputError as error:
        return Skipped(entry.url, str(error))


def _unit(answer: Download, address: str, scratch: Path, said: Mapping[str, str | None]) -> Unit:
    suffix = _SUFFIXES.get(answer.media_type) or Path(urlsplit(answer.address).path).suffix.lower()
    if suffix not in READERS:
        raise InputError(f"is of a kind that cannot be read ({answer.media_type or 'unknown'})")
    path = Path(mkdtemp(dir=scratch)) / f"page{suffix}"
    path.write_bytes(answer.content)
    # Beside the page, as sidecars are: what it does not say itself.
    known = {"url": answer.address} | {name: value for name, value in said.items() if value}
    path.with_suffix(".toml").write_text(tomli_w.dumps(known), "utf-8")
    return Unit(path, alias=address)


def _may_be_feed(answer: Download) -> bool:
    head = answer.content[:1000].lstrip().lower()
    return "xml" in answer.media_type or head.startswith((b"<?xml", b"<rss", b"<feed"))
