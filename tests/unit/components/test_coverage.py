"""A share is of what was said in all at that time, and a part is never more than its whole."""

from datetime import date

import pandas as pd
import pytest

from components import charts, coverage
from onrecord.corpus import Snapshot, queries
from onrecord.corpus.selection import Selection
from onrecord.model import Act


def test_the_whole_keeps_the_days_and_what_is_asked_for() -> None:
    selection = Selection(
        speakers=("Ann Fay",), outlets=("Post",), topics=("steel",), since=date(2026, 3, 1), query="dear"
    )
    assert coverage.whole(selection, "all") == Selection(since=date(2026, 3, 1))
    assert coverage.whole(selection, "outlet") == Selection(since=date(2026, 3, 1), outlets=("Post",))
    assert coverage.whole(selection, "topic") == Selection(since=date(2026, 3, 1), topics=("steel",))


@pytest.mark.parametrize(
    "selection",
    [Selection(speakers=("Ann Fay",)), Selection(acts=tuple(Act)), Selection(confidence=0.1), Selection(query="dear")],
)
def test_no_share_is_more_than_the_whole(snapshot: Snapshot, selection: Selection) -> None:
    frame = queries.quotes_over_time(snapshot, selection, "week")
    shares = coverage.beside(snapshot, selection, "all", "week", frame)
    assert (shares.groupby("period")["share"].sum() <= 1).all()


def test_shares_of_the_small_corpus(snapshot: Snapshot) -> None:
    fay = Selection(speakers=("Ann Fay",))
    shares = coverage.beside(snapshot, fay, "all", "week", queries.quotes_over_time(snapshot, fay, "week"))
    assert shares[["quotes", "of", "share"]].to_numpy().tolist() == [[1, 2, 0.5], [2, 2, 1.0]]


def test_a_chart_of_shares_is_in_per_cent() -> None:
    frame = pd.DataFrame(
        {
            "period": pd.to_datetime(["2026-03-02", "2026-03-09"]),
            "kind": "direct",
            "quotes": [1, 3],
            "share": [0.5, 0.1],
        }
    )
    figure = charts.quotes_over_time(frame, "week")
    charts.as_shares(figure, frame, "week", "kind", "Share of all quotations by week")
    direct = next(trace for trace in figure.data if trace.name == "direct")
    assert list(direct.y) == [0.5, 0.1]
    assert (figure.layout.yaxis.tickformat, figure.layout.title.text) == (".0%", "Share of all quotations by week")
