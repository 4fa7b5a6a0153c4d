"""Quotations to read: each whole, who said it and as what, where it stands, and how sure that is."""

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from components import tray
from components.address import query_string
from components.highlight import marked_up
from components.passages import searched_marks
from components.searched import Marked
from components.wording import RIGHT_OF, day, facts, known, speaker_html, sureness
from onrecord.default_view import BELIEFS

ROWS = 20
_KEYS = Path(__file__).with_name("reading_list.js")

# As many characters as four lines hold, on a desk and on a phone; what has more is folded.
_FOUR_LINES, _FOUR_LINES_NARROW = 290, 150
_STEPS = {"certain": "●●●", "likely": "●●○", "doubtful": "●○○"}


def show(
    rows: pd.DataFrame,
    roles: Mapping[tuple[str, str], str],
    marked: Marked,
    passages: Mapping[str, str],
    chosen: str | None,
    choose: Callable[[str], None],
) -> None:
    """Draw rows of ``queries.quotes``, each with a button that has it chosen.

    ``roles`` says what speakers are, by article and name; ``marked`` which words of a text were searched for,
    ``passages`` where else they stand, as HTML by quotation.
    """
    with st.container(key="reading_list", gap="small"):
        st.html(f"<script>{_KEYS.read_text('utf-8')}</script>", unsafe_allow_javascript=True)
        for row in rows.itertuples():
            is_chosen = row.quote == chosen
            with st.container(horizontal=True, wrap=False, gap="xsmall", key=f"quotation {row.quote}"):
                role = roles.get((row.article, row.speaker))
                st.html(item_html(row, role, marked, passages.get(row.quote), chosen=is_chosen))
                tray.tick(row.quote)
                st.button(
                    "In context",
                    key=f"context {row.quote}",
                    type="tertiary",
                    icon=":material/left_panel_close:" if is_chosen else ":material/right_panel_open:",
                    help="Shown beside the list" if is_chosen else "Show it where it stands in its article",
                    on_click=choose,
                    args=(row.quote,),
                )


def item_html(
    row: pd.Series, role: str | None, marked: Marked, passage: str | None = None, *, chosen: bool = False
) -> str:
    """One quotation with everything that is to be known before it is used; ``passage`` is HTML of what stands around it."""
    words = marked_up(row.as_sentence, searched_marks(row.as_sentence, marked))
    speaker = f"<strong>{speaker_html(row.speaker, row.polarity)}</strong>"
    said_to_be = f", {escape(role)}" if role else ""
    believed = " · belief or intention" if row.act in BELIEFS else ""
    target = "articles" + query_string({"article": row.article, "quote": row.quote})
    headline = escape(row.title if known(row.title) else "no headline")
    where = escape(facts([day(row.published), row.outlet if known(row.outlet) else "unknown outlet"]))
    around = f'<p class="otr-passage">{passage}</p>' if passage else ""
    state = " otr-chosen" if chosen else ""
    return (
        f'<article class="otr-item{state}" tabindex="0" data-quote="{escape(row.quote)}">{_folded(words, len(row.as_sentence))}'
        f'<div class="otr-by"><p>{speaker}{said_to_be}{believed}</p>{_trust(row)}</div>'
        f'<p class="otr-facts">{where} · <a href="{escape(target)}">{headline}</a></p>{around}</article>'
    )


def _folded(words: str, length: int) -> str:
    if length <= _FOUR_LINES_NARROW:
        return f'<p class="otr-words">{words}</p>'
    narrow = " otr-narrow" if length <= _FOUR_LINES else ""
    return f'<details class="otr-fold{narrow}"><summary><span class="otr-words">{words}</span></summary></details>'


def _trust(row: pd.Series) -> str:
    """How sure a quotation and its speaker are, in three steps, and why on demand."""
    if known(row.reviewed):
        return f'<p class="otr-trust">✓ {escape(row.reviewed)} by a person</p>'
    step = sureness(row.confidence)
    # Where no reason is stored nothing was weighed, and a step would say what nobody knows.
    if not step or not known(row.reason):
        return ""
    return (
        f'<details class="otr-trust"><summary><span aria-hidden="true">{_STEPS[step]}</span> {step}</summary>'
        f"<p>{escape(row.reason)}. {escape(RIGHT_OF[step])}</p></details>"
    )
