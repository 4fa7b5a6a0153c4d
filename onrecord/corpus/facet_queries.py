"""The values that a selection's quotations have most, for filters that offer them."""

from typing import Literal

import ibis
import ibis.expr.types as ir

from onrecord.corpus.predicate import selected_quotes, topics_by
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

Facet = Literal["speaker", "topic", "outlet"]


def commonest(snapshot: Snapshot, selection: Selection, name: Facet, limit: int) -> list[tuple[str, int]]:
    """The commonest values with their numbers of quotations, most first; what is unknown is none. Raises QueryError."""
    quotes = selected_quotes(snapshot, selection)
    if name == "topic":
        pairs = _topics(snapshot, selection).semi_join(quotes, "quote")
    else:
        pairs = quotes.filter(quotes[name].notnull()).select("quote", value=name)
    counted = pairs.group_by("value").aggregate(n=pairs.quote.nunique())
    found = snapshot.fetch(counted.order_by([counted.n.desc(), counted.value]).limit(limit))
    return list(zip(found["value"].tolist(), found["n"].tolist(), strict=True))


def _topics(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """Quotations by topic, and by those above it, which stand for it too: quote, value."""
    table = topics_by(snapshot, selection)
    pairs = table.select("quote", value="topic")
    for topic in snapshot.taxonomy.topics:
        lower = [name for name in snapshot.taxonomy.below(topic.name) if name != topic.name]
        if lower:
            pairs = pairs.union(table.filter(table.topic.isin(lower)).select("quote", value=ibis.literal(topic.name)))
    return pairs
