"""The charts of the page of topics: frames of ``onrecord.corpus.topic_queries`` in, Plotly figures out."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from components import time_axis
from components.bars import bars
from components.charts import last_day
from components.marks import Params
from components.matrix import matrix
from onrecord.corpus.queries import Grain
from onrecord.corpus.topic_queries import By

_NAMES = {"day": "{0.day} {0:%b %Y}", "week": "{0.day} {0:%b %Y}", "month": "{0:%b %Y}"}
# As many columns as a screen has room for; older periods are left out, and the page says so.
MAX_PERIODS = 24
# Columns of one name would be one column: what no eye sees tells one pause from another.
_NOTHING = "\u200b"


def shares(frame: pd.DataFrame, quotes: int) -> go.Figure:
    """Bars of topics by their quotations, with their share of ``quotes``, all that were selected."""
    params = ({"topic": [topic]} for topic in frame["topic"])
    return bars(frame["topic"], frame["quotes"], stands_for=params, title="Quotations by topic", of=quotes)


def ranked(frame: pd.DataFrame, field: By, quotes: int) -> go.Figure:
    """Bars of the values of a field by their quotations that have a topic, with their share of ``quotes``, all selected."""
    params = ({field: [value]} for value in frame["value"])
    title = f"Quotations with a topic by {field}"
    return bars(frame["value"], frame["quotes"], stands_for=params, title=title, of=quotes)


def over_time(frame: pd.DataFrame, grain: Grain, topics: list[str]) -> go.Figure:
    """Circles of quotations by topic and period, at most MAX_PERIODS of them."""
    # A long emptiness is a column of its own, without a name that a day could have.
    periods = time_axis.periods(frame, grain)[-MAX_PERIODS:]
    shown = {day.isoformat() if day else f"pause {at}": day for at, day in enumerate(periods)}
    cells = pd.DataFrame({"row": frame["topic"], "column": frame["period"].map(_key), "quotes": frame["quotes"]})
    return matrix(
        cells[cells["column"].isin(shown)],
        rows=[topic for topic in topics if topic in set(frame["topic"])],
        columns=list(shown),
        column_names=[
            _NAMES[grain].format(day) if day else "…" + _NOTHING * at for at, day in enumerate(shown.values())
        ],
        title=f"Quotations by topic and {grain}",
        column_title="Published" if grain != "week" else "Published in the week from",
        stands_for=lambda topic, day: {"topic": [topic], "from": [day], "to": [_last(day, grain)]},
    )


def by(frame: pd.DataFrame, field: By, topics: list[str]) -> go.Figure:
    """Circles of quotations by topic and the values of a field; there are more rows than columns, for phones."""
    values = list(dict.fromkeys(frame["value"]))
    shown = [topic for topic in topics if topic in set(frame["topic"])]
    title = f"Quotations by {field} and topic"

    def stands_for(value: str, topic: str) -> Params:
        return {field: [value], "topic": [topic]}

    if len(values) < len(shown):
        return matrix(
            frame.rename(columns={"topic": "row", "value": "column"}),
            rows=shown,
            columns=values,
            title=title,
            column_title=field.capitalize(),
            stands_for=lambda topic, value: stands_for(value, topic),
        )
    return matrix(
        frame.rename(columns={"value": "row", "topic": "column"}),
        rows=values,
        columns=shown,
        title=title,
        column_title="Topic",
        stands_for=stands_for,
    )


def together(frame: pd.DataFrame, topics: list[str]) -> go.Figure:
    """Circles of quotations that have two topics at once."""
    return matrix(
        frame.rename(columns={"topic": "row", "other": "column"}),
        rows=[topic for topic in sorted(topics) if topic in set(frame["topic"])],
        columns=[topic for topic in sorted(topics) if topic in set(frame["other"])],
        title="Quotations with two topics at once",
        column_title="Other topic",
        stands_for=lambda topic, other: {"topic": [topic, other], "all_topics": ["true"]},
    )


def _key(period: pd.Timestamp) -> str:
    return period.date().isoformat()


def _last(day: str, grain: Grain) -> str:
    return last_day(date.fromisoformat(day), grain).isoformat()
