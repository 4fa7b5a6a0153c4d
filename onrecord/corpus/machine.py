"""What the machine found in a corpus, as the tables of a snapshot: read from the store, or prepared already."""

import hashlib
import logging
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from deltalake import DeltaTable
from ibis.backends.sql import SQLBackend as Backend
from ibis.common.exceptions import TableNotFound

from onrecord import taxonomy
from onrecord.corpus import engines, filling, growing, in_place, incoming, prepared, topics, words
from onrecord.corpus import statements as found_statements
from onrecord.corpus.alike import runs
from onrecord.corpus.alike.runs import Runs
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.store import (
    ARTICLES,
    FIGURES,
    MENTIONS,
    PARAGRAPHS,
    QUOTES,
    ROLES,
    SCHEMAS,
    Store,
    explained,
    identity_of,
)
from onrecord.names import canonical
from onrecord.taxonomy import Taxonomy

_TOPICS, _STATEMENTS, _RUNS = "topics", "statements", "runs"
_MACHINE = "machine"
# Of quotations: fewer are prepared sooner than another process has started.
_LARGE = 50_000
_log = logging.getLogger(__name__)

_Stored = Mapping[str, DeltaTable | None]


def read_machine(store: Store, wanted: Taxonomy | None = None) -> Snapshot:
    """Read what the machine found at the newest version of the store, with topics by the user's taxonomy or another one.

    Raises CorpusError where the store is damaged or unreadable, TaxonomyError for a bad taxonomy, EngineError where
    what should run the queries cannot.
    """
    wanted = taxonomy.load_own() if wanted is None else wanted
    connection = engines.connect()
    with explained(store.location):
        stored = _stored(store)
        files = _files(stored)
        is_prepared = (
            stored[ARTICLES] is not None
            and isinstance(connection, duckdb.DuckDBPyConnection)
            and _attach(connection, store, stored, files, wanted)
        )
        backend = engines.backend(connection)
        if not is_prepared:
            filling.fill(backend, _loaded(backend, stored))
            for name in SCHEMAS:
                backend.drop_table(f"stored_{name}")
            backend.create_table(
                topics.TOPICS, topics.topics_of(backend.table(QUOTES), backend.table(ARTICLES), wanted)
            )
        articles, quotes, mentions, roles, figures, same, names, aliases, known_words, paragraphs = (
            backend.table(name, database=_MACHINE if is_prepared else None)
            for name in (
                ARTICLES,
                QUOTES,
                MENTIONS,
                ROLES,
                FIGURES,
                filling.VERSIONS,
                canonical.NAMES,
                canonical.ALIASES,
                words.WORDS,
                PARAGRAPHS,
            )
        )
        matched = backend.table(topics.TOPICS, database=_TOPICS if is_prepared else None)
    corpus, version = identity_of(stored[ARTICLES]) or (None, None)
    return Snapshot(
        store.location, version, articles, filling.shown_quotes(quotes), mentions, roles, figures, matched, same, names, aliases, known_words, paragraphs,
        wanted,
        connection, files=files if is_prepared else None, corpus=corpus,
    )  # fmt: skip


def statements(snapshot: Snapshot) -> ir.Table:
    """The statements that several articles report, of ``onrecord.corpus.statements``, prepared where they can be.

    Prepared ones go by the machine's speakers; where people have changed what quotations say, they are found anew.
    Raises CorpusError.
    """
    if snapshot.files is None or snapshot.texts:
        return found_statements.statements(snapshot)

    def find(backend: Backend) -> bool:
        quotes, articles = (backend.table(name, database=_MACHINE) for name in (QUOTES, ARTICLES))
        return found_statements.prepare(backend, quotes, articles)

    with explained(snapshot.location):
        if not _attach_beside(snapshot, _STATEMENTS, find):
            return found_statements.statements(snapshot)
        return engines.backend(snapshot.connection).table(found_statements.STATEMENTS, database=_STATEMENTS)


def article_runs(snapshot: Snapshot) -> Runs:
    """The runs of words of all articles, by which a draft is looked up, prepared where they can be. Raises CorpusError."""
    backend = engines.backend(snapshot.connection)

    def make(own: Backend) -> bool:
        return runs.prepare(own, own.table(ARTICLES, database=_MACHINE))

    with explained(snapshot.location):
        if snapshot.files is not None and _attach_beside(snapshot, _RUNS, make):
            return runs.tables(backend, _RUNS)
        try:
            return runs.tables(backend)
        except TableNotFound:
            runs.fill(backend, snapshot.articles)
            return runs.tables(backend)


