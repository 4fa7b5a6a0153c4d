"""An axis spans where the data is; what is far off is counted at its edge, and emptiness is not drawn as zeros."""

import json
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import speaker_charts, time_axis
from components.time_axis import Folded, Span

MAY = pd.date_range("2026-05-01", "2026-05-31").strftime("%Y-%m-%d").tolist()


def days(dates: list[str], each: int = 4) -> pd.DataFrame:
    """So many articles on each of the days of May, one on all others."""
    return pd.DataFrame({"day": pd.to_datetime(dates), "articles": [each if day in MAY else 1 for day in dates]})


@pytest.mark.parametrize(
    "far",
    [
        ([], []),
        (["2012-06-03"], []),
        (["1999-01-01", "2012-06-03"], []),
        ([], ["2031-01-01"]),
        (["2012-06-03"], ["2031-01-01"]),
    ],
)
def test_a_few_that_are_far_off_do_not_stretch_the_axis(far: tuple[list[str], list[str]]) -> None:
    assert time_axis.span(days([*far[0], *MAY, *far[1]])) == Span(date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        # Nearer to the rest than the rest is long; and too many to be folded.
        (["2026-04-10", *MAY], date(2026, 4, 10)),
        (["2012-06-01", "2012-06-02", "2012-06-03", *MAY], date(2012, 6, 1)),
        (["2012-06-01", "2026-05-01"], date(2012, 6, 1)),
    ],
)
def test_what_is_near_or_not_so_few_stays(dates: list[str], first: date) -> None:
    assert time_axis.span(days(dates)) == Span(first, date.fromisoformat(dates[-1]))


def test_no_day_is_no_span() -> None:
    assert time_axis.span(days([])) is None


def test_what_is_outside_is_counted_and_leads_to_its_days() -> None:
    frame = pd.DataFrame(
        {"period": pd.to_datetime(["2012-06-01", "2026-04-27", "2026-05-25", "2031-01-01"]), "quotes": [3, 5, 6, 1200]}
    )
    within = Span(date(2026, 5, 1), date(2026, 5, 31))
    folded = time_axis.fold(frame, "week", within)
    # The week of the first day begins before it.
    assert (folded.rows["quotes"].tolist(), folded.before, folded.after) == ([5, 6], 3, 1200)
    figure = go.Figure()
    time_axis.fit(figure, folded, "week", within)
    assert [trace.text[0] for trace in figure.data] == ["◂ 3 earlier", "1,200 later ▸"]
    assert [json.loads(trace.customdata[0]) for trace in figure.data] == [
        {"to": ["2026-04-30"]},
        {"from": ["2026-06-01"]},
    ]
    assert time_axis.said(folded, "week", within, "quotation") == (
        "Far off and not drawn to scale: 3 quotations before 1 May 2026 and 1,200 quotations after 31 May 2026."
    )


def test_where_nothing_is_far_off_nothing_is_said() -> None:
    within = Span(date(2026, 5, 1), date(2026, 5, 31))
    folded = Folded(pd.DataFrame({"period": pd.to_datetime(["2026-05-01"]), "quotes": [1]}), 0, 0)
    figure = go.Figure()
    time_axis.fit(figure, folded, "day", within)
    assert not figure.data
    assert not time_axis.said(folded, "week", within, "quotation")


def test_a_line_is_not_drawn_through_a_long_emptiness() -> None:
    frame = pd.DataFrame({"period": pd.to_datetime(["2026-01-01", "2026-06-01"]), "speaker": "Ann Fay", "quotes": 2})
    (trace,) = speaker_charts.over_time(frame, "month", ["Ann Fay"]).data
    assert [None if pd.isna(y) else int(y) for y in trace.y] == [2, 0, None, None, 0, 2]
    near = frame.assign(period=pd.to_datetime(["2026-01-01", "2026-04-01"]))
    (trace,) = speaker_charts.over_time(near, "month", ["Ann Fay"]).data
    assert list(trace.y) == [2, 0, 0, 2]


def test_a_long_emptiness_is_cut_out_of_the_axis_and_said() -> None:
    frame = pd.DataFrame({"period": pd.to_datetime(["2016-09-01", "2026-01-01", "2026-03-01"]), "quotes": 5})
    within = Span(date(2016, 9, 1), date(2026, 3, 31))
    folded = time_axis.fold(frame, "month", within)
    figure = go.Figure()
    time_axis.fit(figure, folded, "month", within)
    (left_out,) = figure.layout.xaxis.rangebreaks
    # One empty month is drawn on either side, so that what falls to nothing is seen to.
    assert [f"{each:%Y-%m-%d}" for each in left_out.bounds] == ["2016-11-01", "2025-12-01"]
    assert [f"{each:%Y-%m}" for each in figure.layout.xaxis.tickvals] == [
        "2016-09", "2016-10", "2025-12", "2026-01", "2026-02", "2026-03",
    ]  # fmt: skip
    said = time_axis.said(folded, "month", within, "quotation")
    assert said == "The axis leaves out 1 Nov 2016 – 30 Nov 2025, when there is nothing."


def test_a_short_emptiness_stays_in_the_axis() -> None:
    frame = pd.DataFrame({"period": pd.to_datetime(["2025-03-01", "2026-05-01"]), "quotes": 5})
    figure = go.Figure()
    time_axis.fit(figure, Folded(frame, 0, 0), "month", Span(date(2025, 3, 1), date(2026, 5, 31)))
    assert not figure.layout.xaxis.rangebreaks


def test_a_long_emptiness_is_one_column() -> None:
    frame = pd.DataFrame({"period": pd.to_datetime(["2026-01-01", "2026-03-01", "2026-09-01"])})
    january, february, march = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
    assert time_axis.periods(frame, "month") == [january, february, march, None, date(2026, 9, 1)]
