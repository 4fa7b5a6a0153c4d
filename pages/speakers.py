"""Who speaks: everybody in the selection, or whom the filter Speaker names: one closely, up to four side by side."""

import streamlit as st

from components import corpus_state, drawn, entry, filters, nothing, speaker_views
from onrecord.corpus import queries
from onrecord.corpus.selection import UNKNOWN_SPEAKER

entry.through_dashboard()

MOST_COMPARED = 4
PICKED = "picked speaker"


def pick() -> None:
    """Have the filter name one more speaker (a callback)."""
    if st.session_state[PICKED] is not None:  # Escape right after the choice takes it back
        filters.apply({"speaker": [*chosen, st.session_state[PICKED]]})
    st.session_state[PICKED] = None


snapshot = corpus_state.snapshot()
selection = filters.current()
chosen = selection.speakers if UNKNOWN_SPEAKER not in selection.speakers else ()

with st.container(horizontal=True, vertical_alignment="bottom"):
    if selection.speakers:
        st.button(
            "All speakers", icon=":material/arrow_back:", type="tertiary", on_click=filters.drop, args=("speaker",)
        )
    if len(chosen) < MOST_COMPARED:
        st.selectbox(
            "Compare with" if chosen else "One speaker",
            [name for name in filters.speaker_names() if name not in chosen],
            index=None,
            key=PICKED,
            on_change=pick,
            placeholder="Another" if chosen else "All speakers",
            width=320,
        )

if not 0 < len(chosen) <= MOST_COMPARED:
    totals = queries.totals(snapshot, selection)
    if not totals.quotes:
        nothing.explain(snapshot, selection, totals)
    drawn.note_selection(selection)
    speaker_views.everybody(snapshot, selection, totals)
elif len(chosen) == 1:
    speaker_views.one(snapshot, selection)
else:
    speaker_views.compared(snapshot, selection)
