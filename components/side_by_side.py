"""What several speakers have said, of everything or on one topic: a column for each, day by day."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from components import quote_list, speaker_colours
from components.address import link
from components.wording import count, day
from onrecord.corpus import queries, topic_queries
from onrecord.corpus.selection import Selection, to_params
from onrecord.corpus.snapshot import Snapshot

_SHOWN = 60
_EVERYTHING = "Everything"


def show(snapshot: Snapshot, both: Selection) -> None:
    """Draw a column for each speaker of a selection."""
    st.subheader("Side by side", anchor=False)
    if both.topics:
        own = both
    else:
        topics = topic_queries.counts(snapshot, both)["topic"].tolist()
        topic = st.selectbox("On", [_EVERYTHING, *topics], key="on_topic", bind="query-params", width=320)
        own = both if topic == _EVERYTHING else replace(both, topics=(topic,))
    rows = queries.quotes(snapshot, own, limit=_SHOWN)
    found = queries.totals(snapshot, own)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{count(found.quotes, 'quotation')}** in **{count(found.quoted_articles, 'article')}**"
            + (f", the latest {_SHOWN} here" if found.quotes > _SHOWN else ""),
            width="content",
        )
        st.page_link(
            "pages/quotes.py",
            label="Read and download them",
            icon=":material/format_quote:",
            query_params=to_params(own),
        )
    targets = {speaker: link("speakers", replace(both, speakers=(speaker,))) for speaker in both.speakers}
    st.html(columns_html(rows, targets))


def columns_html(rows: pd.DataFrame, targets: dict[str, str]) -> str:
    """A column for each speaker and a row for each day; ``targets`` are the speakers, each with where the name leads."""
    colours = speaker_colours.assign(sorted(targets))
    heads = "".join(
        f'<h4 class="otr-list otr-s{colours[name]}"><a href="{escape(target)}">{escape(name)}</a></h4>'
        for name, target in targets.items()
    )
    days = []
    for published, of_day in rows.groupby(rows["published"].map(day), sort=False):
        cells = "".join(
            f'<ul class="otr-s{colours[name]}">{_items(of_day[of_day["speaker"] == name])}</ul>' for name in targets
        )
        days.append(f'<h5 class="otr-day">{escape(str(published))}</h5>{cells}')
    return f'<div class="otr-side otr-side-{len(targets)} otr-list otr-said">{heads}{"".join(days)}</div>'


def _items(rows: pd.DataFrame) -> str:
    return "".join(quote_list.item_html(row) for row in rows.itertuples())
