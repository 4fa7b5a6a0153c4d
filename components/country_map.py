"""A map of the countries that are mentioned: circles as large as their counts, on outlines that ship with the project.

Drawn as lines and circles, because Plotly's own maps fetch their outlines from the network.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.chart_words import label
from components.charts import COLOURS
from components.marks import marks
from components.wording import count
from onrecord.model import QuoteKind

_OUTLINES = Path(__file__).parent.parent / "assets" / "countries.json"
# In news about the United States it is mostly the state, and nothing in a name tells which.
AMBIGUOUS = "Georgia"
_LARGEST_PX = 34
_SMALLEST_PX = 6
_LABELLED = 8


@cache
def _outlines() -> dict[str, Any]:
    outlines: dict[str, Any] = json.loads(_OUTLINES.read_text("utf-8"))
    return outlines


def countries() -> list[str]:
    """The names of the countries on the map."""
    return [name for name in _outlines() if name != AMBIGUOUS]


def country_map(frame: pd.DataFrame) -> go.Figure:
    """A circle in each country, as large as the number of articles; ``frame`` has name and articles, most first."""
    rings = [ring for country in _outlines().values() for ring in country["rings"]]
    middles = [_outlines()[name]["middle"] for name in frame["name"]]
    figure = go.Figure(
        go.Scatter(
            x=[x for ring in rings for x in (*(point[0] for point in ring), None)],
            y=[y for ring in rings for y in (*(point[1] for point in ring), None)],
            mode="lines",
            fill="toself",
            fillcolor="rgba(140,135,126,0.16)",
            line={"color": "rgba(140,135,126,0.55)", "width": 0.6},
            hoverinfo="skip",
        )
    )
    figure.add_scatter(
        x=[middle[0] for middle in middles],
        y=[middle[1] for middle in middles],
        mode="markers+text",
        text=[label(name) if position < _LABELLED else "" for position, name in enumerate(frame["name"])],
        textposition="bottom center",
        marker={
            "color": COLOURS[QuoteKind.DIRECT],
            "size": frame["articles"],
            "sizemode": "area",
            "sizeref": max(frame["articles"].max(), 1) / _LARGEST_PX**2,
            "sizemin": _SMALLEST_PX / 2,
            "line": {"width": 0},
            "opacity": 0.8,
        },
        customdata=marks({"entity": [name]} for name in frame["name"]),
        hovertext=[
            f"{label(name)}<br>{count(articles, 'article')}"
            for name, articles in zip(frame["name"], frame["articles"], strict=True)
        ],
        hoverinfo="text",
    )
    figure.update_layout(
        title={"text": "Countries by the articles that mention them", "y": 0.99, "yanchor": "top"},
        height=460,
        margin={"l": 0, "r": 0, "t": 48, "b": 0},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(visible=False, range=[-172, 192], constrain="domain")
    # A degree of latitude as long as 1.2 of longitude: near to what the eye knows from maps of the middle latitudes.
    figure.update_yaxes(visible=False, range=[-57, 84], scaleanchor="x", scaleratio=1.2, constrain="domain")
    return figure
