"""What a changed taxonomy gains and loses, before it is saved: counts, and quotations to judge by."""

from html import escape

import pandas as pd
import streamlit as st

from components import topic_evidence
from components.wording import count, speaker_html
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topic_evidence import Shown, shown_by
from onrecord.corpus.topic_queries import changes
from onrecord.taxonomy import Taxonomy

_SHOWN = 8


def show(snapshot: Snapshot, changed: Taxonomy) -> None:
    """Draw the quotations that would gain or lose a topic, a few of each."""
    frame = changes(snapshot, changed)
    gained, lost = frame[frame["change"] == "gained"], frame[frame["change"] == "lost"]
    st.markdown(
        f"This change **gains {count(len(gained), 'quotation')}** and **loses {count(len(lost), 'quotation')}** of all that "
        "the corpus shows at first."
    )
    for label, rows, by, css in (("Gained", gained, changed, ""), ("Lost", lost, snapshot.taxonomy, "otr-lost")):
        if not rows.empty:
            st.markdown(f"**{label}**" + (f", {_SHOWN} of {len(rows):,}" if len(rows) > _SHOWN else ""))
            first = rows.head(_SHOWN)
            found = shown_by(snapshot, by, first.to_dict("records"))
            items = (_item(row, shown, css) for row, shown in zip(first.itertuples(), found, strict=True))
            st.html(f'<div class="otr-list otr-said"><ul>{"".join(items)}</ul></div>')


def _item(row: pd.Series, shown: Shown, css: str) -> str:
    words, beside = topic_evidence.marked(row.text, [shown])
    facts = f"{speaker_html(row.speaker, row.polarity)} · {escape(row.topic)}"
    return f'<li class="{css}"><blockquote>{words}</blockquote><p class="otr-facts">{facts}</p>{beside}</li>'
