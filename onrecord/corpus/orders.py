"""The orders in which quotations can be had, on a page, in a file and of the API: each a code that addresses keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

QuoteOrder = Literal["published", "speaker", "as_sentence", "kind", "act", "confidence", "outlet", "title"]


@dataclass(frozen=True, slots=True)
class Order:
    """An order: what people call it, the column, and whether its greatest value comes first."""

    label: str
    column: QuoteOrder
    descending: bool = False


NEWEST = "newest"
# Of a column's two orders the first is the one that readers want first of it.
ORDERS: Mapping[str, Order] = MappingProxyType(
    {
        NEWEST: Order("Newest first", "published", descending=True),
        "oldest": Order("Oldest first", "published"),
        "surest": Order("Highest confidence first", "confidence", descending=True),
        "least-sure": Order("Lowest confidence first", "confidence"),
        "speaker": Order("Speaker A–Z", "speaker"),
        "speaker-back": Order("Speaker Z–A", "speaker", descending=True),
        "outlet": Order("Outlet A–Z", "outlet"),
        "outlet-back": Order("Outlet Z–A", "outlet", descending=True),
        "headline": Order("Headline A–Z", "title"),
        "headline-back": Order("Headline Z–A", "title", descending=True),
        "quotation": Order("Quotation A–Z", "as_sentence"),
        "quotation-back": Order("Quotation Z–A", "as_sentence", descending=True),
        "kind": Order("Kind A–Z", "kind"),
        "kind-back": Order("Kind Z–A", "kind", descending=True),
        "act": Order("Act A–Z", "act"),
        "act-back": Order("Act Z–A", "act", descending=True),
    }
)
LABELS: Mapping[str, str] = MappingProxyType({code: order.label for code, order in ORDERS.items()})


def turned(code: str, column: QuoteOrder) -> str:
    """The order after a click on a column's header: by that column, or the other way round if it is so already."""
    first, second = (other for other, order in ORDERS.items() if order.column == column)
    return second if code == first else first
