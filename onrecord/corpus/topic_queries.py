"""What the page of topics shows: quotations counted by topic and something else. Undated ones are in no timeline.

A quotation with two topics counts for both; every function raises QueryError for a bad text query.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import ranking
from onrecord.corpus.predicate import selected_quotes, topics_by
from onrecord.corpus.queries import QUOTE_COLUMNS, Grain, ordered_quotes, period_of
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import UNKNOWN_OUTLET, UNKNOWN_SPEAKER, Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topic_evidence import COLUMNS, Shown, shown_topics
from onrecord.corpus.topics import gain_and_loss
from onrecord.model import Basis
from onrecord.taxonomy import Taxonomy

By = Literal["speaker", "outlet", "act"]

_UNKNOWN = {"speaker": UNKNOWN_SPEAKER, "outlet": UNKNOWN_OUTLET}


def counts(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """Topics with their quotations, most first: topic, quotes, articles, speakers, first, last (days, NaT if undated)."""
    return snapshot.fetch(counted(snapshot, selection))


def counted(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """The same as an expression."""
    table = _with_topics(snapshot, selection)
    topics = table.group_by("topic").aggregate(
        quotes=table.count(),
        articles=table.article.nunique(),
        speakers=table.speaker.nunique(),
        first=table.published.min(),
        last=table.published.max(),
    )
    return topics.order_by([topics.quotes.desc(), topics.topic])


def without_topic(snapshot: Snapshot, selection: Selection) -> int:
    """How many quotations of the selection have no topic."""
    quotes = selected_quotes(snapshot, selection)
    left = quotes.filter(quotes.quote.notin(topics_by(snapshot, selection).quote))
    return int(snapshot.fetch(left.aggregate(quotes=left.count()))["quotes"].iloc[0])


def over_time(snapshot: Snapshot, selection: Selection, grain: Grain) -> pd.DataFrame:
    """Dated quotations by period and topic: period (its first day), topic, quotes."""
    table = _with_topics(snapshot, selection)
    dated = table.filter(table.published.notnull())
    dated = dated.mutate(period=period_of(dated.published, grain))
    counted = dated.group_by(["period", "topic"]).aggregate(quotes=dated.count())
    return snapshot.fetch(counted.order_by(["period", "topic"]))


def phrases(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """Which phrases show the topics of a selection: topic, phrase, basis, quotes; commonest first."""
    selected = selected_quotes(snapshot, selection).select("quote")
    found = topics_by(snapshot, selection).semi_join(selected, "quote")
    if selection.topics:
        found = found.filter(found.topic.isin(sorted(_asked(snapshot, selection))))
    counted = found.group_by(["topic", "phrase", "basis"]).aggregate(quotes=found.quote.nunique())
    return snapshot.fetch(counted.order_by([counted.quotes.desc(), counted.topic, counted.phrase, counted.basis]))


def _asked(snapshot: Snapshot, selection: Selection) -> set[str]:
    """The topics that a selection asks for, with those below them."""
    return {name for topic in selection.topics for name in snapshot.taxonomy.below(topic)}


def evidence(snapshot: Snapshot, selection: Selection, rows: pd.DataFrame) -> dict[str, tuple[Shown, ...]]:
    """What shows the topics of a selection in some of its quotations, by id."""
    wanted = _asked(snapshot, selection)
    quotes = snapshot.quotes.filter(snapshot.quotes.quote.isin(rows["quote"].tolist()))
    found = shown_topics(snapshot, quotes)
    return {quote: tuple(one for one in shown if one.topic in wanted) for quote, shown in found.items()}


def of_articles_alone(snapshot: Snapshot, selection: Selection) -> int:
    """How many more quotations there are whose articles alone are about the topics of a selection."""
    wide, now = (selected_quotes(snapshot, replace(selection, basis=basis)) for basis in (Basis.ARTICLE, Basis.PASSAGE))
    counted = wide.aggregate(quotes=wide.count()).cross_join(now.aggregate(now=now.count()))
    row = snapshot.fetch(counted).iloc[0]
    return int(row["quotes"] - row["now"])


def latest(snapshot: Snapshot, selection: Selection, limit: int) -> pd.DataFrame:
    """The latest quotations of a selection, with the columns of ``queries.QUOTE_COLUMNS``."""
    table = ordered_quotes(selected_quotes(snapshot, selection))
    return snapshot.fetch(table.limit(limit).select(*QUOTE_COLUMNS))


def ranked(snapshot: Snapshot, selection: Selection, field: By, limit: int | None = ranking.FEW) -> Ranking:
    """The values of a field with most quotations that have a topic, all of them without a limit: value, quotes."""
    quotes = selected_quotes(snapshot, selection)
    table = _valued(quotes.filter(quotes.quote.isin(topics_by(snapshot, selection).quote)), field)
    counted = table.group_by("value").aggregate(quotes=table.count())
    return ranking.first(snapshot, counted.order_by([counted.quotes.desc(), counted.value]), ("quotes",), limit)


def by(snapshot: Snapshot, selection: Selection, field: By, values: Sequence[str] | None = None) -> pd.DataFrame:
    """Topics of the values of a field, of all or of those: value, topic, quotes; values with most quotations first."""
    table = _valued(_with_topics(snapshot, selection), field)
    if values is not None:
        table = table.filter(table.value.isin(values))
    totals = table.group_by("value").aggregate(total=table.quote.nunique())
    counted = table.group_by(["value", "topic"]).aggregate(quotes=table.count()).join(totals, "value")
    ordered = counted.order_by([counted.total.desc(), counted.value, counted.topic])
    return snapshot.fetch(ordered.select("value", "topic", "quotes"))


def _valued(table: ir.Table, field: By) -> ir.Table:
    """The table with ``value``, what a row has in a field, also where it is not known."""
    return table.mutate(value=table[field].fill_null(_UNKNOWN[field]) if field in _UNKNOWN else table[field])


def together(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """Topics that a quotation has at once: topic, other, quotes; each pair once, in the order of names."""
    table = _with_topics(snapshot, selection).select("quote", "topic")
    other = table.select("quote", other=table.topic)
    pairs = table.join(other, "quote")
    pairs = pairs.filter(pairs.topic < pairs.other)
    counted = pairs.group_by(["topic", "other"]).aggregate(quotes=pairs.count())
    return snapshot.fetch(counted.order_by([counted.quotes.desc(), counted.topic, counted.other]))


def _with_topics(snapshot: Snapshot, selection: Selection) -> ir.Table:
    topics = topics_by(snapshot, selection).select("quote", "topic").distinct()
    return selected_quotes(snapshot, selection).inner_join(topics, "quote")


def changes(snapshot: Snapshot, changed: Taxonomy) -> pd.DataFrame:
    """What another taxonomy changes of all that is shown at first: topic, change, topic_evidence.COLUMNS, polarity, speaker; likeliest first."""
    quotes = selected_quotes(snapshot, Selection())
    found = gain_and_loss(quotes, snapshot.taxonomy, changed)
    rows = found.join(quotes.select(*COLUMNS, "polarity", "speaker", "confidence"), "quote")
    return snapshot.fetch(rows.order_by([rows.confidence.desc(), rows.quote, rows.topic]).drop("confidence"))
