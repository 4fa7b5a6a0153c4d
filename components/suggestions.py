"""People and topics that somebody may mean by the words they search for, each one click away."""

from collections.abc import Iterator

import streamlit as st

from components import corpus_state, filters
from components.wording import plain
from onrecord.corpus import search
from onrecord.corpus.selection import FILTERS, Selection, to_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.normalise import words

_OF_EACH = 3


def offer(snapshot: Snapshot, selection: Selection) -> None:
    """Draw them beside what the words find; nothing where there are none."""
    others = {name: values for name, values in to_params(selection).items() if name != "q"}
    found = list(_suggested(snapshot, selection))
    if hint := search.hint(selection.query):
        st.caption(hint)
    if not found:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="suggestions"):
        st.caption("Or all of", width="content")
        for name, value in found:
            st.button(
                plain(f"{FILTERS[name].label}: {value}"),
                key=f"suggested {name} {value}",
                type="tertiary",
                on_click=filters.replace,
                args=(others | {name: [value]},),
            )


def _suggested(snapshot: Snapshot, selection: Selection) -> Iterator[tuple[str, str]]:
    """Filters and values that the words of a plain query may mean."""
    asked = words(selection.query)
    if not asked or set(selection.query) & set('"*?():'):
        return
    if not selection.speakers:
        yield from (("speaker", name) for name in corpus_state.speakers_like(selection.query)[:_OF_EACH])
    if not selection.topics:
        named = (topic.name for topic in snapshot.taxonomy.topics if set(asked) <= set(words(topic.name)))
        yield from (("topic", name) for name in list(named)[:_OF_EACH])
