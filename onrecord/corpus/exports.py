"""Extracts as files: rows in any format, and what keeps a spreadsheet from running a cell."""

import re
from typing import BinaryIO

import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from onrecord.corpus import parts
from onrecord.corpus.extracts import SUBJECTS, Subject, figure_rows, quote_rows
from onrecord.corpus.figure_queries import Counted, Said
from onrecord.corpus.formats import FORMATS, About, Format, about
from onrecord.corpus.orders import NEWEST
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

# What a spreadsheet takes for a formula, also in full width, after OWASP "CSV Injection": at the beginning of a cell, and after
# a semicolon, where cells end for a spreadsheet in German, French and other languages. Blanks before it do not help.
_BLANKS = " \v\f\u0085\u00a0\u200b\ufeff"
_FORMULA = rf"(^|;)([{_BLANKS}]*)([=+\-@＝＋－＠])", r"\1\2'\3"
_BREAK = r"^([\t\r\n])", r"'\1"


def export(
    snapshot: Snapshot,
    subject: Subject,
    selection: Selection,
    format: Format,
    stream: BinaryIO,
    *,
    link: str = "",
    sort: str = NEWEST,
    neutralise: bool = True,
) -> int:
    """Write everything of a kind that the selection holds, and return how many rows.

    ``format`` is a name in FORMATS, ``link`` the address of the view the extract was taken from.
    ``sort`` is a code of ORDERS, by which quotations are ordered. ``neutralise`` puts an apostrophe before CSV cells that a spreadsheet would run. Raises QueryError.
    """
    if subject == "quotes":
        table = quote_rows(snapshot, selection, link, sort=sort)
    else:
        table = SUBJECTS[subject](snapshot, selection, link)
    contents = "quotations" if subject == "quotes" else subject
    return write_rows(snapshot, table, format, stream, about(contents, selection, link), neutralise=neutralise)


def export_figures(
    snapshot: Snapshot,
    selection: Selection,
    format: Format,
    stream: BinaryIO,
    *,
    said: Said = "quoted",
    unit: Counted | None = None,
    link: str = "",
) -> int:
    """Write every figure of the selection, newest first, and return how many. Raises QueryError."""
    table = figure_rows(snapshot, selection, link, said=said, unit=unit)
    subject = "figures in quotations" if said == "quoted" else "figures in and outside quotations"
    subject += f": {unit.of or unit.unit.value}" if unit else ""
    return write_rows(snapshot, table, format, stream, about(subject, selection, link))


def export_frame(frame: pd.DataFrame, format: Format, stream: BinaryIO, made: About) -> int:
    """Write the numbers of a chart or a table: days as days, and no cell of a CSV that a spreadsheet would run."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for at, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type) and field.type.tz is None:
            table = table.set_column(at, field.name, table.column(at).cast(pa.date32(), safe=False))
    if format == "csv":
        columns = [
            pa.array([_neutral(cell) for cell in c.to_pylist()]) if _is_text(c.type) else c for c in table.columns
        ]
        table = pa.table(dict(zip(map(str, map(_neutral, table.column_names)), columns, strict=True)))
    return FORMATS[format].write(iter(table.to_batches()), table.schema, stream, made)


def write_rows(
    snapshot: Snapshot,
    table: ir.Table,
    format: Format,
    stream: BinaryIO,
    made: About,
    *,
    offset: int = 0,
    limit: int | None = None,
    neutralise: bool = True,
) -> int:
    """Write the rows of an extract as they come, so that memory does not grow with them, and return how many."""
    if neutralise and format == "csv":
        table = neutralised(table)
    rows = parts.stream(snapshot, table, offset, limit)
    return FORMATS[format].write(rows, table.schema().to_pyarrow(), stream, made)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _neutral(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    for pattern, harmless in (_FORMULA, _BREAK):
        cell = re.sub(pattern, harmless, cell)
    return cell


def neutralised(table: ir.Table) -> ir.Table:
    """A table whose texts no spreadsheet runs: an apostrophe stands before what it would."""
    texts = [name for name, dtype in table.schema().items() if dtype.is_string()]
    return table.mutate(**{name: table[name].re_replace(*_FORMULA).re_replace(*_BREAK) for name in texts})
