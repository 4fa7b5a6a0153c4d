"""Quotations over time, of everything or of each topic: a list where they are few, and what no timeline can show."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import behind, chart_panel, charts, coverage, grain, quote_list, speaker_charts, time_axis, topic_charts
from components.time_axis import Span
from onrecord.corpus import queries, speaker_queries, topic_queries
from onrecord.corpus.queries import Grain, Totals
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot


def quotations(snapshot: Snapshot, selection: Selection, totals: Totals, name: str) -> None:
    """Bars of quotations by kind, and the page's choice of day, week or month; ``name`` is the chart's and its file's."""
    if totals.quotes < behind.FEWEST_FOR_A_CHART:
        quote_list.show(queries.quotes(snapshot, selection))
        return
    within = _span(snapshot, selection)
    if within:
        period = grain.of(within)
        frame = queries.quotes_over_time(snapshot, selection, period)
        folded = time_axis.fold(frame, period, within)
        if not folded.rows.empty:
            figure = charts.quotes_over_time(folded.rows, period)
            frame = _shared(snapshot, selection, figure, frame, period, "kind")
            time_axis.fit(figure, folded, period, within)
            _show(figure, frame, period, name, f"Quotations by {period} of publication, stacked by kind", kind="Kind")
            _below(within, time_axis.said(folded, period, within, "quotation"), selection)
    behind.days(snapshot, selection)


def speakers(snapshot: Snapshot, selection: Selection, names: list[str]) -> None:
    """Lines of the quotations of some speakers, and the page's choice of day, week or month."""
    within = _span(snapshot, selection)
    if within:
        period = grain.of(within)
        frame = speaker_queries.over_time(snapshot, selection, period)
        folded = time_axis.fold(frame, period, within)
        if not folded.rows.empty:
            figure = speaker_charts.over_time(folded.rows, period, names)
            frame = _shared(snapshot, selection, figure, frame, period, "speaker")
            time_axis.fit(figure, folded, period, within)
            alt = f"Quotations of {', '.join(names)} by {period}"
            _show(figure, frame, period, "speakers-over-time", alt, speaker="Speaker")
            _below(within, time_axis.said(folded, period, within, "quotation"), selection)
    behind.days(snapshot, selection)


def strip(snapshot: Snapshot, selection: Selection, totals: Totals) -> None:
    """When the quotations of a list were published, at a glance, by day, week or month; nothing where they are few."""
    within = _span(snapshot, selection) if totals.quotes >= behind.FEWEST_FOR_A_CHART else None
    if not within:
        return
    period = grain.of(within)
    folded = time_axis.fold(queries.quotes_over_time(snapshot, selection, period), period, within)
    if folded.rows.empty:
        return
    figure = charts.strip(folded.rows, period)
    time_axis.fit(figure, folded, period, within, charts.STRIP_TICKS)
    with st.container(horizontal=True, vertical_alignment="bottom", key="strip"):
        with st.container(width="stretch"):
            chart_panel.bare(
                figure,
                name=f"quotations in time by {period}",
                alt=f"Quotations by {period} of publication",
            )
        grain.choose(within)
    if note := time_axis.said(folded, period, within, "quotation"):
        st.caption(note)


def topics(snapshot: Snapshot, selection: Selection, names: list[str], name: str, *, choose: bool = True) -> None:
    """Circles of quotations by topic and period; ``names`` are the topics in their order.

    ``choose`` offers day, week and month, where no other chart of the page does.
    """
    within = _span(snapshot, selection)
    if not within:
        return
    period = grain.of(within)
    frame = topic_queries.over_time(snapshot, selection, period)
    folded = time_axis.fold(frame, period, within)
    notes = []
    if folded.rows["quotes"].sum() < behind.FEWEST_FOR_A_CHART:
        notes.append("Too few dated quotations have a topic to show topics in time.")
    else:
        notes.append(time_axis.said(folded, period, within, "quotation"))
        alt = f"Quotations by topic and {period} of publication"
        _show(topic_charts.over_time(folded.rows, period, names), frame, period, name, alt, topic="Topic")
        shown = len(time_axis.periods(folded.rows, period))
        if shown > topic_charts.MAX_PERIODS:
            notes.append(f"The last {topic_charts.MAX_PERIODS} of {shown} {period}s are shown; the table has all.")
    _below(within if choose else None, " ".join(filter(None, notes)))
    behind.days(snapshot, selection)


def _span(snapshot: Snapshot, selection: Selection) -> Span | None:
    return time_axis.span(queries.article_days(snapshot, selection))


def _show(figure: go.Figure, frame: pd.DataFrame, period: Grain, name: str, alt: str, **columns: str) -> None:
    headings = {"period": f"First day of {period}", "quotes": "Quotations", "of": "Of", "share": "Share", **columns}
    chart_panel.show(figure, frame.rename(columns=headings), name=name, alt=alt)


def _shared(
    snapshot: Snapshot, selection: Selection, figure: go.Figure, frame: pd.DataFrame, period: Grain, series: str
) -> pd.DataFrame:
    """The frame with shares, shown by the figure too, where the address asks for them; else as it is."""
    code = coverage.of(selection)
    if code == coverage.COUNTS:
        return frame
    frame = coverage.beside(snapshot, selection, code, period, frame)
    charts.as_shares(figure, frame, period, series, f"{coverage.words(code)} by {period}")
    return frame


def _below(within: Span | None, note: str, shared: Selection | None = None) -> None:
    """The choice of day, week or month, and of counts or shares of a selection's time; and what is folded."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if within:
            grain.choose(within)
        if shared:
            coverage.choose(shared)
        if note:
            st.caption(note, width="stretch")
