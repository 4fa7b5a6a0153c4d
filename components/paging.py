"""Which page of a long list is shown, in the URL."""

import streamlit as st


def page_number(rows: int, rows_a_page: int, parameter: str) -> int:
    """Draw the page numbers, where there are several, and return the one chosen, counted from 1."""
    pages = max(1, -(-rows // rows_a_page))
    if pages == 1:
        return 1
    if st.session_state.get(parameter, 1) > pages:
        st.session_state[parameter] = pages
    return st.pagination(pages, key=parameter, bind="query-params")
