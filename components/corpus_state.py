"""The corpus that the pages show: where it is, its newest snapshot, what it holds before any filter."""

import os

import pandas as pd
import streamlit as st

from onrecord.corpus import queries
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot, take_snapshot
from onrecord.corpus.store import Store, open_store


def store() -> Store:
    """The store that the environment names. Raises CorpusError."""
    return open_store()


def is_default() -> bool:
    """Whether nobody chose a corpus, so that the one in the project's folder is used."""
    return not os.environ.get("ONRECORD_CORPUS")


def snapshot() -> Snapshot:
    """The newest version of the corpus, read once for all sessions. Raises CorpusError."""
    current = store()
    return _snapshot(current.location, current.version())


def is_empty() -> bool:
    """Whether the corpus holds no article yet. Raises CorpusError."""
    return snapshot().version is None


def facet(field: queries.Field) -> pd.DataFrame:
    """The values of a field in the whole corpus, most frequent first: value, quotes."""
    current = snapshot()
    return _facet(current, current.location, current.version, field)


# Two entries: a session in the middle of a page keeps the version before the newest one.
@st.cache_resource(max_entries=2, show_spinner="Reading the corpus …")
def _snapshot(location: str, version: int | None) -> Snapshot:
    return take_snapshot(open_store(location))


@st.cache_data(max_entries=4, show_spinner=False)
def _facet(_snapshot: Snapshot, location: str, version: int | None, field: queries.Field) -> pd.DataFrame:
    return queries.facet(_snapshot, Selection(), field)
