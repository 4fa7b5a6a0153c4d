"""The three views of the page of speakers: everybody, one speaker, and several side by side."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from components import (
    behind,
    chart_panel,
    coded,
    corpus_state,
    cut,
    downloads,
    figure_list,
    filters,
    paging,
    quote_list,
    side_by_side,
    speaker_charts,
    speaker_forms,
    statement_views,
    timeline,
    topic_charts,
)
from components.address import full, link, query_string
from components.wording import count, day, facts, known, time_span
from onrecord.corpus import queries, speaker_queries, topic_queries
from onrecord.corpus.queries import Totals
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

_ROWS = 50
_LATEST = 8
_ARTICLES_OF_EACH = 20
# Labels by code; the column, and whether its greatest value comes first.
_LABELS = {"quotations": "Most quotations", "articles": "Most articles", "latest": "Latest", "name": "Name A–Z"}
_ORDERS: dict[str, tuple[speaker_queries.SpeakerOrder, bool]] = {
    "quotations": ("quotes", True),
    "articles": ("articles", True),
    "latest": ("last", True),
    "name": ("speaker", False),
}


def everybody(snapshot: Snapshot, selection: Selection, totals: Totals) -> None:
    """A table of the speakers of the selection; choosing a row opens that speaker."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{count(totals.speakers, 'speaker')}** of {count(totals.quotes, 'quotation')} in "
            f"{count(totals.quoted_articles, 'article')}",
            width="content",
        )
        order = coded.choice(
            st.selectbox,
            "Sort by",
            _LABELS,
            "speakers_by",
            on_change=filters.first_page,
            label_visibility="collapsed",
            width=180,
        )
    table = st.container()
    page = paging.page_number(totals.speakers, _ROWS, "page")
    column, descending = _ORDERS[order]
    rows = speaker_queries.speakers(
        snapshot, selection, sort=column, descending=descending, offset=(page - 1) * _ROWS, limit=_ROWS
    )
    names = rows["speaker"].tolist()
    key = f"speakers {page} {order} {link('', selection)}"

    def open_chosen() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            filters.apply({"speaker": [names[chosen[0]]]})

    with table:
        st.dataframe(
            _shown(rows), key=key, hide_index=True, on_select=open_chosen, selection_mode="single-row", alt="Speakers"
        )
    st.caption("Choose a row to see what a speaker has said.")
    with st.container(horizontal=True):
        downloads.extract(
            snapshot, "speakers", selection, full("speakers", selection), words="speakers", rows=totals.speakers
        )
    st.caption(f"All {count(totals.speakers, 'speaker')} of this view, not only this page.")


def one(snapshot: Snapshot, own: Selection) -> None:
    """The one speaker of a selection: who they are, when they spoke, of what, and their latest words."""
    (speaker,) = own.speakers
    totals = queries.totals(snapshot, own)
    st.html(_who_html(snapshot, speaker, totals))
    _appearances(snapshot, speaker)
    speaker_forms.show(snapshot, speaker)
    behind.line(snapshot, totals, own)
    if totals.quotes < behind.FEWEST_FOR_A_CHART:
        quote_list.show(queries.quotes(snapshot, own))
        return
    timeline.quotations(snapshot, own, totals, "speaker-over-time")
    topics = topic_queries.counts(snapshot, own)["topic"].tolist()
    timeline.topics(snapshot, own, topics, "speaker-topics", choose=False)
    left, right = st.columns(2, gap="large")
    with left:
        acts = speaker_queries.acts(snapshot, own)[["act", "quotes"]]
        shown = acts.rename(columns={"act": "Act", "quotes": "Quotations"})
        chart_panel.show(
            speaker_charts.acts(acts, totals.quotes), shown, name="speaker-acts", alt=f"Quotations of {speaker} by act"
        )
    with right:
        _mentioned(snapshot, own, totals.quotes, speaker)
    latest, others = st.columns(2, gap="large")
    with latest:
        st.subheader("Latest", anchor=False)
        quote_list.show(queries.quotes(snapshot, own, limit=_LATEST))
    with others:
        statement_views.most_repeated(snapshot, corpus_state.statements(snapshot), own)
        figure_list.newest(snapshot, own, _LATEST)


def _mentioned(snapshot: Snapshot, own: Selection, quotes: int, speaker: str) -> None:
    """Whom and what one speaker mentions."""
    ranked = speaker_queries.spoken_of(snapshot, own, cut.limit())
    headings = {"name": "Name", "kind": "Kind", "quotes": "Quotations"}
    if len(ranked.rows):
        chart_panel.show(
            speaker_charts.spoken_of(ranked.rows, quotes),
            ranked.rows.rename(columns=headings),
            name="speaker-mentions",
            alt=f"Names in the quotations of {speaker}",
            whole=lambda: speaker_queries.spoken_of(snapshot, own, None).rows.rename(columns=headings),
        )
    cut.say(ranked, "name")


