"""On the Record from Python: articles read without a corpus, and a corpus with the filters and rows of pages, files and API.

``import onrecord`` offers all of this.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from rich.console import Console
from rich.progress import Progress

from onrecord.corpus import Snapshot, extracts, open_store, spellings, take_snapshot
from onrecord.corpus.offered import Subject
from onrecord.corpus.orders import NEWEST, ORDERS
from onrecord.corpus.schema import quote_row
from onrecord.corpus.selection import Selection, also_shown, strict
from onrecord.default_view import certainty
from onrecord.errors import CorpusError, OnRecordError, ParameterError
from onrecord.model import ParsedArticle, Quote, Skipped
from onrecord.tags import blanked

Value = str | float | date | Iterable[str]

# Python keeps “from” and “in” for itself; “to” goes with them.
_PYTHON_NAMES: Mapping[str, str] = {"since": "from", "until": "to", "where": "in"}
_QUOTE_COLUMNS = (
    "quotation", "as_sentence", "kind", "act", "polarity", "cue", "speaker", "speaker_kind", "mention", "on_behalf_of",
    "addressee", "via", "confidence", "certainty", "shown", "left_out", "reason", "headline", "outlet", "author", "date",
    "published", "source", "start", "end", "segments", "article_id",
)  # fmt: skip
_ARTICLE_COLUMNS = ("headline", "outlet", "author", "published", "updated", "language", "source", "text", "article_id")
_DAYS = ("date", "published", "updated")


@dataclass(frozen=True)
class Found:
    """What was found in articles: a frame of them, a frame of their quotations, and what could not be read.

    Columns are named as in files: ``quotes`` has quotation, speaker, kind, ...; a speaker has the name of the article.
    ``start`` and ``end`` count characters of the article's ``text``.
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True)
class Ingested:
    """What became of articles that were brought in: how many were read, how many known already, what was skipped and why."""

    read: int
    known: int
    skipped: tuple[Skipped, ...]


def read(*inputs: str | Path, view: str | Iterable[str] = ()) -> Found:
    """Find the quotations of articles, and keep nothing.

    ``inputs`` are files, folders, archives and addresses. There are the quotations that every page shows at first; ``view``
    has others too: "doubtful", "belief", "unsaid" or "all". Raises ParameterError, PipelineError, WeightsError.

    >>> read("seeds/calder-post").quotes.columns[:3].tolist()
    ['quotation', 'as_sentence', 'kind']
    """
    from onrecord.found import found_in

    shown = also_shown(_selection({"view": view}))
    results = list(found_in(inputs))
    parsed = [result for result in results if isinstance(result, ParsedArticle)]
    quotes = [_quote(one, quote) for one in parsed for quote in one.quotes if quote.left_out in {None, *shown}]
    return Found(
        _frame(map(_article, parsed), _ARTICLE_COLUMNS),
        _frame(quotes, _QUOTE_COLUMNS),
        tuple(result for result in results if isinstance(result, Skipped)),
    )


def open_corpus(location: str | Path | None = None) -> "Corpus":
    """The corpus in a folder or on object storage, else the one that pages and command line use. Raises CorpusError.

    >>> open_corpus("~/my-corpus").location.endswith("my-corpus")
    True
    """
    return Corpus(location)


