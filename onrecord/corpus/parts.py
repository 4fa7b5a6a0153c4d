"""Many rows in an order, part by part: whoever sorts all of them at once holds all of them in memory."""

from collections.abc import Iterator
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from onrecord.corpus.snapshot import Snapshot

# Of rows. A part costs a query, of some 0.1 s at a million quotations, and is held in memory.
_SIZE = 50_000
_DAY = "date"


class _Part(NamedTuple):
    table: ir.Table
    rows: int


def stream(snapshot: Snapshot, table: ir.Table, offset: int = 0, limit: int | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of an expression in batches, from ``offset`` on and at most ``limit``.

    Where it has a column ``date`` it must be ordered by it, the newest first and what has none last.
    """
    # The first few of an order are held without the rest.
    is_small = limit is not None and offset + limit <= _SIZE
    if is_small or _DAY not in table.columns:
        yield from snapshot.stream(_page(table, offset, limit))
        return
    for part in _parts(snapshot, table):
        if limit == 0:
            return
        if offset < part.rows:
            taken = part.rows - offset if limit is None else min(limit, part.rows - offset)
            yield from snapshot.stream(part.table if taken == part.rows else _page(part.table, offset, taken))
            limit = None if limit is None else limit - taken
        offset = max(0, offset - part.rows)


def _page(table: ir.Table, offset: int, limit: int | None) -> ir.Table:
    return table.limit(limit, offset=offset) if offset or limit is not None else table


def _parts(snapshot: Snapshot, table: ir.Table) -> list[_Part]:
    """Parts of whole days, the newest first."""
    counted = table.group_by(_DAY).aggregate(rows=table.count())
    days = snapshot.rows(counted.order_by(ibis.desc(_DAY, nulls_first=False)))
    total = sum(day["rows"] for day in days)
    if total <= _SIZE:
        return [_Part(table, total)]
    dated = [day for day in days if day[_DAY] is not None]
    parts, newest, rows = [], None, 0
    for day in dated:
        newest, rows = newest or day[_DAY], rows + day["rows"]
        if rows >= _SIZE or day is dated[-1]:
            parts.append(_Part(table.filter(table[_DAY].between(day[_DAY], newest)), rows))
            newest, rows = None, 0
    undated = total - sum(part.rows for part in parts)
    return [*parts, _Part(table.filter(table[_DAY].isnull()), undated)] if undated else parts
