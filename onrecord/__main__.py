"""The command line: ``python -m onrecord ingest | export | parse | ...``."""

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar

from onrecord.corpus import Store, exports, formats, object_storage, open_store, take_snapshot
from onrecord.corpus.extracts import Subject
from onrecord.corpus.machine import article_runs, prepare
from onrecord.corpus.orders import NEWEST, ORDERS
from onrecord.corpus.selection import Selection, to_query_string
from onrecord.errors import OnRecordError, QueryError, TaxonomyError
from onrecord.file_formats import FORMATS
from onrecord.model import Article, Skipped
from onrecord.options import filtering

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

    from onrecord.ingest import Report
    from onrecord.readers import Unit

app = typer.Typer(
    help="Who said what, about what, when, and where it was reported: read news articles, find their quotations, export them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
stderr = Console(stderr=True, highlight=False)

Corpus = Annotated[
    str | None,
    typer.Option(help="The corpus folder. Default: the environment's ONRECORD_CORPUS, else data/corpus here."),
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Article files (.txt .html .pdf .docx .csv .json ...: “onrecord formats” lists all), folders and .zip archives of them, "
        "and addresses of pages and feeds (https://...).",
        metavar="PATH|ADDRESS...",
    ),
]


@app.command()
def ingest(
    inputs: Inputs,
    corpus: Corpus = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes parse at once.")] = os.cpu_count() or 1,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Have the workers of a dask.distributed cluster read and parse, which share the folders named here "
            "and write the corpus themselves; as in tcp://10.0.0.5:8786.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print progress and the report as JSON lines, for other programs.")
    ] = False,
) -> None:
    """Read articles into the corpus; what it holds already is left alone.

    Prints what was read of each article, how many were known already, and what was skipped and why. Ends
    with status 1 when something was skipped. It may be interrupted and run again at any time.
    """
    from onrecord.ingest import Progress
    from onrecord.ingest import ingest as run
    from onrecord.receipt import Receipt
    from onrecord.workers import new_counter

    _keep_from_others()
    store, counter = open_store(corpus), new_counter()
    analysed = TextColumn("{task.fields[analysed]:,} articles analysed")
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), analysed, TimeRemainingColumn())
    with (
        _workers(scheduler, workers, counter) as executor,
        ProgressBar(*columns, console=stderr, disable=as_json) as bar,
    ):
        task = bar.add_task("Reading", total=None, analysed=0)
        receipt = Receipt()

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, analysed=progress.analysed)
            if as_json:
                event = {"event": "progress", "done": progress.done, "total": progress.total}
                event |= {"source": progress.source, "analysed": progress.analysed}
                articles = [{"article": r.article, "source": r.source, "known": r.known} for r in progress.readings]
                _print_json({**event, **_counts(progress.report), "articles": articles})
            else:
                receipt.add(progress.readings)

        report = run(inputs, store, executor, show, elsewhere=scheduler is not None, counter=counter)
    # What lies on object storage is more often opened on another machine.
    if report.read and not object_storage.is_remote(store.location):
        _prepare(store)
    if as_json:
        _print_json({"event": "report", **_counts(report)})
    else:
        receipt.print()
        print(f"{report.read} articles read, {report.known} already known, {len(report.skipped)} skipped.")
        _show_skipped(report.skipped)
    if report.skipped:
        raise typer.Exit(1)


@app.command()
@filtering
def export(
    subject: Annotated[Subject, typer.Argument(help="What to export, one row each.")],
    *,
    corpus: Corpus = None,
    format: Annotated[
        formats.Format,
        typer.Option(
            help="csv is UTF-8 with BOM, as Excel reads it; csv-semicolon as Excel in German, French and other languages does."
        ),
    ] = "csv",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
    sort: Annotated[
        Literal[tuple(ORDERS)],  # type: ignore[valid-type]
        typer.Option(help="In which order quotations are written."),
    ] = NEWEST,
    neutralise: Annotated[
        bool, typer.Option(help="Put an apostrophe before CSV cells that a spreadsheet would run.")
    ] = True,
    selection: Selection,
) -> None:
    """Write what matches all the given filters to a file: quotations, or the articles, speakers, topics or figures of them."""
    snapshot = take_snapshot(open_store(corpus))
    with _destination(output) as stream:
        link = f"?{to_query_string(selection)}"
        count = exports.export(
            snapshot, subject, selection, format, stream, link=link, sort=sort, neutralise=neutralise
        )
    stderr.print(f"{count} {'quotations' if subject == 'quotes' else subject} written.")


@app.command("formats")
def list_formats() -> None:
    """Print which files can be read, and what is taken from each."""
    for one in FORMATS:
        print(f"{one.name}: {', '.join(one.suffixes)}\n    {one.takes}")


