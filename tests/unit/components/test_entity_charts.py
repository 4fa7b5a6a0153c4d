"""Frames of entities become charts whose marks filter."""

import json

import pandas as pd

from components import entity_charts

FRAME = pd.DataFrame(
    {
        "period": pd.to_datetime(["2026-03-01", "2026-05-01"]),
        "name": ["Velmora", "Velmora"],
        "mentions": [6, 2],
        "articles": [3, 4],
    }
)


def params(trace) -> list[dict[str, list[str]]]:
    return [json.loads(text) for text in trace.customdata]


def test_a_line_has_every_period_and_its_days() -> None:
    (trace,) = entity_charts.over_time(FRAME, "month", ["Velmora"], per_article=False).data
    assert list(trace.y) == [6, 0, 2]
    assert params(trace)[2] == {"entity": ["Velmora"], "from": ["2026-05-01"], "to": ["2026-05-31"]}


def test_per_article_divides_by_the_articles_of_the_period() -> None:
    figure = entity_charts.over_time(FRAME, "month", ["Velmora"], per_article=True)
    assert list(figure.data[0].y) == [2.0, 0.0, 0.5]
    assert figure.layout.yaxis.title.text == "Mentions in an article"


def test_together_and_by_whom() -> None:
    pairs = pd.DataFrame({"name": ["Corvia"], "other": ["Velmora"], "articles": [3]})
    (trace,) = entity_charts.together(pairs).data
    assert trace.hovertext == ("Corvia<br>Velmora<br>3 articles",)
    assert params(trace) == [{"entity": ["Corvia", "Velmora"], "together": ["article"]}]
    said = pd.DataFrame({"speaker": ["Ann Fay"], "name": ["Velmora"], "quotes": [1]})
    (trace,) = entity_charts.by_whom(said, ["Velmora"]).data
    assert params(trace) == [{"speaker": ["Ann Fay"], "entity": ["Velmora"]}]
