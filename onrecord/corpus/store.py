"""The corpus: a folder of Delta Lake tables, here or on object storage, that many processes write and read at once.

    LOCATION/
        articles/    one row an article and parse: the text, what is known of it, (article, parse)
        quotes/      one row a quotation, with the (article, parse) that it belongs to
        mentions/    one row a named entity, with the (article, parse) that it belongs to
        roles/       one row a thing that the article says a person is, with the (article, parse) that it belongs to
        figures/     one row a number put on something, with the (article, parse) that it belongs to
        paragraphs/  one row a paragraph, in the forms in which words are looked for, with the (article, parse) that it belongs to
        corrections/ one row a thing that a person has put right, in no parse: it holds for all of them
        views/       one row a time that a person saved, looked at or deleted a view
        NAME.begun/  beside each of the last two: that there is one
        prepared/    what is computed of all these, a file a kind: it can be deleted at any time (``onrecord.corpus.prepared``)
        damaged/     tables as they were before a repair, NAME-TIME each; NAME.mended/ while one is under way
        .merging.lock  held by whoever merges small files

``article`` is the content hash, ``parse`` a fresh id for every time an article is written. The rows of
the others are committed first and the articles row last; a reader joins on (article, parse) of
the newest articles row, so what a killed writer left behind has no articles row and is not seen, and an
article that two writers stored at once is seen once.

A table that an earlier version wrote lacks the columns that came later: they are read as null, and added to it
by the first write of this version.
"""

import errno
import logging
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, DeltaProtocolError, TableNotFoundError

from onrecord import places
from onrecord.corpus import begun, compaction, object_storage, row_digests, schema, views
from onrecord.corpus.damage import first_damage
from onrecord.corpus.views import ViewEntry
from onrecord.errors import BusyError, CorpusError, NewerError
from onrecord.model import Action, Correction, Paragraph, ParsedArticle
from onrecord.spans import paragraphs
from onrecord.tags import blanked

ARTICLES = "articles"
QUOTES = "quotes"
MENTIONS = "mentions"
ROLES = "roles"
FIGURES = "figures"
PARAGRAPHS = "paragraphs"
CORRECTIONS = "corrections"
VIEWS = "views"
SCHEMAS = {
    ARTICLES: schema.ARTICLES,
    QUOTES: schema.QUOTES,
    MENTIONS: schema.MENTIONS,
    ROLES: schema.ROLES,
    FIGURES: schema.FIGURES,
    PARAGRAPHS: schema.PARAGRAPHS,
}

LOGS = {CORRECTIONS: schema.CORRECTIONS, VIEWS: views.SCHEMA}
ALL_SCHEMAS = SCHEMAS | LOGS

# How often others can make a table or change its schema while one write is under way, before it is an error.
_OTHERS_MAY_EVOLVE = 20

# The log says the latest of a file's moments cut to this.
_LOG_PRECISION = timedelta(milliseconds=1)
_BEFORE_ALL = datetime.fromtimestamp(0, UTC)

# Raised whenever an older program would read what is stored wrongly, or lose some of it by writing or repairing.
FORMAT = 1
_MADE_BY = "On the Record, format"
# What the library says of a table that needs more than it knows.
_BEYOND = ("Kernel error: Unsupported:", "Unsupported table features")
_KNOWN_CORRECTIONS, _KNOWN_OF_VIEWS = frozenset(Action), frozenset(views.ViewAction)

Entry = TypeVar("Entry", Correction, ViewEntry)

MEND = "“python -m onrecord check --repair” mends what can be mended."

_log = logging.getLogger(__name__)


