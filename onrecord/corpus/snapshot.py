"""One version of the corpus, whole and unchanging, held in an embedded DuckDB for queries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord import taxonomy
from onrecord.corpus import engines, folds, speakers, versions
from onrecord.corpus.store import ARTICLES, FIGURES, MENTIONS, QUOTES, ROLES, SCHEMAS, Store, explained
from onrecord.corpus.topics import topics_of
from onrecord.model import Act
from onrecord.taxonomy import Taxonomy

_OF_ARTICLE = ("id", "title", "outlet", "author", "published", "url", "source", "title_normal", "outlet_normal")


@dataclass(frozen=True)
class Snapshot:
    """The newest parse of every article at one version of the store.

    ``articles`` has a row an article (``added_at``: when its first parse was stored); ``quotes`` a row a quotation with the article's metadata beside it, and
    with the one name that its speaker has in the corpus (``speaker_here``: in the article);
    ``mentions`` a row a named entity (``written``: as its article has it, ``entity``: with the written forms of one thing
    folded, ``kind``: what most mentions of that are taken for), ``roles`` a row a thing that an article says a person is, ``figures`` a row a number put on something (``quote``: the quotation in which
    it stands, if any), ``topics`` a row a topic of a quotation by ``taxonomy`` and phrase that shows it, ``versions`` a
    row an article that is nearly another one, with the story that both are versions of. All are Ibis
    tables of the engine behind ``connection`` (``onrecord.corpus.engines``); what is built from them is run by ``fetch`` and ``stream``, which any number of threads may call at once.

    ``corrections`` is the version of the corrections that are in it, ``texts`` the quotations whose words these
    changed or took out. ``quotes`` says of each row that a person has looked at whether it was ``reviewed`` as
    "confirmed" or "corrected", by whom and when.
    """

    location: str
    version: int | None
    articles: ir.Table
    quotes: ir.Table
    mentions: ir.Table
    roles: ir.Table
    figures: ir.Table
    topics: ir.Table
    versions: ir.Table
    taxonomy: Taxonomy
    connection: Any
    corrections: int | None = None
    texts: frozenset[str] = frozenset()

    def fetch(self, expression: ir.Table) -> pd.DataFrame:
        """The rows of an expression as a frame; dates are datetime64, missing values NaN or NaT."""
        # Not execute(): it switches a pandas option for the whole process, under other threads' feet.
        frame: pd.DataFrame = self._backend().to_pyarrow(expression).to_pandas(date_as_object=False)
        return frame

    def stream(self, expression: ir.Table) -> Iterator[pa.RecordBatch]:
        """The rows of an expression in batches, for results that may be large."""
        yield from self._backend().to_pyarrow_batches(expression, chunk_size=5_000)

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """The rows of an expression as Python's own values."""
        rows: list[dict[str, Any]] = self._backend().to_pyarrow(expression).to_pylist()
        return rows

    def add_view(self, name: str, table: ir.Table) -> ir.Table:
        """A named expression over this version's tables, for as long as it lives."""
        return self._backend().create_view(name, table)

    def add_table(self, name: str, rows: pa.Table | ir.Table) -> ir.Table:
        """What was computed from this version, as a table beside its own, for as long as it lives."""
        return self._backend().create_table(name, rows)

    def _backend(self) -> Backend:
        return engines.backend(self.connection)

    def with_taxonomy(self, wanted: Taxonomy) -> "Snapshot":
        """The same version of the corpus with topics by another taxonomy; nothing is parsed again."""
        if wanted == self.taxonomy:
            return self
        table = _match_topics(self._backend(), self.quotes, wanted)
        return replace(self, topics=table, taxonomy=wanted)


