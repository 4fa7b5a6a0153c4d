"""Every quotation of the selection, to read or as a table, with the chosen one where it stands and all of them as a file."""

import streamlit as st

from components import (
    address,
    coded,
    context,
    corpus_state,
    downloads,
    drawn,
    entry,
    filters,
    left_out,
    nothing,
    paging,
    passages,
    quote_table,
    reading_list,
    searched,
    suggestions,
    timeline,
)
from components.wording import count
from onrecord.corpus import queries, speaker_queries
from onrecord.corpus.orders import LABELS, ORDERS

LIST, TABLE = "list", "table"

entry.through_dashboard()

snapshot = corpus_state.snapshot()
selection = filters.current()
totals = queries.totals(snapshot, selection)

if not totals.quotes:
    nothing.explain(snapshot, selection, totals)

drawn.note_selection(selection)
with st.container(horizontal=True, vertical_alignment="center", key="bar"):
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="counted"):
        st.markdown(
            f"**{count(totals.quotes, 'quotation')}** in **{count(totals.quoted_articles, 'article')}**",
            width="content",
        )
        left_out.offer(totals.left_out)
        left_out.by_article(selection)
        left_out.speakerless(totals.unattributed_quotes)
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="tools"):
        sort = coded.choice(
            st.selectbox,
            "Sort by",
            LABELS,
            "sort",
            on_change=filters.first_page,
            label_visibility="collapsed",
            width=190,
        )
        shown_as = coded.choice(
            st.segmented_control,
            "Shown as",
            {LIST: "List", TABLE: "Table"},
            "as",
            on_change=filters.first_page,
            label_visibility="collapsed",
            required=True,
        )
        link = address.full("quotes", selection, **({"sort": sort} if sort != next(iter(ORDERS)) else {}))
        downloads.buttons(snapshot, selection, totals.quotes, link, sort)

suggestions.offer(snapshot, selection)
timeline.strip(snapshot, selection, totals)
opened = context.chosen()
rows_a_page = reading_list.ROWS if shown_as == LIST else quote_table.ROWS
main = beside = st.container()
if shown_as == LIST and opened:
    main, beside = st.columns([3, 2], gap="medium")

with main:
    above = st.container()
    page = paging.page_number(totals.quotes, rows_a_page, "page")
rows = queries.quotes(
    snapshot,
    selection,
    sort=ORDERS[sort].column,
    descending=ORDERS[sort].descending,
    offset=(page - 1) * rows_a_page,
    limit=rows_a_page,
)
marked = searched.marker(snapshot, selection.query)
with above:
    if shown_as == LIST:
        roles = speaker_queries.roles_of(snapshot, rows)
        around = passages.of_quotations(snapshot, selection, rows)
        reading_list.show(rows, roles, marked, around, opened, context.choose)
    else:
        row = quote_table.show(rows, f"{page} {address.link('quotes', selection)}", sort)
        opened = rows["quote"].iloc[row] if row is not None else None
if opened:
    with beside, st.container(key="context" if shown_as == LIST else "context_below"):
        context.show(snapshot, opened, marked, closable=shown_as == LIST)
