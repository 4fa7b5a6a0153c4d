"""What the page of topics shows: quotations counted by topic and something else. Undated ones are in no timeline.

A quotation with two topics counts for both; every function raises QueryError for a bad text query.
"""

from collections.abc import Sequence
from typing import Literal

import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import ranking
from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.queries import QUOTE_COLUMNS, Grain, ordered_quotes, period_of
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import UNKNOWN_OUTLET, UNKNOWN_SPEAKER, Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topics import gain_and_loss
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
    left = quotes.filter(quotes.quote.notin(snapshot.topics.quote))
    return int(snapshot.fetch(left.aggregate(quotes=left.count()))["quotes"].iloc[0])


def over_time(snapshot: Snapshot, selection: Selection, grain: Grain) -> pd.DataFrame:
    """Dated quotations by period and topic: period (its first day), topic, quotes."""
    table = _with_topics(snapshot, selection)
    dated = table.filter(table.published.notnull())
    dated = dated.mutate(period=period_of(dated.published, grain))
    counted = dated.group_by(["period", "topic"]).aggregate(quotes=dated.count())
    return snapshot.fetch(counted.order_by(["period", "topic"]))


def phrases(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """Which phrases show the topics of a selection: topic, phrase, quotes; commonest first."""
    selected = selected_quotes(snapshot, selection).select("quote")
    found = snapshot.topics.semi_join(selected, "quote")
    if selection.topics:
        found = found.filter(
            found.topic.isin([name for topic in selection.topics for name in snapshot.taxonomy.below(topic)])
        )
    counted = found.group_by(["topic", "phrase"]).aggregate(quotes=found.quote.nunique())
    return snapshot.fetch(counted.order_by([counted.quotes.desc(), counted.topic, counted.phrase]))


def latest(snapshot: Snapshot, selection: Selection, limit: int) -> pd.DataFrame:
    """The latest quotations of a selection, with the columns of ``queries.QUOTE_COLUMNS`` and lemmas."""
    table = ordered_quotes(selected_quotes(snapshot, selection))
    return snapshot.fetch(table.limit(limit).select(*QUOTE_COLUMNS, "lemmas"))


def ranked(snapshot: Snapshot, selection: Selection, field: By, limit: int | None = ranking.FEW) -> Ranking:
    """The values of a field with most quotations that have a topic, all of them without a limit: value, quotes."""
    quotes = selected_quotes(snapshot, selection)
    table = _valued(quotes.filter(quotes.quote.isin(snapshot.topics.quote)), field)
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
    topics = snapshot.topics.select("quote", "topic").distinct()
    return selected_quotes(snapshot, selection).inner_join(topics, "quote")


def changes(snapshot: Snapshot, changed: Taxonomy) -> pd.DataFrame:
    """What another taxonomy changes in the whole corpus: quote, topic, change, text, lemmas, polarity, speaker; likeliest first."""
    quotes = snapshot.quotes.filter(snapshot.quotes.lemmas.notnull())
    found = gain_and_loss(quotes.select("quote", "lemmas"), snapshot.taxonomy, changed)
    rows = found.join(quotes.select("quote", "text", "lemmas", "polarity", "speaker", "confidence"), "quote")
    return snapshot.fetch(rows.order_by([rows.confidence.desc(), rows.quote, rows.topic]).drop("confidence"))
