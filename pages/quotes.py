"""Every quotation of the selection: a table, the chosen one where it stands, and downloads."""

import streamlit as st

from components import (
    address,
    corpus_state,
    downloads,
    entry,
    filters,
    left_out,
    paging,
    quote_table,
    similar_list,
    statement_views,
)
from components.quote_card import card_html
from components.wording import NOTHING_MATCHES, count
from onrecord.corpus import queries

entry.through_dashboard()

snapshot = corpus_state.snapshot()
selection = filters.current()
totals = queries.totals(snapshot, selection)

if not totals.quotes:
    st.info(NOTHING_MATCHES, icon=":material/filter_alt_off:")
    left_out.offer(totals.left_out)
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        st.markdown(
            f"**{count(totals.quotes, 'quotation')}** in **{count(totals.quoted_articles, 'article')}**",
            width="content",
        )
        left_out.offer(totals.left_out)
    order = st.selectbox(
        "Sort by",
        list(quote_table.ORDERS),
        key="sort",
        bind="query-params",
        on_change=filters.first_page,
        label_visibility="collapsed",
        width=180,
    )

table = st.container()
page = paging.page_number(totals.quotes, quote_table.ROWS, "page")
column, descending = quote_table.ORDERS[order]
rows = queries.quotes(
    snapshot,
    selection,
    sort=column,
    descending=descending,
    offset=(page - 1) * quote_table.ROWS,
    limit=quote_table.ROWS,
)
with table:
    chosen = quote_table.show(rows, f"{page} {address.link('quotes', selection)}", order)

if chosen is not None:
    row = rows.iloc[chosen]
    stored = queries.stored_article(snapshot, row["article"])
    item = next(item for item in stored.quotes if item.id == row["quote"])
    st.html(card_html(stored, item))
    with st.container(horizontal=True):
        st.page_link(
            "pages/articles.py",
            label="Open the article here",
            icon=":material/article:",
            query_params={"article": row["article"], "quote": row["quote"]},
        )
        statement_views.reports_link(snapshot, corpus_state.statements(snapshot), row["quote"])
    similar_list.show(snapshot, row["quote"])

downloads.buttons(snapshot, selection, totals.quotes, address.full("quotes", selection))
