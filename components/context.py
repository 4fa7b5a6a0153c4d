"""A quotation where it stands, beside the list: its paragraphs, and what can be done from there."""

import streamlit as st

from components import corpus_state, similar_list, statement_views
from components.quote_card import card_html
from components.searched import Marked
from onrecord.corpus import queries
from onrecord.corpus.citations import cited
from onrecord.corpus.extracts import rows_of
from onrecord.corpus.snapshot import Snapshot

PARAMETER = "context"


def chosen() -> str | None:
    """The quotation that the address has open, if any."""
    return st.query_params.get(PARAMETER)


def choose(quote: str) -> None:
    """Open a quotation, or close it where it is open (a callback)."""
    if chosen() == quote:
        close()
    else:
        st.query_params[PARAMETER] = quote


def close() -> None:
    """Close the quotation (a callback)."""
    st.query_params.pop(PARAMETER, None)


def show(snapshot: Snapshot, quote: str, marked: Marked, *, closable: bool = True) -> None:
    """Draw a quotation in its article, searched words marked; nothing where the corpus has none of that id."""
    article = quote.split("-", maxsplit=1)[0]
    stored = queries.stored_article(snapshot, article)
    item = next((item for item in stored.quotes if item.id == quote), None) if stored else None
    if stored is None or item is None:
        st.info("The corpus has no such quotation any more.", icon=":material/search_off:")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.page_link(
            "pages/articles.py",
            label="Open the article here",
            icon=":material/article:",
            query_params={"article": article, "quote": quote},
        )
        st.page_link("pages/review.py", label="Put right", icon=":material/edit:", query_params={"quote": quote})
        with st.popover("Cite", icon=":material/format_quote:", type="tertiary", key="cite"):
            st.code(cited(rows_of(snapshot, [quote])[quote]), language=None, wrap_lines=True)
        if closable:
            st.button("Close", key="close_context", icon=":material/close:", type="tertiary", on_click=close)
    st.html(card_html(stored, item, marked))
    statement_views.reports_link(snapshot, corpus_state.statements(snapshot), quote)
    similar_list.show(snapshot, quote)
