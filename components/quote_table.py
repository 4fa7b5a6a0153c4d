"""The table of quotations, one page of it, sorted over the whole selection."""

import pandas as pd
import streamlit as st

from components.wording import day, speaker_name
from onrecord.corpus.queries import QuoteOrder

ROWS = 50

# What a reader can sort by; the first of a column's two entries is taken on the first click on its header.
ORDERS: dict[str, tuple[QuoteOrder, bool]] = {
    "Newest first": ("published", True),
    "Oldest first": ("published", False),
    "Speaker A–Z": ("speaker", False),
    "Speaker Z–A": ("speaker", True),
    "Quotation A–Z": ("text", False),
    "Quotation Z–A": ("text", True),
    "Kind A–Z": ("kind", False),
    "Kind Z–A": ("kind", True),
    "Outlet A–Z": ("outlet", False),
    "Outlet Z–A": ("outlet", True),
    "Headline A–Z": ("title", False),
    "Headline Z–A": ("title", True),
}
_COLUMNS: dict[str, QuoteOrder] = {
    "Date": "published",
    "Speaker": "speaker",
    "Quotation": "text",
    "Kind": "kind",
    "Outlet": "outlet",
    "Headline": "title",
}


def show(frame: pd.DataFrame, page: int, order: str) -> int | None:
    """Draw the rows of a page and return the position of the chosen one. A click on a header sorts everything."""
    # A new page or order is a new table: a row chosen in the old one must not choose another quotation here.
    key = f"quotes {page} {order}"
    state = st.dataframe(
        _shown(frame),
        key=key,
        hide_index=True,
        on_select=lambda: _sort_by_header(key, order),
        selection_mode=["single-row-required", "single-column"],
        column_config={
            "Date": st.column_config.TextColumn(width=92),
            "Speaker": st.column_config.TextColumn(width=150),
            "Quotation": st.column_config.TextColumn(width=370),
            "Kind": st.column_config.TextColumn(width=68),
            "Outlet": st.column_config.TextColumn(width=135),
            "Headline": st.column_config.TextColumn(width=160),
        },
        alt="Quotations that match the filters",
    )
    rows = state.selection.rows
    return rows[0] if rows and rows[0] < len(frame) else None


def _shown(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Date": frame["published"].map(day),
            "Speaker": frame["speaker"].map(speaker_name),
            "Quotation": frame["text"],
            "Kind": frame["kind"],
            "Outlet": frame["outlet"].fillna("unknown"),
            "Headline": frame["title"].fillna("no headline"),
        }
    )


def _sort_by_header(key: str, order: str) -> None:
    columns = st.session_state[key].selection.columns
    if not columns:
        return
    first, second = (label for label, (column, _) in ORDERS.items() if column == _COLUMNS[columns[0]])
    st.session_state["sort"] = second if order == first else first
    st.session_state["page"] = 1
