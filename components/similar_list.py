"""Quotations like one that is shown, from the whole corpus."""

import streamlit as st

from components import corpus_state, quote_list
from onrecord.corpus import similar
from onrecord.corpus.snapshot import Snapshot

_SHOWN = 6


def show(snapshot: Snapshot, quote: str) -> None:
    """Draw the nearest quotations where somebody asks for them."""
    if not st.toggle("Quotations like this one", key="similar", bind="query-params"):
        return
    found = corpus_state.meanings(snapshot).nearest(quote, _SHOWN)
    if not found:
        st.caption("No other quotation is like this one.")
        return
    quote_list.show(similar.rows_of(snapshot, found))
    st.caption("From the whole corpus, whatever the filters. They use like words; they may say the opposite.")
