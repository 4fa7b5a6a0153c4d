"""What a changed taxonomy gains and loses, before it is saved: counts, and quotations to judge by."""

from html import escape

import pandas as pd
import streamlit as st

from components.highlight import Mark, marked_up
from components.wording import count, speaker_html
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topic_queries import changes
from onrecord.taxonomy import Taxonomy
from onrecord.topics import matches

_SHOWN = 8


def show(snapshot: Snapshot, changed: Taxonomy) -> None:
    """Draw the quotations that would gain or lose a topic, a few of each."""
    frame = changes(snapshot, changed)
    gained, lost = frame[frame["change"] == "gained"], frame[frame["change"] == "lost"]
    st.markdown(
        f"This change **gains {count(len(gained), 'quotation')}** and **loses {count(len(lost), 'quotation')}** in the "
        "whole corpus."
    )
    for label, rows, by, css in (("Gained", gained, changed, ""), ("Lost", lost, snapshot.taxonomy, "otr-lost")):
        if not rows.empty:
            st.markdown(f"**{label}**" + (f", {_SHOWN} of {len(rows):,}" if len(rows) > _SHOWN else ""))
            items = "".join(_item(row, by, css) for row in rows.head(_SHOWN).itertuples())
            st.html(f'<div class="otr-list otr-said"><ul>{items}</ul></div>')


def _item(row: pd.Series, by: Taxonomy, css: str) -> str:
    found = [one for one in matches(by, row.text, row.lemmas) if one.topic == row.topic]
    words = marked_up(row.text, [Mark(one.start, one.end, "otr-evidence", one.phrase) for one in found])
    facts = f"{speaker_html(row.speaker, row.polarity)} · {escape(row.topic)}"
    return f'<li class="{css}"><blockquote>{words}</blockquote><p class="otr-facts">{facts}</p></li>'
