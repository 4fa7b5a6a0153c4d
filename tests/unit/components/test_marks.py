"""A click on a mark becomes the filters that the mark stands for."""

import json

import pytest

from components.marks import clicked, marks


def test_what_is_written_is_read() -> None:
    first, second = marks([{"speaker": ["Ann Roe"], "from": ("2026-03-01",)}, {"speaker": ["Ann Roe", "Bo Lind"]}])
    points = [{"x": 1, "customdata": first}, {"customdata": [second]}]
    assert clicked(points) == {"speaker": ["Ann Roe", "Bo Lind"], "from": ["2026-03-01"]}


@pytest.mark.parametrize("point", [{}, {"customdata": None}, {"customdata": []}, {"customdata": json.dumps({})}])
def test_a_mark_that_stands_for_nothing_filters_nothing(point: dict[str, object]) -> None:
    assert clicked([point]) == {}
