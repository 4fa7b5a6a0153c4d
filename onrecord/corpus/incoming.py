"""What is new in the store since a corpus was prepared from it, told by the names of data files, which never change."""

from collections.abc import Iterable, Mapping

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from deltalake import DeltaTable
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus.in_place import count, few, keep, put_in, take_out
from onrecord.corpus.store import ARTICLES, SCHEMAS

_FILES, _UNFINISHED, _ADDED = "read_files", "unfinished", "added"

Tables = Mapping[str, DeltaTable | None]


def files(stored: Tables) -> dict[str, set[str]]:
    """The names of the data files of each table."""
    return {
        name: set(pa.table(table.get_add_actions(flatten=True))["path"].to_pylist()) if table else set()
        for name, table in stored.items()
    }


def note(backend: Backend, stored: Tables, rows: Mapping[str, ir.Table]) -> None:
    """Keep in a file which data files it was made from, and of which parses these have no article yet."""
    read = [(name, path) for name, paths in files(stored).items() for path in sorted(paths)]
    backend.create_table(_FILES, _listed(read))
    parses = ibis.union(*(rows[name].select("parse") for name in SCHEMAS if name != ARTICLES))
    backend.create_table(_UNFINISHED, parses.anti_join(rows[ARTICLES], "parse").distinct())
    backend.create_table(_ADDED, rows[ARTICLES].select("parse").limit(0))


def arrived(backend: Backend, stored: Tables) -> Mapping[str, ir.Table] | None:
    """The rows of the store that a file lacks, each table's, noted as read.

    None where files that it was made from are gone, merged or mended, or where so much has been added that everything is
    better prepared anew.
    """
    known: dict[str, set[str]] = {name: set() for name in SCHEMAS}
    for row in backend.to_pyarrow(backend.table(_FILES)).to_pylist():
        known[row["name"]].add(row["path"])
    now = files(stored)
    if any(known[name] - now[name] for name in SCHEMAS):
        return None
    new = {name: now[name] - known[name] for name in SCHEMAS}
    articles = _rows(ARTICLES, stored, new[ARTICLES])
    if not few(count(backend, backend.table(_ADDED)) + len(articles), count(backend, backend.table(ARTICLES))):
        return None
    parses = articles["parse"]
    late = set(backend.to_pyarrow(backend.table(_UNFINISHED))["parse"].to_pylist()) & set(parses.to_pylist())
    found, unfinished = {ARTICLES: articles}, list[str]()
    for name in SCHEMAS:
        if name != ARTICLES:
            rows = _rows(name, stored, new[name])
            unfinished += set(rows["parse"].to_pylist()) - set(parses.to_pylist())
            # Whoever wrote their rows before the file was made, and their articles after, has them in any file.
            found[name] = _rows(name, stored, now[name], pc.field("parse").isin(parses)) if late else _of(rows, parses)
    put_in(backend, _FILES, keep(backend, _listed((name, path) for name in SCHEMAS for path in sorted(new[name]))))
    put_in(backend, _UNFINISHED, keep(backend, pa.table({"parse": pa.array(unfinished, pa.string())})))
    added = keep(backend, pa.table({"parse": parses}))
    take_out(backend, _UNFINISHED, added)
    put_in(backend, _ADDED, added)
    return {name: keep(backend, rows) for name, rows in found.items()}


def _of(rows: pa.Table, parses: pa.ChunkedArray) -> pa.Table:
    return rows.filter(pc.is_in(rows["parse"], parses))


def _rows(name: str, stored: Tables, paths: set[str], wanted: pc.Expression | None = None) -> pa.Table:
    """The rows of some data files of a table; columns that came after they were written are null."""
    table = stored[name]
    if table is None or not paths:
        return SCHEMAS[name].empty_table()
    whole = table.to_pyarrow_dataset()
    parts = [part for part in whole.get_fragments() if part.path in paths]
    some = ds.FileSystemDataset(parts, whole.schema, whole.format, whole.filesystem).replace_schema(SCHEMAS[name])
    # Without threads of its own: they may outlive the program, which then ends with an abort.
    return some.to_table(filter=wanted, use_threads=False)


def _listed(read: Iterable[tuple[str, str]]) -> pa.Table:
    schema = pa.schema([("name", pa.string()), ("path", pa.string())])
    return pa.Table.from_pylist([{"name": name, "path": path} for name, path in read], schema)
