"""Where a text landed: the passages between quotation marks, anywhere in the corpus, that have words of a release or speech.

The way of a draft's check the other way round: articles that share runs of words with the text (``runs``) are candidates, each
marked passage of theirs is laid beside the text (``alignment``) and judged by its words (``verdicts``).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import ibis
import pyarrow as pa

from onrecord.corpus import version_queries
from onrecord.corpus.alike import sources
from onrecord.corpus.alike.runs import Runs, sharing
from onrecord.corpus.alike.sources import Source
from onrecord.corpus.alike.told import Landing, Text, Told
from onrecord.corpus.snapshot import Snapshot
from onrecord.drafts import Draft
from onrecord.model import Span

# The articles that share most words with a text are read, so many at most.
MOST_ARTICLES = 300
# Where those that share least of them quote nothing any more, the rest need not be read.
_UP_TO = 0.8
# An article that shares so much with a text, and has little else, is the text itself.
_ITSELF = 0.7
_ASKED = pa.schema([("number", pa.int32()), ("text", pa.string())])


@dataclass(frozen=True, slots=True)
class Landed:
    """A text with its ``sentences`` and everything that was quoted of it, earliest first.

    ``copies`` is how many articles are the text itself, which are left out; ``is_least`` whether articles that share fewer words
    with it than those that were read may quote it too.
    """

    told: Told
    sentences: tuple[Span, ...]
    landings: tuple[Landing, ...]
    copies: int = 0
    is_least: bool = False

    def by_sentence(self) -> dict[int, list[tuple[Landing, bool]]]:
        """Of each quoted sentence, by its number, what quotes it and whether whole; in the text's order."""
        found: dict[int, list[tuple[Landing, bool]]] = defaultdict(list)
        for landing in self.landings:
            for reach in landing.reaches:
                found[reach.sentence].append((landing, reach.whole))
        return dict(sorted(found.items()))


def of_draft(draft: Draft) -> Told:
    """What somebody has sent."""
    return Told(text=draft.text, title=draft.title, own=tuple(quote.segments for quote in draft.quotes))


def of_article(snapshot: Snapshot, article: str) -> Told | None:
    """An article of the corpus, None where it has no such. Raises CorpusError."""
    return next((of_source(source) for source in sources.read(snapshot, [article])), None)


def of_source(source: Source) -> Told:
    """The same of one that was read."""
    own = tuple(quote.segments for quote in source.quotes)
    return Told(text=source.text, title=source.title, own=own, article=source.article, published=source.published)


def landed(snapshot: Snapshot, runs: Runs, told: Told) -> Landed:
    """Look for a text's words in all quotations of the corpus. Raises CorpusError."""
    asked = ibis.memtable(pa.Table.from_pylist([{"number": 0, "text": told.text}], schema=_ASKED))
    rows = snapshot.rows(sharing(runs, asked, MOST_ARTICLES))
    copies = {row["article"] for row in rows if row["shared"] >= _ITSELF * max(row["size"], row["whole"])}
    if told.article:
        copies |= set(version_queries.others(snapshot, told.article)["article"])
        copies.discard(told.article)
    reports = sorted({row["article"] for row in rows} - copies - {told.article})
    text = Text(told)
    found = in_order(landing for report in sources.read(snapshot, reports) for landing in text.quoted_in(report))
    last = sorted(rows, key=lambda row: -row["weight"])[round(_UP_TO * MOST_ARTICLES) :]
    is_least = not {row["article"] for row in last}.isdisjoint(one.match.article for one in found)
    return Landed(told, tuple(text.sentences), tuple(found), len(copies), is_least)


def in_order(landings: Iterable[Landing]) -> list[Landing]:
    """The earliest first; those of an article together, in its order."""

    def key(one: Landing) -> tuple[object, ...]:
        return one.match.published or date.max, one.match.outlet or "", one.match.article

    return sorted(landings, key=key)
