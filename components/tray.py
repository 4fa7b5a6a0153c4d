"""The tray: quotations that a reader collects from any list, in an order and with notes of their own, to take out."""

from collections.abc import Mapping
from typing import Any, BinaryIO

import pandas as pd
import streamlit as st

from components import address, downloads, filters, report
from components.wording import plain, speaker_name
from onrecord.corpus.citations import cited
from onrecord.corpus.exports import export_frame
from onrecord.corpus.extracts import rows_of
from onrecord.corpus.formats import about
from onrecord.corpus.offered import Format
from onrecord.corpus.references import formats_of
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

TITLE = "Collected quotations"
_HELD = "the tray's quotations and notes"
_LONGEST_NOTE = 500


def held() -> dict[str, str]:
    """The notes on the quotations in the tray by their ids, in the reader's order."""
    notes: dict[str, str] = st.session_state.setdefault(_HELD, {})
    return notes


def add(notes: Mapping[str, str]) -> None:
    """Put quotations with notes into the tray, after those that are there, which keep theirs."""
    st.session_state[_HELD] = held() | {quote: note for quote, note in notes.items() if quote not in held()}


def tick(quote: str) -> None:
    """A button that puts a quotation into the tray, or takes it out."""
    inside = quote in held()
    st.button(
        "Collected" if inside else "Collect",
        key=f"collect {quote}",
        type="tertiary",
        icon=":material/check_box:" if inside else ":material/check_box_outline_blank:",
        help="Take it out of the tray" if inside else "Put it into the tray, to order, note and take out",
        on_click=_take_out if inside else _put_in,
        args=(quote,),
    )


def button(snapshot: Snapshot) -> None:
    """A button that opens the tray; none while it is empty."""
    if held() and st.button(f"Tray ({len(held())})", key="tray", icon=":material/inventory_2:", type="tertiary"):
        _show(snapshot)


@st.dialog(TITLE, width="medium", position="right", on_dismiss="rerun")
def _show(snapshot: Snapshot) -> None:
    rows = rows_of(snapshot, list(held()))
    if not rows:
        st.caption("The tray is empty.")
        return
    _files(snapshot, rows)
    for quote, row in rows.items():
        _row(quote, row, first=quote == next(iter(rows)), last=quote == next(reversed(rows)))


def _row(quote: str, row: Mapping[str, Any], *, first: bool, last: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"{plain(row['as_sentence'])}  \n**{plain(speaker_name(row['speaker']))}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.text_input(
                "Note",
                value=held()[quote],
                key=f"note {quote}",
                placeholder="Note",
                max_chars=_LONGEST_NOTE,
                label_visibility="collapsed",
                on_change=_note,
                args=(quote,),
            )
            _button("Up", "arrow_upward", quote, -1, disabled=first)
            _button("Down", "arrow_downward", quote, 1, disabled=last)
            st.button(
                "", key=f"out {quote}", icon=":material/close:", help="Take out", on_click=_take_out, args=(quote,)
            )


def _button(words: str, icon: str, quote: str, by: int, *, disabled: bool) -> None:
    st.button(
        "",
        key=f"{words} {quote}",
        icon=f":material/{icon}:",
        help=words,
        on_click=_move,
        args=(quote, by),
        disabled=disabled,
    )


def _files(snapshot: Snapshot, rows: Mapping[str, Mapping[str, Any]]) -> None:
    link = address.here(filters.current())
    notes = {quote: held()[quote] for quote in rows}
    name = downloads.named(Selection(), TITLE)

    def table(format: Format, stream: BinaryIO) -> None:
        frame = pd.DataFrame([{**row, "note": notes[quote], "view": link} for quote, row in rows.items()])
        export_frame(frame, format, stream, about(TITLE, Selection(), link))

    with st.container(horizontal=True, gap="xsmall"):
        downloads.menu(table, name, key="tray", formats=formats_of("quotes"))
        downloads.reports(lambda: report.of_notes(snapshot, TITLE, notes, link), [], name, key="tray")
        st.download_button(
            "Cited list",
            "\n\n".join(cited(dict(row)) for row in rows.values()),
            name("txt"),
            "text/plain",
            key="cited tray",
            icon=":material/format_quote:",
            on_click="ignore",
        )


def _put_in(quote: str) -> None:
    held()[quote] = ""


def _take_out(quote: str) -> None:
    held().pop(quote, None)


def _note(quote: str) -> None:
    held()[quote] = st.session_state[f"note {quote}"]


def _move(quote: str, by: int) -> None:
    order = list(held())
    at = order.index(quote)
    order[at], order[at + by] = order[at + by], order[at]
    st.session_state[_HELD] = {one: held()[one] for one in order}
