"""What a chart shows is said in a sentence that its numbers bear out, or not at all."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.chart_words import ahead, most, most_of, peak, titled


def by_month(**counts: list[int]) -> pd.DataFrame:
    months = pd.date_range("2026-03-01", periods=len(next(iter(counts.values()))), freq="MS")
    return pd.DataFrame(
        [
            {"period": month, "speaker": name, "quotes": number}
            for name, numbers in counts.items()
            for month, number in zip(months, numbers, strict=True)
            if number
        ]
    )


@pytest.mark.parametrize(
    ("fay", "lund", "sentence"),
    [
        ([1, 2, 5], [4, 3, 1], "Fay overtakes Lund in May 2026"),
        ([5, 0, 5], [1, 3, 1], "Fay ahead in 2 of 3 months"),
        ([5, 6, 7], [1, 3, 1], "Fay ahead in 3 of 3 months"),
        # Back and forth as often, equal all the time, or one month only: nothing to say.
        ([5, 1, 5, 1], [1, 5, 1, 5], ""),
        ([2, 2], [2, 2], ""),
        ([5], [1], ""),
        # One alone is ahead of nobody.
        ([5, 1], [0, 0], "Most in March 2026: 5 of 6 quotations"),
    ],
)
def test_who_is_ahead(fay: list[int], lund: list[int], sentence: str) -> None:
    assert ahead(by_month(Fay=fay, Lund=lund), "month", "speaker") == sentence


def test_when_most_was_said() -> None:
    assert peak(by_month(Fay=[2, 7, 1000]), "month") == "Most in May 2026: 1,000 of 1,009 quotations"
    days = pd.DataFrame({"period": pd.to_datetime(["2026-03-02", "2026-03-09"]), "quotes": [1, 3]})
    assert peak(days, "day") == "Most on 9 March 2026: 3 of 4 quotations"
    assert peak(days, "week") == "Most in the week of 9 March 2026: 3 of 4 quotations"
    # Two highest months, or one month alone, are no highest one.
    assert not peak(by_month(Fay=[7, 7, 1]), "month")
    assert not peak(by_month(Fay=[7]), "month")
    assert not peak(by_month(Fay=[7])[:0], "month")


def test_what_is_counted_most() -> None:
    assert most(["steel", "grain", "fish"], [9, 2, 1], 20) == "Most: steel, 9 of 20 quotations"
    assert most(["steel", "grain", "fish"], [9, 9, 1], 20) == "Most: steel and grain, 9 of 20 quotations each"
    assert most(["steel"], [9], 9) == "Most: steel, 9 of 9 quotations"
    assert not most(["steel", "grain"], [9, 9], 20)
    assert not most(["a", "b", "c", "d", "e"], [9, 9, 9, 9, 1], 90)
    assert most_of(["Fay, steel", "Lund, steel"], [1, 3], "quotation") == "Most: Lund, steel: 3 quotations"
    assert not most_of(["Fay, steel", "Lund, steel"], [3, 3], "quotation")
    assert not most_of(["Fay, steel"], [3], "quotation")


def test_a_title_fits_a_phone_and_is_text() -> None:
    figure = go.Figure(layout={"height": 300, "margin": {"t": 40}})
    titled(figure, "Most: <b>A very long name of a committee</b> that no line of a phone holds, 9 of 20", "Quotations")
    *lines, measure = figure.layout.title.text.split("<br>")
    assert max(map(len, lines)) <= 60  # with what its marks are written as
    assert "&lt;b&gt;" in lines[0]
    assert "Quotations" in measure
    assert (figure.layout.height, figure.layout.margin.t) == (300 + 21 * len(lines), 40 + 21 * len(lines))
    titled(figure, "", "Quotations by <week>")
    assert figure.layout.title.text == "Quotations by &lt;week&gt;"
