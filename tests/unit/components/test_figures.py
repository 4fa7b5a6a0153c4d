"""Figures as words, marks and lists, from frames made by hand."""

import json
import math

import pandas as pd
import pytest

from components import figure_charts, figure_list
from components.figure_words import axis, unit_name, value
from onrecord.corpus.figure_queries import Counted
from onrecord.model import Unit

NONE = math.nan


@pytest.mark.parametrize(
    ("low", "high", "approximate", "unit", "of", "expected"),
    [
        (5, 5, False, Unit.PERCENT, "", "5%"),
        (100 / 3, 100 / 3, True, Unit.PERCENT, "", "about 33.33%"),
        (2, NONE, False, Unit.PERCENT, "", "2% or more"),
        (3, 3.5, False, Unit.PERCENT, "", "3% to 3.5%"),
        (NONE, 4e10, False, Unit.MONEY, "USD", "up to $40 billion"),
        (1.2e12, 1.2e12, False, Unit.MONEY, "RUB", "RUB 1.2 trillion"),
        (203_404_327, 203_404_327, False, Unit.MONEY, "USD", "$203.4 million"),
        (24e9, 24e9, True, Unit.MONEY, "crowns", "about 24 billion crowns"),
        (1_776, 1_776, False, Unit.MONEY, "EUR", "€1,776"),
        (14, 14, False, Unit.POINTS, "", "14 points"),
        (2035, 2035, False, Unit.YEAR, "", "2035"),
        (193.12128, 193.12128, False, Unit.DISTANCE, "km", "193.12 km"),
        (1.5e6, NONE, False, Unit.PEOPLE, "members", "1.5 million members or more"),
        (2383, 2383, False, Unit.THINGS, "", "2,383"),
    ],
)
def test_values(low: float, high: float, approximate: bool, unit: Unit, of: str, expected: str) -> None:
    assert value(low, high, approximate, unit, of) == expected


def test_units() -> None:
    assert unit_name(Counted(Unit.MONEY, "EUR")) == "Money (EUR)"
    assert axis(Counted(Unit.MONEY, "EUR")) == "EUR"
    assert axis(Counted(Unit.PERCENT)) == "Per cent"


def frame(*rows: tuple[str, float, float, str | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "published": pd.Timestamp(day),
                "low": low,
                "high": high,
                "approximate": False,
                "unit": "percent",
                "of": "",
                "speaker": speaker,
                "measures": "<b>steel</b>",
            }
            for day, low, high, speaker in rows
        ]
    )


def test_marks_show_value_bound_and_speaker() -> None:
    rows = frame(("2026-03-09", 5, 5, "Ann Fay"), ("2026-03-10", 2, NONE, "Ann Fay"), ("2026-03-11", 3, 4, None))
    figure = figure_charts.over_time(rows, Counted(Unit.PERCENT), "Per cent & steel")
    fay, others = figure.data
    assert (fay.name, list(fay.y), list(fay.marker.symbol)) == ("Ann Fay", [5, 2], ["circle", "triangle-up"])
    assert (others.name, list(others.y), list(others.error_y.array)) == ("other speakers", [3.5], [0.5])
    assert json.loads(fay.customdata[0]) == {"speaker": ["Ann Fay"], "from": ["2026-03-09"], "to": ["2026-03-09"]}
    assert json.loads(others.customdata[0]) == {"from": ["2026-03-11"], "to": ["2026-03-11"]}
    assert fay.hovertext[1] == "2% or more – &lt;b&gt;steel&lt;/b&gt;<br>Ann Fay<br>10 Mar 2026"
    seen, measure = figure.layout.title.text.split("<br>")
    assert seen == "Ann Fay: from 2% to 5%"
    assert ">Per cent &amp; steel<" in measure
    assert [trace.text[0].split("> ")[-1] for trace in figure.data] == ["Ann Fay", "other speakers"]
    assert figure.layout.yaxis.type == "linear"


def test_far_apart_values_get_a_logarithmic_axis_that_says_so() -> None:
    rows = frame(("2026-03-09", 1, 1, "Ann Fay"), ("2026-03-10", 900, 900, "Bo Lund"))
    layout = figure_charts.over_time(rows, Counted(Unit.PERCENT), "").layout
    assert layout.title.text.startswith("From 1% (Ann Fay) to 900% (Bo Lund)<br>")
    assert (layout.yaxis.type, layout.yaxis.title.text) == ("log", "Per cent, logarithmic")


def test_a_list_escapes_what_articles_say() -> None:
    rows = frame(("2026-03-09", 5, 5, "<i>Fay</i>")).assign(
        quote=None, article="a&b", text="<5%", outlet="<u>", words="x", topics=None
    )
    html = figure_list.list_html(rows)
    assert "<i>" not in html
    assert "<u>" not in html
    assert "&lt;b&gt;steel" in html
    assert "the article itself" in html
    assert "articles?article=a%26b" in html
