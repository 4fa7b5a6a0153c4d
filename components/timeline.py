"""Quotations over time, of everything or of each topic: a list where they are few, and what no timeline can show."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

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
    _over_time(
        snapshot,
        selection,
        _Series("kind", "Kind", name, lambda period: f"Quotations by {period} of publication, stacked by kind"),
        queries.quotes_over_time,
        charts.quotes_over_time,
    )


def speakers(snapshot: Snapshot, selection: Selection, names: list[str]) -> None:
    """Lines of the quotations of some speakers, and the page's choice of day, week or month."""
    _over_time(
        snapshot,
        selection,
        _Series(
            "speaker", "Speaker", "speakers-over-time", lambda period: f"Quotations of {', '.join(names)} by {period}"
        ),
        speaker_queries.over_time,
        lambda frame, period: speaker_charts.over_time(frame, period, names),
    )


class _Series(NamedTuple):
    """What a timeline has a bar or line of: its column and heading; the chart's and its file's name, and what it shows."""

    column: str
    heading: str
    name: str
    alt: Callable[[Grain], str]


def _over_time(
    snapshot: Snapshot,
    selection: Selection,
    series: _Series,
    counted: Callable[[Snapshot, Selection, Grain], pd.DataFrame],
    draw: Callable[[pd.DataFrame, Grain], go.Figure],
) -> None:
    """A chart of what is counted by period and series, with the choice of period and of counts or shares."""
    within = _span(snapshot, selection)
    if within:
        period = grain.of(within)
        frame = counted(snapshot, selection, period)
        folded = time_axis.fold(frame, period, within)
        if not folded.rows.empty:
            figure = draw(folded.rows, period)
            frame = _shared(snapshot, selection, figure, frame, period, series.column)
            time_axis.fit(figure, folded, period, within)
            note = time_axis.said(folded, period, within, "quotation")
            alt = series.alt(period)
            choices = partial(_choices, within, note, selection)
            _show(figure, frame, period, series.name, alt, choices, **{series.column: series.heading})
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
    offered = within if choose else None
    if folded.rows["quotes"].sum() < behind.FEWEST_FOR_A_CHART:
        _choices(offered, "Too few dated quotations have a topic to show topics in time.")
    else:
        notes = [time_axis.said(folded, period, within, "quotation")]
        shown = len(time_axis.periods(folded.rows, period))
        if shown > topic_charts.MAX_PERIODS:
            notes.append(f"The last {topic_charts.MAX_PERIODS} of {shown} {period}s are shown; the table has all.")
        choices = partial(_choices, offered, " ".join(filter(None, notes)))
        figure = topic_charts.over_time(folded.rows, period, names)
        alt = f"Quotations by topic and {period} of publication"
        _show(figure, frame, period, name, alt, choices, topic="Topic")
    behind.days(snapshot, selection)


def _span(snapshot: Snapshot, selection: Selection) -> Span | None:
    return time_axis.span(queries.article_days(snapshot, selection))


def _show(
    figure: go.Figure,
    frame: pd.DataFrame,
    period: Grain,
    name: str,
    alt: str,
    choices: Callable[[], None],
    **columns: str,
) -> None:
    headings = {"period": f"First day of {period}", "quotes": "Quotations", "of": "Of", "share": "Share", **columns}
    chart_panel.show(figure, frame.rename(columns=headings), name=name, alt=alt, choices=choices)


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


def _choices(within: Span | None, note: str, shared: Selection | None = None) -> None:
    """The choice of day, week or month, and of counts or shares of a selection's time; and what is folded."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if within:
            grain.choose(within)
        if shared:
            coverage.choose(shared)
        if note:
            st.caption(note, width="stretch")
