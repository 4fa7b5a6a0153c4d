"""One version of the corpus, whole and unchanging, held in an embedded DuckDB for queries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus import engines
from onrecord.corpus.store import explained
from onrecord.corpus.topics import topics_of
from onrecord.taxonomy import Taxonomy


@dataclass(frozen=True)
class Snapshot:
    """The newest parse of every article at one version of the store.

    ``articles`` has a row an article (``published``: the day of the version that was read, its update where it had one;
    ``first_published``; ``added_at``: when its first parse was stored); ``quotes`` a row a quotation with the article's metadata beside it, and
    with the one name that its speaker has in the corpus (``speaker_here``: in the article);
    ``mentions`` a row a named entity (``written``: as its article has it, ``entity``: with the written forms of one thing
    folded, ``kind``: what most mentions of that are taken for), ``roles`` a row a thing that an article says a person is, ``figures`` a row a number put on something (``quote``: the quotation in which
    it stands, if any), ``topics`` a row a topic of a quotation by ``taxonomy`` and phrase that shows it (``basis``: where), ``versions`` a
    row an article that is nearly another one, with the story that both are versions of, ``paragraphs`` a row a paragraph of an article's text, ``names`` a row a name in an article that stands for a
    canonical one, and why, ``aliases`` a row a name by which a speaker is found though nobody is called so now, ``words`` a row a word of quotations and
    one of its base forms. All are Ibis
    tables of the engine behind ``connection`` (``onrecord.corpus.engines``); what is built from them is run by ``fetch`` and ``stream``, which any number of threads may call at once.

    ``corrections`` is the version of the corrections that are in it, ``texts`` the quotations whose words these
    changed or took out. ``files`` stands for the data files that were read, None where nothing of them is prepared;
    ``corpus`` tells one corpus from another that lies in the same place later.
    ``quotes`` says of each row that a person has looked at whether it was ``reviewed`` as
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
    names: ir.Table
    aliases: ir.Table
    words: ir.Table
    paragraphs: ir.Table
    taxonomy: Taxonomy
    connection: Any
    corrections: int | None = None
    texts: frozenset[str] = frozenset()
    files: str | None = None
    corpus: str | None = None

    def fetch(self, expression: ir.Table) -> pd.DataFrame:
        """The rows of an expression as a frame; dates are datetime64, missing values NaN or NaT."""
        # Not execute(): it switches a pandas option for the whole process, under other threads' feet.
        with explained(self.location):
            frame: pd.DataFrame = self._backend().to_pyarrow(expression).to_pandas(date_as_object=False)
        return frame

    def stream(self, expression: ir.Table) -> Iterator[pa.RecordBatch]:
        """The rows of an expression in batches, for results that may be large."""
        with explained(self.location):
            yield from self._backend().to_pyarrow_batches(expression, chunk_size=5_000)

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """The rows of an expression as Python's own values."""
        with explained(self.location):
            rows: list[dict[str, Any]] = self._backend().to_pyarrow(expression).to_pylist()
        return rows

    def add_view(self, name: str, table: ir.Table) -> ir.Table:
        """A named expression over this version's tables, for as long as it lives."""
        return self._backend().create_view(name, table)

    def add_table(self, name: str, rows: pa.Table | ir.Table) -> ir.Table:
        """What was computed from this version, as a table beside its own, for as long as it lives."""
        return self._backend().create_table(name, rows)

    def drop_table(self, name: str) -> None:
        """Take away a table that was added."""
        self._backend().drop_table(name)

    def _backend(self) -> Backend:
        return engines.backend(self.connection)

    def with_taxonomy(self, wanted: Taxonomy) -> "Snapshot":
        """The same version of the corpus with topics by another taxonomy; nothing is parsed again."""
        if wanted == self.taxonomy:
            return self
        table = self.add_table(f"topics_{uuid4().hex}", topics_of(self.quotes, self.articles, wanted))
        return replace(self, topics=table, taxonomy=wanted)
