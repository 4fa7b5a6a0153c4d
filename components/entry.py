"""Every page runs inside dashboard.py, however a visitor comes to it.

Streamlit takes a folder named pages/ for its first kind of multipage app until st.navigation is called: the
first visitor after a start who follows a link to a page would get that script alone, without filters or theme.
"""

import runpy
from contextvars import ContextVar
from pathlib import Path

import streamlit as st

DASHBOARD = Path(__file__).parent.parent / "dashboard.py"

# Each run of a script has a thread, and so a context, of its own.
_inside = ContextVar("inside dashboard.py", default=False)


def enter() -> None:
    """Say that dashboard.py is running (it does, before anything else)."""
    _inside.set(True)
    for name in list(st.query_params):
        # No name and no text has a NUL, and a database's parser ends at it.
        if any("\0" in value for value in st.query_params.get_all(name)):
            del st.query_params[name]


def through_dashboard() -> None:
    """Go on inside dashboard.py; else run that instead, which comes back to the page."""
    if not _inside.get():
        runpy.run_path(str(DASHBOARD), run_name="__main__")
        st.stop()
