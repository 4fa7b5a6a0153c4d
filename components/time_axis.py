"""Where a time axis begins and ends: a few that lie far off are folded to its edges, and emptiness is not drawn."""

from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.charts import MAX_TICKS
from components.marks import marks
from components.wording import count, day, time_span
from onrecord.corpus.queries import Grain

STARTS = {"day": "D", "week": "W-MON", "month": "MS"}
PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}
# So small a part of all may be folded, if nothing is nearer to it than the rest is long.
_FEW = 0.02
# So many empty periods end a line.
_PAUSE = 3
# So much of an axis that is empty, and so many periods at least, are cut out of it.
MUCH = 0.2
LONG = 12
_EDGE = "#8c877e"


class Span(NamedTuple):
    """The first and the last day of what is not far off."""

    first: date
    last: date


class Folded(NamedTuple):
    """What lies within a span, and how much of it before and after."""

    rows: pd.DataFrame
    before: int
    after: int


def span(days: pd.DataFrame) -> Span | None:
    """The span of dated articles, without the few that are far off; ``days`` has day and articles, in order."""
    if days.empty:
        return None
    ordinals, articles = [moment.toordinal() for moment in days["day"]], days["articles"].tolist()
    few = _FEW * sum(articles)
    first = _edge(ordinals, articles, few)
    kept, counts = ordinals[first:], articles[first:]
    # Seen from the end, days run the other way.
    last = len(kept) - 1 - _edge([-each for each in reversed(kept)], counts[::-1], few)
    return Span(date.fromordinal(kept[0]), date.fromordinal(kept[last]))


def _edge(days: list[int], articles: list[int], few: float) -> int:
    """Where a span begins: behind the last gap that is longer than all that follows, if only few lie before it."""
    edge, before = 0, 0
    for at in range(1, len(days)):
        before += articles[at - 1]
        if before > few:
            break
        if days[at] - days[at - 1] > days[-1] - days[at]:
            edge = at
    return edge


def fold(frame: pd.DataFrame, grain: Grain, within: Span, counted: str = "quotes") -> Folded:
    """A frame with period and a count, parted into the periods of the span and the sums of those before and after."""
    first = pd.Timestamp(within.first).to_period(PERIODS[grain]).start_time
    early, late = frame["period"] < first, frame["period"] > pd.Timestamp(within.last)
    return Folded(
        frame[~early & ~late].reset_index(drop=True),
        int(frame.loc[early, counted].sum()),
        int(frame.loc[late, counted].sum()),
    )


def fit(figure: go.Figure, folded: Folded, grain: Grain, within: Span, most_ticks: int = MAX_TICKS) -> None:
    """Cut long emptiness out of the axis of a figure of such rows, and draw at its edges how much lies before and after."""
    _mark(figure, folded, grain, within)
    left_out = _emptiness(folded.rows, grain)
    if not left_out:
        return
    every = pd.date_range(folded.rows["period"].min(), folded.rows["period"].max(), freq=STARTS[grain])
    seen = [moment for moment in every if not any(since <= moment < until for since, until in left_out)]
    figure.update_xaxes(
        rangebreaks=[{"bounds": [since, until]} for since, until in left_out],
        tickmode="array",
        tickvals=seen[:: ceil(len(seen) / most_ticks)],
    )
    for since, _ in left_out:
        figure.add_vline(x=since, line={"color": _EDGE, "dash": "dot", "width": 2})


def _emptiness(rows: pd.DataFrame, grain: Grain) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """The stretches without anything that would take much of the axis: from when until when, an empty period left on both sides."""
    step = pd.tseries.frequencies.to_offset(STARTS[grain])
    filled = sorted(rows["period"].unique())
    whole = filled[-1] - filled[0]
    gaps = [(one + 2 * step, other - step) for one, other in pairwise(filled) if other - one > MUCH * whole]
    return [(since, until) for since, until in gaps if until - since > LONG * (since + step - since)]


def _mark(figure: go.Figure, folded: Folded, grain: Grain, within: Span) -> None:
    """Draw how much lies before and after the span; a click filters by those days."""
    step = pd.tseries.frequencies.to_offset(STARTS[grain])
    day_before, day_after = within.first - timedelta(days=1), within.last + timedelta(days=1)
    edges = [
        (folded.before, folded.rows["period"].min() - step, "◂ {} earlier", {"to": [day_before.isoformat()]}, "right"),
        (folded.after, folded.rows["period"].max() + step, "{} later ▸", {"from": [day_after.isoformat()]}, "left"),
    ]
    for number, where, words, params, side in edges:
        if number:
            figure.add_scatter(
                x=[where],
                y=[0],
                mode="markers+text",
                marker={"symbol": "triangle-left" if side == "right" else "triangle-right", "size": 10},
                marker_color=_EDGE,
                text=[words.format(f"{number:,}")],
                textposition=f"top {side}",
                customdata=marks([params]),
                showlegend=False,
                hoverinfo="skip",
                cliponaxis=False,
            )


def said(folded: Folded, grain: Grain, within: Span, unit: str) -> str:
    """What an axis folds and leaves out, in sentences; nothing where it does neither."""
    parts = []
    if folded.before:
        parts.append(f"{count(folded.before, unit)} before {day(within.first)}")
    if folded.after:
        parts.append(f"{count(folded.after, unit)} after {day(within.last)}")
    sentences = [f"Far off and not drawn to scale: {' and '.join(parts)}."] if parts else []
    left_out = [
        time_span(one.date(), (other - timedelta(days=1)).date()) for one, other in _emptiness(folded.rows, grain)
    ]
    if left_out:
        sentences.append(f"The axis leaves out {' and '.join(left_out)}, when there is nothing.")
    return " ".join(sentences)


def paused(values: pd.Series) -> pd.Series:
    """Counts by period with nothing in the midst of long runs of zeros: a line falls to zero, ends, and begins from zero."""
    empty = values == 0
    run = (empty != empty.shift()).cumsum()
    length = empty.groupby(run).transform("size")
    inside = empty & empty.shift(1, fill_value=False) & empty.shift(-1, fill_value=False)
    return values.astype(float).mask(inside & (length >= _PAUSE))


def periods(frame: pd.DataFrame, grain: Grain) -> list[date | None]:
    """The first days of the periods of a frame with what is empty between them; None stands for a long emptiness."""
    every = pd.date_range(frame["period"].min(), frame["period"].max(), freq=STARTS[grain])
    filled = every.isin(frame["period"])
    shown: list[date | None] = []
    pause: list[date | None] = []
    for moment, is_filled in zip(every, filled, strict=True):
        if is_filled:
            shown += [None] if len(pause) >= _PAUSE else pause
            shown.append(moment.date())
            pause = []
        else:
            pause.append(moment.date())
    return shown
