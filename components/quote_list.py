"""Quotations as a short list: for what is too few to be a trend, and for the latest of something."""

from html import escape

import pandas as pd
import streamlit as st

from components.address import query_string, review_link
from components.wording import day, facts, known, speaker_html


def show(rows: pd.DataFrame) -> None:
    """Draw rows of ``queries.quotes``, each with a link into its article."""
    st.html(list_html(rows))


def list_html(rows: pd.DataFrame) -> str:
    """Each quotation with its speaker, day, outlet and headline."""
    items = "".join(item_html(row) for row in rows.itertuples())
    return f'<div class="otr-list otr-said"><ul>{items}</ul></div>'


def item_html(row: pd.Series, words: str = "") -> str:
    """One of them; ``words`` are its text as HTML where something is marked in it."""
    target = "articles" + query_string({"article": row.article, "quote": row.quote})
    where = facts([day(row.published), row.outlet if known(row.outlet) else "unknown outlet"])
    headline = row.title if known(row.title) else "no headline"
    return (
        f"<li><blockquote>{words or escape(row.as_sentence)}</blockquote>"
        f'<p class="otr-facts">{speaker_html(row.speaker, row.polarity)} · '
        f'{escape(where)} · <a href="{escape(target)}">{escape(headline)}</a> · '
        f'<a href="{escape(review_link(row.quote))}">put right</a></p></li>'
    )
