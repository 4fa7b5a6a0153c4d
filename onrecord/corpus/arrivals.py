"""What came into the corpus since: quotations of articles that were added, whatever their day of publication.

An article that is parsed again by a newer engine is no new one. Every function raises QueryError for a bad text query.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import ibis.expr.types as ir

from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot


def newest(snapshot: Snapshot) -> datetime | None:
    """When the newest article came, None where there is none."""
    found = snapshot.rows(snapshot.articles.aggregate(newest=snapshot.articles.added_at.max()))
    came: datetime | None = found[0]["newest"]
    return came


def since(snapshot: Snapshot, selection: Selection, seen: datetime) -> int:
    """How many quotations of the selection stand in articles that came after ``seen``."""
    came = snapshot.articles.filter(snapshot.articles.added_at > seen)
    quotes = selected_quotes(snapshot, selection).semi_join(came, "article")
    return int(snapshot.rows(quotes.aggregate(quotes=quotes.count()))[0]["quotes"])


def latest(snapshot: Snapshot, selection: Selection, limit: int) -> list[dict[str, Any]]:
    """The quotations that came last: quote, article, as_sentence, polarity, kind, speaker, title, outlet, published, source, added_at."""
    table = _with_arrival(snapshot, selection)
    order = [table.added_at.desc(), table.published.desc(nulls_first=False), table.article, table.start, table.end]
    columns = (
        "quote",
        "article",
        "as_sentence",
        "polarity",
        "kind",
        "speaker",
        "title",
        "outlet",
        "published",
        "added_at",
    )
    shown = table.order_by(order).limit(limit)
    return snapshot.rows(shown.select(*columns, source=shown.url.fill_null(shown.source)))


def added_at(snapshot: Snapshot, articles: Sequence[str]) -> dict[str, datetime]:
    """When each of some articles came, by its key."""
    if not articles:
        return {}
    table = snapshot.articles
    came = table.filter(table.article.isin(articles)).select("article", "added_at")
    return {row["article"]: row["added_at"] for row in snapshot.rows(came)}


def _with_arrival(snapshot: Snapshot, selection: Selection) -> ir.Table:
    return selected_quotes(snapshot, selection).inner_join(snapshot.articles.select("article", "added_at"), "article")
