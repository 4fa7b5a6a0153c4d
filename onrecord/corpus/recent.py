"""What is new: the last days of a selection beside as many days before them.

Days are counted back from the last day on which anything of the selection was published. Every function raises
QueryError for a bad text query.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

import ibis.expr.types as ir

from onrecord.corpus import ranking
from onrecord.corpus.predicate import selected_articles, selected_quotes, topics_by
from onrecord.corpus.ranking import WITH_A_NAME, Ranking
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.names.forms import NAMED

DAYS = 7
FEW = 8

What = Literal["speaker", "topic", "entity"]


class Recent(NamedTuple):
    """The last days, first and last included, and the first of as many days before them."""

    since: date
    until: date
    before: date


def recent(last: date, days: int = DAYS, since: date | None = None) -> Recent:
    """The days up to the last one, none before ``since``, and as many before them."""
    if since is not None:
        days = max(1, min(days, (last - since).days + 1))
    first = last - timedelta(days=days - 1)
    return Recent(first, last, first - timedelta(days=days))


def both(selection: Selection, period: Recent) -> Selection:
    """The selection with the days of the period and of the one before, also where it begins later."""
    return replace(selection, since=period.before, until=period.until, undated=False)


def rising(snapshot: Snapshot, selection: Selection, what: What, period: Recent, limit: int = FEW) -> Ranking:
    """What has more quotations (entities: articles that mention it) now than before: value, now, before; most more first."""
    table = _dated(snapshot, both(selection, period), what)
    counted = table.group_by("value").aggregate(
        now=(table.published >= period.since).sum(), before=(table.published < period.since).sum()
    )
    more = counted.filter(counted.now > counted.before)
    order = [(more.now - more.before).desc(), more.now.desc(), more.value]
    return ranking.first(snapshot, more.order_by(order), ("now", "before"), limit, equals=2 * FEW)


def _dated(snapshot: Snapshot, selection: Selection, what: What) -> ir.Table:
    """A row a quotation (or an article and entity) of both periods: value, published."""
    if what == "entity":
        articles = selected_articles(snapshot, selection).select("article", "published")
        mentions = snapshot.mentions
        # Peoples and parties have no place on the page of entities.
        named = mentions.filter([mentions.label.isin(NAMED), mentions.kind != "groups"])
        table = named.select("article", value=named.entity).distinct().inner_join(articles, "article")
    elif what == "topic":
        topics = topics_by(snapshot, selection).select("quote", value="topic").distinct()
        table = selected_quotes(snapshot, selection).inner_join(topics, "quote")
    else:
        quotes = selected_quotes(snapshot, selection)
        # “Questioner” and “officials” rise with every briefing.
        named = quotes.speaker_kind.isin([kind.value for kind in WITH_A_NAME])
        table = quotes.filter([quotes.speaker.notnull(), named]).mutate(value=quotes.speaker)
    return table.select("value", "published")
