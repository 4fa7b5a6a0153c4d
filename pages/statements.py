"""Who reported the same statement: quotations that several articles have, whole or cut, and whom they name for it."""

import streamlit as st

from components import corpus_state, entry, filters, nothing, statement_views
from onrecord.corpus import queries, statement_queries

entry.through_dashboard()


def leave() -> None:
    """Go back to the table (a callback)."""
    st.query_params.pop("statement", None)


snapshot = corpus_state.snapshot()
statements = corpus_state.statements(snapshot)
selection = filters.current()

opened = st.query_params.get("statement")
if opened is None:
    totals = queries.totals(snapshot, selection)
    if not totals.quotes:
        nothing.explain(snapshot, selection, totals)
    statement_views.all_of_them(snapshot, statements, selection)
else:
    st.button("All statements", icon=":material/arrow_back:", type="tertiary", on_click=leave)
    reports = statement_queries.reports(snapshot, statements, opened)
    if reports.empty:
        st.info("This statement is not in the corpus, or only one article has it now.", icon=":material/filter_none:")
    else:
        statement_views.one(reports)
