"""Quotations over time, of everything or of each topic: a list where they are few, and what no timeline can show."""

import streamlit as st

from components import behind, chart_panel, charts, coded, quote_list, topic_charts
from onrecord.corpus import queries, topic_queries
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot


def quotations(snapshot: Snapshot, selection: Selection, totals: Totals, name: str) -> None:
    """Bars of quotations by kind; ``name`` is the chart's and its file's."""
    if totals.quotes < behind.FEWEST_FOR_A_CHART:
        quote_list.show(queries.quotes(snapshot, selection))
        return
    if totals.first and totals.last:
        grain = charts.grain_for(totals.first, totals.last)
        frame = queries.quotes_over_time(snapshot, selection, grain)
        if not frame.empty:
            chart_panel.show(
                charts.quotes_over_time(frame, grain),
                frame.rename(columns={"period": f"First day of {grain}", "kind": "Kind", "quotes": "Quotations"}),
                name=name,
                alt=f"Quotations by {grain} of publication, stacked by kind",
            )
    behind.days(snapshot, selection)


def strip(snapshot: Snapshot, selection: Selection, totals: Totals) -> None:
    """When the quotations of a list were published, at a glance, by day, week or month; nothing where they are few."""
    if totals.quotes < behind.FEWEST_FOR_A_CHART or not (totals.first and totals.last):
        return
    by_span = charts.grain_for(totals.first, totals.last)
    grains = {by_span: by_span.capitalize()} | {grain: grain.capitalize() for grain in charts.GRAINS}
    with st.container(horizontal=True, vertical_alignment="bottom", key="strip"):
        chart = st.container(width="stretch")
        grain = coded.choice(st.selectbox, "By", grains, "by", label_visibility="collapsed", width=100)
        with chart:
            chart_panel.bare(
                charts.strip(queries.quotes_over_time(snapshot, selection, grain), grain),
                name=f"quotations in time by {grain}",
                alt=f"Quotations by {grain} of publication",
            )


def topics(snapshot: Snapshot, selection: Selection, totals: Totals, names: list[str], name: str) -> None:
    """Circles of quotations by topic and period; ``names`` are the topics in their order."""
    if not (totals.first and totals.last):
        return
    grain = charts.grain_for(totals.first, totals.last)
    frame = topic_queries.over_time(snapshot, selection, grain)
    if frame["quotes"].sum() < behind.FEWEST_FOR_A_CHART:
        st.caption("Too few dated quotations have a topic to show topics in time.")
    else:
        chart_panel.show(
            topic_charts.over_time(frame, grain, names),
            frame.rename(columns={"period": f"First day of {grain}", "topic": "Topic", "quotes": "Quotations"}),
            name=name,
            alt=f"Quotations by topic and {grain} of publication",
        )
        periods = len(topic_charts.periods(frame, grain))
        if periods > topic_charts.MAX_PERIODS:
            st.caption(f"The last {topic_charts.MAX_PERIODS} of {periods} {grain}s are shown; the table has all.")
    behind.days(snapshot, selection)
