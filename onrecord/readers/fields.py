"""From a record's fields, however they are named, to a Story: what JSON, JSON Lines and CSV share."""

import json
import math
import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from onrecord.errors import InputError
from onrecord.model import Flaw
from onrecord.readers.address import host_of, is_web_address
from onrecord.readers.authors import authors, given_first
from onrecord.readers.markup import as_line, as_text
from onrecord.readers.story import Story
from onrecord.tags import has_markup

# In order of preference; compared without case, spaces and punctuation, so "pubDate" and "pub_date" are one. Those of
# the Guardian, New York Times, NewsAPI, GDELT, Media Cloud, Dow Jones, WordPress, trafilatura, news-please and ninjs are in.
_NAMES = {
    "text": (
        "text", "body", "articletext", "articlebody", "fulltext", "maintext", "bodytext", "content", "story", "article",
        "articlecontent", "bodies", "bodyhtml", "contenthtml", "rawtext",
    ),
    "id": ("id", "articleid", "guid", "uuid", "uri", "an"),
    "title": ("title", "headline", "headlines", "webtitle"),
    "outlet": (
        "outlet", "sourcename", "medianame", "newspaper", "publication", "publicationname", "sitename", "site", "source",
        "infosources", "publisher", "publishername", "copyrightholder", "sourcehostname", "hostname", "sourcedomain",
        "mediaurl", "domain",
    ),
    "author": ("author", "authors", "byline", "creator", "by"),
    "published": (
        "published", "publishedat", "publishedon", "publisheddate", "datepublished", "datepublish", "publicationdate",
        "publishdate", "pubdate", "publishedtime", "publishtime", "webpublicationdate", "publicationdatetime",
        "firstpublished", "firstcreated", "versioncreated", "date", "datetime", "seendate",
    ),
    "updated": (
        "updated", "updatedat", "updateddate", "modified", "modifiedat", "datemodified", "datemodify", "lastmodified",
        "modificationdatetime", "versioncreated",
    ),
    "url": ("url", "link", "permalink", "address", "canonicalurl", "weburl"),
}  # fmt: skip
# Where an object stands in place of words, its words are under one of these.
_IN_OBJECT = ("name", "rendered", "value", "main", "original", "literal")
_BY = re.compile(r"^by\s+(?=\S)", re.IGNORECASE)
_MILLISECONDS, _SECONDS = re.compile(r"1\d{12}"), re.compile(r"1\d{9}")


def has_text(names: Iterable[str]) -> bool:
    """Whether one of the field names is one for an article's text."""
    return any(_plain(name) in _NAMES["text"] for name in names)


def listed(names: Iterable[str]) -> str:
    """Field names for a message, cut where there are very many."""
    return textwrap.shorten(", ".join(names), 300, placeholder=" ...") or "none"


def to_story(record: Mapping[str, object], place: str | None) -> Story:
    """Map a record's fields; those that are not known or not usable are kept in ``extra``.

    Raises InputError when no field holds a text.
    """
    nested = record.get("fields")
    record = {**record, **nested} if isinstance(nested, Mapping) else record
    chosen: dict[str, tuple[str, str]] = {}
    for field, synonyms in _NAMES.items():
        for name in sorted((n for n in record if _plain(n) in synonyms), key=lambda n: synonyms.index(_plain(n))):
            value = _text(record[name]) if field == "text" else _words(record[name])
            if value is not None:
                chosen[field] = (name, value)
                break
    if "text" not in chosen:
        if has_text(record):
            raise InputError("has no words in its text field", place)
        if any(_plain(name) in _NAMES["url"] for name in record):
            raise InputError("has no text, only an article's address; read the article by its address", place)
        raise InputError(f"has no text field; its fields are {listed(record)}", place)
    used = {name for name, _ in chosen.values()} | ({"fields"} if isinstance(nested, Mapping) else set())
    extra = tuple(
        (name, _dumped(value)) for name, value in record.items() if name not in used and value not in (None, "")
    )
    values = {field: value for field, (_, value) in chosen.items()}
    flaws = frozenset({Flaw.MARKUP}) if has_markup(values["text"]) else frozenset[Flaw]()
    return Story(
        place=place, extra=extra, flaws=flaws, author=_people(values.pop("author", "")),
        **{field: _read(field, value) for field, value in values.items()},
    )  # fmt: skip


def _people(value: str) -> str | None:
    """The people in an author field; the field as it is written where it names none; a number, an address or a login name is nobody."""
    line = _BY.sub("", as_line(value))
    is_login = " " not in line or "@" in line or is_web_address(line)
    return authors([given_first(line)]) or (None if is_login else line)


def _read(field: str, value: str) -> str:
    """A field's words, whatever notation they are in."""
    match field:
        case "text":
            return as_text(value)
        case "published" | "updated":
            return _moment(value)
        case "outlet" if is_web_address(value):
            return host_of(value)
        case "title" | "outlet":
            return as_line(value)
    return value


def _moment(value: str) -> str:
    """A moment; numbers are milliseconds or seconds since 1970."""
    if _MILLISECONDS.fullmatch(value):
        return datetime.fromtimestamp(int(value) / 1000, UTC).isoformat()
    return datetime.fromtimestamp(int(value), UTC).isoformat() if _SECONDS.fullmatch(value) else value


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _text(value: object) -> str | None:
    """A text as it stands; of several, the parts of an article, the main one or all."""
    match value:
        case str():
            return value if value.strip() else None
        case list():
            main = [item for item in value if isinstance(item, Mapping) and item.get("role") == "main"]
            return "\n\n".join(filter(None, map(_text, main or value))) or None
        case Mapping():
            return next((words for name in _IN_OBJECT if (words := _text(value.get(name)))), None)
    return None


def _words(value: object) -> str | None:
    """A value as one line; lists are joined, and of an object its name is taken, as JSON-LD writes authors."""
    match value:
        case str():
            return " ".join(value.split()) or None
        case bool():
            return None
        case int():
            return str(value)
        case float():
            return str(value) if math.isfinite(value) else None
        case list():
            main = [item for item in value if isinstance(item, Mapping) and item.get("role") == "main"]
            return ", ".join(filter(None, map(_words, main or value))) or None
        case Mapping():
            return next((words for name in _IN_OBJECT if (words := _words(value.get(name)))), None)
        case _:
            return None


def _dumped(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
