"""Rows of a file that are held against the corpus, and what becomes of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

# Of a file: more rows are verified in parts.
MOST_BYTES = 50_000_000
# What of each kind of row is printed; the other cells say how the program came by it.
_WHERE = ("headline", "outlet", "author", "date", "published", "source")
PRINTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "quotes": ("quotation", "as_sentence", "kind", "act", "polarity", "speaker", "speaker_kind", "on_behalf_of", *_WHERE),
        "articles": (*_WHERE, "updated", "language"),
        "figures": ("figure", "low", "high", "approximate", "unit", "of", "measures", "speaker", "words", "polarity", *_WHERE),
        "speakers": ("speaker", "speaker_kind", "quotations", "articles", "outlets", "first", "last"),
        "topics": ("topic", "quotations", "articles", "speakers"),
    }
)  # fmt: skip
# What a report, which is no table, shows of a quotation.
IN_REPORT = ("as_sentence", "speaker", "headline", "outlet", "source")


class Standing(StrEnum):
    """What the corpus says of a row of a file today, the best first."""

    HOLDS = "holds"
    CHANGED = "changed since"
    WITHDRAWN = "withdrawn"
    EDITED = "edited in the file"
    ELSEWHERE = "not from this corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A row of a file, by its number from 1: its ``cells``, or the ``text`` of a report in which they stand.

    ``receipt`` is the one beside it, empty where there is none.
    """

    number: int
    cells: Mapping[str, Any]
    text: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A row and what became of it, in one sentence; ``article`` and ``quote`` are where it stands in the corpus, if it does."""

    row: FileRow
    standing: Standing
    why: str
    article: str | None = None
    quote: str | None = None
