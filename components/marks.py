"""What a mark on a chart stands for: the URL parameters of the quotations behind it, carried in its ``customdata``."""

import json
from collections.abc import Iterable, Mapping, Sequence

Params = Mapping[str, Sequence[str]]


def marks(params: Iterable[Params]) -> list[str]:
    """The ``customdata`` of a trace: for each mark the filters it stands for, such as ``{"speaker": ["Ann Roe"]}``."""
    return [json.dumps({name: list(values) for name, values in each.items()}) for each in params]


def clicked(points: Sequence[Mapping[str, object]]) -> dict[str, list[str]]:
    """The filters that the clicked marks stand for; empty where they stand for none."""
    params: dict[str, list[str]] = {}
    for point in points:
        data = point.get("customdata")
        text = data[0] if isinstance(data, Sequence) and not isinstance(data, str) and data else data
        for parameter, values in json.loads(text).items() if isinstance(text, str) else ():
            params[parameter] = list(dict.fromkeys([*params.get(parameter, []), *values]))
    return params
