"""Says that the corpus has changed since the page was drawn. The page stays as its reader has it until they ask."""

import streamlit as st

from components import corpus_state
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import CorpusError

# Streamlit takes a look that comes while a reader changes the page together with that change, and the filters may then
# be missing in the address; so it is seldom.
POLL_SECONDS = 20.0


def watch() -> None:
    """Look now and then whether there is more than this page shows."""
    st.fragment(_look, run_every=POLL_SECONDS)(corpus_state.snapshot())


def _look(shown: Snapshot) -> None:
    try:
        changed = corpus_state.has_changed(shown)
    except CorpusError:
        # Whatever is asked for next says what is wrong; nobody has asked for this.
        return
    if changed:
        with st.container(horizontal=True, horizontal_alignment="center", width="content", key="newer"):
            if st.button("The corpus has changed: show it as it is now", icon=":material/refresh:", type="primary"):
                st.rerun()