def read_machine(store: Store, wanted: Taxonomy | None = None) -> Snapshot:
    """Read what the machine found at the newest version of the store, with topics by the user's taxonomy or another one.

    Raises CorpusError where the store is damaged or unreadable, TaxonomyError for a bad taxonomy, EngineError where
    what should run the queries cannot.
    """
    wanted = taxonomy.load_own() if wanted is None else wanted
    connection = engines.connect()
    backend = engines.backend(connection)
    with explained(store.location):
        # Articles first: whatever they point to was committed before them.
        version = _load(backend, store, ARTICLES)
        for name in (QUOTES, MENTIONS, ROLES, FIGURES):
            _load(backend, store, name)
        newest = _newest_parse(backend.table(f"stored_{ARTICLES}"))
        stories = versions.stories(backend.to_pyarrow(versions.linked(newest)).to_pandas())
        articles = backend.create_table(ARTICLES, newest.drop("sketch"))
        quotes = _of_newest_parse(backend, QUOTES, articles, _OF_ARTICLE)
        quotes = quotes.mutate(
            act=quotes.act.fill_null(Act.ASSERT.value),
            reviewed=ibis.null("string"),
            reviewed_by=ibis.null("string"),
            reviewed_at=ibis.null("timestamp('UTC')"),
        )
        mentions = _of_newest_parse(backend, MENTIONS, articles, ())
        roles = speakers.with_plain_roles(_of_newest_parse(backend, ROLES, articles, ()))
        names = speakers.canonical_names(backend, quotes, mentions, roles)
        quotes = backend.create_table(QUOTES, speakers.named_in_quotes(quotes, names))
        mentions = folds.with_entity(backend, speakers.named_in_mentions(mentions, names))
        mentions = backend.create_table(MENTIONS, mentions)
        roles = backend.create_table(ROLES, speakers.named_in_roles(roles, names))
        figures = _of_newest_parse(backend, FIGURES, articles, ("published", "outlet", "title"))
        figures = backend.create_table(FIGURES, _in_quotes(figures, quotes))
        for name in SCHEMAS:
            backend.drop_table(f"stored_{name}")
        backend.drop_table(speakers.CANONICAL_NAMES)
        topics = _match_topics(backend, quotes, wanted)
        same = backend.create_table("versions", stories)
    return Snapshot(
        store.location, version, articles, quotes, mentions, roles, figures, topics, same, wanted, connection
    )


def _match_topics(backend: Backend, quotes: ir.Table, wanted: Taxonomy) -> ir.Table:
    return backend.create_table(f"topics_{uuid4().hex}", topics_of(quotes.filter(quotes.lemmas.notnull()), wanted))


def _in_quotes(figures: ir.Table, quotes: ir.Table) -> ir.Table:
    """Figures with the shortest quotation that they stand in, null where they stand in none."""
    places = quotes.select("quote", "article", first="start", last="end")
    around = [figures.article == places.article, places.first <= figures.start, figures.end <= places.last]
    joined = figures.left_join(places, around).drop("article_right")
    figure = [joined.article, joined.start, joined.end]
    rank = ibis.row_number().over(group_by=figure, order_by=[joined.last - joined.first, joined.quote])
    ranked = joined.mutate(rank=rank)
    return ranked.filter(ranked.rank == 0).drop("rank", "first", "last")


def _load(backend: Backend, store: Store, name: str) -> int | None:
    table = store.open_table(name)
    if table is None:
        backend.create_table(f"stored_{name}", schema=ibis.Schema.from_pyarrow(SCHEMAS[name]))
        return None
    engines.load(backend, f"stored_{name}", table, SCHEMAS[name])
    return table.version()


def _newest_parse(articles: ir.Table) -> ir.Table:
    order = [articles.parsed_at.desc(), articles.parse]
    ranked = articles.mutate(
        rank=ibis.row_number().over(group_by=articles.article, order_by=order),
        added_at=articles.parsed_at.min().over(group_by=articles.article),
    )
    return ranked.filter(ranked.rank == 0).drop("rank")


def _of_newest_parse(backend: Backend, name: str, articles: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    rows = backend.table(f"stored_{name}")
    return rows.join(articles.select("article", "parse", *columns), ["article", "parse"])
