"""What stands behind a page's charts: how many quotations in how many articles, and the way to them."""

import streamlit as st

from components import drawn, left_out, nothing
from components.wording import count, plain
from onrecord.corpus import queries
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection, to_params
from onrecord.corpus.snapshot import Snapshot

# Fewer than so many are a list and no trend.
FEWEST_FOR_A_CHART = 5


def line(snapshot: Snapshot, totals: Totals, selection: Selection) -> None:
    """How many quotations there are in how many articles, with a link to them; stops the page where there are none."""
    if not totals.quotes:
        nothing.explain(snapshot, selection, totals)
    drawn.note_selection(selection)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{count(totals.quotes, 'quotation')}** in **{count(totals.quoted_articles, 'article')}**",
            width="content",
        )
        st.page_link(
            "pages/quotes.py", label="Read them", icon=":material/format_quote:", query_params=to_params(selection)
        )
        left_out.offer(totals.left_out)
        left_out.by_article(selection)


def days(snapshot: Snapshot, selection: Selection) -> None:
    """Say of a timeline how many quotations have no date, how many stand on the day of an update, and whose most are."""
    undated, updated = queries.undated_quotes(snapshot, selection), queries.updated_quotes(snapshot, selection)
    notes = []
    if undated:
        notes.append(f"{count(undated, 'quotation')} in undated articles cannot be shown in time.")
    if updated:
        notes.append(f"{count(updated, 'quotation')} from updated articles: on the day of the version that was read.")
    outlets = queries.facet(snapshot, selection, "outlet")
    if len(outlets) > 1 and 2 * (most := outlets["quotes"].iloc[0]) > (every := outlets["quotes"].sum()):
        notes.append(f"More than half, {most:,} of {every:,}, are from {plain(outlets['value'].iloc[0])}.")
    if notes:
        st.caption(" ".join(notes))
