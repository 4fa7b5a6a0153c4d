"""Frames of speakers become charts whose marks filter."""

import json

import pandas as pd

from components import speaker_charts


def params(trace) -> list[dict[str, list[str]]]:
    return [json.loads(text) for text in trace.customdata]


def test_acts_and_names_filter() -> None:
    acts = speaker_charts.acts(pd.DataFrame({"act": ["assert", "deny"], "quotes": [5, 2]}), 10)
    assert list(acts.data[0].text) == ["2 (20%)", "5 (50%)"]
    assert params(acts.data[0]) == [{"act": ["deny"]}, {"act": ["assert"]}]
    names = speaker_charts.spoken_of(pd.DataFrame({"name": ['Bo "Hammer" Lund'], "quotes": [5]}), 10)
    assert params(names.data[0]) == [{"entity": ['Bo "Hammer" Lund']}]


def test_every_speaker_has_a_line_over_all_periods() -> None:
    frame = pd.DataFrame(
        {
            "period": pd.to_datetime(["2026-03-01", "2026-05-01", "2026-04-01"]),
            "speaker": ["Ann Fay", "Ann Fay", "Bo Lund"],
            "quotes": [2, 1, 4],
        }
    )
    figure = speaker_charts.over_time(frame, "month", ["Ann Fay", "Bo Lund"])
    assert [(trace.name, list(trace.y)) for trace in figure.data] == [("Ann Fay", [2, 0, 1]), ("Bo Lund", [0, 4, 0])]
    assert params(figure.data[1])[1] == {"speaker": ["Bo Lund"], "from": ["2026-04-01"], "to": ["2026-04-30"]}
    assert len({trace.line.dash for trace in figure.data}) == 2


def test_acts_of_several_are_in_the_order_asked_for() -> None:
    frame = pd.DataFrame({"speaker": ["Bo Lund", "Ann Fay"], "act": ["deny", "assert"], "quotes": [1, 2]})
    figure = speaker_charts.acts_of(frame, ["Bo Lund", "Ann Fay"])
    assert list(figure.layout.xaxis.categoryarray) == ["assert", "deny"]
    assert list(figure.layout.yaxis.categoryarray) == ["Ann Fay", "Bo Lund"]
