"""``onrecord ingest``: articles come into the corpus."""

import os
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar

from onrecord.commands.arguments import Corpus, Inputs
from onrecord.commands.output import keep_from_others, print_json, show_skipped, stderr
from onrecord.errors import TaxonomyError

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

    from onrecord.corpus import Store
    from onrecord.ingest import Report


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
    from onrecord.corpus import object_storage, open_store
    from onrecord.ingest import Progress
    from onrecord.ingest import ingest as run
    from onrecord.receipt import Receipt
    from onrecord.workers import new_counter

    keep_from_others()
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
                print_json({**event, **_counts(progress.report), "articles": articles})
            else:
                receipt.add(progress.readings)

        report = run(inputs, store, executor, show, elsewhere=scheduler is not None, counter=counter)
    # What lies on object storage is more often opened on another machine.
    if report.read and not object_storage.is_remote(store.location):
        _prepare(store)
    if as_json:
        print_json({"event": "report", **_counts(report)})
    else:
        receipt.print()
        print(f"{report.read} articles read, {report.known} already known, {len(report.skipped)} skipped.")
        show_skipped(report.skipped)
    if report.skipped:
        raise typer.Exit(1)


def _workers(scheduler: str | None, processes: int, counter: "Synchronized[int]") -> AbstractContextManager[Executor]:
    if scheduler is None:
        from onrecord.workers import process_pool

        return process_pool(processes, counter)
    from onrecord.cluster import cluster

    return cluster(scheduler)


def _prepare(store: "Store") -> None:
    """Do now what whoever opens the corpus next would wait for."""
    from onrecord.corpus.machine import prepare

    try:
        prepare(store)
    except TaxonomyError as error:
        stderr.print(f"The articles are in the corpus. {error}", markup=False)


def _counts(report: "Report") -> dict[str, object]:
    skipped = [{"source": item.source, "place": item.place, "reason": item.reason} for item in report.skipped]
    return {"read": report.read, "known": report.known, "skipped": skipped}
