"""The charts of the page of figures: frames of ``onrecord.corpus.figure_queries`` in, Plotly figures out."""

import pandas as pd
import plotly.graph_objects as go

from components import chart_words, direct_labels, speaker_colours
from components.chart_words import label
from components.figure_words import axis, value
from components.marks import Params, marks
from components.wording import day, speaker_name
from onrecord.corpus.figure_queries import Counted
from onrecord.model import Unit

_OTHERS = ("#8c877e", "other speakers")
_SYMBOLS = {"at least": "triangle-up", "at most": "triangle-down", "": "circle"}
# From here on a straight axis would press the small ones onto its foot.
_SPREAD_FOR_LOG = 50


def over_time(frame: pd.DataFrame, unit: Counted, title: str) -> go.Figure:
    """A mark for each figure by day of publication and speaker.

    ``frame`` has published, low, high, approximate, speaker and measures; a triangle points to where the words leave the
    value open, and a line spans a range.
    """
    shown = frame.assign(
        speaker=[speaker_name(speaker) for speaker in frame["speaker"]],
        lowest=frame["low"].fillna(frame["high"]),
        highest=frame["high"].fillna(frame["low"]),
        bound=[
            "at least" if pd.isna(high) else "at most" if pd.isna(low) else ""
            for low, high in zip(frame["low"], frame["high"], strict=True)
        ],
    )
    figure = go.Figure()
    known = shown[shown["speaker"] != speaker_name(None)]
    # So many have a colour of their own; the rest share one.
    coloured = known["speaker"].value_counts().index[: speaker_colours.MOST_LINES].tolist()
    colours = speaker_colours.lines(coloured)
    for name in coloured:
        _add(figure, shown[shown["speaker"] == name], unit, name, colours[name][0])
    rest = shown[~shown["speaker"].isin(coloured)]
    if not rest.empty:
        _add(figure, rest, unit, _OTHERS[1], _OTHERS[0])
    smallest, largest = shown["lowest"].min(), shown["highest"].max()
    logarithmic = smallest > 0 and largest / smallest > _SPREAD_FOR_LOG
    figure.update_layout(
        title={"y": 0.98, "yanchor": "top"},
        height=380,
        margin={"l": 0, "r": 0, "t": 64, "b": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(title="Published", type="date", automargin=True, tickformat="%-d %b\n%Y")
    figure.update_yaxes(
        title=label(axis(unit)) + (", logarithmic" if logarithmic else ""),
        type="log" if logarithmic else "linear",
        automargin=True,
        rangemode="normal" if unit.unit is Unit.YEAR else "tozero",
        # "2,030" is no year.
        tickformat="d" if unit.unit is Unit.YEAR else None,
        dtick=1 if logarithmic else None,
    )
    direct_labels.at_heights(figure)
    chart_words.titled(figure, _from_to(shown, unit), title)
    return figure


def _from_to(shown: pd.DataFrame, unit: Counted) -> str:
    """The least and the most that is said, and by whom: "From 2% (Ann Fay) to 7% (Bo Lund)"."""
    least, most = shown.loc[shown["lowest"].idxmin()], shown.loc[shown["highest"].idxmax()]
    low, high = (value(end, end, False, unit.unit, unit.of or "") for end in (least["lowest"], most["highest"]))
    if low == high:
        return ""
    if least["speaker"] == most["speaker"]:
        return f"{least['speaker']}: from {low} to {high}"
    return f"From {low} ({least['speaker']}) to {high} ({most['speaker']})"


def _stands_for(speaker: str, day: str) -> Params:
    who = {"speaker": [speaker]} if speaker != speaker_name(None) else {}
    return {**who, "from": [day], "to": [day]}


def _add(figure: go.Figure, rows: pd.DataFrame, unit: Counted, name: str, colour: str) -> None:
    half = (rows["highest"] - rows["lowest"]) / 2
    figure.add_scatter(
        x=rows["published"],
        y=rows["lowest"] + half,
        error_y={"type": "data", "array": half, "thickness": 2, "width": 4} if half.any() else None,
        mode="markers",
        name=label(name),
        marker={"color": colour, "size": 10, "symbol": [_SYMBOLS[bound] for bound in rows["bound"]], "opacity": 0.85},
        customdata=marks(_stands_for(row.speaker, row.published.date().isoformat()) for row in rows.itertuples()),
        hovertext=[
            f"{label(value(row.low, row.high, row.approximate, unit.unit, row.of))}"
            f"{' – ' + label(row.measures) if row.measures else ''}<br>{label(row.speaker)}<br>{day(row.published)}"
            for row in rows.itertuples()
        ],
        hoverinfo="text",
    )
