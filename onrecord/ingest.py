"""From files and addresses to the corpus: readers -> language -> store, in batches, on any concurrent.futures executor.

Each batch is committed by the worker that made it, so an interrupted run keeps what it has done and
running it again does the rest: what the corpus holds already is recognised by its content and left alone.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from tempfile import TemporaryDirectory

from pebble import ProcessExpired
from spacy.language import Language

from onrecord.corpus.schema import fingerprint
from onrecord.corpus.store import Store, open_store
from onrecord.language import engine_version, load_pipeline, parse
from onrecord.model import ENGLISH, Article, Flaw, ParsedArticle, Skipped
from onrecord.readers import ARCHIVE, Unit, find, hosts, is_web_address, read
from onrecord.tags import blanked
from onrecord.web import fetch
from onrecord.workers import cause_of_death, count_article, renew

ARTICLES_A_COMMIT = 64
UNITS_A_TASK = 8
_TASKS_AT_LEAST = 20
# So often whoever waits is told how many articles have been analysed.
_TELL_SECONDS = 1.0
# What is read by itself: a unit, or an archive or address that the worker turns into units.
Piece = Unit | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of an article: its key, where it was read, what is known of it, and whether the corpus had it already."""

    article: str
    source: str
    title: str | None
    outlet: str | None
    day: date | None
    language: str
    words: int
    flaws: tuple[Flaw, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the input: articles stored, articles known already, and what was skipped and why."""

    read: int = 0
    known: int = 0
    skipped: tuple[Skipped, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(self.read + other.read, self.known + other.known, self.skipped + other.skipped)


# What a worker says of what it was given.
_Done = tuple[Report, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files, or pieces of large files, done of those found so far, the last one, and what became of them.

    ``analysed`` is how many articles its processes have analysed, those too that are not stored yet. ``readings`` are
    the articles done since whoever follows it was told last: of a large corpus nobody wants to hold them all.
    """

    done: int
    total: int
    source: str
    report: Report = Report()
    analysed: int = 0
    readings: tuple[Reading, ...] = ()


def ingest(
    inputs: Iterable[str | Path],
    store: Store,
    executor: Executor,
    on_progress: Callable[[Progress], None] = lambda _: None,
    *,
    elsewhere: bool = False,
    counter: "Synchronized[int] | None" = None,
) -> Report:
    """Read files, folders, archives and addresses into the store.

    Workers ``elsewhere`` share folders with this process but not its scratch files: they unpack archives and fetch
    addresses themselves, and nothing but names goes to them. ``counter`` is the one that the executor's processes
    count in, if any.

    Raises CorpusError when the store cannot be read or written, PipelineError when spaCy's pipeline is
    missing, OutletsError for a bad table of outlets; anything wrong with the input is in the report instead.
    """
    store.version()
    # What is wrong with the user's table is said at once, not of each page.
    hosts()
    if elsewhere:
        names = list(_names(inputs))
        skipped = tuple(name for name in names if isinstance(name, Skipped))
        pieces = [name for name in names if not isinstance(name, Skipped)]
        return _read_all(pieces, Report(skipped=skipped), store, executor, on_progress, counter)
    # Archives are unpacked and pages fetched here; the workers read them from it.
    with TemporaryDirectory(prefix="onrecord-") as scratch:
        units: list[Piece] = []
        left_out: list[Skipped] = []
        for item in gather(inputs, Path(scratch)):
            if isinstance(item, Skipped):
                left_out.append(item)
                continue
            units.append(item)
            if item.alias:
                on_progress(Progress(0, len(units), item.source))
        return _read_all(units, Report(skipped=tuple(left_out)), store, executor, on_progress, counter)


def gather(inputs: Iterable[str | Path], scratch: Path) -> Iterator[Unit | Skipped]:
    """What there is to read at paths and addresses; what is unpacked or fetched lies in the folder ``scratch``."""
    addresses = [text for text in inputs if isinstance(text, str) and is_web_address(text)]
    yield from find((Path(path) for path in inputs if path not in addresses), scratch)
    for address in addresses:
        yield from fetch(address, scratch)


def read_again(articles: Sequence[Article], store: Store) -> Report:
    """Analyse articles and store them, in this process. Raises CorpusError, PipelineError."""
    report, _ = _store_new(articles, store, _pipeline())
    return report


def _names(inputs: Iterable[str | Path]) -> Iterator[Piece | Skipped]:
    """What there is to read, archives and addresses as they are."""
    addresses = [text for text in inputs if isinstance(text, str) and is_web_address(text)]
    for found in find(Path(path).absolute() for path in inputs if path not in addresses):
        is_archive = isinstance(found, Unit) and found.path.suffix.lower() == ARCHIVE
        yield str(found.path) if isinstance(found, Unit) and is_archive else found
    yield from addresses


def _read_all(
    units: Sequence[Piece],
    report: Report,
    store: Store,
    executor: Executor,
    on_progress: Callable[[Progress], None],
    counter: "Synchronized[int] | None",
) -> Report:
    tasks = {executor.submit(_ingest_units, task, store.location): task for task in _tasks(units)}
    waiting, told = set(tasks), Progress(0, len(units), _source(units[0]) if units else "", report)
    on_progress(told)
    try:
        while waiting:
            finished, waiting = wait(waiting, _TELL_SECONDS, FIRST_COMPLETED)
            done, source = told.done, told.source
            readings: list[Reading] = []
            for future in finished:
                task = tasks[future]
                if len(task) > 1 and isinstance(future.exception(), (ProcessExpired, MemoryError)):
                    # One of them was too much: each alone, so that no other is lost with it.
                    again = {executor.submit(_ingest_units, (piece,), store.location): (piece,) for piece in task}
                    tasks |= again
                    waiting |= set(again)
                    continue
                result, found = _result(future, task)
                report += result
                readings += found
                done, source = done + len(tasks[future]), _source(tasks[future][-1])
            now = Progress(done, len(units), source, report, counter.value if counter else 0, tuple(readings))
            if now != told:
                on_progress(now)
                told = replace(now, readings=())
    finally:
        for future in tasks:
            future.cancel()
    return report


def _source(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.source


def _tasks(units: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    # Of a few files one at a time, so that whoever waits for them sees how far they are.
    size = max(1, min(UNITS_A_TASK, len(units) // _TASKS_AT_LEAST))
    for start in range(0, len(units), size):
        yield tuple(units[start : start + size])


def _result(future: Future[_Done], units: tuple[Piece, ...]) -> _Done:
    try:
        return future.result()
    except (BrokenExecutor, ProcessExpired, MemoryError) as error:
        reason = cause_of_death(error)
        return Report(skipped=tuple(Skipped(_source(unit), reason) for unit in units)), ()


def pipeline_here() -> str:
    """What a parse made by this process is the work of: the engine's and the pipeline's versions. Raises PipelineError."""
    return engine_version(_pipeline())


def _ingest_units(units: tuple[Piece, ...], location: str) -> _Done:
    store, nlp = open_store(location), _pipeline()
    report = Report()
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    for articles in _batches(_renewing(chain.from_iterable(map(_read, units))), skipped):
        renew(max(1, len(articles)))
        stored, found = _store_new(articles, store, nlp)
        report += stored
        readings += found
    return report + Report(skipped=tuple(skipped)), tuple(readings)


def _renewing(items: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    """The same items, each with a worker's whole time to be read in."""
    renew()
    for item in items:
        yield item
        renew()


def _batches(items: Iterable[Article | Skipped], skipped: list[Skipped]) -> Iterator[list[Article]]:
    """The articles among the items, as many together as are committed at once; the others are added to ``skipped``."""
    articles: list[Article] = []
    for item in items:
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        articles.append(item)
        if len(articles) == ARTICLES_A_COMMIT:
            yield articles
            articles = []
    yield articles


def _read(piece: Piece) -> Iterator[Article | Skipped]:
    if isinstance(piece, Unit):
        yield from read(piece)
        return
    with TemporaryDirectory(prefix="onrecord-") as scratch:
        for item in gather([piece], Path(scratch)):
            yield from (item,) if isinstance(item, Skipped) else read(item)


def _store_new(articles: Sequence[Article], store: Store, nlp: Language) -> _Done:
    engine = engine_version(nlp)
    # The same article twice in one batch is one article: the dict keeps its first reading.
    wanted = {(article.key, fingerprint(article, engine)): article for article in reversed(articles)}
    known = store.known(wanted.keys())
    new = [article for key, article in reversed(wanted.items()) if key not in known]
    results = list(_counted(analysed(new, nlp)))
    parsed = [result for result in results if isinstance(result, ParsedArticle)]
    store.append(parsed, engine)
    skipped = tuple(result for result in results if isinstance(result, Skipped))
    stored = {result.article.key for result in parsed}
    first = set(map(id, new))
    readings = tuple(
        _reading(article, known=id(article) not in first)
        for article in articles
        if id(article) not in first or article.key in stored
    )
    return Report(len(parsed), len(articles) - len(new), skipped), readings


def _reading(article: Article, *, known: bool) -> Reading:
    return Reading(
        article=article.key,
        source=article.source,
        title=article.title,
        outlet=article.outlet,
        day=article.updated or article.published,
        language=article.language,
        words=len(article.text.split()),
        flaws=article.flaws,
        known=known,
    )


def analysed(articles: Iterable[Article], nlp: Language) -> Iterator[ParsedArticle | Skipped]:
    """What is found in each article, in order; one in another language than English is kept with nothing found.

    The engine sees blanks where a text has tags, so that none comes into a quotation or a name.
    """
    waiting: deque[Article] = deque()

    def english() -> Iterator[Article]:
        for article in articles:
            waiting.append(article)
            if article.language == ENGLISH:
                yield replace(article, text=blanked(article.text))

    for result in parse(english(), nlp):
        while waiting[0].language != ENGLISH:
            yield ParsedArticle(waiting.popleft(), (), ())
        article = waiting.popleft()
        yield replace(result, article=article) if isinstance(result, ParsedArticle) else result
    yield from (ParsedArticle(article, (), ()) for article in waiting)


def _counted(results: Iterable[ParsedArticle | Skipped]) -> Iterator[ParsedArticle | Skipped]:
    for result in results:
        count_article()
        yield result


@cache
def _pipeline() -> Language:
    return load_pipeline()
