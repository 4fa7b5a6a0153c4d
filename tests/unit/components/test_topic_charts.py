"""Frames of topics become charts whose marks filter by topic."""

import json

import pandas as pd

from components import topic_charts


def params(trace) -> list[dict[str, list[str]]]:
    return [json.loads(text) for text in trace.customdata]


def test_shares_are_of_all_that_were_selected() -> None:
    frame = pd.DataFrame({"topic": ["grain", "steel"], "quotes": [50, 1]})
    (trace,) = topic_charts.shares(frame, 200).data
    assert list(trace.text) == ["1 (under 1%)", "50 (25%)"]
    assert params(trace) == [{"topic": ["steel"]}, {"topic": ["grain"]}]


def test_a_few_in_bars_are_counted_in_ones() -> None:
    few = topic_charts.ranked(pd.DataFrame({"value": ["Ann Fay", "Bo Lund"], "quotes": [3, 1]}), "speaker", 20)
    assert few.layout.xaxis.dtick == 1
    assert params(few.data[0]) == [{"speaker": ["Bo Lund"]}, {"speaker": ["Ann Fay"]}]
    assert list(few.data[0].text) == ["1 (5%)", "3 (15%)"]
    many = topic_charts.ranked(pd.DataFrame({"value": ["Ann Fay"], "quotes": [300]}), "speaker", 2000)
    assert many.layout.xaxis.dtick is None


def test_a_period_filters_by_its_days() -> None:
    frame = pd.DataFrame(
        {"period": pd.to_datetime(["2026-03-01", "2026-05-01"]), "topic": ["grain", "steel"], "quotes": [2, 1]}
    )
    figure = topic_charts.over_time(frame, "month", ["steel", "grain"])
    assert params(figure.data[0])[0] == {"topic": ["grain"], "from": ["2026-03-01"], "to": ["2026-03-31"]}
    assert list(figure.layout.xaxis.categoryarray) == ["Mar 2026", "Apr 2026", "May 2026"]


def test_the_latest_periods_are_shown() -> None:
    frame = pd.DataFrame(
        {"period": pd.date_range("2023-01-01", "2026-01-01", freq="MS"), "topic": "grain", "quotes": 1}
    )
    figure = topic_charts.over_time(frame, "month", ["grain"])
    assert len(figure.data[0].x) == topic_charts.MAX_PERIODS
    assert figure.data[0].x[-1] == "Jan 2026"


def test_each_pause_is_a_column_of_its_own() -> None:
    frame = pd.DataFrame(
        {"period": pd.to_datetime(["2025-01-01", "2025-07-01", "2026-01-01"]), "topic": "grain", "quotes": 1}
    )
    columns = topic_charts.over_time(frame, "month", ["grain"]).layout.xaxis.categoryarray
    assert [column.replace("\u200b", "") for column in columns] == ["Jan 2025", "…", "Jul 2025", "…", "Jan 2026"]
    assert len(set(columns)) == 5


def test_two_topics_at_once_are_asked_for_together() -> None:
    frame = pd.DataFrame({"topic": ["grain"], "other": ["steel"], "quotes": [4]})
    (trace,) = topic_charts.together(frame, ["steel", "grain"]).data
    assert params(trace) == [{"topic": ["grain", "steel"], "all_topics": ["true"]}]


def test_by_speaker() -> None:
    frame = pd.DataFrame({"value": ["Ann Fay", "Ann Fay"], "topic": ["grain", "steel"], "quotes": [4, 1]})
    (trace,) = topic_charts.by(frame, "speaker", ["grain", "steel"]).data
    assert params(trace)[0] == {"speaker": ["Ann Fay"], "topic": ["grain"]}
    # Two topics and one speaker: the topics are the rows.
    assert (trace.y[0], trace.x[0]) == ("grain", "Ann Fay")


def test_many_speakers_are_the_rows() -> None:
    frame = pd.DataFrame({"value": ["Ann Fay", "Bo Lund"], "topic": ["grain", "grain"], "quotes": [4, 1]})
    (trace,) = topic_charts.by(frame, "speaker", ["grain"]).data
    assert (trace.y[1], trace.x[1]) == ("Bo Lund", "grain")
    assert params(trace)[1] == {"speaker": ["Bo Lund"], "topic": ["grain"]}
