"""Quotations as a list to paste into a document: each with who said it and where it was published."""

from collections.abc import Mapping
from datetime import date
from typing import BinaryIO

from onrecord.corpus import parts
from onrecord.corpus.extracts import quote_rows
from onrecord.corpus.orders import NEWEST
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.default_view import NOT_SAID
from onrecord.model import Polarity, QuoteKind


def write_citations(snapshot: Snapshot, selection: Selection, stream: BinaryIO, *, sort: str = NEWEST) -> int:
    """Write every quotation of the selection as a paragraph of plain text, in that order, and return how many."""
    count = 0
    for batch in parts.stream(snapshot, quote_rows(snapshot, selection, sort=sort)):
        for row in batch.to_pylist():
            stream.write(f"{cited(row)}\n\n".encode())
            count += 1
    return count


def cited(row: Mapping[str, object]) -> str:
    """One quotation: its words as a sentence, speaker, headline, outlet, day and address; what is not known says so or is left out.

    Words that the article does not give in quotation marks get none here: they need not be the speaker's own.
    """
    published = row["date"]
    day = f"{published.day} {published:%B %Y}" if isinstance(published, date) else "undated"
    headline = f"“{row['headline']}”" if row["headline"] else "no headline"
    parts = [headline, row["outlet"] or "unknown outlet", day, row["source"]]
    return f"{said(row)} ({', '.join(str(part) for part in parts if part)})"


def said(row: Mapping[str, object]) -> str:
    """The words of a quotation with its speaker, and whether they are indirect or were not said."""
    words = " ".join(str(row["as_sentence"]).split())
    speaker = row["speaker"] or "Speaker unknown"
    kind = "indirect" if row["kind"] == QuoteKind.INDIRECT.value else ""
    notes = ", ".join(filter(None, [kind, NOT_SAID.get(Polarity(str(row["polarity"])))]))
    return f"{speaker} ({notes}): {words}" if notes else f"{speaker}: {words}"
