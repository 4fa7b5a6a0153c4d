"""Extracts as files: rows in any format, and what keeps a spreadsheet from running a cell."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

import ibis.expr.types as ir
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from onrecord.corpus import parts, receipts
from onrecord.corpus.extracts import SUBJECTS, figure_rows, quote_rows
from onrecord.corpus.figure_queries import Counted, Said
from onrecord.corpus.formats import About, about
from onrecord.corpus.offered import Format, ReferenceFormat, Subject
from onrecord.corpus.orders import NEWEST
from onrecord.corpus.references import ALL_FORMATS, formats_of
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import ParameterError

# What a spreadsheet takes for a formula, also in full width, after OWASP "CSV Injection": at the beginning of a cell. One that
# takes another character for the separator, as those in German and French do, sees a cell's marks nowhere: for it cells begin
# after that character, a tab or a line break in the midst of a text. Blanks before a formula do not help.
_OTHER_SEPARATOR = {",": ";", ";": ","}
_BLANKS = " \v\f\u0085\u00a0\u200b\ufeff"
_SIGNS = r"=+\-@＝＋－＠"


def export(
    snapshot: Snapshot,
    subject: Subject,
    selection: Selection,
    format: Format | ReferenceFormat,
    stream: BinaryIO,
    *,
    link: str = "",
    sort: str = NEWEST,
    neutralise: bool = True,
) -> int:
    """Write everything of a kind that the selection holds, and return how many rows.

    ``format`` is one of the subject's (``formats_of``), ``link`` the address of the view the extract was taken from.
    ``sort`` is a code of ORDERS, by which quotations are ordered. ``neutralise`` puts an apostrophe before CSV cells that a spreadsheet would run. Raises QueryError,
    ParameterError for a format that the subject has not.
    """
    if format not in formats_of(subject):
        raise ParameterError(f"The {subject} can be had as {', '.join(formats_of(subject))}, not as {format}.")
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


def export_frame(frame: pd.DataFrame, format: Format | ReferenceFormat, stream: BinaryIO, made: About) -> int:
    """Write the numbers of a chart or a table: days as days, and no cell of a CSV that a spreadsheet would run.

    References are made of rows of quotations or articles with their receipts.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for at, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type) and field.type.tz is None:
            table = table.set_column(at, field.name, table.column(at).cast(pa.date32(), safe=False))
    kind = ALL_FORMATS[format]
    if kind.separator:
        names = harmless(pa.array(table.column_names, pa.string()), kind.separator).to_pylist()
        table = table.rename_columns(names)
    return kind.write(_neutral(table.to_batches(), kind.separator), table.schema, stream, made)


def write_rows(
    snapshot: Snapshot,
    table: ir.Table,
    format: Format | ReferenceFormat,
    stream: BinaryIO,
    made: About,
    *,
    offset: int = 0,
    limit: int | None = None,
    neutralise: bool = True,
) -> int:
    """Write the rows of an extract as they come, so that memory does not grow with them, and return how many."""
    rows = parts.stream(snapshot, table, offset, limit)
    return write_batches(snapshot, rows, table.schema().to_pyarrow(), format, stream, made, neutralise=neutralise)


def write_batches(
    snapshot: Snapshot,
    rows: Iterator[pa.RecordBatch],
    schema: pa.Schema,
    format: Format | ReferenceFormat,
    stream: BinaryIO,
    made: About,
    *,
    neutralise: bool = True,
) -> int:
    """Write rows of a corpus that come in batches, and return how many."""
    kind = ALL_FORMATS[format]
    if neutralise:
        rows = _neutral(rows, kind.separator)
    made = replace(made, corpus=f"{receipts.corpus_name(snapshot)}, state {receipts.state(snapshot)}")
    return kind.write(rows, schema, stream, made)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _neutral(batches: Iterable[pa.RecordBatch], separator: str) -> Iterator[pa.RecordBatch]:
    """Rows for a format of that separator, of which a spreadsheet runs nothing."""
    for batch in batches:
        columns = [harmless(c, separator) if separator and _is_text(c.type) else c for c in batch.columns]
        yield pa.record_batch(columns, schema=batch.schema)


def harmless(texts: pa.Array, separator: str) -> pa.Array:
    """Texts with an apostrophe before what a spreadsheet would run in a file of that separator."""
    # Writing a column anew costs more than looking whether it must be, and most need not be.
    begun = rf"^([{_BLANKS}]*)([{_SIGNS}])"
    if pc.any(pc.match_substring_regex(texts, begun)).as_py():
        texts = pc.replace_substring_regex(texts, begun, r"\1'\2")
    parting, written = f"{_OTHER_SEPARATOR[separator]}\t\r\n", _written(texts)
    if any(character.encode() in written for character in parting):
        texts = pc.replace_substring_regex(texts, rf"([{parting}])([{_BLANKS}]*)([{_SIGNS}])", r"\1\2'\3")
        texts = pc.replace_substring_regex(texts, r"^([\t\r\n])", r"'\1")
    return texts


def _written(texts: pa.Array) -> bytes:
    """All texts one behind the other, as they lie in memory: what is in none of them is found missing at once."""
    _, places, characters = texts.buffers()
    if characters is None or not len(texts):
        return b""
    ends = np.frombuffer(places, np.int64 if pa.types.is_large_string(texts.type) else np.int32)
    first, last = ends[texts.offset], ends[texts.offset + len(texts)]
    return bytes(memoryview(characters)[first:last])
