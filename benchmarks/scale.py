"""What size costs, each as a table.

    python benchmarks/scale.py opening CORPUS            opening it, a first page of quotations, memory
    python benchmarks/scale.py datasette CORPUS COMMAND  a filtered first page with facets, beside Datasette's
    python benchmarks/scale.py csv CORPUS                all quotations as CSV, beside DuckDB's own COPY
    python benchmarks/scale.py writes COUNT              many ingests of one article, beside one ingest of all

Make the corpus first: python benchmarks/generate.py CORPUS. COMMAND starts Datasette, which is in no requirements file.
"""

import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import ibis  # noqa: E402 (the root comes first, wherever this is run)
import psutil  # noqa: E402
import pyarrow as pa  # noqa: E402

from benchmarks.generate import ENGINE, Sizes, parsed_articles  # noqa: E402
from onrecord.corpus import Snapshot, open_store, parts, prepared, queries, take_snapshot  # noqa: E402
from onrecord.corpus.exports import export, harmless  # noqa: E402
from onrecord.corpus.extracts import SUBJECTS  # noqa: E402
from onrecord.corpus.formats import FORMATS  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from onrecord.corpus.store import SCHEMAS  # noqa: E402
from onrecord.default_view import View  # noqa: E402
from onrecord.model import QuoteKind  # noqa: E402

RUNS = 5
FACETS: tuple[queries.Field, ...] = ("speaker", "outlet")
SINCE, UNTIL = date(2020, 1, 1), date(2021, 12, 31)
FILTERED = Selection(kinds=(QuoteKind.DIRECT,), since=SINCE, until=UNTIL)
SHOWN = ("speaker", "outlet", "kind", "act", "published", "title", "text", "url", "quote")
MIB = 1024 * 1024
PORT = 8127


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time that some work takes."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def first_page(snapshot: Snapshot, selection: Selection) -> None:
    """What the page of quotations asks for: the newest 50, how many there are, and its facets' counts."""
    queries.totals(snapshot, selection)
    queries.quotes(snapshot, selection, limit=50)
    for field in FACETS:
        queries.facet(snapshot, selection, field)


def resident() -> float:
    """The memory of this process now, in MiB."""
    return float(psutil.Process().memory_info().rss) / MIB


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def opening(location: str) -> None:
    """From nothing to the first page of quotations, unprepared and prepared."""
    print(
        "| | opening, s | first page, ms | filtered, ms | memory, MiB | at its peak |\n|---|---|---|---|---|---|",
        flush=True,
    )
    for name in ("for the first time", "again"):
        if name != "again":
            shutil.rmtree(prepared.folder(location), ignore_errors=True)
        # A process of its own: what another opening left in memory is not counted.
        subprocess.run([sys.executable, __file__, "open-once", location, name], check=True)


def open_once(location: str, name: str) -> None:
    """One row of the table of openings."""
    began = time.perf_counter()
    snapshot = take_snapshot(open_store(location))
    opened = time.perf_counter() - began
    plain, filtered = (seconds(lambda one=one: first_page(snapshot, one)) for one in (Selection(), FILTERED))
    times = f"{opened:.2f} | {1000 * plain:.0f} | {1000 * filtered:.0f}"
    print(f"| {name} | {times} | {resident():.0f} | {peak():.0f} |", flush=True)


