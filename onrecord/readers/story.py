"""What a file itself says about one article, whatever its format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.model import Flaw
from onrecord.readers.decode import MAX_CHARACTERS

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as its file gives it, before its layout is found and sidecars are read.

    ``place`` is where in the file it stands ("line 7"), None when it is the whole file; ``published``,
    ``updated`` and ``url`` are the file's own words, not yet understood; ``standfirst`` is the paragraph of the text that
    its file marks as one.
    """

    text: str
    place: str | None = None
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    flaws: frozenset[Flaw] = frozenset()
    standfirst: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


def check(story: Story) -> None:
    """Raise InputError for a story that cannot be kept: without text, too long, or no valid Unicode."""
    if not story.text.strip():
        raise InputError("has an empty text" if story.place else "is empty", story.place)
    if len(story.text) > MAX_CHARACTERS:
        raise InputError(
            f"has a text of more than {MAX_CHARACTERS:,} characters, the limit for one article", story.place
        )
    for value in _values(story):
        if "\0" in value:
            raise InputError("holds NUL characters, which no text has; it is damaged", story.place)
        if _SURROGATE.search(value):
            raise InputError(
                r"holds half a character (a lone surrogate, like \ud800), which no file can store", story.place
            )


def _values(story: Story) -> Iterator[str]:
    fields = (story.text, story.id, story.title, story.outlet, story.author, story.published, story.updated, story.url)
    yield from (field for field in fields if field is not None)
    for pair in story.extra:
        yield from pair
