"""What the page is filtered by, each with a cross; the link to this view; what is wrong with a query."""

from collections.abc import Iterator, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import address, corpus_state, filters, saved_views
from components.wording import plain
from onrecord.corpus.selection import FILTERS, Kind, Selection, to_params
from onrecord.errors import QueryError

# As many as can be read at a glance.
_MOST_ALIKE = 5


def header(page: st.Page, selection: Selection, *, can_save: bool) -> DeltaGenerator:
    """The page's title with "Copy link" and saved views at its side, and the active filters below.

    Returns where more of that kind can stand.
    """
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(page.title, anchor=False, width="content")
        tools = st.container(horizontal=True, width="content")
    with tools:
        saved_views.menu(page.url_path, selection, can_save=can_save)
        with st.popover("Copy link", icon=":material/link:", type="tertiary", width="content"):
            st.caption("Opens this page with these filters:")
            st.code(address.here(selection), language=None, wrap_lines=True)
    saved_views.opened(selection)
    chips = list(_chips(selection))
    if chips:
        with st.container(horizontal=True, gap="xsmall", key="active_filters"):
            for parameter, value in chips:
                known = FILTERS[parameter]
                st.button(
                    plain(known.label if known.kind is Kind.SWITCH else f"{known.label}: {value}"),
                    key=f"chip {parameter} {value}",
                    icon=":material/close:",
                    icon_position="right",
                    help="Remove this filter",
                    on_click=filters.remove,
                    args=(parameter, value),
                )
            st.button("Clear all filters", type="tertiary", on_click=filters.clear, key="clear_all")
    return tools


def lost(names: Sequence[str]) -> None:
    """Say of whom is asked whom the corpus does not have, so that this is more than was meant, and who is called nearly so."""
    for name in names:
        alike = corpus_state.speakers_like(name)[:_MOST_ALIKE]
        with st.container(border=True, key=f"lost {name}"):
            st.markdown(
                f"No speaker of this corpus is called {plain(f'“{name}”')}; what is shown is not limited to that name."
            )
            if alike:
                with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                    st.caption("Did you mean", width="content")
                    for speaker in alike:
                        st.button(
                            plain(speaker),
                            key=f"meant {name} {speaker}",
                            on_click=filters.apply,
                            args=({"speaker": [*filters.current().speakers, speaker]},),
                        )


def explain(query: str, error: QueryError) -> None:
    """Say what is wrong with a text query, with a caret under the place."""
    st.error(plain(str(error)), icon=":material/search_off:")
    line = "".join(character if character.isprintable() else " " for character in query)
    st.code(f"{line}\n{' ' * error.position}^", language=None)


def _chips(selection: Selection) -> Iterator[tuple[str, str]]:
    for parameter, values in to_params(selection).items():
        for value in values:
            yield parameter, value
