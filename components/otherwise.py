"""Who now says otherwise: both quotations side by side, each in its article."""

from html import escape

import streamlit as st

from components import access, address, corpus_state, downloads, feed_address, paging
from components.address import query_string
from components.wording import count, day
from onrecord.corpus import queries
from onrecord.corpus.alike import report
from onrecord.corpus.otherwise import Otherwise, Said, frame
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Act

ROWS = 20
_EXPLAINED = (
    "A speaker is listed who gave another **number** for the same thing at a later date, or who **denied** what they confirmed, or the other "
    "way round. Only where it is certain who said it and how much, where both sentences are nearly the same but for that, and where all "
    "reports of the one are older than all of the other. So very few are listed, and many are missed. Numbers may have changed because the "
    "world did: read both before you write that somebody changed their mind."
)


def show(snapshot: Snapshot, selection: Selection) -> None:
    """Draw those of whom the filters leave the newer quotation, the latest first."""
    st.html(report.STYLE)
    with st.expander("Who is listed", icon=":material/help:"):
        st.markdown(_EXPLAINED)
    found = _selected(snapshot, selection)
    if not found:
        st.info("Nobody here is certain to say otherwise than before.", icon=":material/filter_none:")
    else:
        st.markdown(f"**{count(len(found), 'time')}** somebody now says otherwise")
        listed = st.container()
        page = paging.page_number(len(found), ROWS, "page")
        with listed:
            st.html("".join(otherwise_html(one) for one in found[(page - 1) * ROWS : page * ROWS]))
        downloads.table_button(lambda: frame(found), name="otherwise", key="otherwise")
    _feed()


def otherwise_html(one: Otherwise) -> str:
    """What a speaker says now, beside what they said before."""
    about = escape(f"{one.about}: {one.before.amount} → {one.now.amount}" if one.now.amount else _acts(one))
    return (
        '<article class="otr-finding otr-look">'
        f'<header><span class="otr-verdict">{escape(one.speaker)}</span> <span class="otr-facts">{about}</span></header>'
        f'<div class="otr-beside">{_side("Before", one.before)}{_side("Now", one.now)}</div></article>'
    )


def _acts(one: Otherwise) -> str:
    return "denied, then confirmed" if one.before.act == Act.DENY.value else "confirmed, then denied"


def _side(heading: str, said: Said) -> str:
    target = "articles" + query_string({"article": said.article, "quote": said.quote})
    sentence = escape(said.sentence)
    amount = escape(said.amount)
    marked = sentence.replace(amount, f"<mark>{amount}</mark>", 1) if amount else sentence
    where = f"{escape(said.outlet or 'unknown outlet')}, {day(said.published)}"
    title = escape(said.title or "no headline")
    return (
        f"<section><h5>{heading}</h5><p>{marked}</p>"
        f'<p class="otr-facts">{where}: <a href="{escape(target)}">{title}</a></p></section>'
    )


def _selected(snapshot: Snapshot, selection: Selection) -> list[Otherwise]:
    whole = corpus_state.otherwise(snapshot)
    left = queries.selected_of(snapshot, selection, [one.now.quote for one in whole])
    return [one for one in whole if one.now.quote in left]


def _feed() -> None:
    target = feed_address.of_otherwise(address.root())
    if access.accounts_are_on():
        st.caption("The address of the feed is secret: whoever has it reads this list.")
    st.link_button("Feed of the whole corpus", target, icon=":material/rss_feed:", type="tertiary")
