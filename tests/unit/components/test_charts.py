"""Charts: the numbers of the frame, named kinds, a readable number of bars."""

from datetime import date

import pandas as pd
import pytest

from components.charts import grain_for, quotes_over_time, strip

FRAME = pd.DataFrame(
    {
        "period": pd.to_datetime(["2026-03-02", "2026-03-02", "2026-03-09"]),
        "kind": ["direct", "indirect", "direct"],
        "quotes": [3, 1, 5],
    }
)


def test_each_kind_is_a_trace_also_where_it_has_no_quotation() -> None:
    figure = quotes_over_time(FRAME, "week")
    assert {trace.name: list(trace.y) for trace in figure.data} == {"direct": [3, 5], "mixed": [], "indirect": [1]}
    assert len({trace.marker.color for trace in figure.data}) == 3


def test_the_chart_says_what_it_shows() -> None:
    layout = quotes_over_time(FRAME, "week").layout
    assert (layout.xaxis.title.text, layout.yaxis.title.text) == ("Published", "Quotations")
    seen, *rest, measure = layout.title.text.split("<br>")
    assert " ".join([seen, *rest]) == "Most in the week of 9 March 2026: 5 of 9 quotations"
    assert ">Quotations by week<" in measure


def test_a_small_chart_has_a_scale() -> None:
    figure = strip(FRAME.assign(quotes=[3000, 1000, 5]), "week")
    assert list(figure.data[0].y) == [4000, 5]
    assert figure.layout.yaxis.visible is None
    assert (list(figure.layout.yaxis.tickvals), list(figure.layout.yaxis.ticktext)) == ([0, 4000], ["0", "4,000"])


def test_few_quotations_are_counted_in_ones() -> None:
    assert quotes_over_time(FRAME, "week").layout.yaxis.dtick == 1
    many = FRAME.assign(quotes=FRAME["quotes"] * 100)
    assert quotes_over_time(many, "week").layout.yaxis.dtick is None


@pytest.mark.parametrize("grain", ["day", "week", "month"])
def test_a_single_period_and_none_are_charts_too(grain) -> None:
    assert list(quotes_over_time(FRAME[:1], grain).data[0].y) == [3]
    assert all(len(trace.y) == 0 for trace in quotes_over_time(FRAME[:0], grain).data)


@pytest.mark.parametrize(
    ("last", "grain"),
    [
        (date(2026, 1, 1), "day"),
        (date(2026, 2, 1), "day"),
        (date(2026, 2, 2), "week"),
        (date(2026, 12, 31), "week"),
        (date(2028, 1, 1), "month"),
    ],
)
def test_grain_follows_the_span(last: date, grain: str) -> None:
    assert grain_for(date(2026, 1, 1), last) == grain
