"""What a ranking leaves out: how many of how many are shown, and a button for the rest.

Whether all are shown stands in the address.
"""

import streamlit as st

from components.wording import count
from onrecord.corpus import ranking
from onrecord.corpus.ranking import Ranking

_PARAMETER = "all"


def limit() -> int:
    """How many of a ranking the address asks for at most."""
    return ranking.MOST if _wants_all() else ranking.FEW


def words(ranked: Ranking, noun: str, plural: str | None = None) -> str:
    """How many of how many are shown; nothing where that is all of them."""
    shown = len(ranked.rows)
    if shown == ranked.of:
        return ""
    if not shown:
        return f"None of {count(ranked.of, noun, plural)} is ahead of the others."
    return f"{shown:,} of {count(ranked.of, noun, plural)} shown."


def say(ranked: Ranking, noun: str, plural: str | None = None) -> None:
    """Write what is left out below a chart, beside the way to all of it, and back."""
    said = words(ranked, noun, plural)
    if not said and not _wants_all():
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if said:
            st.caption(f"{said} {_REST}", width="content")
        if _wants_all():
            st.button("Only the first", type="tertiary", key="few", on_click=_show, args=(False,))
        else:
            st.button(f"Show {_how_many(ranked.of)}", type="tertiary", key="all", on_click=_show, args=(True,))


_REST = "No two with the same count are parted. The table’s file has all."


def _how_many(of: int) -> str:
    return f"all {of:,}" if of <= ranking.MOST else f"up to {ranking.MOST}"


def _wants_all() -> bool:
    return st.query_params.get(_PARAMETER) == "true"


def _show(every: bool) -> None:
    """Have the address ask for all, or for the first only (a callback)."""
    if every:
        st.query_params[_PARAMETER] = "true"
    else:
        st.query_params.pop(_PARAMETER, None)
