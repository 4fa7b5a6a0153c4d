"""A view in words, as somebody would ask for it: "Marta Voss on trade and tariffs, March to July 2026"."""

from collections.abc import Sequence
from datetime import date

from components.wording import listed
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection

# More names are a number.
_NAMED = 3


def title(selection: Selection, totals: Totals) -> str:
    """What a report of a selection is called."""
    who = _listed(selection.speakers, "speakers") or "Quotations"
    parts = [
        who,
        f"on {_listed(selection.topics, 'topics')}" if selection.topics else "",
        f"with “{selection.query.strip()}”" if selection.query.strip() else "",
        f"mentioning {_listed(selection.entities, 'names')}" if selection.entities else "",
        f"in {_listed(selection.outlets, 'outlets')}" if selection.outlets else "",
    ]
    span = months(selection.since or totals.first, selection.until or totals.last)
    return ", ".join(filter(None, [" ".join(filter(None, parts)), span]))


def months(first: date | None, last: date | None) -> str:
    """The months from one day to another: "March to July 2026"; nothing where either is not known."""
    if first is None or last is None:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B %Y}"
    start = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"{start} to {last:%B %Y}"


def _listed(names: Sequence[str], plural: str) -> str:
    if len(names) > _NAMED:
        return f"{len(names)} {plural}"
    return listed(names)
