"""People and topics that somebody may mean by the words they search for, each one click away."""

from collections.abc import Iterator
from itertools import islice

import streamlit as st

from components import corpus_state, filters
from components.wording import plain
from onrecord.corpus import search
from onrecord.corpus.selection import FILTERS, Selection, to_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.normalise import words

_OF_EACH = 3
_LONGEST_NAME = 4


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
        called = (name for name in corpus_state.speakers_like(selection.query) if _is_short_name(name))
        yield from (("speaker", name) for name in islice(called, _OF_EACH))
    if not selection.topics:
        named = (topic.name for topic in snapshot.taxonomy.topics if set(asked) <= set(words(topic.name)))
        yield from (("topic", name) for name in islice(named, _OF_EACH))


def _is_short_name(speaker: str) -> bool:
    """Whether a speaker is called by a name rather than described, as "a 2024 study of tariffs" is."""
    return speaker[:1].isupper() and len(words(speaker)) <= _LONGEST_NAME