@app.command("prepare")
def prepare_corpus(corpus: Corpus = None) -> None:
    """Compute what opening the corpus needs, as every ingest does at its end, so that nobody waits for it."""
    prepare(open_store(corpus))


@app.command()
def check(
    corpus: Corpus = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended. Stop what else writes into the corpus first.")
    ] = False,
) -> None:
    """Say whether the corpus is whole: every file, and every row as it was written.

    Ends with status 1 when something is damaged and not mended. What is damaged is moved into the corpus' folder
    “damaged” and never deleted.
    """
    from onrecord.corpus.check import check as damages
    from onrecord.corpus.check import repair as mend
    from onrecord.corpus.check import unverified

    _keep_from_others()
    store = open_store(corpus)
    found = damages(store)
    for damage in found:
        stderr.print(str(damage), markup=False, soft_wrap=True)
    if not repair:
        if found:
            print(f"{len(found)} things are damaged; run the command again with --repair to mend what can be mended.")
            raise typer.Exit(1)
        print("The corpus is whole.")
        without = unverified(store)
        if without:
            print(
                f"Of {without} parses only the files were looked at: an earlier version stored them, without digests."
            )
        return
    done = mend(store)
    if done.articles:
        from onrecord.ingest import read_again

        read_again(done.articles, store)
    print(
        f"{len(done.tables)} tables rebuilt, {len(done.articles)} articles analysed again from their stored text, "
        f"{len(done.lost)} lost."
    )
    for what in done.lost:
        stderr.print(f"lost: {what}", markup=False, soft_wrap=True)
    left = damages(store)
    for damage in left:
        stderr.print(f"not mended: {damage}", markup=False, soft_wrap=True)
    if done.lost or left:
        raise typer.Exit(1)


@app.command()
def parse(
    inputs: Inputs,
    format: Annotated[Literal["jsonl"], typer.Option(help="jsonl: one JSON object an article.")] = "jsonl",
) -> None:
    """Print what is found in articles, and keep nothing.

    One JSON object an article on standard output; what was skipped and why on standard error, and status 1.
    """
    from onrecord.ingest import analysed, gather
    from onrecord.language import load_pipeline
    from onrecord.parse_output import to_json

    skipped: list[Skipped] = []
    with TemporaryDirectory(prefix="onrecord-") as scratch:
        for result in analysed(_articles(gather(inputs, Path(scratch)), skipped), load_pipeline()):
            if isinstance(result, Skipped):
                skipped.append(result)
            else:
                _print_json(to_json(result))
    _show_skipped(skipped)
    if skipped:
        raise typer.Exit(1)


