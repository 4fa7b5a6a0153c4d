"""What the selection holds: counts, quotations over time, the most quoted, and what needs attention."""

import streamlit as st

from components import corpus_state, cut, downloads, drawn, entry, filters, left_out, news, nothing, summary, timeline
from components.wording import count, time_span
from onrecord.corpus import queries, recent
from onrecord.corpus.ranking import WITH_A_NAME, WITHOUT_A_NAME
from onrecord.corpus.selection import to_params

entry.through_dashboard()

snapshot = corpus_state.snapshot()
selection = filters.current()
totals = queries.totals(snapshot, selection)

if not totals.articles:
    nothing.explain(snapshot, selection, totals)

with st.container(horizontal=True, vertical_alignment="center"):
    if totals.quotes:
        drawn.note_selection(selection)
        st.page_link(
            "pages/quotes.py", label=f"Read {count(totals.quotes, 'quotation')}", icon=":material/format_quote:"
        )
    left_out.offer(totals.left_out)

timeline.quotations(snapshot, selection, totals, "quotations-over-time")

with st.grid(6, min_column_width=150) as grid:
    st.metric("Articles", f"{totals.articles:,}", border=True)
    st.metric("Quotations", f"{totals.quotes:,}", border=True)
    st.metric("Speakers", f"{totals.speakers:,}", border=True)
    st.metric("Outlets", f"{totals.outlets:,}", border=True)
    with grid.cell(column_span=2):
        st.metric("Published", time_span(totals.first, totals.last), border=True)

if totals.first and totals.last:
    news.show(snapshot, selection, totals.last)

most_quoted, attention = st.columns([3, 2], gap="large")
with most_quoted:
    st.subheader("Most quoted", anchor=False)
    ranked = queries.top_speakers(snapshot, selection, cut.limit(), WITH_A_NAME)
    # The file has everybody, with their kind.
    headings = {"speaker": "Speaker", "speaker_kind": "Kind", "quotes": "Quotations", "articles": "Articles"}
    if not ranked.of:
        st.caption("No quotation here has a speaker with a name.")
    else:
        if len(ranked.rows):
            st.html(summary.most_quoted_html(ranked.rows, selection, totals.quotes))
        cut.say(ranked, "speaker")
        downloads.table_button(
            lambda: queries.top_speakers(snapshot, selection, None).rows.rename(columns=headings),
            name="most-quoted",
            key="most quoted",
        )
with attention:
    roles = queries.top_speakers(snapshot, selection, recent.FEW, WITHOUT_A_NAME)
    if len(roles.rows):
        st.subheader("Without a name", anchor=False)
        st.html(summary.roles_html(roles, selection))
    st.subheader("Needs attention", anchor=False)
    st.html(summary.attention_html(totals, selection))
    st.page_link(
        "pages/statements.py",
        label="Who now says otherwise",
        icon=":material/published_with_changes:",
        query_params=to_params(selection) | {"compare": "otherwise"},
        help="The same speaker with another number for the same thing, or who denies what they confirmed.",
    )
