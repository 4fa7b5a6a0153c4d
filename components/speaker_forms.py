"""The names that articles have for one speaker, why each is theirs, and taking one apart for good."""

import streamlit as st

from components import access, judging_form
from components.wording import count, known, plain
from onrecord.corpus import judging, speaker_queries
from onrecord.corpus.snapshot import Snapshot


def show(snapshot: Snapshot, speaker: str) -> None:
    """Draw them; nothing where every article has the same name."""
    rows = list(speaker_queries.forms(snapshot, speaker).itertuples())
    others = {str(row.form): row for row in rows if row.form != speaker}
    if not others:
        return
    with st.expander(f"{count(len(others), 'other name')} counted here, and why", icon=":material/join:"):
        chosen = st.pills(
            f"Counted as {plain(speaker)}",
            list(others),
            selection_mode="multi",
            format_func=lambda form: plain(f"{form} ({others[form].quotes:,})"),
            key=f"names of {speaker} {len(others)}",
        )
        st.markdown(
            "\n".join(
                f"- {plain(form)}: {plain(row.because) if known(row.because) else 'a person said so'}"
                for form, row in others.items()
            )
        )
        st.button(
            "Keep apart",
            key=f"keep the names of {speaker} apart",
            icon=":material/call_split:",
            disabled=not chosen,
            on_click=lambda: judging_form.say(judging.keep_apart(speaker, chosen, access.author())),
        )
        st.caption(
            "A name that is kept apart is a speaker of its own everywhere, until that is undone on the page Review."
        )
