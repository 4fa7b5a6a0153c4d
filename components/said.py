"""What a button could not do is said in one sentence on the page where it was pressed.

Streamlit calls what a button does before it draws the page, outside of what the page catches.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from components.access import AccessError
from components.wording import plain
from onrecord.errors import OnRecordError

_SENTENCE = "what the last button could not do"
_ICONS = {True: ":material/lock:", False: ":material/error:"}
_log = logging.getLogger(__name__)
P = ParamSpec("P")


def said(callback: Callable[P, None]) -> Callable[P, None]:
    """The same callback, whose errors are kept for ``show``."""

    @wraps(callback)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except OnRecordError as error:
            st.session_state[_SENTENCE] = (str(error), isinstance(error, AccessError))

    return run


def show() -> None:
    """Say what the last button could not do, once."""
    sentence, is_access = st.session_state.pop(_SENTENCE, (None, False))
    if sentence:
        st.error(plain(sentence), icon=_ICONS[is_access])


def unforeseen(error: Exception) -> bool:
    """Say that something went wrong, in place of Streamlit's own box; what it was is in the log. For ``st.App``."""
    if isinstance(error, OnRecordError):
        st.error(plain(str(error)), icon=_ICONS[isinstance(error, AccessError)])
    else:
        _log.error("A page could not be drawn", exc_info=error)
        st.error(
            "Something went wrong that the program did not foresee; the server’s log says what. Reload the page to go on.",
            icon=":material/error:",
        )
    return True
