"""Who and what is mentioned together, as a network: names near each other share more articles than by chance."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import networkx as nx
import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.chart_words import label
from components.charts import COLOURS
from components.marks import marks
from components.wording import count
from onrecord.model import QuoteKind

MOST = 40
# Two names that share one article may do so by chance.
FEWEST = 2
# Of each name so many of its strongest links are drawn: all of them would be a ball of wool.
_LINKS_A_NAME = 2
_SMALLEST_PX, _LARGEST_PX = 8, 30
_LABELLED = 20


def linked(pairs: pd.DataFrame, names: pd.DataFrame, articles: int) -> pd.DataFrame:
    """The pairs that stand together more often than by chance, with ``lift``: how many times as often; what says most first.

    ``pairs`` has name, other and articles, ``names`` the articles of each name, of ``articles`` in all. Whoever is in every
    article stands with nobody more often than by chance.
    """
    of = names.set_index("name")["articles"]
    lift = pairs["articles"] * articles / (pairs["name"].map(of) * pairs["other"].map(of))
    found = pairs.assign(lift=lift.round(2))[(lift > 1) & (pairs["articles"] >= FEWEST)]
    # Weighed by how often, so that two rare names that meet twice are not before all others.
    telling = found["articles"] * np.log(found["lift"])
    order = pd.DataFrame({"telling": -telling, "name": found["name"], "other": found["other"]})
    return found.loc[order.sort_values(["telling", "name", "other"]).index]


def _strongest(frame: pd.DataFrame) -> pd.DataFrame:
    """The links that are among the strongest of either of their names."""
    drawn: dict[str, int] = {}
    kept = []
    for row in frame.itertuples():
        if min(drawn.get(row.name, 0), drawn.get(row.other, 0)) < _LINKS_A_NAME:
            kept.append(row.Index)
            for name in (row.name, row.other):
                drawn[name] = drawn.get(name, 0) + 1
    return frame.loc[kept]


@lru_cache(maxsize=64)
def _places(links: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[float, float]]:
    return MappingProxyType(nx.kamada_kawai_layout(nx.Graph(links), weight=None))


def network(frame: pd.DataFrame) -> go.Figure:
    """A circle for each name, as large as its links are many, and lines between names that articles mention together.

    ``frame`` has name, other, articles and lift, the strongest first. Places come from the Kamada-Kawai layout, the same each time.
    """
    strongest = _strongest(frame)
    graph = nx.Graph()
    graph.add_weighted_edges_from(strongest[["name", "other", "articles"]].itertuples(index=False))
    places = _places(tuple(graph.edges))
    figure = go.Figure()
    for weak, part in ((True, strongest[strongest["articles"] <= strongest["articles"].median()]), (False, strongest)):
        shown = part if weak else part[part["articles"] > strongest["articles"].median()]
        figure.add_scatter(
            x=[x for row in shown.itertuples() for x in (places[row.name][0], places[row.other][0], None)],
            y=[y for row in shown.itertuples() for y in (places[row.name][1], places[row.other][1], None)],
            mode="lines",
            line={"color": "rgba(140,135,126,0.35)" if weak else "rgba(140,135,126,0.8)", "width": 1 if weak else 2},
            hoverinfo="skip",
            showlegend=False,
        )
    together = dict(graph.degree(weight="weight"))
    names = sorted(graph, key=lambda name: -together[name])
    largest = max(together.values())
    figure.add_scatter(
        x=[places[name][0] for name in names],
        y=[places[name][1] for name in names],
        mode="markers+text",
        text=[label(name) if position < _LABELLED else "" for position, name in enumerate(names)],
        textposition="top center",
        marker={
            "color": COLOURS[QuoteKind.DIRECT],
            "size": [_SMALLEST_PX + (_LARGEST_PX - _SMALLEST_PX) * (together[name] / largest) ** 0.5 for name in names],
            "line": {"width": 0},
        },
        customdata=marks({"entity": [name]} for name in names),
        hovertext=[f"{label(name)}<br>with {count(graph.degree(name), 'other name')}" for name in names],
        hoverinfo="text",
        showlegend=False,
    )
    figure.update_layout(
        title={"text": "Names that meet more often than by chance", "y": 0.99, "yanchor": "top"},
        height=560,
        margin={"l": 0, "r": 0, "t": 48, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure
