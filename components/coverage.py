"""Share of coverage: counts of a timeline beside what was said in all at that time, by a topic's or an outlet's measure.

What the counts are a share of stands in the address.
"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components import coded
from onrecord.corpus import queries
from onrecord.corpus.queries import Grain
from onrecord.corpus.selection import Selection, also_shown
from onrecord.corpus.snapshot import Snapshot
from onrecord.default_view import View

_PARAMETER = "share"
COUNTS = "counts"
_LABELS = {
    COUNTS: "Counts",
    "all": "Share of all quotations",
    "outlet": "Share of the outlet’s",
    "topic": "Share of the topic’s",
}


def of(selection: Selection) -> str:
    """What the address asks for a share of, a code; COUNTS where it asks for none, or for what the filters do not have."""
    asked = st.query_params.get(_PARAMETER)
    return asked if asked in _offered(selection) else COUNTS


def words(code: str) -> str:
    """A choice as the page names it."""
    return _LABELS[code]


def choose(selection: Selection) -> None:
    """Draw the choice, where the filters leave more than one."""
    offered = _offered(selection)
    if len(offered) > 1:
        coded.choice(st.selectbox, "Share", offered, _PARAMETER, label_visibility="collapsed", width=220)


def whole(selection: Selection, code: str) -> Selection:
    """What a selection is a share of: the same days and view, and the topics or the outlets where these are asked for."""
    return Selection(
        since=selection.since,
        until=selection.until,
        undated=selection.undated,
        versions=selection.versions,
        # Also what a filter shows that the view leaves out: a part is never more than its whole.
        view=tuple(View(reason.value) for reason in sorted(also_shown(selection))),
        outlets=selection.outlets if code == "outlet" else (),
        topics=selection.topics if code == "topic" else (),
        all_topics=selection.all_topics and code == "topic",
        basis=selection.basis,
    )


def beside(snapshot: Snapshot, selection: Selection, code: str, grain: Grain, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with period and quotes, with ``of``, all quotations of the period, and ``share``, a part of 1."""
    every = queries.quotes_over_time(snapshot, whole(selection, code), grain).groupby("period")["quotes"].sum()
    totals = frame["period"].map(every)
    return frame.assign(of=totals, share=frame["quotes"] / totals)


def _offered(selection: Selection) -> dict[str, str]:
    """The choices of a selection, labels by code: a share of itself is none."""
    parts = {"all": True, "outlet": selection.outlets, "topic": selection.topics}
    wholes = {code: whole(selection, code) for code, is_there in parts.items() if is_there}
    shown = replace(selection, view=wholes["all"].view)
    return {COUNTS: _LABELS[COUNTS]} | {code: _LABELS[code] for code, each in wholes.items() if each != shown}
