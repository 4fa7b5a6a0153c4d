"""What is on screen is what is in the file, for every filter in the table and in every order."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from onrecord.corpus import Snapshot, queries
from onrecord.corpus.exports import export
from onrecord.corpus.orders import ORDERS
from onrecord.corpus.selection import FILTERS, Selection, from_params, to_params

# Of each filter values that some quotation of the small corpus has, and one that none has.
VALUES = {
    "q": ["wheat", "fees OR steel", "5%", "speaker:fay", "nosuchword"],
    "in": [*FILTERS["in"].values],
    "speaker": ["Ann Fay", "Bo Lund", "(unknown speaker)", "Nobody"],
    "topic": ["grain", "steel"],
    "all_topics": ["true"],
    "basis": [*FILTERS["basis"].values],
    "from": ["2026-03-05"],
    "to": ["2026-03-05", "2026-03-31"],
    "outlet": ["The Invented Times", "Other Gazette", "(unknown outlet)"],
    "entity": ["Ann Fay", "Harbour Board"],
    "language": ["en", "de"],
    "together": [*FILTERS["together"].values],
    "speaker_kind": [*FILTERS["speaker_kind"].values],
    "kind": [*FILTERS["kind"].values],
    "act": [*FILTERS["act"].values],
    "confidence": [*FILTERS["confidence"].values, "0.8"],
    "view": [*FILTERS["view"].values],
    "undated": ["true"],
    "versions": [*FILTERS["versions"].values],
}
asked = some.fixed_dictionaries(
    {},
    optional={
        name: some.lists(some.sampled_from(values), min_size=1, max_size=2 if FILTERS[name].many else 1, unique=True)
        for name, values in VALUES.items()
    },
)


def on_screen(snapshot: Snapshot, selection: Selection, sort: str) -> list[str]:
    """What the page shows, page by page."""
    order = ORDERS[sort]
    shown: list[str] = []
    for page in range(queries.totals(snapshot, selection).quotes // 3 + 1):
        rows = queries.quotes(
            snapshot, selection, sort=order.column, descending=order.descending, offset=3 * page, limit=3
        )
        shown += rows["as_sentence"].tolist()
    return shown


def in_file(snapshot: Snapshot, selection: Selection, sort: str) -> list[str]:
    stream = io.BytesIO()
    export(snapshot, "quotes", selection, "jsonl", stream, sort=sort)
    return [json.loads(line)["as_sentence"] for line in stream.getvalue().splitlines()]


def test_every_filter_is_tried() -> None:
    assert VALUES.keys() == FILTERS.keys()


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in VALUES.items() for value in values])
def test_with_one_filter(snapshot: Snapshot, name: str, value: str) -> None:
    selection = from_params({name: [value]})
    assert to_params(selection) == {name: [value]}
    assert on_screen(snapshot, selection, "oldest") == in_file(snapshot, selection, "oldest")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked, some.sampled_from([*ORDERS]))
def test_with_any_of_them_in_any_order(snapshot: Snapshot, params: dict[str, list[str]], sort: str) -> None:
    selection = from_params(params)
    shown = on_screen(snapshot, selection, sort)
    assert shown == in_file(snapshot, selection, sort)
    assert len(shown) == queries.totals(snapshot, selection).quotes
