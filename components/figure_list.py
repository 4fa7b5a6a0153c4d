"""Figures as a short list: each with its value, what it measures, who said it and the words it stands in."""

from html import escape

import pandas as pd
import streamlit as st

from components.address import link, query_string
from components.figure_words import value
from components.wording import day, facts, known, speaker_html
from onrecord.corpus import figure_queries
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Unit


def show(rows: pd.DataFrame) -> None:
    """Draw rows of ``figure_queries.figures``, each with a link into its article."""
    st.html(list_html(rows))


def newest(snapshot: Snapshot, selection: Selection, limit: int) -> None:
    """Draw the newest figures in quotations of a selection, with a link to all; nothing where there are none."""
    rows = figure_queries.figures(snapshot, selection, limit=limit)
    if rows.empty:
        return
    st.subheader("Figures", anchor=False)
    st.html(list_html(rows) + f'<p class="otr-list"><a href="{escape(link("figures", selection))}">All figures</a></p>')


def list_html(rows: pd.DataFrame) -> str:
    """Each figure with what it measures, its speaker, day and outlet."""
    items = []
    for row in rows.itertuples():
        quoted = {"quote": row.quote} if known(row.quote) else {}
        target = "articles" + query_string({"article": row.article, **quoted})
        who = speaker_html(row.speaker, row.polarity) if known(row.quote) else "the article itself"
        where = facts([who, day(row.published), escape(row.outlet if known(row.outlet) else "unknown outlet")])
        amount = value(row.low, row.high, row.approximate, Unit(row.unit), row.of)
        measures = f" {escape(row.measures)}" if row.measures and row.measures not in amount else ""
        items.append(
            f'<li><strong>{escape(amount)}</strong>{measures}<p class="otr-facts">{where} · '
            f'<a href="{escape(target)}">“{escape(row.text)}” in its article</a></p></li>'
        )
    return f'<div class="otr-list otr-said"><ul>{"".join(items)}</ul></div>'
