"""Things counted: a bar for each, the first on top, as long as its count."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from components import chart_words
from components.chart_words import label
from components.charts import COLOURS, MAX_TICKS
from components.marks import Params, marks
from components.wording import share
from onrecord.model import QuoteKind

_BAR_PX = 30
_AROUND_PX = 110


def bars(
    names: pd.Series,
    counts: pd.Series,
    *,
    stands_for: Iterable[Params],
    title: str,
    of: int,
) -> go.Figure:
    """Bars of quotations by name, each with its share ``of`` so many; ``stands_for`` are the filters of each."""
    texts = [f"{count:,} ({share(count, of)})" for count in counts]
    figure = go.Figure(
        go.Bar(
            x=list(counts)[::-1],
            y=[label(name) for name in names][::-1],
            orientation="h",
            marker_color=COLOURS[QuoteKind.DIRECT],
            customdata=marks(stands_for)[::-1],
            text=texts[::-1],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}<br>%{x:,} quotations<extra></extra>",
        )
    )
    figure.update_layout(
        title={"y": 0.99, "yanchor": "top"},
        height=_AROUND_PX + _BAR_PX * len(texts),
        margin={"l": 0, "r": 90, "t": 44, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    chart_words.titled(figure, chart_words.most(list(names), list(counts), of), title)
    # A few are counted one by one: there is no half of one.
    whole = {"dtick": 1} if max(counts, default=0) <= MAX_TICKS else {}
    figure.update_xaxes(title="Quotations", tickformat=",d", rangemode="tozero", **whole)
    figure.update_yaxes(automargin=True, type="category")
    return figure