class Store:
    """The tables at one location, a local folder or an object storage address."""

    def __init__(self, location: str) -> None:
        self.location = location

    def version(self) -> int | None:
        """The version of the articles table, which every completed write raises; None while there is none."""
        table = self.open_table(ARTICLES)
        return table.version() if table else None

    def open_table(self, name: str) -> DeltaTable | None:
        """The newest version of a table, None where nothing was written yet. Raises CorpusError."""
        with explained(self.location):
            try:
                table = DeltaTable(self._address(name))
            except TableNotFoundError as error:
                if name in LOGS and begun.is_noted(self.location, name):
                    raise _explanation(self.location, error) from error
                return None
        if _format_of(table) > FORMAT:
            raise NewerError(self.location)
        return table

    def refuse_newer(self) -> None:
        """Raise NewerError where any table was written by a newer program; what is damaged is none."""
        for name in ALL_SCHEMAS:
            try:
                self.open_table(name)
            except NewerError:
                raise
            except CorpusError:
                continue

    def identity(self) -> tuple[str, int] | None:
        """Which corpus this is, wherever it lies, and its version; None while there is nothing in it. Raises CorpusError."""
        return identity_of(self.open_table(ARTICLES))

    def known(self, fingerprints: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of the (article, fingerprint) pairs that are stored already. Raises CorpusError."""
        table = self.open_table(ARTICLES)
        if table is None or not fingerprints:
            return set()
        keys = pa.array([article for article, _ in fingerprints])
        with explained(self.location):
            rows = _read(table, columns=["article", "fingerprint"], filter=pc.field("article").isin(keys))
        stored = set(zip(rows["article"].to_pylist(), rows["fingerprint"].to_pylist(), strict=True))
        return stored & set(fingerprints)

    def append(self, parsed: Sequence[ParsedArticle], engine: str) -> None:
        """Commit articles with everything found in them, visible all at once. Raises CorpusError."""
        now = max(datetime.now(UTC), self._next(ARTICLES, "parsed_at"))
        parses = [(uuid4().hex, article) for article in parsed]
        # The words of a place are those that were read there: a tag among them is none.
        shown = [(parse, replace(a.article, text=blanked(a.article.text)), a) for parse, a in parses]
        rows = {
            QUOTES: [schema.quote_row(article, q, parse) for parse, article, a in shown for q in a.quotes],
            MENTIONS: [schema.mention_row(article, m, parse) for parse, article, a in shown for m in a.mentions],
            ROLES: [schema.role_row(article, r, parse) for parse, article, a in shown for r in a.roles],
            FIGURES: [schema.figure_row(article, f, parse) for parse, article, a in shown for f in a.figures],
            PARAGRAPHS: [
                schema.paragraph_row(article, p, parse) for parse, article, a in shown for p in _paragraphs(a)
            ],
        }
        # Of the rows as they will be read: numbers become what their columns hold.
        as_read = {name: schema.table(found, SCHEMAS[name]).to_pylist() for name, found in rows.items()}
        digests = {name: row_digests.by_parse(found) for name, found in as_read.items()}
        for name, found in rows.items():
            self._write(name, found)
        self._write(ARTICLES, [_with_digests(schema.article_row(a, p, engine, now), digests) for p, a in parses])

    def corrections(self) -> list[Correction]:
        """All corrections, oldest first. Raises CorpusError."""
        rows = (row for row in self._rows(CORRECTIONS) if row["action"] in _KNOWN_CORRECTIONS)
        return sorted(
            self._said(CORRECTIONS, rows, schema.parse_correction),
            key=lambda correction: (correction.at, correction.id),
        )

    def unknown_kinds(self) -> dict[str, int]:
        """The kinds of correction that only a newer program knows, with how many there are: they are kept. Raises CorpusError."""
        actions = [str(row["action"]) for row in self._rows(CORRECTIONS)]
        return dict(Counter(action for action in actions if action not in _KNOWN_CORRECTIONS))

    def corrections_version(self) -> int | None:
        """The version of the corrections, which every one of them raises; None while there are none."""
        table = self.open_table(CORRECTIONS)
        return table.version() if table else None

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Add to the corrections, visible all at once. Raises CorpusError."""
        soonest = self._next(CORRECTIONS, "at")
        entries = [replace(correction, at=max(correction.at, soonest)) for correction in corrections]
        self._write(CORRECTIONS, [_with_digest(schema.correction_row(entry)) for entry in entries])

    def views(self) -> list[ViewEntry]:
        """The log of saved views, in no order. Raises CorpusError."""
        rows = (row for row in self._rows(VIEWS) if row["action"] in _KNOWN_OF_VIEWS)
        return list(self._said(VIEWS, rows, views.parse))

    def keep_view(self, entry: ViewEntry) -> None:
        """Add to the log of saved views. Raises CorpusError."""
        later = replace(entry, at=max(entry.at, self._next(VIEWS, "at")))
        self._write(VIEWS, [_with_digest(views.row(later))])

    def _said(self, name: str, rows: Iterable[schema.Row], parse: Callable[[schema.Row], Entry]) -> Iterator[Entry]:
        """The entries of a log. One that is damaged keeps none of the others from being read; ``check`` names it."""
        for row in rows:
            try:
                yield parse(row)
            except (ValueError, TypeError, KeyError) as error:
                _log.warning("Entry %s of %s in %s cannot be read: %s", row["id"], name, self.location, error)

    def _next(self, name: str, column: str) -> datetime:
        """The first moment after all in a table: of what is said later the later wins, also where a clock was put back."""
        table = self.open_table(name)
        with explained(self.location):
            files = pa.table(table.get_add_actions(flatten=True)) if table else pa.table({})
        latest = f"max.{column}"
        known = [at for at in files[latest].to_pylist() if at] if latest in files.column_names else []
        return max(known, default=_BEFORE_ALL) + _LOG_PRECISION

    def _rows(self, name: str) -> list[schema.Row]:
        table = self.open_table(name)
        if table is None:
            return []
        with explained(self.location):
            rows: list[schema.Row] = _read(table).to_pylist()
        return rows

    def _write(self, name: str, rows: Sequence[schema.Row]) -> None:
        if not rows:
            return
        wanted = ALL_SCHEMAS[name]
        data = schema.table(rows, wanted)
        with explained(self.location):
            for _ in range(_OTHERS_MAY_EVOLVE):
                try:
                    version = self._append_rows(name, data, wanted)
                except CommitFailedError:
                    # Another writer made the table or added the new columns meanwhile; seen so, it takes the rows.
                    continue
                break
            else:
                version = self._append_rows(name, data, wanted)
            if name in LOGS:
                begun.note(self.location, name)
            compaction.after_write(self.location, name, version)

    def _append_rows(self, name: str, data: pa.Table, wanted: pa.Schema) -> int:
        # Opened as for reading: nothing is added to what a newer program has made.
        table = self.open_table(name)
        if table is None:
            table = DeltaTable.create(
                self._address(name), schema=wanted, mode="ignore", description=f"{_MADE_BY} {FORMAT}",
                configuration=dict(compaction.CONFIGURATION),
            )  # fmt: skip
        write_deltalake(table, data, mode="append", schema_mode="merge")
        return table.version()

    def _address(self, name: str) -> str:
        return f"{self.location.rstrip('/')}/{name}"


def _read(table: DeltaTable, **wanted: object) -> pa.Table:
    # Without threads of its own: they may outlive the program, which then ends with an abort.
    return table.to_pyarrow_dataset().to_table(use_threads=False, **wanted)


def _paragraphs(parsed: ParsedArticle) -> Sequence[Paragraph]:
    """The paragraphs of an article, also of one that nobody could analyse."""
    return parsed.paragraphs or [Paragraph(*span) for span in paragraphs(parsed.article.text)]


def _with_digests(article: schema.Row, of_others: Mapping[str, Mapping[str, int]]) -> schema.Row:
    """An articles row with the digests of its parse's rows in each table."""
    others = {name: found.get(str(article["parse"]), 0) for name, found in of_others.items()}
    return article | {row_digests.COLUMN: row_digests.dumped({ARTICLES: row_digests.of_row(article)} | others)}


def _with_digest(row: schema.Row) -> schema.Row:
    return row | {row_digests.COLUMN: row_digests.dumped({"row": row_digests.of_row(row)})}


def open_store(location: str | None = None) -> Store:
    """The store at ``location``, else at ``ONRECORD_CORPUS``, else in the folder of all data (``onrecord.places``).

    Raises CorpusError for an address of no such storage.
    """
    location = location or os.environ.get("ONRECORD_CORPUS") or str(places.data() / "corpus")
    if not object_storage.is_remote(location):
        return Store(str(Path(location).absolute()))
    if not object_storage.is_known(location):
        raise CorpusError(
            f"There can be no corpus at {location}: name a folder, or object storage as s3://BUCKET/PATH."
        )
    return Store(location)


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Turn what storage libraries raise into one sentence that a user can act on."""
    try:
        yield
    except PermissionError as error:
        raise CorpusError(f"No permission for the corpus at {location}: {error}. Check the folder's owner.") from error
    except DeltaError as error:
        if isinstance(error, DeltaProtocolError) or any(words in str(error) for words in _BEYOND):
            raise NewerError(location) from error
        raise _explanation(location, error) from error
    except duckdb.OutOfMemoryException as error:
        raise BusyError(
            "The server has not enough memory for this now: ask for less, or try again in a minute."
        ) from error
    except (duckdb.Error, OSError, pa.ArrowException) as error:
        raise _explanation(location, error) from error


def _explanation(location: str, error: Exception) -> CorpusError:
    if _is_full(error):
        return BusyError(f"The disk of the corpus at {location} is full: nothing was changed. Make room and try again.")
    if object_storage.is_remote(location):
        reason = object_storage.explanation(location, error)
    else:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        damage = first_damage(location, ALL_SCHEMAS)
        reason = f"{damage or first}. {MEND if damage else 'Mend the folder or choose another.'}"
    return CorpusError(f"The corpus at {location} cannot be read or written: {reason}")


def identity_of(articles: DeltaTable | None) -> tuple[str, int] | None:
    """Which corpus an articles table is of, wherever it lies, and its version."""
    return (str(articles.metadata().id), articles.version()) if articles else None


def _format_of(table: DeltaTable) -> int:
    made_by, _, number = (table.metadata().description or "").rpartition(" ")
    return int(number) if made_by == _MADE_BY and number.isascii() and number.isdigit() else 1


def _is_full(error: Exception) -> bool:
    # Libraries pass the system's words on, not always its number.
    return getattr(error, "errno", None) == errno.ENOSPC or os.strerror(errno.ENOSPC) in str(error)
