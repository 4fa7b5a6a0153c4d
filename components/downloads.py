"""Download what is filtered, all of it."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import BytesIO

import pandas as pd
import streamlit as st

from components.wording import count
from onrecord.corpus.exports import FORMATS, export_frame, export_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

_MAX_PART = 40


def file_name(selection: Selection, format: str, today: date) -> str:
    """A file name that says what is inside: "onrecord-quotations-marcus-thorne-2026-05-08.csv"."""
    parts = [
        _of_many(selection.speakers, "speakers"),
        _of_many([kind.value for kind in selection.speaker_kinds], "speaker kinds"),
        *(kind.value for kind in selection.kinds),
        _of_many([act.value for act in selection.acts], "acts"),
        "with beliefs" if selection.beliefs else "",
        f"confidence {selection.confidence}" if selection.confidence else "",
        _of_many(selection.outlets, "outlets"),
        _of_many(selection.topics, "all topics" if selection.all_topics else "topics"),
        _of_many(selection.entities, "mentioned"),
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
        for name in FORMATS:
            st.download_button(
                f"Download {name.upper()}",
                data=partial(_extract, snapshot, selection, name, link),
                file_name=file_name(selection, name, datetime.now().astimezone().date()),
                key=f"download_{name}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        f"All {count(rows, 'quotation')} of this view, not only this page. In the CSV, cells that a spreadsheet would "
        "run as a formula begin with an apostrophe."
    )


def table_button(rows: Callable[[], pd.DataFrame], *, name: str, key: str) -> None:
    """A button for a table as a file, ``name``.csv; ``rows`` is called when somebody asks for it."""
    st.download_button(
        "Download CSV",
        data=partial(_table, rows),
        file_name=f"onrecord-{name}.csv",
        key=f"download {key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _table(rows: Callable[[], pd.DataFrame]) -> bytes:
    stream = BytesIO()
    export_frame(rows(), stream)
    return stream.getvalue()


def _extract(snapshot: Snapshot, selection: Selection, format: str, link: str) -> bytes:
    stream = BytesIO()
    export_quotes(snapshot, selection, format, stream, link=link)
    return stream.getvalue()


def _of_many(values: tuple[str, ...] | list[str], plural: str) -> str:
    return values[0] if len(values) == 1 else f"{len(values)} {plural}" if values else ""


def _slug(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))
