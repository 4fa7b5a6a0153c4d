"""Two things counted against each other: circles in rows and columns, as large as their counts.

Circles and no heatmap, because a cell of a heatmap cannot be clicked in Streamlit, and sizes are seen by everybody.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components import chart_words, wording
from components.chart_words import label
from components.charts import COLOURS
from components.marks import Params, marks
from onrecord.model import QuoteKind

_LARGEST_PX = 26
_SMALLEST_PX = 5
_ROW_PX = 36
_LABEL_CHARACTERS = 18
_AROUND_PX = 205

Cell = Callable[[str, str], Params]


def matrix(
    frame: pd.DataFrame,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    title: str,
    column_title: str,
    stands_for: Cell,
    column_names: Sequence[str] | None = None,
    unit: str = "quotation",
) -> go.Figure:
    """Circles for the counts of a frame with row, column and quotes, in the given orders.

    ``stands_for`` gives the filters that a click on the circle in a row and column sets. ``column_names`` are shown
    instead of the columns' values.
    """
    shown = dict(zip(columns, column_names or columns, strict=True))
    most = max(frame["quotes"].max(), 1)
    figure = go.Figure(
        go.Scatter(
            x=[_wrapped(shown[column]) for column in frame["column"]],
            y=[_wrapped(row) for row in frame["row"]],
            mode="markers",
            customdata=marks(
                stands_for(row, column) for row, column in zip(frame["row"], frame["column"], strict=True)
            ),
            hovertext=[
                f"{label(row)}<br>{label(shown[column])}<br>{wording.count(count, unit)}"
                for row, column, count in zip(frame["row"], frame["column"], frame["quotes"], strict=True)
            ],
            hoverinfo="text",
            marker={
                "color": COLOURS[QuoteKind.DIRECT],
                "size": frame["quotes"],
                "sizemode": "area",
                "sizeref": most / _LARGEST_PX**2,
                "sizemin": _SMALLEST_PX,
                "line": {"width": 0},
                "opacity": 0.85,
            },
        )
    )
    figure.update_layout(
        title={"y": 0.99, "yanchor": "top"},
        height=_AROUND_PX + _ROW_PX * len(rows),
        margin={"l": 0, "r": 0, "t": 48, "b": 0},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    cells = [f"{row}, {shown[column]}" for row, column in zip(frame["row"], frame["column"], strict=True)]
    chart_words.titled(figure, chart_words.most_of(cells, frame["quotes"].tolist(), unit), title)
    figure.update_xaxes(
        title=column_title,
        type="category",
        categoryorder="array",
        categoryarray=[_wrapped(shown[column]) for column in columns],
        tickangle=-45,
        automargin=True,
        showgrid=True,
        range=[-0.6, len(columns) - 0.4],
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=[_wrapped(row) for row in reversed(rows)],
        automargin=True,
        showgrid=True,
        range=[-0.6, len(rows) - 0.4],
    )
    return figure


def _wrapped(name: str) -> str:
    return "<br>".join(label(line) for line in wrap(name, _LABEL_CHARACTERS, break_long_words=False)) or " "
