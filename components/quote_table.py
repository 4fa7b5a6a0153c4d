"""The table of quotations, one page of it, sorted over the whole selection."""

import pandas as pd
import streamlit as st

from components import coded
from components.wording import CERTAINTY_HELP, as_said, day, speaker_name, sureness
from onrecord.corpus.orders import LABELS, ORDERS, QuoteOrder, turned

ROWS = 50

_COLUMNS: dict[str, QuoteOrder] = {
    "Date": "published",
    "Speaker": "speaker",
    "Quotation": "as_sentence",
    "Kind": "kind",
    "Act": "act",
    "Certainty": "confidence",
    "Outlet": "outlet",
    "Headline": "title",
}

# Columns for those who ask: by the table's own menu of columns, or by sorting by them.
_ON_DEMAND = ("Act", "Certainty")


def show(frame: pd.DataFrame, view: str, order: str) -> int | None:
    """Draw the rows of a page and return the position of the chosen one. A click on a header sorts everything.

    ``order`` is a code of ORDERS. ``view`` tells pages and filters apart: a row chosen in one must not choose another quotation in the next.
    """
    key = f"quotes {view} {order}"
    state = st.dataframe(
        _shown(frame),
        key=key,
        hide_index=True,
        column_order=[name for name in _COLUMNS if name not in _ON_DEMAND or _COLUMNS[name] == ORDERS[order].column],
        on_select=lambda: _sort_by_header(key, order),
        selection_mode=["single-row-required", "single-column"],
        column_config={
            "Date": st.column_config.TextColumn(width=92),
            "Speaker": st.column_config.TextColumn(width=150),
            "Quotation": st.column_config.TextColumn(width=370),
            "Kind": st.column_config.TextColumn(width=68),
            "Act": st.column_config.TextColumn(width=76),
            "Certainty": st.column_config.TextColumn(width=84, help=CERTAINTY_HELP),
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
            "Quotation": [as_said(row.as_sentence, row.polarity) for row in frame.itertuples()],
            "Kind": frame["kind"],
            "Act": frame["act"],
            "Certainty": frame["confidence"].map(sureness),
            "Outlet": frame["outlet"].fillna("unknown"),
            "Headline": frame["title"].fillna("no headline"),
        }
    )


def _sort_by_header(key: str, order: str) -> None:
    headers = st.session_state[key].selection.columns
    if headers:
        coded.write(LABELS, "sort", turned(order, _COLUMNS[headers[0]]))
        st.session_state["page"] = 1
