"""What several speakers have said, of everything or on one topic: a column for each, day by day."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from components import coded, folded, passages, quote_list, searched, speaker_colours
from components.address import link
from components.highlight import Mark
from components.wording import count, day
from onrecord.corpus import queries, topic_queries
from onrecord.corpus.selection import Selection, to_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Basis

_SHOWN = 60


def show(snapshot: Snapshot, both: Selection) -> None:
    """Draw a column for each speaker of a selection."""
    st.subheader("Side by side", anchor=False)
    if both.topics:
        own = both
    else:
        topics = topic_queries.counts(snapshot, both)["topic"].tolist()
        offered = {"": "Everything"} | {topic: topic for topic in topics}
        topic = coded.choice(st.selectbox, "On", offered, "on_topic", width=320)
        own = replace(both, topics=(topic,)) if topic else both
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
    st.html(columns_html(rows, targets, _matching(snapshot, own, rows)))


def _matching(snapshot: Snapshot, own: Selection, rows: pd.DataFrame) -> dict[str, list[Mark]]:
    """What the filters look for in each quotation: the words that show its topics, and those that are searched for."""
    shown = topic_queries.evidence(snapshot, own, rows) if own.topics else {}
    marked = searched.marker(snapshot, own.query)
    found = {}
    for row in rows.itertuples():
        words = {word for one in shown.get(row.quote, ()) if one.basis is Basis.WORDS for word in one.words}
        places = re.finditer("|".join(map(re.escape, sorted(words))), row.as_sentence) if words else ()
        evidence = [Mark(*match.span(), "otr-evidence") for match in places]
        found[row.quote] = [*evidence, *passages.searched_marks(row.as_sentence, marked)]
    return found


def columns_html(rows: pd.DataFrame, targets: dict[str, str], marks: Mapping[str, Sequence[Mark]]) -> str:
    """A column for each speaker and a row for each day, long turns folded to what is marked in them.

    ``targets`` are the speakers, each with where the name leads; ``marks`` those of the sentence of each quotation.
    """
    colours = speaker_colours.assign(sorted(targets))
    heads = "".join(
        f'<h4 class="otr-list otr-s{colours[name]}"><a href="{escape(target)}">{escape(name)}</a></h4>'
        for name, target in targets.items()
    )
    days = []
    for published, of_day in rows.groupby(rows["published"].map(day), sort=False):
        cells = "".join(
            f'<ul class="otr-s{colours[name]}">{_items(of_day[of_day["speaker"] == name], marks)}</ul>'
            for name in targets
        )
        days.append(f'<h5 class="otr-day">{escape(str(published))}</h5>{cells}')
    return f'<div class="otr-side otr-side-{len(targets)} otr-list otr-said">{heads}{"".join(days)}</div>'


def _items(rows: pd.DataFrame, marks: Mapping[str, Sequence[Mark]]) -> str:
    return "".join(
        quote_list.item_html(row, folded.folded_html(row.as_sentence, marks.get(row.quote, ())))
        for row in rows.itertuples()
    )