@app.command("check-draft")
def check_draft(
    draft: Annotated[str, typer.Argument(help="The draft: a file of any format that can be read, or an address.")],
    corpus: Corpus = None,
    format: Annotated[
        Literal["jsonl", "html"], typer.Option(help="jsonl: one JSON object a quotation. html: a report to print.")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
) -> None:
    """Look up every quotation of a draft in the corpus, and keep nothing of it.

    Ends with status 0 when every quotation stands as the draft has it, 1 when one of them wants a person's eye, 2 when the draft
    cannot be checked. How many have each verdict is said on standard error.
    """
    from onrecord.corpus.alike import report, rows
    from onrecord.corpus.alike.drafts import check as look_up
    from onrecord.read_draft import read_draft as read

    snapshot = take_snapshot(open_store(corpus))
    checked = look_up(snapshot, article_runs(snapshot), read(draft))
    with _destination(output) as stream:
        if format == "html":
            stream.write(report.html(checked).encode())
        else:
            for number in range(len(checked.findings)):
                stream.write(json.dumps(rows.as_json(number, checked), ensure_ascii=False).encode() + b"\n")
    counts = ", ".join(f"{number} {verdict.value}" for verdict, number in rows.counted(checked))
    stderr.print(f"{len(checked.draft.quotes)} quotations found. {counts}".strip(), markup=False, soft_wrap=True)
    if not checked.passed:
        raise typer.Exit(1)


@app.command()
def landed(
    text: Annotated[
        str, typer.Argument(help="The release or speech: a file of any format that can be read, or an address.")
    ],
    corpus: Corpus = None,
    format: Annotated[formats.Format, typer.Option(help="A row for each passage that quotes a sentence.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
) -> None:
    """Say which sentences of a release or speech articles of the corpus quote, who, and how; keep nothing of it.

    Sentences stand in the text's order, the earliest article first. How many are quoted is said on standard error.
    """
    from onrecord.corpus.alike import landed_rows
    from onrecord.corpus.alike.landed import landed as look_for
    from onrecord.corpus.alike.landed import of_draft
    from onrecord.read_draft import read_draft as read

    snapshot = take_snapshot(open_store(corpus))
    found = look_for(snapshot, article_runs(snapshot), of_draft(read(text)))
    with _destination(output) as stream:
        exports.export_frame(
            landed_rows.frame(found), format, stream, formats.about("quotations of a text", Selection())
        )
    articles = len({one.match.article for one in found.landings})
    stderr.print(
        f"{len(found.by_sentence())} of {len(found.sentences)} sentences are quoted, in {articles} articles.",
        markup=False, soft_wrap=True,
    )  # fmt: skip


@app.command()
def verify(
    file: Annotated[
        Path, typer.Argument(help="A file that was taken out: CSV, Excel, JSON Lines, Parquet, or a report.")
    ],
    corpus: Corpus = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print every row as a JSON line, for other programs.")
    ] = False,
) -> None:
    """Say of each row of a file that was taken out of the corpus whether it still holds there.

    Ends with status 0 when every row holds, 1 when one does not, 2 when the file cannot be verified. A file without receipts, as
    earlier versions wrote it, is verified by its words.
    """
    from onrecord.corpus.verify.listed import as_row, counted
    from onrecord.corpus.verify.rows import Standing
    from onrecord.corpus.verify.verify import verify as held_against
    from onrecord.read_extract import read_extract as read

    store = open_store(corpus)
    found = held_against(take_snapshot(store), store.corrections(), read(file))
    for one in found:
        if as_json:
            _print_json(as_row(one))
        elif one.standing is not Standing.HOLDS:
            row = as_row(one)
            print(f"Row {row['row']}: {row['standing']}. {row['why']}\n    {row['quotation']}")
    stderr.print(counted(found), markup=False, soft_wrap=True)
    if any(one.standing is not Standing.HOLDS for one in found):
        raise typer.Exit(1)


@app.command("read-extract", hidden=True)
def read_extract(file: Path) -> None:
    """Print the rows of a file as JSON lines: the server has another process read what people send."""
    from dataclasses import asdict

    from onrecord.bounds import bound_memory
    from onrecord.read_extract import read_extract as read

    bound_memory()
    for row in read(file):
        print(json.dumps(asdict(row), ensure_ascii=False, default=str))


@app.command("read-draft", hidden=True)
def read_draft(draft: str) -> None:
    """Print a draft with its quotations as one JSON object: the server has another process read what people send."""
    from dataclasses import asdict

    from onrecord.bounds import bound_memory
    from onrecord.read_draft import read_draft as read

    bound_memory()
    _print_json(asdict(read(draft)))


def _prepare(store: Store) -> None:
    """Do now what whoever opens the corpus next would wait for."""
    try:
        prepare(store)
    except TaxonomyError as error:
        stderr.print(f"The articles are in the corpus. {error}", markup=False)


def _workers(scheduler: str | None, processes: int, counter: "Synchronized[int]") -> AbstractContextManager[Executor]:
    if scheduler is None:
        from onrecord.workers import process_pool

        return process_pool(processes, counter)
    from onrecord.cluster import cluster

    return cluster(scheduler)


def _keep_from_others() -> None:
    """Have what is written into the corpus be of this user alone."""
    os.umask(0o077)


@contextmanager
def _destination(output: Path | None) -> Iterator[BinaryIO]:
    """Where an export goes; a file has its name only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        return
    # A pipe or a device is written as it is.
    part = output if output.exists() and not output.is_file() else output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        if part != output:
            part.replace(output)
    except OSError as error:
        raise OnRecordError(f"Cannot write {output}: {error.strerror}. Choose another file.") from error
    finally:
        if part != output:
            part.unlink(missing_ok=True)


def _articles(found: "Iterable[Unit | Skipped]", skipped: list[Skipped]) -> Iterator[Article]:
    """The articles in what was found; what cannot be read is added to ``skipped``."""
    from onrecord.readers import read

    for unit in found:
        for item in (unit,) if isinstance(unit, Skipped) else read(unit):
            if isinstance(item, Article):
                yield item
            else:
                skipped.append(item)


def _counts(report: "Report") -> dict[str, object]:
    skipped = [{"source": item.source, "place": item.place, "reason": item.reason} for item in report.skipped]
    return {"read": report.read, "known": report.known, "skipped": skipped}


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _show_skipped(skipped: Sequence[Skipped]) -> None:
    for item in skipped:
        place = f", {item.place}" if item.place else ""
        stderr.print(f"skipped {item.source}{place}: {item.reason}", markup=False)


def main() -> None:
    """Run the command line; an error that the user can act on is one sentence and status 2."""
    # Whatever the terminal's locale, what is printed is UTF-8, as files are.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    # An error is one line, however long: a program that reads it does not know where a terminal would break it.
    try:
        app()
    except QueryError as error:
        stderr.print(f"{error} (at character {error.position + 1} of the query)", markup=False, soft_wrap=True)
        sys.exit(2)
    except OnRecordError as error:
        stderr.print(str(error), markup=False, soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
