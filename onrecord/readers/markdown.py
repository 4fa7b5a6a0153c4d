"""Markdown files: front matter says what the article is, the rest is read as the page that it makes."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.fields import to_story
from onrecord.readers.markup import as_text
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*):[ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)")


def read_markdown(unit: Unit) -> Iterator[Story]:
    """The one article of a Markdown file. Raises InputError and OSError."""
    text = decode(read_bytes(unit.path))
    front = _FRONT_MATTER.match(text)
    fields = _fields(front["fields"]) if front else {}
    body = as_text(f"<div>{MarkdownIt('commonmark').render(text[front.end() if front else 0 :])}</div>")
    yield to_story({**fields, "text": body}, None) if body.strip() else Story(text="")


def _fields(front: str) -> dict[str, object]:
    """The plain fields and lists of front matter; of what YAML can say besides, an article's metadata use nothing."""
    fields: dict[str, object] = {}
    items: list[str] = []
    for line in front.splitlines():
        if item := _ITEM.fullmatch(line):
            items.append(_value(item["value"]))
        elif field := _FIELD.fullmatch(line):
            value, items = _value(field["value"]), []
            fields[field["name"]] = _listed(value) if value.startswith("[") else value or items
    return fields


def _listed(value: str) -> list[str]:
    return [_value(one) for one in value.strip("[]").split(",")]


def _value(words: str) -> str:
    return words.strip().strip("\"'")
