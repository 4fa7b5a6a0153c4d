"""What the page of figures shows: numbers put on things, by unit, over time, with who said them.

A figure stands in a quotation, or else in the article's own words, which nobody is quoted with. Every function raises
QueryError for a bad text query.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import ibis
import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus.predicate import asks_for_quotations, selected_articles, selected_quotes, topics_by
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Unit

Said = Literal["quoted", "all"]

# What of is given for: money in different currencies cannot be drawn on one axis.
_BY_OF = (Unit.MONEY.value,)
COLUMNS = (
    "article", "start", "end", "text", "low", "high", "approximate", "unit", "of", "measures", "words", "polarity", "speaker",
    "topics", "published", "outlet", "title", "quote",
)  # fmt: skip
MARK_COLUMNS = ("published", "low", "high", "approximate", "unit", "of", "text", "speaker", "measures")


class Counted(NamedTuple):
    """A unit as charts tell them apart; ``of`` is the currency of money, None for other units."""

    unit: Unit
    of: str | None = None


def units(snapshot: Snapshot, selection: Selection, said: Said = "quoted") -> dict[Counted, int]:
    """The units of a selection's figures with their number, most first; things of all kinds come last."""
    table = _figures(snapshot, selection, said)
    table = table.mutate(of=ibis.ifelse(table.unit.isin(_BY_OF), table.of, None))
    counted = table.group_by(["unit", "of"]).aggregate(figures=table.count())
    is_things = counted.unit == Unit.THINGS.value
    rows = snapshot.fetch(counted.order_by([is_things, counted.figures.desc(), counted.unit, counted.of]))
    return {
        Counted(Unit(unit), None if pd.isna(of) else of): int(figures)
        for unit, of, figures in rows.itertuples(index=False)
    }


def figures(
    snapshot: Snapshot,
    selection: Selection,
    said: Said = "quoted",
    unit: Counted | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> pd.DataFrame:
    """Figures with the columns in COLUMNS, newest first; ``words`` are the quotation's, else the sentence's."""
    table = ordered(selected_figures(snapshot, selection, said, unit))
    return snapshot.fetch(table.limit(limit, offset=offset))


def selected_figures(
    snapshot: Snapshot, selection: Selection, said: Said = "quoted", unit: Counted | None = None
) -> ir.Table:
    """The figures that a selection asks for, with the columns in COLUMNS."""
    table = _figures(snapshot, selection, said)
    table = table if unit is None else _of_unit(table, unit)
    each = topics_by(snapshot, selection).select("quote", "topic").distinct()
    topics = each.group_by("quote").aggregate(topics=each.topic.collect().sort().join("; "))
    return table.left_join(topics, "quote").select(COLUMNS)


def ordered(table: ir.Table) -> ir.Table:
    """Figures in one total order: newest first, then by place."""
    return table.order_by([table.published.desc(nulls_first=False), table.article, table.start, table.end])


def newest(snapshot: Snapshot, selection: Selection, unit: Counted, limit: int) -> pd.DataFrame:
    """The newest dated figures of one unit in quotations, whatever their topic, with MARK_COLUMNS."""
    table = _of_unit(_figures(snapshot, selection, "quoted"), unit)
    return snapshot.fetch(ordered(table.filter(table.published.notnull())).limit(limit).select(MARK_COLUMNS))


def of_topics(
    snapshot: Snapshot, selection: Selection, topics: Sequence[str], unit: Counted, limit: int
) -> pd.DataFrame:
    """The newest dated figures of one unit in quotations about each of some topics: topic and MARK_COLUMNS."""
    table = _of_unit(_figures(snapshot, selection, "quoted"), unit)
    about = topics_by(snapshot, selection)
    about = about.filter(about.topic.isin(topics)).select("quote", "topic").distinct()
    table = table.filter(table.published.notnull()).inner_join(about, "quote")
    newest = [table.published.desc(), table.article, table.start]
    ranked = table.mutate(rank=ibis.row_number().over(group_by=table.topic, order_by=newest))
    shown = ranked.filter(ranked.rank < limit).order_by(["topic", "rank"])
    return snapshot.fetch(shown.select("topic", *MARK_COLUMNS))


def topics(snapshot: Snapshot, selection: Selection, unit: Counted) -> pd.DataFrame:
    """The topics of the quotations in which figures of a unit stand, most first: topic, figures."""
    table = _of_unit(_figures(snapshot, selection, "quoted"), unit)
    about = topics_by(snapshot, selection).select("quote", "topic").distinct()
    joined = table.inner_join(about, "quote")
    counted = joined.group_by("topic").aggregate(figures=joined.count())
    return snapshot.fetch(counted.order_by([counted.figures.desc(), counted.topic]))


def _of_unit(table: ir.Table, unit: Counted) -> ir.Table:
    table = table.filter(table.unit == unit.unit.value)
    return table if unit.of is None else table.filter(table.of == unit.of)


def _figures(snapshot: Snapshot, selection: Selection, said: Said) -> ir.Table:
    quotes = selected_quotes(snapshot, selection).select("quote", "speaker", "polarity", words="as_sentence")
    quoted = snapshot.figures.inner_join(quotes, "quote")
    if said == "quoted" or asks_for_quotations(selection):
        return quoted
    own = snapshot.figures.filter(snapshot.figures.quote.isnull())
    own = own.semi_join(selected_articles(snapshot, selection), "article")
    own = own.mutate(speaker=ibis.null(str), polarity=ibis.null(str), words=own.sentence)
    return quoted.union(own.select(quoted.columns))
