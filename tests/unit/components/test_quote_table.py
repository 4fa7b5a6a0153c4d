"""Clicks on the table's headers."""

import pytest

from components.quote_table import ORDERS, next_order


@pytest.mark.parametrize(
    ("order", "header", "after"),
    [
        ("Newest first", "Date", "Oldest first"),
        ("Oldest first", "Date", "Newest first"),
        ("Newest first", "Speaker", "Speaker A–Z"),
        ("Speaker A–Z", "Speaker", "Speaker Z–A"),
        ("Speaker Z–A", "Speaker", "Speaker A–Z"),
        ("Newest first", "Certainty", "Lowest confidence first"),
        ("Speaker Z–A", "Headline", "Headline A–Z"),
    ],
)
def test_a_header_sorts_by_its_column_and_then_the_other_way_round(order: str, header: str, after: str) -> None:
    assert next_order(order, header) == after


@pytest.mark.parametrize("header", ["Date", "Speaker", "Quotation", "Kind", "Act", "Certainty", "Outlet", "Headline"])
def test_every_column_sorts(header: str) -> None:
    assert next_order("", header) in ORDERS
