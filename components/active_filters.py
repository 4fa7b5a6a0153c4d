"""What the page is filtered by, each with a cross; the link to this view; what is wrong with a query."""

from collections.abc import Iterator

import streamlit as st

from components import address, filters
from components.wording import plain
from onrecord.corpus.selection import Selection, to_params
from onrecord.errors import QueryError

_LABELS = {
    "speaker": "Speaker",
    "speaker_kind": "Kind of speaker",
    "kind": "Kind",
    "act": "Act",
    "beliefs": "Beliefs and intentions",
    "confidence": "Confidence at least",
    "outlet": "Outlet",
    "topic": "Topic",
    "entity": "Mentions",
    "all_topics": "All topics at once",
    "from": "From",
    "to": "To",
    "undated": "Undated",
    "versions": "Versions",
    "q": "Words",
}
_SWITCHES = ("beliefs", "undated", "all_topics")


def header(title: str, selection: Selection) -> None:
    """The page's title with "Copy link" at its side, and the active filters below."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(title, anchor=False, width="content")
        with st.popover("Copy link", icon=":material/link:", type="tertiary", width="content"):
            st.caption("Opens this page with these filters:")
            st.code(address.here(selection), language=None, wrap_lines=True)
    chips = list(_chips(selection))
    if chips:
        with st.container(horizontal=True, gap="xsmall", key="active_filters"):
            for parameter, value in chips:
                st.button(
                    plain(_LABELS[parameter] if parameter in _SWITCHES else f"{_LABELS[parameter]}: {value}"),
                    key=f"chip {parameter} {value}",
                    icon=":material/close:",
                    icon_position="right",
                    help="Remove this filter",
                    on_click=filters.remove,
                    args=(parameter, value),
                )
            st.button("Clear all filters", type="tertiary", on_click=filters.clear, key="clear_all")


def explain(query: str, error: QueryError) -> None:
    """Say what is wrong with a text query, with a caret under the place."""
    st.error(plain(str(error)), icon=":material/search_off:")
    line = "".join(character if character.isprintable() else " " for character in query)
    st.code(f"{line}\n{' ' * error.position}^", language=None)


def _chips(selection: Selection) -> Iterator[tuple[str, str]]:
    for parameter, values in to_params(selection).items():
        for value in values:
            yield parameter, value
