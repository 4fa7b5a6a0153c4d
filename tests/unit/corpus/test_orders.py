"""The orders of quotations: by clicks on the table's headers, and by the codes that addresses keep."""

import pytest

from onrecord.corpus.orders import ORDERS, QuoteOrder, turned


@pytest.mark.parametrize(
    ("order", "column", "after"),
    [
        ("newest", "published", "oldest"),
        ("oldest", "published", "newest"),
        ("newest", "speaker", "speaker"),
        ("speaker", "speaker", "speaker-back"),
        ("speaker-back", "speaker", "speaker"),
        ("newest", "confidence", "surest"),
        ("speaker-back", "title", "headline"),
    ],
)
def test_a_header_sorts_by_its_column_and_then_the_other_way_round(order: str, column: QuoteOrder, after: str) -> None:
    assert turned(order, column) == after


def test_every_column_has_two_orders_that_are_each_other_turned() -> None:
    for code, order in ORDERS.items():
        other = turned(code, order.column)
        assert other != code
        assert turned(other, order.column) == code
        assert ORDERS[other].descending != order.descending
