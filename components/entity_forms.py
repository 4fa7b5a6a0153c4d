"""The written forms that are counted as one thing, each to be kept apart for good, and those that are."""

import streamlit as st

from components import access, corpus_state, judging_form
from components.wording import plain
from onrecord.corpus import entity_queries, judging
from onrecord.corpus.corrections import standing, undoing
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Action


def show(snapshot: Snapshot, names: list[str]) -> None:
    """Draw the forms of some names; what is kept apart counts as a name of its own on every page."""
    apart = [entry for entry in standing(corpus_state.store().corrections()) if entry.action is Action.APART]
    label = "Written forms" + (f", {len(apart)} kept apart" if apart else "")
    with st.expander(label, icon=":material/call_split:", key="written_forms"):
        for name in names:
            _forms(snapshot, name)
        if apart:
            again = {entry.id: entry for entry in apart}
            chosen = st.pills(
                "Kept apart",
                list(again),
                selection_mode="multi",
                format_func=lambda key: plain(f"{again[key].target} (was {again[key].before['counted as']})"),
                key=f"apart {len(again)}",
            )
            st.button(
                "Count together again",
                key="fold_again",
                icon=":material/call_merge:",
                disabled=not chosen,
                on_click=lambda: judging_form.say(undoing([again[key] for key in chosen], access.author())),
            )
        st.caption(
            "A form that is kept apart is a name of its own, here, in every filter and where it speaks as a body. It stays "
            "so, and stands in the log of the page Review. Two people under one name are told apart on that page."
        )


def _forms(snapshot: Snapshot, name: str) -> None:
    frame = entity_queries.forms(snapshot, name)
    times = dict(zip(frame["form"], frame["times"], strict=True))
    others = [form for form in times if form != name]
    if not others:
        st.markdown(f"**{plain(name)}** is written so everywhere.")
        return
    chosen = st.pills(
        f"Counted as {plain(name)}",
        others,
        selection_mode="multi",
        format_func=lambda form: plain(f"{form} ({times[form]:,})"),
        key=f"forms of {name} {len(others)}",
    )
    st.button(
        "Keep apart",
        key=f"keep apart {name}",
        icon=":material/call_split:",
        disabled=not chosen,
        on_click=lambda: judging_form.say(judging.keep_apart(name, chosen, access.author())),
    )
