"""The words of charts: names in them, and what is seen as a sentence, computed from the numbers, for their titles.

A sentence is empty where no one thing stands out.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from components.wording import count, listed
from onrecord.corpus.queries import Grain

# As long as a line of a title can be on a phone, in characters, and as high, in CSS pixels.
_LINE, _LINE_PX = 44, 21
# More that are equal are no answer.
_EQUALS = 3
_WHEN = {"day": "on {0.day} {0:%B %Y}", "week": "in the week of {0.day} {0:%B %Y}", "month": "in {0:%B %Y}"}


def label(name: str) -> str:
    """A name in a chart: Plotly takes a few elements of HTML for markup, links among them, and %{x} for a value."""
    return escape(name).replace("%{", "%&#123;")


def titled(figure: go.Figure, sentence: str, measure: str) -> None:
    """Have a figure say what is seen, and below that what is counted; the title of the figure is at its top."""
    lines = [label(line) for line in wrap(sentence, _LINE, break_long_words=False)]
    small = f'<span style="font-size: 0.8em">{label(measure)}</span>'
    # Plotly puts the first of several lines as high as if it were none.
    pad = {"t": _LINE_PX - 5} if lines else {}
    figure.update_layout(
        title={"text": "<br>".join([*lines, small] if lines else [label(measure)]), "pad": pad},
        height=figure.layout.height + _LINE_PX * len(lines),
        margin={"t": figure.layout.margin.t + _LINE_PX * len(lines)},
    )


def most_of(cells: Sequence[str], counts: Sequence[int], unit: str) -> str:
    """Which cell of a table has most, if one alone has: "Most: Ann Fay, steel: 41 quotations"."""
    largest = max(counts, default=0)
    first = [cell for cell, number in zip(cells, counts, strict=True) if number == largest]
    return f"Most: {first[0]}: {count(largest, unit)}" if len(cells) > len(first) == 1 else ""


def most(names: Sequence[str], counts: Sequence[int], of: int, unit: str = "quotations") -> str:
    """Which of things counted has most: "Most: steel, 41 of 640 quotations"; all of them where up to three are equal."""
    largest = max(counts, default=0)
    first = [name for name, number in zip(names, counts, strict=True) if number == largest]
    if not first or len(first) > _EQUALS or len(first) == len(names) > 1:
        return ""
    return f"Most: {listed(first)}, {largest:,} of {of:,} {unit}" + (" each" if len(first) > 1 else "")


def peak(frame: pd.DataFrame, grain: Grain, unit: str = "quotations", counted: str = "quotes") -> str:
    """When most was counted: "Most in March 2026: 41 of 640 quotations"; ``frame`` has period and the column ``counted``."""
    by_period = frame.groupby("period")[counted].sum()
    first = by_period.index[by_period == by_period.max()]
    if not len(by_period) > len(first) == 1:
        return ""
    return f"Most {_when(first[0], grain)}: {by_period.max():,} of {by_period.sum():,} {unit}"


def ahead(frame: pd.DataFrame, grain: Grain, series: str, counted: str = "quotes", unit: str = "quotations") -> str:
    """Who is ahead of whom: "Fay overtakes Lund in June 2026" where that happens once, else who is ahead how often.

    ``frame`` has period, the column ``series`` that names what is counted, and the column ``counted``.
    """
    table = frame.pivot_table(index="period", columns=series, values=counted, aggfunc="sum", fill_value=0)
    if len(table.columns) <= 1:
        return peak(frame, grain, unit, counted)
    if len(table) <= 1:
        return ""
    largest = table.max(axis=1)
    alone = table.eq(largest, axis=0).sum(axis=1) == 1
    leaders = table[alone].idxmax(axis=1)
    turns = [(name, [period for period, _ in run]) for name, run in groupby(leaders.items(), key=lambda item: item[1])]
    match turns:
        case [(before, _), (after, since)]:
            return f"{after} overtakes {before} {_when(since[0], grain)}"
    often = leaders.value_counts()
    if often.empty or (often == often.iloc[0]).sum() > 1:
        return ""
    return f"{often.index[0]} ahead in {often.iloc[0]} of {len(table)} {grain}s"


def _when(period: pd.Timestamp, grain: Grain) -> str:
    return _WHEN[grain].format(period)
