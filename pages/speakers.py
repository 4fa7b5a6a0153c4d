"""Who speaks: everybody in the selection, one speaker closely, or up to four side by side."""

import streamlit as st

from components import behind, corpus_state, entry, filters, speaker_views
from onrecord.corpus import queries

entry.through_dashboard()

MOST_COMPARED = 4

snapshot = corpus_state.snapshot()
selection = filters.current()
names = filters.speaker_names("open", "with")

with st.container(horizontal=True, vertical_alignment="bottom"):
    opened = st.selectbox(
        "One speaker", names, index=None, key="open", bind="query-params", placeholder="All speakers", width=320
    )
    others = st.multiselect(
        "Compare with",
        [name for name in names if name != opened],
        key="with",
        bind="query-params",
        max_selections=MOST_COMPARED - 1,
        placeholder="Up to three others",
        disabled=opened is None,
        select_all=False,
        width=420,
    )

if opened is None:
    totals = queries.totals(snapshot, selection)
    behind.nothing(totals)
    speaker_views.everybody(snapshot, selection, totals)
elif others:
    speaker_views.compared(snapshot, selection, [opened, *others])
else:
    speaker_views.one(snapshot, selection, opened)
