"""What the machine found in a corpus, as the tables of a snapshot: read from the store, or prepared already."""

import hashlib
import logging
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from deltalake import DeltaTable
from ibis.backends.sql import SQLBackend as Backend
from ibis.common.exceptions import TableNotFound

from onrecord import taxonomy
from onrecord.corpus import engines, prepared, versions
from onrecord.corpus.alike import runs
from onrecord.corpus.alike.runs import Runs
from onrecord.corpus.queries import ordered_quotes
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.statements import find_statements
from onrecord.corpus.statements import statements as statements_in
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
from onrecord.corpus.topics import topics_of
from onrecord.corpus.words import WORDS, words_of
from onrecord.default_view import BELIEFS, LIKELY
from onrecord.model import Act, LeftOut, Polarity
from onrecord.names import canonical, forms
from onrecord.taxonomy import Taxonomy

_OF_ARTICLE = (
    "id", "title", "outlet", "author", "published", "first_published", "url", "source", "title_normal", "outlet_normal", "language",
)  # fmt: skip
_VERSIONS, _TOPICS, _STATEMENTS, _RUNS = "versions", "topics", "statements", "runs"
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
            _fill(backend, stored)
            _match_topics(backend, None, wanted)
        articles, quotes, mentions, roles, figures, same, names, aliases, words, paragraphs = (
            backend.table(name, database=_MACHINE if is_prepared else None)
            for name in (
                ARTICLES,
                QUOTES,
                MENTIONS,
                ROLES,
                FIGURES,
                _VERSIONS,
                canonical.NAMES,
                canonical.ALIASES,
                WORDS,
                PARAGRAPHS,
            )
        )
        topics = backend.table(_TOPICS, database=_TOPICS if is_prepared else None)
    corpus, version = identity_of(stored[ARTICLES]) or (None, None)
    return Snapshot(
        store.location, version, articles, quotes, mentions, roles, figures, topics, same, names, aliases, words, paragraphs,
        wanted,
        connection, files=files if is_prepared else None, corpus=corpus,
    )  # fmt: skip


def statements(snapshot: Snapshot) -> ir.Table:
    """The statements that several articles report, of ``onrecord.corpus.statements``, prepared where they can be.

    Prepared ones go by the machine's speakers; where people have changed what quotations say, they are found anew.
    Raises CorpusError.
    """
    if snapshot.files is None or snapshot.texts:
        return statements_in(snapshot)
    backend = engines.backend(snapshot.connection)

    def find(own: duckdb.DuckDBPyConnection) -> None:
        machine = replace(snapshot, quotes=backend.table(QUOTES, database=_MACHINE))
        engines.backend(own).create_table(_STATEMENTS, find_statements(machine))

    with explained(snapshot.location):
        place, connection = prepared.folder(snapshot.location), snapshot.connection.cursor()
        if not prepared.attach(connection, place, _STATEMENTS, snapshot.files, find):
            return statements_in(snapshot)
        return backend.table(_STATEMENTS, database=_STATEMENTS)


def article_runs(snapshot: Snapshot) -> Runs:
    """The runs of words of all articles, by which a draft is looked up, prepared where they can be. Raises CorpusError."""
    backend, place, files = engines.backend(snapshot.connection), prepared.folder(snapshot.location), snapshot.files

    def gone(_: duckdb.DuckDBPyConnection) -> None:
        raise OSError(f"{place} cannot be used any more")

    def make(own: duckdb.DuckDBPyConnection) -> None:
        if prepared.attach(own, place, _MACHINE, files, gone):
            opened = engines.backend(own)
            runs.fill(opened, opened.table(ARTICLES, database=_MACHINE))

    with explained(snapshot.location):
        if files is not None and prepared.attach(snapshot.connection.cursor(), place, _RUNS, files, make):
            return runs.tables(backend, _RUNS)
        try:
            return runs.tables(backend)
        except TableNotFound:
            runs.fill(backend, snapshot.articles)
            return runs.tables(backend)


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

    def fill(own: duckdb.DuckDBPyConnection) -> None:
        _fill(engines.backend(own), stored)

    def match(own: duckdb.DuckDBPyConnection) -> None:
        # Made again where somebody who opened another version has taken it away meanwhile.
        if not prepared.attach(own, place, _MACHINE, files, fill):
            raise OSError(f"{place} cannot be used any more")
        _match_topics(engines.backend(own), _MACHINE, wanted)

    return prepared.attach(connection, place, _MACHINE, files, fill) and prepared.attach(
        connection, place, _TOPICS, (files, wanted), match
    )


def _stored(store: Store) -> _Stored:
    # Articles first: whatever they point to was committed before them.
    return {name: store.open_table(name) for name in SCHEMAS}


def _files(stored: _Stored) -> str:
    """A digest of the names of the tables' data files, which are given once and for all, wherever the corpus is moved."""
    names = {
        name: sorted(pa.table(table.get_add_actions(flatten=True))["path"].to_pylist()) if table else []
        for name, table in stored.items()
    }
    return hashlib.sha256(repr(names).encode()).hexdigest()


def _fill(backend: Backend, stored: _Stored) -> None:
    """Make the tables of a snapshot, all but its topics, from those of the store."""
    for name, table in stored.items():
        _load(backend, name, table)
    newest = _newest_parse(backend.table(f"stored_{ARTICLES}"))
    stories = versions.stories(backend.to_pyarrow(versions.linked(newest)).to_pandas())
    backend.create_table(_VERSIONS, stories)
    # The newest first, as pages show them: an engine that knows what is where leaves out most of what a page has not.
    newest = newest.drop("sketch").order_by([newest.published.desc(nulls_first=False), newest.article])
    articles = backend.create_table(ARTICLES, newest)
    quotes = _with_later_columns(_of_newest_parse(backend, QUOTES, articles, _OF_ARTICLE))
    quotes = quotes.mutate(
        reviewed=ibis.null("string"),
        reviewed_by=ibis.null("string"),
        reviewed_at=ibis.null("timestamp('UTC')"),
    )
    mentions = _of_newest_parse(backend, MENTIONS, articles, ())
    roles = canonical.with_plain_roles(_of_newest_parse(backend, ROLES, articles, ()))
    names = canonical.canonical_names(backend, articles, quotes, mentions, roles)
    quotes = backend.create_table(QUOTES, ordered_quotes(canonical.named_in_quotes(quotes, names)))
    mentions = forms.with_entity(backend, canonical.named_in_mentions(mentions, names))
    backend.create_table(MENTIONS, mentions)
    backend.create_table(ROLES, canonical.named_in_roles(roles, names))
    figures = _of_newest_parse(backend, FIGURES, articles, ("published", "outlet", "title"))
    backend.create_table(FIGURES, _in_quotes(figures, quotes))
    backend.create_table(PARAGRAPHS, _paragraphs(_of_newest_parse(backend, PARAGRAPHS, articles, ("text",)), articles))
    for name in SCHEMAS:
        backend.drop_table(f"stored_{name}")
    canonical.aliases(backend, backend.table(QUOTES), names)
    backend.create_table(WORDS, words_of(backend.table(QUOTES), backend.table(PARAGRAPHS)))


def _paragraphs(stored: ir.Table, articles: ir.Table) -> ir.Table:
    """Paragraphs with their words as written; an article of an earlier version is one, without base forms, until it is read again."""
    known = stored.mutate(text=stored.text.substr(stored.start, stored.end - stored.start)).drop("parse")
    earlier = articles.anti_join(stored, "article")
    plain = earlier.text.lower().re_replace(r"[^\p{L}\p{N}]+", " ")
    whole = earlier.select(
        "article",
        start=ibis.literal(0, "int64"),
        end=earlier.text.length().cast("int64"),
        text_normal=" " + plain + " ",
        lemmas=ibis.literal(""),
        text="text",
    )
    return known.select(whole.columns).union(whole).order_by(["article", "start"])


def _with_later_columns(quotes: ir.Table) -> ir.Table:
    """Quotations with what those of an earlier version do not say: their words as said, left out by act and confidence."""
    act = quotes.act.fill_null(Act.ASSERT.value)
    by_rule = ibis.cases(
        (act.isin(sorted(BELIEFS)), LeftOut.BELIEF.value),
        (quotes.confidence < LIKELY, LeftOut.DOUBTFUL.value),
        else_=ibis.null("string"),
    )
    return quotes.mutate(
        act=act,
        as_sentence=quotes.as_sentence.fill_null(quotes.text),
        polarity=quotes.polarity.fill_null(Polarity.SAID.value),
        left_out=ibis.ifelse(quotes.polarity.isnull(), by_rule, quotes.left_out),
    )


def _match_topics(backend: Backend, database: str | None, wanted: Taxonomy) -> None:
    quotes, articles = (backend.table(name, database=database) for name in (QUOTES, ARTICLES))
    backend.create_table(_TOPICS, topics_of(quotes, articles, wanted))


def _in_quotes(figures: ir.Table, quotes: ir.Table) -> ir.Table:
    """Figures with the shortest quotation that they stand in, null where they stand in none."""
    places = quotes.select("quote", "article", first="start", last="end")
    around = [figures.article == places.article, places.first <= figures.start, figures.end <= places.last]
    joined = figures.left_join(places, around).drop("article_right")
    figure = [joined.article, joined.start, joined.end]
    rank = ibis.row_number().over(group_by=figure, order_by=[joined.last - joined.first, joined.quote])
    ranked = joined.mutate(rank=rank)
    return ranked.filter(ranked.rank == 0).drop("rank", "first", "last")


def _load(backend: Backend, name: str, table: DeltaTable | None) -> None:
    if table is None:
        backend.create_table(f"stored_{name}", schema=ibis.Schema.from_pyarrow(SCHEMAS[name]))
    else:
        engines.load(backend, f"stored_{name}", table, SCHEMAS[name])


def _newest_parse(articles: ir.Table) -> ir.Table:
    order = [articles.parsed_at.desc(), articles.parse]
    ranked = articles.mutate(
        published=articles.updated.coalesce(articles.published),
        first_published=articles.published,
        rank=ibis.row_number().over(group_by=articles.article, order_by=order),
        added_at=articles.parsed_at.min().over(group_by=articles.article),
    )
    return ranked.filter(ranked.rank == 0).drop("rank")


def _of_newest_parse(backend: Backend, name: str, articles: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    rows = backend.table(f"stored_{name}")
    return rows.join(articles.select("article", "parse", *columns), ["article", "parse"])
