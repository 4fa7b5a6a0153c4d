"""Lines say their names where no other name is."""

import pandas as pd
import plotly.graph_objects as go

from components.direct_labels import at_heights


def lines(**heights: list[float]) -> go.Figure:
    figure = go.Figure()
    for name, ys in heights.items():
        figure.add_scatter(x=pd.date_range("2026-03-01", periods=len(ys), freq="MS"), y=ys, name=name, mode="lines")
    return figure


def labelled(figure: go.Figure) -> dict[str, tuple[int, str]]:
    found = {}
    for trace in figure.data:
        for at, text in enumerate(trace.text or ()):
            if text:
                assert text.endswith(f"●</span> {trace.name}")
                found[trace.name] = (at, trace.textposition)
    return found


def test_each_line_is_named_at_its_height() -> None:
    figure = lines(Fay=[1, 2, 9, 2, 1], Lund=[8, 1, 1, 1, 2])
    at_heights(figure)
    assert labelled(figure) == {"Fay": (2, "top center"), "Lund": (0, "top right")}
    assert not figure.layout.showlegend
    assert {trace.mode for trace in figure.data} == {"lines+text"}


def test_names_do_not_lie_upon_each_other() -> None:
    figure = lines(Fay=[1, 2, 9, 2, 1], Lund=[0, 1, 8.5, 1, 8])
    at_heights(figure)
    assert labelled(figure) == {"Fay": (2, "top center"), "Lund": (4, "top left")}


def test_a_name_does_not_lie_upon_another_line() -> None:
    # Lund's height is just below a higher one of Fay's.
    figure = lines(Fay=[20, 2, 2, 2, 10, 2, 2], Lund=[1, 1, 1, 1, 9.5, 1, 5])
    at_heights(figure)
    assert labelled(figure) == {"Fay": (0, "top right"), "Lund": (6, "top left")}


def test_a_long_emptiness_that_no_axis_shows_takes_no_place() -> None:
    figure = go.Figure()
    days = pd.DatetimeIndex([pd.Timestamp(2016, 9, 1), *pd.date_range("2024-01-01", periods=9, freq="MS")])
    figure.add_scatter(x=days, y=[0, 1, 9, 1, 1, 1, 1, 1, 1, 1], name="Fay", mode="lines")
    figure.add_scatter(x=days, y=[1, 0, 1, 1, 1, 1, 8, 1, 1, 1], name="Lund", mode="lines")
    at_heights(figure)
    assert labelled(figure) == {"Fay": (2, "top right"), "Lund": (6, "top center")}


def test_gaps_and_nothing_are_no_heights() -> None:
    figure = lines(Fay=[float("nan"), 0, 3], Nobody=[float("nan")] * 3)
    at_heights(figure)
    assert labelled(figure) == {"Fay": (2, "top left")}
    at_heights(go.Figure())
    by_tens = lines(Fay=[10, 1000, 0])
    by_tens.update_yaxes(type="log")
    at_heights(by_tens)
    assert labelled(by_tens) == {"Fay": (1, "top left")}
