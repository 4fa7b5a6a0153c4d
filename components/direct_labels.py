"""Names that stand at the lines and marks that they name, in place of a legend."""

from itertools import accumulate, pairwise
from math import isfinite, log10
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components import time_axis

# What a name takes above its mark: parts of the chart's width and height.
_WIDTH, _HEIGHT = 0.3, 0.1


class _Point(NamedTuple):
    """A point of a trace on the chart, in parts of its width and height, and which it is."""

    x: float
    y: float
    at: int


def at_heights(figure: go.Figure) -> None:
    """Have each trace of a figure over time say its name at a point, the highest over which nothing else is, or least.

    Before the name stands a dot of the trace's colour: what is written has the colour of all text, which is easier to read.
    """
    figure.update_layout(showlegend=False)
    traces = _points(figure)
    taken: list[_Point] = []
    for trace, own in zip(figure.data, traces, strict=True):
        others = [point for points in traces if points is not own for point in points] + taken
        ordered = sorted(own, key=lambda point: -point.y)
        if not ordered:
            continue
        chosen = min(ordered, key=lambda point: sum(_covers(point, other) for other in others))
        taken += [chosen, chosen._replace(y=chosen.y + _HEIGHT / 2)]
        colour = trace.line.color or trace.marker.color
        name = f'<span style="color: {colour}">●</span> {trace.name}'
        trace.text = [name if number == chosen.at else "" for number in range(len(trace.x))]
        trace.mode = f"{trace.mode}+text"
        trace.textposition = f"top {_side(chosen)}"
        trace.cliponaxis = False


def _side(point: _Point) -> str:
    """Where a name goes from its mark: inwards at the edges."""
    return "right" if point.x < _WIDTH / 2 else "left" if point.x > 1 - _WIDTH / 2 else "center"


def _covers(point: _Point, other: _Point) -> bool:
    """Whether a name at a point would lie upon another point."""
    first = {"right": point.x, "left": point.x - _WIDTH, "center": point.x - _WIDTH / 2}[_side(point)]
    return first <= other.x <= first + _WIDTH and point.y <= other.y <= point.y + _HEIGHT


def _points(figure: go.Figure) -> list[list[_Point]]:
    """The points of each trace that have a place on the chart."""
    logarithmic = figure.layout.yaxis.type == "log"
    raw = [
        [
            _Point(moment, log10(y) if logarithmic else y, at)
            for at, (moment, y) in enumerate(zip(pd.DatetimeIndex(trace.x).asi8, map(float, trace.y), strict=True))
            if isfinite(y) and (y > 0 or not logarithmic)
        ]
        for trace in figure.data
    ]
    xs, ys = [point.x for own in raw for point in own], [point.y for own in raw for point in own]
    if not xs:
        return raw
    places, low = _places(sorted(set(xs))), min(0.0, *ys)
    high = max(ys) - low or 1
    return [[_Point(places[x], (y - low) / high, at) for x, y, at in own] for own in raw]


def _places(moments: list[float]) -> dict[float, float]:
    """Where moments lie on an axis, in parts of its width, if long emptiness is cut out of it."""
    whole = moments[-1] - moments[0]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    empty = max(time_axis.MUCH * whole, time_axis.LONG * min(gaps, default=0))
    passed = list(accumulate((gap if gap <= empty else 0 for gap in gaps), initial=0.0))
    return {moment: so_far / (passed[-1] or 1) for moment, so_far in zip(moments, passed, strict=True)}
