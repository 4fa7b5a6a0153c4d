"""Changing the tables of a prepared file where they lie: rows taken out, rows put in. Only DuckDB keeps such files."""

from uuid import uuid4

import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend
from ibis.common.exceptions import TableNotFound

from onrecord.corpus import engines

# Which articles a file was made from, in the parse that it shows.
SEEN = "seen"
# Of all articles: when more than these have been added, everything is prepared anew, in the order in which pages show it.
SHARE = 0.1


def has(backend: Backend, name: str) -> bool:
    """Whether there is such a table."""
    try:
        backend.table(name)
    except TableNotFound:
        return False
    return True


def keep(backend: Backend, rows: ir.Table | pa.Table) -> ir.Table:
    """Rows computed once, for as long as the connection lives."""
    if isinstance(backend, engines.DuckDBBackend):
        return backend.keep(rows)
    # What Spark makes goes with its session.
    return backend.create_table(f"kept_{uuid4().hex}", rows)


def take_out(backend: Backend, name: str, rows: ir.Table, **columns: str) -> None:
    """Delete the rows of a table whose columns are in those of ``rows``, which are named as the table's unless said."""
    named = columns or {column: column for column in rows.columns}
    wanted = keep(backend, rows.select(**{f"of_{column}": source for column, source in named.items()}).distinct())
    same = " AND ".join(f'"{name}"."{column}" = wanted."of_{column}"' for column in named)
    backend.con.execute(f'DELETE FROM "{name}" USING ({backend.compile(wanted)}) wanted WHERE {same}')  # noqa: S608 (our own names)


def put_in(backend: Backend, name: str, rows: ir.Table) -> None:
    """Add rows with the columns of a table, in any order."""
    backend.con.execute(f'INSERT INTO "{name}" BY NAME {backend.compile(rows)}')


def put_right(backend: Backend, name: str, column: str, rows: ir.Table, *, by: str) -> None:
    """Give a column the value that ``rows`` has for another one, wherever it is not that already."""
    right = backend.compile(keep(backend, rows))
    backend.con.execute(
        f'UPDATE "{name}" SET "{column}" = of."{column}" FROM ({right}) of '  # noqa: S608 (our own names)
        f'WHERE "{name}"."{by}" = of."{by}" AND "{name}"."{column}" IS DISTINCT FROM of."{column}"'
    )


def see(backend: Backend, articles: ir.Table) -> None:
    """Keep which articles, in which parse, a file is made from."""
    backend.create_table(SEEN, articles.select("article", "parse"))


def see_again(backend: Backend, articles: ir.Table) -> tuple[ir.Table, ir.Table] | None:
    """The articles whose rows a file has no more use for, and those that it lacks: a column ``article`` each.

    None where nothing was made yet, or so little of it is left that making all anew is as quick.
    """
    if not has(backend, SEEN):
        return None
    seen = backend.table(SEEN)
    gone = keep(backend, seen.anti_join(articles, ["article", "parse"]).select("article"))
    come = keep(backend, articles.anti_join(seen, ["article", "parse"]).select("article", "parse"))
    if not few(count(backend, come) + count(backend, gone), count(backend, articles)):
        return None
    take_out(backend, SEEN, gone)
    put_in(backend, SEEN, come)
    return gone, come.select("article")


def few(new: int, of: int) -> bool:
    """Whether so many articles are added to so many, and not all prepared anew."""
    return new <= SHARE * of


def count(backend: Backend, rows: ir.Table) -> int:
    """How many rows there are."""
    return int(backend.to_pyarrow(rows.count()).as_py())
