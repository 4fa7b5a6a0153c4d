"""Circles for counts, in the order asked for, each with the filters that it stands for."""

import json

import pandas as pd

from components.matrix import matrix

FRAME = pd.DataFrame([("Ann Fay", "steel", 3), ("Bo <b>Lund</b>", "grain", 1)], columns=["row", "column", "quotes"])


def drawn():
    return matrix(
        FRAME,
        rows=["Ann Fay", "Bo <b>Lund</b>"],
        columns=["grain", "steel"],
        title="Quotations by speaker and topic",
        column_title="Topic",
        stands_for=lambda row, column: {"speaker": [row], "topic": [column]},
    )


def test_each_count_is_a_circle_that_filters() -> None:
    (trace,) = drawn().data
    assert list(trace.marker.size) == [3, 1]
    assert [json.loads(text) for text in trace.customdata] == [
        {"speaker": ["Ann Fay"], "topic": ["steel"]},
        {"speaker": ["Bo <b>Lund</b>"], "topic": ["grain"]},
    ]


def test_rows_run_downwards_and_names_are_escaped() -> None:
    figure = drawn()
    assert list(figure.layout.yaxis.categoryarray) == ["Bo<br>&lt;b&gt;Lund&lt;/b&gt;", "Ann Fay"] or list(
        figure.layout.yaxis.categoryarray
    ) == ["Bo &lt;b&gt;Lund&lt;/b&gt;", "Ann Fay"]
    assert "<b>" not in "".join(figure.data[0].hovertext)
    assert figure.layout.title.text.endswith(">Quotations by speaker and topic</span>")
