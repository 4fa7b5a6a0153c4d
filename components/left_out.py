"""What the default view leaves out, beside what it counts: how much and why, each one click away."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from components import corpus_state, filters
from onrecord.corpus import topic_queries
from onrecord.corpus.queries import StoredArticle
from onrecord.corpus.selection import UNKNOWN_SPEAKER, Selection, also_shown
from onrecord.default_view import View
from onrecord.model import Basis, LeftOut

_WORDS: dict[LeftOut, tuple[str, str, str]] = {
    LeftOut.DOUBTFUL: ("less certain", "less certain", "More likely wrong than right: the quotation or its speaker."),
    LeftOut.BELIEF: (
        "belief or intention",
        "beliefs and intentions",
        "What somebody is said to believe or intend need not have been said.",
    ),
    LeftOut.UNSAID: ("not said", "not said", "Words that somebody did not say, or has not said yet."),
}


def offer(left_out: Mapping[LeftOut, int]) -> None:
    """Buttons that say how many are left out for each reason and bring them in, and one that hides them again."""
    shown = filters.current().view
    if not left_out and not shown:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="left_out"):
        for reason, (singular, plural, why) in _WORDS.items():
            if number := left_out.get(reason):
                words = f"\\+ {number:,} {singular if number == 1 else plural}"
                _button(words, f"also {reason}", why, (*shown, View(reason.value)))
        if len(left_out) > 1:
            _button("Show all", "also all", "Everything that was found.", (View.ALL,))
        if shown:
            _button("Hide again", "also nothing", "Only what was said, and is at least likely to be right.", ())


def by_article(selection: Selection) -> None:
    """A button that says how many more quotations stand in articles about a topic, and brings them in, or takes them out again."""
    if not selection.topics:
        return
    if selection.basis is Basis.ARTICLE:
        st.button(
            "Without the topics of articles",
            key="not by article",
            type="tertiary",
            help="Only quotations that have the topic by their own words, or by what stands around them.",
            on_click=filters.remove,
            args=("basis", Basis.ARTICLE.value),
        )
    elif selection.basis is Basis.PASSAGE and (
        more := topic_queries.of_articles_alone(corpus_state.snapshot(), selection)
    ):
        st.button(
            f"\\+ {more:,} in articles on this",
            key="also by article",
            type="tertiary",
            help="Their articles are about the topic by headline or lead; they themselves need not be.",
            on_click=filters.apply,
            args=({"basis": [Basis.ARTICLE.value]},),
        )


def speakerless(number: int) -> None:
    """A button that says how many of those that are shown have no speaker, and shows them alone."""
    if number and filters.current().speakers != (UNKNOWN_SPEAKER,):
        st.button(
            f"{number:,} without a speaker",
            key="speakerless",
            type="tertiary",
            help="Nothing says who is speaking; the engine does not guess. Show these alone.",
            on_click=filters.apply,
            args=({"speaker": [UNKNOWN_SPEAKER]},),
        )


def without(stored: StoredArticle, selection: Selection, chosen: str | None) -> StoredArticle:
    """An article without the quotations that the selection leaves out; the chosen quotation stays."""
    also = also_shown(selection)
    quotes = (item for item in stored.quotes if item.quote.left_out in {None, *also} or item.id == chosen)
    return stored._replace(quotes=tuple(quotes))


def missing(whole: StoredArticle, shown: StoredArticle) -> Mapping[LeftOut, int]:
    """How many quotations of an article are not shown, by why they are left out."""
    ids = {item.id for item in shown.quotes}
    return Counter(item.quote.left_out for item in whole.quotes if item.quote.left_out and item.id not in ids)


def _button(words: str, key: str, why: str, views: tuple[View, ...]) -> None:
    st.button(words, key=key, type="tertiary", help=why, on_click=filters.also_show, args=views)
