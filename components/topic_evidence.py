"""Why quotations have a topic: the phrases that show it, counted and marked where they stand."""

import pandas as pd
import streamlit as st

from components import downloads, quote_list
from components.highlight import Mark, marked_up
from components.wording import known
from onrecord.corpus import topic_queries
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.taxonomy import Taxonomy
from onrecord.topics import matches

_LATEST = 6


def show(snapshot: Snapshot, selection: Selection) -> None:
    """Draw the latest quotations with the words that show the topics of the selection, and how often each does."""
    st.subheader("What shows the topic", anchor=False)
    latest = topic_queries.latest(snapshot, selection, _LATEST)
    wanted = {name for topic in selection.topics for name in snapshot.taxonomy.below(topic)}
    st.html(latest_html(latest, snapshot.taxonomy, wanted))
    counted = topic_queries.phrases(snapshot, selection)
    table = counted.rename(columns={"topic": "Topic", "phrase": "Phrase", "quotes": "Quotations"})
    with st.expander("How often each phrase shows it", icon=":material/table:"):
        st.dataframe(table, hide_index=True, alt="Phrases and the quotations in which they show a topic")
        downloads.table_button(lambda: table, name="topic-phrases", key="topic phrases")


def latest_html(rows: pd.DataFrame, taxonomy: Taxonomy, topics: set[str]) -> str:
    """Quotations with the words marked that show one of some topics; ``rows`` is of ``topic_queries.latest``."""
    items = []
    for row in rows.itertuples():
        found = matches(taxonomy, row.text, row.lemmas if known(row.lemmas) else "", topics)
        marks = [Mark(one.start, one.end, "otr-evidence", f"{one.topic}: {one.phrase}") for one in found]
        items.append(quote_list.item_html(row, marked_up(row.text, marks)))
    return f'<div class="otr-list otr-said"><ul>{"".join(items)}</ul></div>'
