"""ProQuest downloads: documents between rules of underscores, each field a paragraph with its label."""

import re

from onrecord.readers.bundles.lines import Line, author, is_label, kept, labels, lines
from onrecord.readers.story import Story

SIGN = r"ProQuest document ID"
_RULE = re.compile(r"_{20,}")
_ID = ("proquest document id",)
_TEXT = ("full text",)
_AFTER_TEXT = (
    "subject", "location", "people", "company", "title", "publication title", "first page", "publication year",
    "publication date", "company / organization", "classification", "identifier / keyword", "number of pages", "credit",
    "illustration", "copyright", "correspondence author", "issn", "business indexing term", "publication info",
)  # fmt: skip


def count(text: str) -> int:
    """How many documents the text holds; 0 where it is no such bundle."""
    return sum(is_label(line, _ID) for line in lines(text))


def split(text: str) -> list[Story]:
    """The documents, those without their text with an empty one."""
    documents: list[list[Line]] = [[]]
    for line in lines(text):
        if _RULE.fullmatch(line.text):
            documents.append([])
        else:
            documents[-1].append(line)
    return [_story(text, document) for document in documents if any(is_label(line, _ID) for line in document)]


def _story(text: str, document: list[Line]) -> Story:
    stated = labels(document)
    opening = next((line for line in document if is_label(line, _TEXT)), None)
    body = ""
    if opening is not None:
        close = next(
            (line for line in document[document.index(opening) :] if is_label(line, _AFTER_TEXT)), document[-1]
        )
        body = text[opening.start : close.start].partition(":")[2].strip()
    return Story(
        text=body,
        title=stated.get("title") or document[0].text,
        outlet=_outlet(stated.get("publication title")),
        author=_given_first(author(stated.get("author"))),
        published=stated.get("publication date"),
        extra=kept(stated, ("section", "first page", "proquest document id")),
    )


def _outlet(title: str | None) -> str | None:
    """The paper in "The Olm Post; Olm"."""
    return title.partition(";")[0].strip() if title else None


def _given_first(name: str | None) -> str | None:
    """The names in "Fay, Ann; Moe, Cy" as they are spoken."""
    if name is None:
        return None
    people = (one.strip().removesuffix(".").split(", ", 1) for one in name.split(";"))
    return "; ".join(" ".join(reversed(parts)) for parts in people)
