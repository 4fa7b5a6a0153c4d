"""What the other filters leave of a filter's options: the commonest of them, each with its count and one click away."""

from collections.abc import Mapping

import streamlit as st

from components import corpus_state, filters
from components.wording import plain
from onrecord.corpus import facet_queries
from onrecord.corpus.facet_queries import Facet
from onrecord.corpus.selection import FILTERS, Selection, from_params, to_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import QueryError

NAMES: Mapping[str, Facet] = {"speaker": "speaker", "topic": "topic", "outlet": "outlet"}
_OF_EACH = 3


def offer(name: str) -> None:
    """Draw those of a filter below its widget; nothing where the text query cannot be read, which the page says."""
    selection = filters.current()
    others = {other: values for other, values in to_params(selection).items() if other != name}
    held = FILTERS[name].written(selection)
    try:
        counted = _counted(corpus_state.snapshot(), from_params(others), NAMES[name])
    except QueryError:
        return
    left = [(value, n) for value, n in counted if value not in held][:_OF_EACH]
    for value, n in left:
        st.button(
            f"{plain(value)} :small[{n:,}]",
            key=f"option {name} {value}",
            type="tertiary",
            on_click=filters.apply,
            args=({name: [*held, value]},),
        )


# The same question has the same answer on every page.
@st.cache_resource(max_entries=200, show_spinner=False, hash_funcs={Snapshot: corpus_state.identity, Selection: repr})
def _counted(snapshot: Snapshot, selection: Selection, name: Facet) -> list[tuple[str, int]]:
    # As many more as may be among the filter's values already, which are not offered again.
    return facet_queries.commonest(snapshot, selection, name, 10 * _OF_EACH)
