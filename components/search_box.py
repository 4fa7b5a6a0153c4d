"""The box of words: what somebody may mean is offered below it while they type, Enter searches the words themselves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from components import corpus_state, filters
from onrecord.corpus import completions
from onrecord.corpus.completions import Group

_KEY = "the box of words"
_PICKED = "what was picked below the box of words"
_HERE = Path(__file__).parent
_LABELS = {"q": "Words", "speaker": "People", "topic": "Topics", "from": "Dates"}
_LIST = st.components.v2.component(
    "otr_search_box",
    html='<div class="otr-suggestions"><div role="listbox" aria-label="Suggestions" hidden></div>\n</div>',
    css=(_HERE / "search_box.css").read_text("utf-8"),
    js=(_HERE / "search_box.js").read_text("utf-8"),
    isolate_styles=False,
)


@st.fragment
def suggest() -> None:
    """Offer what may be meant by what stands in the box; a keystroke runs this alone, not the page."""
    picked = st.session_state.pop(_PICKED, None)
    if picked:
        filters.apply({picked["name"]: _with(picked["name"], picked["value"])})
        st.rerun()
    typed = str(st.session_state.get(_KEY, {}).get("typed") or "")
    selection = filters.current()
    found = completions.of(corpus_state.snapshot(), corpus_state.names(), selection, typed) if typed else []
    _LIST(
        key=_KEY,
        data={"typed": typed, "groups": [_shown(group) for group in found]},
        on_typed_change=lambda: None,
        on_picked_change=_pick,
    )


def _pick() -> None:
    # Other widgets can only be changed before they are drawn, which is in the run after this fragment's.
    st.session_state[_PICKED] = st.session_state[_KEY].picked


def _with(name: str, value: str) -> Sequence[str]:
    """A value beside those that the filter has, where it can have several."""
    held = st.session_state.get(name)
    return list(dict.fromkeys([*held, value])) if isinstance(held, list) else [value]


def _shown(group: Group) -> dict[str, Any]:
    options = [
        {"text": one.text, "count": f"{one.count:,}", "means": [group.name, one.value]} for one in group.completions
    ]
    return {"label": _LABELS[group.name], "options": options}
