"""What figures of a unit measure: a table of it, who says least and most, and a small chart of each over time by speaker."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import behind, chart_panel, coded, cut, downloads, figure_charts, figure_table, time_axis
from components.charts import grain_for
from components.figure_words import unit_name, value
from components.time_axis import Span
from components.wording import day, known, speaker_name
from onrecord.corpus import figure_queries
from onrecord.corpus.figure_queries import Counted, Said
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

_CHARTS = 4
_MARKS = 100
_PARAMETER = "measure"


def show(snapshot: Snapshot, selection: Selection, said: Said, unit: Counted) -> None:
    """Draw the table, then charts of the measure that is chosen, or of the first that have enough figures for one."""
    ranked = figure_queries.measures(snapshot, selection, said, unit, cut.limit())
    if ranked.rows.empty and not ranked.of:
        return
    st.subheader("What is measured", anchor=False)
    st.dataframe(
        table(ranked.rows, unit), hide_index=True, alt="Measures with their lowest, highest and newest figures"
    )
    downloads.table_button(
        lambda: table(figure_queries.measures(snapshot, selection, said, unit, None).rows, unit),
        name="measures",
        key="measures",
    )
    cut.say(ranked, "measure")
    names = dict(zip(ranked.rows["key"], ranked.rows["measure"], strict=True))
    chosen = coded.choice(
        st.selectbox,
        "Draw",
        {"": "Those with most figures"} | names,
        _PARAMETER,
        label_visibility="collapsed",
        width=320,
    )
    drawn = [chosen] if chosen else list(names)
    _charts(figure_queries.of_measures(snapshot, selection, said, unit, drawn, _MARKS), unit, names)


def table(rows: pd.DataFrame, unit: Counted) -> pd.DataFrame:
    """Rows of ``figure_queries.measures`` as a reader sees them."""

    def told(amount: str, who: object) -> str:
        return f"{amount}, {speaker_name(who)}" if known(who) else amount

    def amount(low: float, high: float) -> str:
        return value(low, high, False, unit.unit, unit.of or "")

    return pd.DataFrame(
        {
            "Measure": rows["measure"],
            "Figures": rows["figures"],
            "Speakers": rows["speakers"],
            "Lowest": [told(amount(row.low, row.low), row.low_by) for row in rows.itertuples()],
            "Highest": [
                told(amount(row.high, row.high), row.high_by) if row.high != row.low else "the same"
                for row in rows.itertuples()
            ],
            "Newest": [told(amount(row.latest_low, row.latest_high), row.latest_by) for row in rows.itertuples()],
            "Published": [day(row.published) for row in rows.itertuples()],
        }
    )


def _cut(figure: go.Figure, points: pd.DataFrame) -> str:
    """Cut long emptiness out of the axis of a chart of figures, and say so."""
    within = Span(points["published"].min().date(), points["published"].max().date())
    grain = grain_for(*within)
    starts = points["published"].dt.to_period(time_axis.PERIODS[grain]).dt.start_time
    every = time_axis.Folded(points.assign(period=starts), 0, 0)
    time_axis.fit(figure, every, grain, within)
    return time_axis.said(every, grain, within, "figure")


def _charts(points: pd.DataFrame, unit: Counted, names: dict[str, str]) -> None:
    counts = points["key"].value_counts()
    drawn = [key for key in names if counts.get(key, 0) >= behind.FEWEST_FOR_A_CHART][:_CHARTS]
    if not drawn:
        st.caption(f"A measure is drawn over time from {behind.FEWEST_FOR_A_CHART} dated figures on.")
        return
    for key in drawn:
        of_one = points[points["key"] == key]
        figure = figure_charts.over_time(of_one, unit, f"{unit_name(unit)}: {names[key]}")
        note = _cut(figure, of_one)
        chart_panel.show(
            figure,
            figure_table.shown(of_one),
            name=f"figures-{key}",
            alt=f"{unit_name(unit)} of {names[key]} by day of publication and speaker",
        )
        if note:
            st.caption(note)
        if len(of_one) == _MARKS:
            st.caption(f"The newest {_MARKS} are drawn.")
    st.caption(
        "Each mark is a figure that somebody gave: click it for the quotation. A triangle points up where they said “at "
        "least”, down where they said “at most”; a line spans a range. Undated figures are only in the table."
    )
