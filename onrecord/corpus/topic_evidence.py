"""What shows the topics of some quotations, with the words that do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import ibis.expr.types as ir

from onrecord.corpus.schema import parse_segments
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Basis
from onrecord.taxonomy import Taxonomy
from onrecord.topics import Evidence, matches

# What is read of quotations to say what shows their topics.
COLUMNS = ("quote", "article", "text", "lemmas", "around", "around_lemmas")
Row = Mapping[str, Any]


class Shown(NamedTuple):
    """A topic of a quotation, by which basis it has it, and where in ``text`` that basis says so.

    ``text`` is the quotation's, or what stands around it, its parts on one line; empty for the basis ARTICLE, of which only
    the ``phrases`` are known.
    """

    topic: str
    basis: Basis
    phrases: tuple[str, ...]
    text: str = ""
    places: tuple[Evidence, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words that show the topic, each once, as they are written; of an article the phrases that they match."""
        written = (self.text[one.start : one.end] for one in self.places)
        return tuple(dict.fromkeys(written)) or self.phrases


def shown_topics(snapshot: Snapshot, quotes: ir.Table) -> dict[str, tuple[Shown, ...]]:
    """The topics of each of some quotations of the snapshot by its id, in the user's order of topics."""
    found = snapshot.topics.inner_join(quotes.select(*COLUMNS), "quote")
    phrases = found.group_by([*COLUMNS, "topic", "basis"]).aggregate(phrases=found.phrase.collect().unique().sort())
    rows = snapshot.rows(phrases)
    texts = _texts(snapshot, {row["article"] for row in rows if row["basis"] == Basis.PASSAGE})
    order = {topic.name: at for at, topic in enumerate(snapshot.taxonomy.topics)}
    of_quote: dict[str, list[Shown]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: order[row["topic"]]):
        if row["basis"] == Basis.ARTICLE:
            shown = Shown(row["topic"], Basis.ARTICLE, tuple(row["phrases"]))
        else:
            shown = _said(snapshot.taxonomy, row["topic"], row, texts)
        of_quote[row["quote"]].append(shown)
    return {quote: tuple(shown) for quote, shown in of_quote.items()}


def shown_by(snapshot: Snapshot, taxonomy: Taxonomy, rows: Sequence[Row]) -> list[Shown]:
    """What shows the ``topic`` of each of some rows, which have COLUMNS too, by a taxonomy."""
    texts = _texts(snapshot, {row["article"] for row in rows})
    return [_said(taxonomy, row["topic"], row, texts) for row in rows]


def _said(taxonomy: Taxonomy, topic: str, row: Row, texts: Mapping[str, str]) -> Shown:
    """What shows a topic in a quotation's words, else in what stands around it."""
    own = matches(taxonomy, row["text"], row["lemmas"] or "", (topic,))
    if own:
        return _placed(topic, Basis.WORDS, row["text"], own)
    parts = (texts[row["article"]][start:end] for start, end in parse_segments(row["around"]))
    around = " … ".join(_lines(parts))
    return _placed(topic, Basis.PASSAGE, around, matches(taxonomy, around, row["around_lemmas"], (topic,)))


def _placed(topic: str, basis: Basis, text: str, places: tuple[Evidence, ...]) -> Shown:
    return Shown(topic, basis, tuple(dict.fromkeys(one.phrase for one in places)), text, places)


def _lines(parts: Iterable[str]) -> Iterable[str]:
    return filter(None, (" ".join(part.split()) for part in parts))


def _texts(snapshot: Snapshot, articles: set[str]) -> dict[str, str]:
    if not articles:
        return {}
    table = snapshot.articles.filter(snapshot.articles.article.isin(sorted(articles)))
    return {row["article"]: row["text"] for row in snapshot.rows(table.select("article", "text"))}
