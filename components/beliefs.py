"""Beliefs and intentions: attributed, but no speech, so left out until they are asked for."""

import streamlit as st

from components import filters
from components.wording import count
from onrecord.corpus.queries import StoredArticle
from onrecord.corpus.selection import BELIEFS, Selection, wanted_acts


def offer(left_out: int) -> None:
    """A button that says how many are left out and brings them in; nothing where there are none."""
    if left_out:
        st.button(
            f"Include {count(left_out, 'belief or intention', 'beliefs and intentions')}",
            key="include_beliefs",
            type="tertiary",
            icon=":material/add:",
            help="Left out, because what somebody is said to believe or intend was not said.",
            on_click=filters.include_beliefs,
        )


def without(stored: StoredArticle, selection: Selection, chosen: str | None) -> StoredArticle:
    """An article without the beliefs and intentions that are not asked for; the chosen quotation stays."""
    hidden = BELIEFS - wanted_acts(selection)
    return stored._replace(
        quotes=tuple(item for item in stored.quotes if item.quote.act not in hidden or item.id == chosen)
    )