class Corpus:
    """A corpus. Each method gives a frame with the rows that pages offer as files, by the filters of pages, API and command line.

    A filter is named as in an address: ``speaker``, ``topic``, ``outlet``, ``q``, ``kind``, ``act``, ``view``, ``versions``, ...;
    ``from``, ``to`` and ``in`` are ``since``, ``until`` and ``where``. A value is a text, a day, a number or True, or a list where several may be
    given. Every method raises CorpusError where the corpus is missing or damaged, ParameterError for a filter or value that makes no sense,
    for a speaker or topic that the corpus has not, and QueryError for a bad query.
    """

    def __init__(self, location: str | Path | None = None) -> None:
        text = str(location) if location is not None else None
        self._store = open_store(os.path.expanduser(text) if text else None)  # noqa: PTH111 - it may be an address
        self._held: tuple[object, Snapshot] | None = None

    @property
    def location(self) -> str:
        """The folder or address where it lies."""
        return self._store.location

    def __repr__(self) -> str:
        return f"onrecord.open({self.location!r})"

    def quotes(self, *, sort: str = NEWEST, **filters: Value) -> pd.DataFrame:
        """Quotations, a row each, in the order of a code: "newest", "oldest", "surest", "speaker", ..."""
        if sort not in ORDERS:
            raise ParameterError(f"The parameter “sort” takes one of {', '.join(ORDERS)}, not “{sort}”.")
        snapshot, selection = self._asked(filters)
        return snapshot.fetch(extracts.quote_rows(snapshot, selection, sort=sort))

    def articles(self, **filters: Value) -> pd.DataFrame:
        """The articles of those quotations, newest first, with the number of these."""
        return self._rows("articles", filters)

    def speakers(self, **filters: Value) -> pd.DataFrame:
        """The speakers of those quotations, most quoted first."""
        return self._rows("speakers", filters)

    def topics(self, **filters: Value) -> pd.DataFrame:
        """The topics of those quotations, commonest first."""
        return self._rows("topics", filters)

    def figures(self, **filters: Value) -> pd.DataFrame:
        """The figures in those quotations, newest first."""
        return self._rows("figures", filters)

    def ingest(self, *inputs: str | Path, progress: bool = False) -> Ingested:
        """Read articles of files, folders, archives and addresses into the corpus; what it holds already is left alone.

        Other processes do the work, as ``onrecord ingest`` does it. ``progress`` shows a bar on standard error. Raises OnRecordError.
        """
        command = [sys.executable, "-m", "onrecord", "ingest", "--json", "--corpus", self.location, "--"]
        here = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")]))
        report: dict[str, Any] = {}
        # Errors go to a file: a pipe that nobody reads would fill up and stop the reading.
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
            Progress(console=Console(stderr=True), disable=not progress) as bar,
            subprocess.Popen(  # noqa: S603 - our own program; what follows "--" is no option
                [*command, *map(str, inputs)],
                env=os.environ | {"PYTHONPATH": here},
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
            ) as process,
        ):
            task = bar.add_task("Reading", total=None)
            for line in process.stdout or ():
                report = json.loads(line)
                bar.update(task, completed=report.get("done"), total=report.get("total"))
            process.wait()
            errors.seek(0)
            words = errors.read().strip().splitlines()
        if report.get("event") != "report":
            raise OnRecordError(words[-1] if words else "The articles were not all read: run it again.")
        skipped = tuple(Skipped(one["source"], one["reason"], one["place"]) for one in report["skipped"])
        return Ingested(report["read"], report["known"], skipped)

    def _rows(self, subject: Subject, filters: Mapping[str, Value]) -> pd.DataFrame:
        snapshot, selection = self._asked(filters)
        return snapshot.fetch(extracts.SUBJECTS[subject](snapshot, selection, ""))

    def _asked(self, filters: Mapping[str, Value]) -> tuple[Snapshot, Selection]:
        selection, snapshot = _selection(filters), self._newest()
        spellings.check(snapshot, selection)
        return snapshot, selection

    def _newest(self) -> Snapshot:
        versions = self._store.version(), self._store.corrections_version()
        if versions[0] is None:
            raise CorpusError(
                f"There is no corpus at {self.location}: bring articles in with ingest(), or open another."
            )
        if self._held is None or self._held[0] != versions:
            self._held = versions, take_snapshot(self._store)
        return self._held[1]


def _selection(filters: Mapping[str, Value]) -> Selection:
    """The selection that Python's values ask for. Raises ParameterError."""
    return strict({_PYTHON_NAMES.get(name, name): _written(value) for name, value in filters.items()})


def _written(value: Value) -> list[str]:
    match value:
        case bool():
            return ["true"] if value else []
        case date():
            return [value.isoformat()[:10]]
        case str() | int() | float():
            return [str(value)]
        case _:
            return [text for one in value for text in _written(one)]


def _frame(rows: Iterable[Mapping[str, object]], columns: Iterable[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in _DAYS if name in frame})


def _article(parsed: ParsedArticle) -> dict[str, object]:
    article = parsed.article
    return {
        "headline": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "source": article.url or article.source,
        "text": article.text,
        "article_id": article.id,
    }


def _quote(parsed: ParsedArticle, quote: Quote) -> dict[str, object]:
    article = parsed.article
    row = quote_row(replace(article, text=blanked(article.text)), quote, "")
    return {
        **row,
        "quotation": quote.text,
        "certainty": certainty(quote.confidence).value,
        "shown": quote.left_out is None,
        "headline": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "date": article.updated or article.published,
        "published": article.published,
        "source": article.url or article.source,
        "article_id": article.id,
    }
