"""Whatever somebody or something is called, no chart takes it for markup, in labels, axes, legends or hover."""

import re
from collections.abc import Callable, Iterator

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import (
    bars,
    country_map,
    entity_charts,
    entity_network,
    figure_charts,
    matrix,
    speaker_charts,
    topic_charts,
)
from onrecord.corpus.figure_queries import Counted
from onrecord.model import Unit

NAME = '<a href="https://evil.example/p?q=1">tariffs</a>'
OTHER = '%{x}<span style="font-size:90px">of'
# What the project writes itself: small words, and a dot of a colour.
OWN = re.compile(r'<span style="font-size: 0.8em">|<span style="color: #[0-9a-f]{6}">●</span>')
DAY = pd.to_datetime("2026-03-02")
COUNTED = pd.DataFrame({"name": [NAME, OTHER], "other": [OTHER, NAME], "topic": [NAME, OTHER], "articles": [2, 1],
    "quotes": [2, 1], "mentions": [2, 1], "period": [DAY, DAY], "speaker": [NAME, OTHER], "act": ["assert", "deny"],
    "row": [NAME, OTHER], "column": [OTHER, NAME], "value": [NAME, OTHER]})  # fmt: skip
FIGURES = pd.DataFrame({"published": [DAY], "low": [1.0], "high": [2.0], "approximate": [False], "speaker": [NAME],
    "measures": [NAME], "of": [NAME]})  # fmt: skip

CHARTS: dict[str, Callable[[], go.Figure]] = {
    "bars": lambda: bars.bars(COUNTED["name"], COUNTED["quotes"], stands_for=[{}, {}], title="t", of=9),
    "topics": lambda: topic_charts.shares(COUNTED, 3),
    "topics over time": lambda: topic_charts.over_time(COUNTED, "day", [NAME, OTHER]),
    "topics by": lambda: topic_charts.by(COUNTED[["value", "topic", "quotes"]], "speaker", [NAME, OTHER]),
    "spoken of": lambda: speaker_charts.spoken_of(COUNTED, 9),
    "speakers over time": lambda: speaker_charts.over_time(COUNTED, "day", [NAME, OTHER]),
    "acts": lambda: speaker_charts.acts_of(COUNTED[["speaker", "act", "quotes"]], [NAME, OTHER]),
    "entities over time": lambda: entity_charts.over_time(COUNTED, "day", [NAME, OTHER], per_article=False),
    "network": lambda: entity_network.network(COUNTED.assign(articles=[3, 2])),
    "matrix": lambda: matrix.matrix(COUNTED, rows=[NAME, OTHER], columns=[NAME, OTHER], title="t", column_title="c",
        stands_for=lambda *_: {}),
    "figures": lambda: figure_charts.over_time(FIGURES, Counted(Unit.MONEY, NAME), NAME),
}  # fmt: skip


def texts(value: object) -> Iterator[str]:
    """Every text of a figure that Plotly draws; what a click carries is drawn nowhere."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                if key != "customdata":
                    yield from texts(inner)
        case list() | tuple():
            for inner in value:
                yield from texts(inner)


@pytest.mark.parametrize("chart", CHARTS)
def test_names_are_text(chart: str) -> None:
    figure = CHARTS[chart]().to_plotly_json()
    figure["layout"].pop("template", None)
    figure["data"] = [{k: list(v) if hasattr(v, "tolist") else v for k, v in trace.items()} for trace in figure["data"]]
    drawn = OWN.sub("", " ".join(texts(figure)))
    assert "tariffs" in drawn
    assert "<a" not in drawn
    assert "<span" not in drawn
    assert "%{x}<" not in drawn
    assert "%{x}&lt;" not in drawn


def test_a_country_is_text() -> None:
    name = country_map.countries()[0]
    assert country_map.country_map(pd.DataFrame({"name": [name], "articles": [1]})).data[1].text[0] == name
