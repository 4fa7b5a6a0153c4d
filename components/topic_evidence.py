"""Why quotations have a topic: the words that show it, marked where they stand, and how often each phrase does."""

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from components import downloads, quote_list
from components.highlight import Mark, marked_up
from onrecord.corpus import topic_queries
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topic_evidence import Shown
from onrecord.model import Basis
from onrecord.topics import Evidence

_LATEST = 6
# Of a passage, in characters: so much is shown on each side of the words that show a topic.
_AROUND = 90
_ENTRIES = {
    Basis.WORDS: ("Topic", "{topic} ({words})"),
    Basis.PASSAGE: ("Topic by its passage", "{topic} ({words} in what stands around it)"),
    Basis.ARTICLE: ("Topic of the article", "{topic} ({words} in its headline or lead)"),
}


def named(shown: Shown) -> tuple[str, str]:
    """A topic of a quotation as an entry: what it is a topic by, and the topic with the words that show it."""
    heading, sentence = _ENTRIES[shown.basis]
    return heading, sentence.format(topic=shown.topic, words=", ".join(f"“{word}”" for word in shown.words))


def show(snapshot: Snapshot, selection: Selection) -> None:
    """Draw the latest quotations with the words that show the topics of the selection, and how often each does."""
    st.subheader("What shows the topic", anchor=False)
    latest = topic_queries.latest(snapshot, selection, _LATEST)
    st.html(latest_html(latest, topic_queries.evidence(snapshot, selection, latest)))
    counted = topic_queries.phrases(snapshot, selection)
    names = {"topic": "Topic", "phrase": "Phrase", "basis": "Shown by", "quotes": "Quotations"}
    table = counted.rename(columns=names)
    with st.expander("How often each phrase shows it", icon=":material/table:"):
        st.dataframe(table, hide_index=True, alt="Phrases and the quotations in which they show a topic")
        downloads.table_button(lambda: table, name="topic-phrases", key="topic phrases")


def latest_html(rows: pd.DataFrame, shown: dict[str, tuple[Shown, ...]]) -> str:
    """Quotations with the words marked that show a topic; below those that others show, where these stand."""
    items = (_item(row, shown.get(row.quote, ())) for row in rows.itertuples())
    return f'<div class="otr-list otr-said"><ul>{"".join(items)}</ul></div>'


def _item(row: pd.Series, shown: Iterable[Shown]) -> str:
    words, beside = marked(row.text, shown)
    return quote_list.item_html(row, words).removesuffix("</li>") + beside + "</li>"


def marked(text: str, shown: Iterable[Shown]) -> tuple[str, str]:
    """A quotation's text with the words marked that show its topics, and where else what shows others of them stands: HTML."""
    shown = list(shown)
    own = [place for one in shown if one.basis is Basis.WORDS for place in one.places]
    return marked_up(text, _marks(own)), "".join(_other(one) for one in shown if one.basis is not Basis.WORDS)


def _other(shown: Shown) -> str:
    if shown.basis is Basis.ARTICLE:
        heading, words = named(shown)
        return f'<p class="otr-facts">{escape(heading)}: {escape(words)}</p>'
    place, text = shown.places[0], shown.text
    first, last = max(0, place.start - _AROUND), min(len(text), place.end + _AROUND)
    before, after = "…" * (first > 0), "…" * (last < len(text))
    return (
        f'<p class="otr-facts">{escape(shown.topic)}, by its passage: '
        f"{before}{marked_up(text, _marks(shown.places), (first, last))}{after}</p>"
    )


def _marks(places: Iterable[Evidence]) -> list[Mark]:
    return [Mark(one.start, one.end, "otr-evidence", f"{one.topic}: {one.phrase}") for one in places]