def compared(snapshot: Snapshot, both: Selection) -> None:
    """The speakers of a selection, two to four, over the same dates: how much, of what, how, and in their own words."""
    totals = queries.totals(snapshot, both)
    behind.line(snapshot, totals, both)
    if totals.quotes >= behind.FEWEST_FOR_A_CHART:
        _compared_in_charts(snapshot, both, list(both.speakers))
    side_by_side.show(snapshot, both)


def _compared_in_charts(snapshot: Snapshot, both: Selection, speakers: list[str]) -> None:
    timeline.speakers(snapshot, both, speakers)
    topics = topic_queries.by(snapshot, both, "speaker")
    if not topics.empty:
        chart_panel.show(
            topic_charts.by(topics, "speaker", topic_queries.counts(snapshot, both)["topic"].tolist()),
            topics.rename(columns={"value": "Speaker", "topic": "Topic", "quotes": "Quotations"}),
            name="speakers-topics",
            alt=f"Quotations of {', '.join(speakers)} by topic",
        )
    acts = speaker_queries.acts(snapshot, both)
    chart_panel.show(
        speaker_charts.acts_of(acts, speakers),
        acts.rename(columns={"speaker": "Speaker", "act": "Act", "quotes": "Quotations"}),
        name="speakers-acts",
        alt=f"Quotations of {', '.join(speakers)} by act",
    )


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Speaker": rows["speaker"],
            "Described as": rows["role"].fillna(""),
            "Speaks of": rows["topics"].fillna(""),
            "Kind": rows["speaker_kind"],
            "Quotations": rows["quotes"],
            "Articles": rows["articles"],
            "Outlets": rows["outlets"],
            "First": rows["first"].map(day),
            "Last": rows["last"].map(day),
        }
    )


def _who_html(snapshot: Snapshot, speaker: str, totals: Totals) -> str:
    """The name, and what articles call this speaker, each with an article that does."""
    roles = [
        _in_article(
            row.role, row.article, f"{count(row.articles, 'article')}, {time_span(_day(row.first), _day(row.last))}"
        )
        for row in speaker_queries.roles(snapshot, speaker).head(6).itertuples()
    ]
    names = [
        _in_article(row.name, row.article, count(row.quotes, "quotation"))
        for row in speaker_queries.names(snapshot, speaker).head(10).itertuples()
    ]
    entries = [("Described as", roles), ("Appears as", names)]
    listed = "".join(f"<dt>{label}</dt><dd>{facts(values)}</dd>" for label, values in entries if values)
    when = time_span(totals.first, totals.last)
    return f'<div class="otr-list otr-who"><h2>{escape(speaker)}</h2><p class="otr-facts">{escape(when)}</p><dl>{listed}</dl></div>'


def _appearances(snapshot: Snapshot, speaker: str) -> None:
    """What articles call this speaker, with the first articles that do; the file has all."""
    rows = speaker_queries.appearances(snapshot, speaker, _ARTICLES_OF_EACH)
    if rows.empty:
        return
    with st.expander("Names and roles with the articles that say so", icon=":material/badge:"):
        st.dataframe(
            _appearance_table(rows),
            hide_index=True,
            alt=f"Names and roles of {speaker} and the articles that say so",
            column_config={"Article": st.column_config.LinkColumn(display_text="Open")},
        )
        if rows["articles"].max() > _ARTICLES_OF_EACH:
            st.caption(f"The first {_ARTICLES_OF_EACH} articles of each name and role; the file has all.")
        downloads.table_button(
            lambda: _appearance_table(speaker_queries.appearances(snapshot, speaker)),
            name="names-and-roles",
            key="appearances",
        )


def _appearance_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "As": rows["what"].map({"role": "Described as", "name": "Appears as"}),
            "Words": rows["words"],
            "Articles": rows["articles"],
            "Published": rows["published"].map(day),
            "Outlet": rows["outlet"].fillna("unknown"),
            "Headline": rows["title"].fillna("no headline"),
            "Article": ["articles" + query_string({"article": article}) for article in rows["article"]],
        }
    )


def _in_article(words: str, article: str, title: str) -> str:
    target = "articles" + query_string({"article": article})
    return f'<a href="{escape(target)}" title="{escape(title)}">{escape(words)}</a>'


def _day(value: pd.Timestamp) -> date | None:
    return value.date() if known(value) else None