def _attach_beside(snapshot: Snapshot, name: str, make: Callable[[Backend], bool]) -> bool:
    """Have a file that is made from the one with a snapshot's tables; False where that is gone."""
    place = prepared.folder(snapshot.location)

    def gone(_: duckdb.DuckDBPyConnection) -> bool:
        return False

    def make_beside(own: duckdb.DuckDBPyConnection) -> bool:
        return prepared.attach(own, place, _MACHINE, snapshot.files, gone) and make(engines.backend(own))

    return prepared.attach(snapshot.connection.cursor(), place, name, snapshot.files, make_beside)


def prepare(store: Store) -> None:
    """Make the files that whoever opens the newest version on this machine would have to make.

    Raises CorpusError, TaxonomyError.
    """
    if engines.wanted() == engines.DUCKDB:
        statements(read_machine(store))


def prepare_apart(store: Store) -> None:
    """The same in a process of its own where the corpus is large.

    What that takes of memory is given back with it, and other threads of this process go on. Whatever becomes of
    it, reading the corpus makes what is missing. Raises CorpusError.
    """
    with explained(store.location):
        stored = _stored(store)
        quotes = stored[QUOTES]
        rows = sum(pa.table(quotes.get_add_actions(flatten=True))["num_records"].to_pylist()) if quotes else 0
        place, files = prepared.folder(store.location), _files(stored)
        there = prepared.exists(place, _MACHINE, files) and prepared.exists(place, _STATEMENTS, files)
    if rows <= _LARGE or there or engines.wanted() != engines.DUCKDB:
        return
    command = [sys.executable, "-m", "onrecord", "prepare", "--corpus", store.location]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)  # noqa: S603 (our own command)
    if done.returncode:
        _log.warning("%s was not prepared by another process: %s", store.location, done.stderr.strip())


def _attach(connection: duckdb.DuckDBPyConnection, store: Store, stored: _Stored, files: str, wanted: Taxonomy) -> bool:
    """Have the tables from files that were prepared, now or before; False where there can be no files."""
    place = prepared.folder(store.location)

    def fill(own: duckdb.DuckDBPyConnection) -> bool:
        return _prepare_tables(engines.backend(own), stored)

    def match(own: duckdb.DuckDBPyConnection) -> bool:
        # Made again where somebody who opened another version has taken it away meanwhile.
        if not prepared.attach(own, place, _MACHINE, files, fill):
            return False
        backend = engines.backend(own)
        quotes, articles = (backend.table(name, database=_MACHINE) for name in (QUOTES, ARTICLES))
        return topics.prepare(backend, quotes, articles, wanted)

    return prepared.attach(connection, place, _MACHINE, files, fill) and prepared.attach(
        connection, place, _TOPICS, files, match, by=wanted
    )


def _prepare_tables(backend: Backend, stored: _Stored) -> bool:
    """Make the tables of a file, or bring them up to date. False where what is in the file is of no use."""
    if in_place.has(backend, ARTICLES):
        arrived = incoming.arrived(backend, stored)
        if arrived is not None:
            growing.grow(backend, arrived)
        return arrived is not None
    rows = _loaded(backend, stored)
    filling.fill(backend, rows)
    incoming.note(backend, stored, rows)
    for name in SCHEMAS:
        backend.drop_table(f"stored_{name}")
    return True


def _stored(store: Store) -> _Stored:
    # Articles first: whatever they point to was committed before them.
    return {name: store.open_table(name) for name in SCHEMAS}


def _files(stored: _Stored) -> str:
    """A digest of the names of the tables' data files, which are given once and for all, wherever the corpus is moved."""
    names = {name: sorted(paths) for name, paths in incoming.files(stored).items()}
    return hashlib.sha256(repr(names).encode()).hexdigest()


def _loaded(backend: Backend, stored: _Stored) -> filling.Stored:
    """The tables of the store as the engine's."""
    for name, table in stored.items():
        if table is None:
            backend.create_table(f"stored_{name}", schema=ibis.Schema.from_pyarrow(SCHEMAS[name]))
        else:
            engines.load(backend, f"stored_{name}", table, SCHEMAS[name])
    return {name: backend.table(f"stored_{name}") for name in stored}
