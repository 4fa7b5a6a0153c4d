"""The charts of the page of speakers: frames of ``onrecord.corpus.speaker_queries`` in, Plotly figures out."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from components.charts import COLOURS, last_day
from components.marks import marks
from components.matrix import matrix
from onrecord.corpus.queries import Grain
from onrecord.model import Act, QuoteKind

# Okabe and Ito's hues, 3:1 against paper and night alike; with dashes for those who cannot tell them apart.
LINES = (("#1f7ab8", "solid"), ("#c98200", "dash"), ("#178f6b", "dot"), ("#b0568c", "dashdot"))
_BAR_PX = 30


def acts(frame: pd.DataFrame) -> go.Figure:
    """Bars of one speaker's quotations by act; ``frame`` has act and quotes."""
    shown = frame.iloc[::-1]
    figure = _bars(shown["act"], shown["quotes"], [{"act": [act]} for act in shown["act"]])
    figure.update_layout(title={"text": "What the words do", "y": 0.99, "yanchor": "top"})
    return figure


def spoken_of(frame: pd.DataFrame) -> go.Figure:
    """Bars of the names in quotations; ``frame`` has name and quotes."""
    shown = frame.iloc[::-1]
    figure = _bars(shown["name"], shown["quotes"], [{"entity": [name]} for name in shown["name"]])
    figure.update_layout(title={"text": "Whom and what they mention", "y": 0.99, "yanchor": "top"})
    return figure


def over_time(frame: pd.DataFrame, grain: Grain, speakers: Sequence[str]) -> go.Figure:
    """A line for each of up to four speakers; ``frame`` has period, speaker and quotes."""
    figure = go.Figure()
    periods = pd.date_range(
        frame["period"].min(), frame["period"].max(), freq={"day": "D", "week": "W-MON", "month": "MS"}[grain]
    )
    for speaker, (colour, dash) in zip(speakers, LINES, strict=False):
        counts = frame[frame["speaker"] == speaker].set_index("period")["quotes"].reindex(periods, fill_value=0)
        days = [period.date() for period in counts.index]
        figure.add_scatter(
            x=counts.index,
            y=counts,
            name=escape(speaker),
            mode="lines+markers",
            line={"color": colour, "dash": dash},
            marker={"size": 8},
            customdata=marks(
                {"speaker": [speaker], "from": [day.isoformat()], "to": [last_day(day, grain).isoformat()]}
                for day in days
            ),
            hovertemplate=f"{escape(speaker)}<br>%{{x|%-d %b %Y}}: %{{y:,}} quotations<extra></extra>",
        )
    figure.update_layout(
        title={"text": f"Quotations by {grain}", "y": 0.98, "yanchor": "top"},
        height=360,
        margin={"l": 0, "r": 0, "t": 72, "b": 0},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(title="Published", type="date")
    figure.update_yaxes(title="Quotations", rangemode="tozero", tickformat=",d")
    return figure


def acts_of(frame: pd.DataFrame, speakers: Sequence[str]) -> go.Figure:
    """Circles of quotations by speaker and act; ``frame`` has speaker, act and quotes."""
    return matrix(
        frame.rename(columns={"speaker": "row", "act": "column"}),
        rows=speakers,
        columns=[act.value for act in Act if act.value in set(frame["act"])],
        title="What the words do",
        column_title="Act",
        stands_for=lambda speaker, act: {"speaker": [speaker], "act": [act]},
    )


def _bars(names: pd.Series, counts: pd.Series, params: Sequence[dict[str, list[str]]]) -> go.Figure:
    figure = go.Figure(
        go.Bar(
            x=counts,
            y=names,
            orientation="h",
            marker_color=COLOURS[QuoteKind.DIRECT],
            customdata=marks(params),
            text=[f"{count:,}" for count in counts],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}<br>%{x:,} quotations<extra></extra>",
        )
    )
    figure.update_layout(
        height=110 + _BAR_PX * len(names),
        margin={"l": 0, "r": 50, "t": 44, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(title="Quotations", tickformat=",d", rangemode="tozero")
    figure.update_yaxes(automargin=True, type="category")
    return figure
