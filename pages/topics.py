"""What is spoken about: quotations by topic, over time, by speaker, outlet and act; and the topics themselves."""

import streamlit as st

from components import (
    behind,
    chart_panel,
    coded,
    corpus_state,
    entry,
    filters,
    quote_list,
    timeline,
    topic_breakdown,
    topic_charts,
    topic_editor,
    topic_evidence,
)
from components.wording import count
from onrecord.corpus import queries, topic_queries
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

entry.through_dashboard()

VIEWS = {
    "time": "Over time",
    "speakers": "Speakers",
    "outlets": "Outlets",
    "acts": "Acts",
    "together": "Together",
    "edit": "Edit topics",
}
COLUMNS = {
    "topic": "Topic",
    "quotes": "Quotations",
    "articles": "Articles",
    "speakers": "Speakers",
    "first": "First",
    "last": "Last",
    "share": "Share of all",
}
FIELDS: dict[str, topic_queries.By] = {"speakers": "speaker", "outlets": "outlet", "acts": "act"}


def charts(snapshot: Snapshot, selection: Selection, totals: Totals, view: str) -> None:
    """Draw the chosen view of the topics of a selection."""
    counted = topic_queries.counts(snapshot, selection)
    if counted.empty:
        st.info(
            "None of these quotations has a topic. Look at the words under “Edit topics”.", icon=":material/label_off:"
        )
        return
    topics = counted["topic"].tolist()

    if view == "time":
        chart_panel.show(
            topic_charts.shares(counted, totals.quotes),
            counted.assign(share=counted["quotes"] / totals.quotes).rename(columns=COLUMNS),
            name="topics",
            alt="Quotations by topic",
        )
        st.caption(
            f"{count(topic_queries.without_topic(snapshot, selection), 'quotation')} here have no topic; one with several "
            "topics counts for each."
        )
        timeline.topics(snapshot, selection, topics, "topics-over-time")
        if selection.topics:
            topic_evidence.show(snapshot, selection)
    elif view in FIELDS:
        topic_breakdown.show(snapshot, selection, totals, FIELDS[view], topics)
    else:
        pairs = topic_queries.together(snapshot, selection)
        if pairs.empty:
            st.info("No quotation here has two topics.", icon=":material/label_off:")
        else:
            chart_panel.show(
                topic_charts.together(pairs, topics),
                pairs.rename(columns={"topic": "Topic", "other": "Other topic", "quotes": "Quotations"}),
                name="topics-together",
                alt="Quotations with two topics at once",
            )


snapshot = corpus_state.snapshot()
selection = filters.current()

view = coded.view(VIEWS, "topic_view")
if view == "edit":
    topic_editor.show(snapshot)
    st.stop()

totals = queries.totals(snapshot, selection)
behind.line(snapshot, totals, selection)
if totals.quotes < behind.FEWEST_FOR_A_CHART:
    if selection.topics:
        topic_evidence.show(snapshot, selection)
    else:
        quote_list.show(queries.quotes(snapshot, selection))
else:
    charts(snapshot, selection, totals, view)
