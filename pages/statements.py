"""Who reported the same statement, whole or cut, and whom they name for it; how faithfully sources are quoted; who says otherwise now."""

import streamlit as st

from components import coded, corpus_state, drawn, entry, fidelity, filters, nothing, otherwise, statement_views
from onrecord.corpus import queries, statement_queries

entry.through_dashboard()

_SOURCES = "sources"
_OTHERWISE = "otherwise"
_COMPARED = {
    "reports": "Reports of one statement",
    _SOURCES: "Fidelity to the source",
    _OTHERWISE: "Now says otherwise",
}


def leave() -> None:
    """Go back to the table (a callback)."""
    st.query_params.pop("statement", None)


snapshot = corpus_state.snapshot()
selection = filters.current()

opened = st.query_params.get("statement")
if opened is None:
    totals = queries.totals(snapshot, selection)
    if not totals.quotes:
        nothing.explain(snapshot, selection, totals)
    drawn.note_selection(selection)
    wanted = coded.choice(
        st.segmented_control, "Compare", _COMPARED, "compare", required=True, on_change=filters.first_page,
        label_visibility="collapsed",
    )  # fmt: skip
    if wanted == _SOURCES:
        fidelity.show(snapshot, selection)
    elif wanted == _OTHERWISE:
        otherwise.show(snapshot, selection)
    else:
        statement_views.all_of_them(snapshot, corpus_state.statements(snapshot), selection)
else:
    st.button("All statements", icon=":material/arrow_back:", type="tertiary", on_click=leave)
    reports = statement_queries.reports(snapshot, corpus_state.statements(snapshot), opened)
    if reports.empty:
        st.info("This statement is not in the corpus, or only one article has it now.", icon=":material/filter_none:")
    else:
        statement_views.one(reports)
