"""From a record's fields, however they are named, to a Story: what JSON, JSON Lines and CSV share."""

import json
import math
import textwrap
from collections.abc import Iterable, Mapping

from onrecord.errors import InputError
from onrecord.readers.story import Story

# In order of preference; compared without case, spaces and punctuation, so "pubDate" and "pub_date" are one.
_NAMES = {
    "text": ("text", "body", "articletext", "articlebody", "fulltext", "maintext", "bodytext", "content", "story"),
    "id": ("id", "articleid", "guid", "uuid"),
    "title": ("title", "headline", "headlines"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "sitename", "site"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "published": (
        "published", "publishedat", "publishedon", "datepublished", "publicationdate", "publishdate", "pubdate",
        "publishedtime", "date",
    ),
    "url": ("url", "link", "permalink", "address", "canonicalurl", "weburl"),
}  # fmt: skip


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
        raise InputError(f"has no text field; its fields are {listed(record)}", place)
    used = {name for name, _ in chosen.values()}
    extra = tuple(
        (name, _dumped(value)) for name, value in record.items() if name not in used and value not in (None, "")
    )
    values = {field: value for field, (_, value) in chosen.items()}
    return Story(place=place, extra=extra, **values)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


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
            return ", ".join(filter(None, map(_words, value))) or None
        case {"name": str() as name}:
            return _words(name)
        case _:
            return None


def _dumped(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
