"""The articles of the selection as a list, or one of them to read where the address names it."""

import streamlit as st

from components import (
    address,
    coded,
    corpus_state,
    downloads,
    drawn,
    entry,
    filters,
    left_out,
    nothing,
    paging,
    passages,
    reader,
    searched,
)
from components.article_list import LABELS, ORDERS, ROWS, article_list_html, versions_html
from components.article_marks import anchor
from components.landed.page import PARAMETER
from components.wording import count
from onrecord.corpus import queries, version_queries
from onrecord.corpus.queries import StoredArticle
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

entry.through_dashboard()


def read(snapshot: Snapshot, whole: StoredArticle, selection: Selection) -> None:
    """Show one article, at the quotation that the address names."""
    chosen = st.query_params.get("quote")
    stored = left_out.without(whole, selection, chosen)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.button("All articles", icon=":material/arrow_back:", type="tertiary", on_click=leave)
        st.page_link(
            "pages/drafts.py",
            label="Where it landed",
            icon=":material/travel_explore:",
            query_params={PARAMETER: whole.article.key},
            help="Which of its sentences other articles quote.",
        )
        entities = st.toggle("Mark names and entities", value=True, key="entities", persist_state="session")
    versions = version_queries.others(snapshot, whole.article.key)
    if len(versions):
        with st.expander(f"Nearly the same: {count(len(versions), 'other version')}", icon=":material/file_copy:"):
            st.html(versions_html(versions, selection))
    marked = searched.marker(snapshot, selection.query)
    text, quotes = st.columns([2, 1], gap="large")
    with text:
        st.html(reader.article_html(stored, chosen=chosen, entities=entities, marked=marked))
    with quotes:
        left_out.offer(left_out.missing(whole, stored))
        st.html(reader.quote_list_html(stored, chosen=chosen))
    places = [index for index, item in enumerate(stored.quotes) if item.id == chosen]
    if places:
        # Only our own anchor goes into the script, never a word of the article or the address.
        script = f"document.getElementById('{anchor(places[0])}')?.scrollIntoView({{block: 'center'}})"
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def leave() -> None:
    """Go back to the list (a callback)."""
    for parameter in ("article", "quote"):
        st.query_params.pop(parameter, None)


def browse(snapshot: Snapshot, selection: Selection) -> None:
    """Show the list of articles, a page of it."""
    totals = queries.totals(snapshot, selection)
    if not totals.articles:
        nothing.explain(snapshot, selection, totals)
    if totals.quotes:
        drawn.note_selection(selection)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            st.markdown(
                f"**{count(totals.articles, 'article')}** with **{count(totals.quotes, 'quotation')}**", width="content"
            )
            left_out.offer(totals.left_out)
        order = coded.choice(
            st.selectbox,
            "Sort by",
            LABELS,
            "list_sort",
            on_change=filters.first_page,
            label_visibility="collapsed",
            width=180,
        )
    rows = st.empty()
    page = paging.page_number(totals.articles, ROWS, "list_page")
    column, descending = ORDERS[order]
    frame = queries.articles(
        snapshot,
        selection,
        sort=column,
        descending=descending,
        offset=(page - 1) * ROWS,
        limit=ROWS,
    )
    shown = frame["article"].tolist()
    versions, found = version_queries.counts(snapshot, shown), passages.of_articles(snapshot, selection, shown)
    rows.html(article_list_html(frame, selection, versions, found))
    with st.container(horizontal=True):
        link = address.full("articles", selection)
        downloads.extract(snapshot, "articles", selection, link, words="articles", rows=totals.articles)
    st.caption(f"All {count(totals.articles, 'article')} of this view, not only this page.")


snapshot = corpus_state.snapshot()
named = st.query_params.get("article")
article = queries.stored_article(snapshot, named) if named else None
if named and article is None:
    st.warning("The corpus has no article at this address; here are those that it has.", icon=":material/link_off:")
if article:
    read(snapshot, article, filters.current())
else:
    browse(snapshot, filters.current())