def answered(address: str) -> bytes:
    """What a server answers, once it is there."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own loopback address)
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"nothing at {address}")


def sqlite(snapshot: Snapshot, path: Path) -> None:
    """The same quotations in SQLite, with an index on every column that is filtered, counted or sorted."""
    with sqlite3.connect(path) as database:
        database.execute(f"CREATE TABLE quotes ({', '.join(SHOWN)})")
        for batch in snapshot.stream(snapshot.quotes.select(*SHOWN)):
            rows = ([str(v) if isinstance(v, date) else v for v in row.values()] for row in batch.to_pylist())
            places = ", ".join("?" * len(SHOWN))
            database.executemany(f"INSERT INTO quotes VALUES ({places})", map(list, rows))  # noqa: S608 (our own names)
        for column in ("speaker", "outlet", "kind", "published"):
            database.execute(f"CREATE INDEX by_{column} ON quotes ({column})")
        database.execute("CREATE INDEX by_kind_published ON quotes (kind, published)")
        database.execute("ANALYZE")


def datasette(location: str, command: str = "datasette") -> None:
    """A filtered first page with its facets, from Datasette and from here."""
    snapshot = take_snapshot(open_store(location))
    # Datasette too has answered once before it is measured.
    first_page(snapshot, FILTERED)
    ours = seconds(lambda: first_page(snapshot, FILTERED))
    total = queries.totals(snapshot, FILTERED).quotes
    with tempfile.TemporaryDirectory() as folder:
        sqlite(snapshot, Path(folder) / "corpus.db")
        limits = ["--setting", "sql_time_limit_ms", "60000", "--setting", "facet_time_limit_ms", "60000"]
        server = [command, "serve", f"{folder}/corpus.db", "-p", str(PORT), *limits]
        wanted = [("kind", "direct"), ("published__gte", SINCE), ("published__lte", UNTIL), ("_sort_desc", "published")]
        facets = [("_facet", field) for field in FACETS]
        query = urllib.parse.urlencode([*wanted, ("_size", "50"), *facets, ("_extra", "count,facet_results")])
        with subprocess.Popen(server, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                answer = json.loads(answered(f"http://127.0.0.1:{PORT}/corpus/quotes.json?{query}"))
                theirs = seconds(lambda: answered(f"http://127.0.0.1:{PORT}/corpus/quotes.json?{query}"))
            finally:
                process.terminate()
    # Datasette 1 says "count", 0.65 the longer name.
    counted = answer.get("count", answer.get("filtered_table_rows_count"))
    if counted != total:
        raise SystemExit(f"Datasette counts {counted}, we count {total}: not the same page.")
    print("| | a filtered first page with facets, ms |\n|---|---|")
    print(f"| Datasette over SQLite | {1000 * theirs:.0f} |\n| On the Record | {1000 * ours:.0f} |")
    print(f"| times as fast | {theirs / ours:.1f} |")


def csv(location: str) -> None:
    """All quotations as CSV, beside DuckDB's own COPY of the same columns, which leaves formulas as they are."""
    snapshot = take_snapshot(open_store(location))
    everything = Selection(view=(View.ALL,))
    # Idle is what a server holds that has shown pages.
    for selection in (Selection(), FILTERED, everything):
        first_page(snapshot, selection)
    with tempfile.TemporaryDirectory() as folder:
        idle = resident()
        began = time.perf_counter()
        with (Path(folder) / "ours.csv").open("wb") as stream:
            rows = export(snapshot, "quotes", everything, "csv", stream, link="?")
        ours, most = time.perf_counter() - began, peak()
        table = ibis.to_sql(SUBJECTS["quotes"](snapshot, everything, "?"), dialect="duckdb")
        copied = seconds(
            lambda: snapshot.connection.cursor().execute(f"COPY ({table}) TO '{folder}/theirs.csv' (HEADER)"), 3
        )
    print("| | s | most memory above idle, MiB |\n|---|---|---|")
    print(f"| {rows:,} quotations through the export | {ours:.1f} | {most - idle:.0f} |")
    print(f"| DuckDB's COPY | {copied:.1f} | |\n| times as long | {ours / copied:.2f} | |")
    print(f"| of it so that spreadsheets run nothing, processor | {neutralising(snapshot, everything):.1f} | |")


def neutralising(snapshot: Snapshot, selection: Selection) -> float:
    """The processor seconds that every text of an extract takes to be made one that a spreadsheet does not run."""
    spent = 0.0
    for batch in parts.stream(snapshot, SUBJECTS["quotes"](snapshot, selection, "?")):
        texts = [column for column in batch.columns if pa.types.is_string(column.type)]
        began = time.process_time()
        for column in texts:
            harmless(column, FORMATS["csv"].separator)
        spent += time.process_time() - began
    return spent


def writes(count: str = "500") -> None:
    """One article a write, beside all in one."""
    articles = list(parsed_articles(Sizes(articles=int(count), speakers=500)))
    print("| built by | writing, s | files | opening, s | a page of quotations, ms |\n|---|---|---|---|---|")
    for name, batches in (("one write", [articles]), (f"{count} writes", [[one] for one in articles])):
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(folder)
            began = time.perf_counter()
            for batch in batches:
                store.append(batch, ENGINE)
            wrote = time.perf_counter() - began
            files = sum(len(table.file_uris()) for one in SCHEMAS if (table := store.open_table(one)))
            opened = seconds(lambda place=folder: opened_anew(place), 3)
            snapshot = take_snapshot(store)
            page = seconds(lambda snapshot=snapshot: first_page(snapshot, Selection()))
            print(f"| {name} | {wrote:.1f} | {files} | {opened:.2f} | {1000 * page:.0f} |", flush=True)


def opened_anew(location: str) -> None:
    """Open a corpus as whoever opens it first."""
    shutil.rmtree(prepared.folder(location), ignore_errors=True)
    take_snapshot(open_store(location))


def main(arguments: Sequence[str]) -> None:
    """Run the comparison that the arguments name."""
    commands: dict[str, Callable[..., None]] = {
        "opening": opening, "open-once": open_once, "datasette": datasette, "csv": csv, "writes": writes,
    }  # fmt: skip
    name, *rest = arguments or ["help"]
    if name not in commands:
        raise SystemExit(__doc__)
    commands[name](*rest)


if __name__ == "__main__":
    main(sys.argv[1:])
