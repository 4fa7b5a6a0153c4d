"""Download what is filtered, all of it."""

import re
import unicodedata
from datetime import date
from io import BytesIO

import streamlit as st

from components.wording import count
from onrecord.corpus.exports import export_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

_MIME = {"csv": "text/csv", "jsonl": "application/jsonl"}
_MAX_PART = 40


def file_name(selection: Selection, format: str, today: date) -> str:
    """A file name that says what is inside: "onrecord-quotations-marcus-thorne-2026-05-08.csv"."""
    parts = [
        _of_many(selection.speakers, "speakers"),
        _of_many([kind.value for kind in selection.speaker_kinds], "speaker kinds"),
        *(kind.value for kind in selection.kinds),
        _of_many(selection.outlets, "outlets"),
        f"from {selection.since}" if selection.since else "",
        f"to {selection.until}" if selection.until else "",
        "undated" if selection.undated else "",
        selection.query,
    ]
    named = [_slug(part)[:_MAX_PART].strip("-") for part in parts]
    return "-".join(["onrecord", "quotations", *filter(None, named), today.isoformat()]) + f".{format}"


def buttons(snapshot: Snapshot, selection: Selection, rows: int, link: str) -> None:
    """A button for each format, and what is in the file."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for format, mime in _MIME.items():
            st.download_button(
                f"Download {format.upper()}",
                data=lambda format=format: _extract(snapshot, selection, format, link),
                file_name=file_name(selection, format, date.today()),
                mime=mime,
                key=f"download_{format}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        f"All {count(rows, 'quotation')} of this view, not only this page. In the CSV, cells that a spreadsheet would "
        "run as a formula begin with an apostrophe."
    )


def _extract(snapshot: Snapshot, selection: Selection, format: str, link: str) -> bytes:
    stream = BytesIO()
    export_quotes(snapshot, selection, format, stream, link=link)
    return stream.getvalue()


def _of_many(values: tuple[str, ...] | list[str], plural: str) -> str:
    return values[0] if len(values) == 1 else f"{len(values)} {plural}" if values else ""


def _slug(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))
