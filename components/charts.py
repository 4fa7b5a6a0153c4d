"""Charts: a frame in, a Plotly figure out. Fonts and lines come from Streamlit's theme, colours from here."""

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from components import chart_words
from components.chart_words import label
from components.marks import marks
from onrecord.corpus.queries import Grain
from onrecord.model import QuoteKind

# Apart for every kind of colour vision (after Okabe and Ito), and 3:1 against paper and night alike.
COLOURS = {QuoteKind.DIRECT: "#1f7ab8", QuoteKind.MIXED: "#c98200", QuoteKind.INDIRECT: "#8c877e"}

# As many as a phone has room for.
MAX_TICKS = 6
GRAINS: tuple[Grain, ...] = ("day", "week", "month")
MAX_DAYS_BY_DAY = 31
MAX_DAYS_BY_WEEK = 400
_STRIP_HEIGHT, STRIP_TICKS = 104, 3
_DAY_MS = 24 * 60 * 60 * 1000
_WIDTH_MS = {"day": 0.8 * _DAY_MS, "week": 5.6 * _DAY_MS, "month": 24 * _DAY_MS}
_HOVER = {"day": "%{x|%-d %B %Y}", "week": "week of %{x|%-d %B %Y}", "month": "%{x|%B %Y}"}


def grain_for(first: date, last: date) -> Grain:
    """The period that gives a readable number of bars for a span of days."""
    days = (last - first).days
    if days <= MAX_DAYS_BY_DAY:
        return "day"
    return "week" if days <= MAX_DAYS_BY_WEEK else "month"


def last_day(period: date, grain: Grain) -> date:
    """The last day of the period that begins on that day."""
    if grain == "month":
        return (pd.Timestamp(period) + pd.offsets.MonthEnd(0)).date()
    return period + timedelta(days=6 if grain == "week" else 0)


def as_shares(figure: go.Figure, frame: pd.DataFrame, grain: Grain, series: str, title: str) -> None:
    """Have a figure of counts show shares; ``frame`` has period, the column ``series`` that its traces name, and share."""
    for trace in figure.data:
        own = frame[frame[series].map(label) == trace.name].set_index("period")["share"]
        counts = pd.Series(trace.y, index=pd.DatetimeIndex(trace.x), dtype=float)
        # A period in which nobody said anything has no share; one in which others did has none of it.
        trace.y = own.reindex(counts.index).where(counts != 0, counts)
        trace.hovertemplate = f"{_HOVER[grain]}<br>%{{y:.1%}}, {trace.name}<extra></extra>"
    figure.update_layout(title={"text": title})
    figure.update_yaxes(title="Share", tickformat=".0%", dtick=None)


def quotes_over_time(frame: pd.DataFrame, grain: Grain) -> go.Figure:
    """Bars of quotations by period, stacked by kind; ``frame`` has period, kind and quotes.

    Every kind has its trace, also an empty one, so that a colour means the same in every view.
    """
    colours = {kind.value: colour for kind, colour in COLOURS.items()}
    figure = bars_over_time(frame, grain, "kind", colours, "quotations")
    chart_words.titled(figure, chart_words.peak(frame, grain), f"Quotations by {grain}")
    return figure


def bars_over_time(frame: pd.DataFrame, grain: Grain, series: str, colours: Mapping[str, str], unit: str) -> go.Figure:
    """Stacked bars by period, one colour for each value of ``series``; ``frame`` has period, that column and quotes.

    ``series`` is also the URL parameter that a click on a bar filters by, with the days of its period.
    ``colours`` says which values there are and in what order.
    """
    figure = go.Figure()
    for value, colour in colours.items():
        rows = frame[frame[series] == value]
        days = [period.date() for period in rows["period"]]
        figure.add_bar(
            x=rows["period"],
            y=rows["quotes"],
            name=value,
            customdata=marks(
                {series: [value], "from": [day.isoformat()], "to": [last_day(day, grain).isoformat()]} for day in days
            ),
            showlegend=True,
            marker_color=colour,
            width=_WIDTH_MS[grain],
            hovertemplate=f"{_HOVER[grain]}<br>%{{y:,}} {unit}, {label(value)}<extra></extra>",
        )
    figure.update_layout(
        title={"y": 0.98, "yanchor": "top"},
        barmode="stack",
        height=340,
        margin={"l": 0, "r": 0, "t": 72, "b": 0},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(title="Published", type="date", **ticks(frame["period"], grain))
    highest = frame.groupby("period")["quotes"].sum().max()
    # A few are counted one by one: there is no half of one.
    whole = {"dtick": 1} if highest <= MAX_TICKS else {}
    figure.update_yaxes(title=unit.capitalize(), rangemode="tozero", tickformat=",d", **whole)
    return figure


def strip(frame: pd.DataFrame, grain: Grain) -> go.Figure:
    """Quotations over time at a glance: low bars, one a period, each of which filters by its days."""
    periods = frame.groupby("period", as_index=False)["quotes"].sum()
    days = [period.date() for period in periods["period"]]
    figure = go.Figure()
    figure.add_bar(
        x=periods["period"],
        y=periods["quotes"],
        customdata=marks({"from": [day.isoformat()], "to": [last_day(day, grain).isoformat()]} for day in days),
        marker_color=COLOURS[QuoteKind.DIRECT],
        width=_WIDTH_MS[grain],
        hovertemplate=f"{_HOVER[grain]}<br>%{{y:,}} quotations<extra></extra>",
    )
    figure.update_layout(
        height=_STRIP_HEIGHT,
        # Room for half of the first day's name.
        margin={"l": 28, "r": 0, "t": 10, "b": 36},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(type="date", showgrid=False, tickangle=0, **ticks(frame["period"], grain, STRIP_TICKS))
    highest = periods["quotes"].max()
    figure.update_yaxes(rangemode="tozero", tickvals=[0, highest], ticktext=["0", f"{highest:,}"], automargin=True)
    return figure


def ticks(periods: pd.Series, grain: Grain, most: int = MAX_TICKS) -> dict[str, object]:
    """At most so many ticks, on the first days of periods: Plotly's own would fall between them."""
    if periods.empty:
        return {}
    first, last = periods.min(), periods.max()
    if grain == "month":
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return {"tick0": first, "dtick": f"M{ceil(months / most)}", "tickformat": "%b %Y"}
    days = 7 if grain == "week" else 1
    step = ceil(((last - first).days // days + 1) / most)
    return {"tick0": first, "dtick": step * days * _DAY_MS, "tickformat": "%-d %b\n%Y"}
