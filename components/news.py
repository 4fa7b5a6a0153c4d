"""What is new: the last days of what is selected, who and what rises in them, and the latest quotations."""

from dataclasses import replace
from datetime import date

import streamlit as st

from components import figure_list, quote_list, summary
from components.address import link
from components.wording import count, time_span
from onrecord.corpus import queries, recent
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

_LATEST = 4


def show(snapshot: Snapshot, selection: Selection, last: date) -> None:
    """Draw the last days up to the last one on which anything of the selection was published."""
    period = recent.recent(last, since=selection.since)
    now = replace(selection, since=period.since, until=period.until, undated=False)
    totals = queries.totals(snapshot, now)
    st.subheader(f"New: {time_span(period.since, period.until)}", anchor=False)
    if not totals.quotes:
        st.caption("Nothing was said in these last days.")
        return
    words = f"{count(totals.quotes, 'quotation')} in {count(totals.quoted_articles, 'article')}"
    st.html(f'<p class="otr-list"><a href="{link("quotes", now)}">{words}</a></p>')
    for column, (what, title) in zip(st.columns(3, gap="large"), _RISING.items(), strict=True):
        with column:
            st.markdown(f"**{title}**")
            ranked = recent.rising(snapshot, selection, what, period)
            targets = [_page(now, what, value) for value in ranked.rows["value"]]
            noun, unit = ("name", "article") if what == "entity" else (what, "quotation")
            st.html(summary.rising_html(ranked, targets, noun, unit))
    latest, numbers = st.columns(2, gap="large")
    with latest:
        st.subheader("Latest", anchor=False)
        quote_list.show(queries.quotes(snapshot, now, limit=_LATEST))
    with numbers:
        figure_list.newest(snapshot, now, _LATEST)


_RISING: dict[recent.What, str] = {
    "speaker": "Speakers quoted more",
    "topic": "Topics spoken of more",
    "entity": "Names mentioned in more articles",
}


def _page(selection: Selection, what: recent.What, value: str) -> str:
    """The page of what rises, with these days set."""
    if what == "speaker":
        return link("speakers", replace(selection, speakers=(value,)))
    if what == "topic":
        return link("topics", replace(selection, topics=(value,)))
    return link("entities", selection, names=value)
