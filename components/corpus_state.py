"""The corpus that the pages show: where it is, its newest snapshot, what it holds before any filter."""

import os
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path

import ibis.expr.types as ir
import pandas as pd
import streamlit as st

from components import reading_jobs
from components.newest import Newest
from onrecord import taxonomy
from onrecord.corpus import entity_queries, object_storage, queries, spellings
from onrecord.corpus.alike.runs import Runs
from onrecord.corpus.machine import article_runs as machine_runs
from onrecord.corpus.machine import statements as machine_statements
from onrecord.corpus.opening import with_corrections
from onrecord.corpus.otherwise import Otherwise
from onrecord.corpus.otherwise import otherwise as who_says_otherwise
from onrecord.corpus.selection import Selection
from onrecord.corpus.similar import Meanings
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.store import Store, open_store
from onrecord.default_view import View
from onrecord.taxonomy import Taxonomy

# So long a page that nobody is waiting for waits for the version after the one it shows.
_GLANCE_SECONDS = 0.5

# Each run of a script has a thread, and so a context, of its own.
_in_use: ContextVar[Snapshot | None] = ContextVar("the snapshot of this run", default=None)


def store() -> Store:
    """The store that the environment names. Raises CorpusError."""
    return open_store()


def is_default() -> bool:
    """Whether nobody chose a corpus, so that the one in the project's folder is used."""
    return not os.environ.get("ONRECORD_CORPUS")


def is_there() -> bool:
    """Whether the folder of the corpus exists; one that is on object storage is taken to."""
    location = store().location
    return object_storage.is_remote(location) or Path(location).is_dir()


def use_newest() -> None:
    """Have this run of a script show the corpus as it is now, all through. Raises CorpusError, TaxonomyError."""
    _in_use.set(_newest())


def snapshot() -> Snapshot:
    """The version of the corpus that this run shows, else the newest. Raises CorpusError, TaxonomyError."""
    return _in_use.get() or _newest()


def has_changed(shown: Snapshot) -> bool:
    """Whether a newer version than ``shown`` is there to be shown, or newer corrections. Raises CorpusError."""
    there = _holder().get(store(), busy=_is_busy(), patience=_GLANCE_SECONDS)
    return there.version != shown.version or store().corrections_version() != shown.corrections


def _newest() -> Snapshot:
    """The newest version, read once for all sessions."""
    machine = _with_taxonomy(_holder().get(store(), busy=_is_busy()), taxonomy.load_own())
    return _with_corrections(machine, store())


def _is_busy() -> bool:
    return any(job.running for job in reading_jobs.jobs())


def is_empty() -> bool:
    """Whether the corpus holds no article yet. Raises CorpusError."""
    return _is_empty(snapshot())


def facet(field: queries.Field) -> pd.DataFrame:
    """The values of a field in the whole corpus, most frequent first: value, quotes."""
    return _facet(snapshot(), field)


def called_now(name: str) -> str | None:
    """The name under which the corpus has a speaker whom it may once have had under ``name``; None for nobody."""
    return _called_now(snapshot(), name)


def languages() -> list[str]:
    """The codes of the languages of the corpus's articles, most first."""
    return _languages(snapshot())


def speakers_like(typed: str) -> Sequence[str]:
    """The speakers of the corpus whom somebody may mean by what they typed, most quoted first."""
    return spellings.like(names(), typed)


def names() -> spellings.Names:
    """The names by which the speakers of the corpus are found."""
    return _names(snapshot())


def entities(limit: int) -> list[str]:
    """The names most mentioned in the corpus, most first."""
    return _entities(snapshot(), limit)


def statements(snapshot: Snapshot) -> ir.Table:
    """The table of statements that several articles report, made once for a version of the corpus."""
    return _statements(snapshot)


def article_runs(snapshot: Snapshot) -> Runs:
    """The runs of words by which a draft is looked up, made once for a version of the corpus."""
    return _article_runs(snapshot)


def otherwise(snapshot: Snapshot) -> list[Otherwise]:
    """Everybody in the corpus who now says otherwise, found once for a version. Raises CorpusError."""
    return _otherwise(snapshot)


def meanings(snapshot: Snapshot) -> Meanings:
    """What tells which quotations are alike, made once for a version of the corpus."""
    return _meanings(snapshot)


def identity(snapshot: Snapshot) -> tuple[object, ...]:
    """What tells a snapshot from others, for caches of what was computed from it."""
    return snapshot.location, snapshot.corpus, snapshot.version, snapshot.corrections, repr(snapshot.taxonomy)


def _texts(snapshot: Snapshot) -> tuple[object, ...]:
    """The same for what depends on the words of quotations alone, which few corrections change."""
    return snapshot.location, snapshot.corpus, snapshot.version, snapshot.texts


@st.cache_resource(show_spinner=False)
def _holder() -> Newest:
    return Newest()


@st.cache_resource(max_entries=2, show_spinner="Looking for topics …", hash_funcs={Snapshot: identity, Taxonomy: repr})
def _with_taxonomy(snapshot: Snapshot, wanted: Taxonomy) -> Snapshot:
    return snapshot.with_taxonomy(wanted)


# Two entries: a session in the middle of a page keeps the version before the newest one.
@st.cache_resource(
    max_entries=2,
    show_spinner=False,
    hash_funcs={Snapshot: identity, Store: lambda store: (store.location, store.corrections_version())},
)
def _with_corrections(snapshot: Snapshot, store: Store) -> Snapshot:
    return with_corrections(snapshot, store)


@st.cache_resource(max_entries=2, show_spinner="Comparing quotations …", hash_funcs={Snapshot: _texts})
def _meanings(snapshot: Snapshot) -> Meanings:
    return Meanings(snapshot)


@st.cache_resource(max_entries=2, show_spinner="Comparing quotations …", hash_funcs={Snapshot: _texts})
def _statements(snapshot: Snapshot) -> ir.Table:
    return machine_statements(snapshot)


@st.cache_resource(max_entries=2, show_spinner="Getting the corpus ready to compare …", hash_funcs={Snapshot: identity})
def _article_runs(snapshot: Snapshot) -> Runs:
    return machine_runs(snapshot)


@st.cache_resource(max_entries=2, show_spinner="Comparing what speakers say …", hash_funcs={Snapshot: identity})
def _otherwise(snapshot: Snapshot) -> list[Otherwise]:
    return who_says_otherwise(snapshot)


# Not cache_data: the server imports this before Streamlit runs, which that would complain of. Nobody changes what they get.
@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Snapshot: identity})
def _is_empty(snapshot: Snapshot) -> bool:
    return snapshot.fetch(snapshot.articles.limit(1)).empty


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Snapshot: identity})
def _facet(snapshot: Snapshot, field: queries.Field) -> pd.DataFrame:
    return queries.facet(snapshot, Selection(view=(View.ALL,)), field)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Snapshot: identity})
def _languages(snapshot: Snapshot) -> list[str]:
    return queries.languages(snapshot)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Snapshot: identity})
def _entities(snapshot: Snapshot, limit: int) -> list[str]:
    return entity_queries.names(snapshot, limit)


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Snapshot: identity})
def _names(snapshot: Snapshot) -> spellings.Names:
    return spellings.names(snapshot)


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs={Snapshot: identity})
def _called_now(snapshot: Snapshot, name: str) -> str | None:
    speakers = queries.facet(snapshot, Selection(view=(View.ALL,)), "speaker")["value"]
    return name if (speakers == name).any() else queries.called_now(snapshot, name)
