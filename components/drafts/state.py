"""The draft that this browser session has checked, with the editor's words on it: in memory, and gone with the session."""

from dataclasses import dataclass, field

import streamlit as st

from onrecord.corpus.alike.findings import Check
from onrecord.corpus.alike.rows import Word

_KEY = "checked draft"


@dataclass(slots=True)
class Checked:
    """A checked draft; ``word`` is the Word file that it came in, None for anything else."""

    check: Check
    word: bytes | None = None
    words: dict[int, Word] = field(default_factory=dict)


def current() -> Checked | None:
    """What this session has checked, if anything."""
    found: Checked | None = st.session_state.get(_KEY)
    return found


def keep(checked: Checked) -> None:
    """Have it shown until another one is checked or the session ends."""
    st.session_state[_KEY] = checked


def forget() -> None:
    """Let go of the draft and of all that was said of it."""
    st.session_state.pop(_KEY, None)
