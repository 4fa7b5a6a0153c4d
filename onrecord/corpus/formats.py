"""The formats of extracts: one registry for pages, command line and API."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection, to_params
from onrecord.version import ENGINE, VERSION

BOM = b"\xef\xbb\xbf"

# What a sheet and a cell of Excel's format hold.
_MAX_ROWS = 1_048_575
_MAX_CELL = 32_767
_CUT = " … [cut here: a cell holds no more]"

# What XML cannot hold, and with it no Word file.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class About:
    """What an extract says of itself: what it holds, by which filters, from which view and corpus, when it was made."""

    subject: str
    filters: Mapping[str, str]
    link: str
    made: datetime
    corpus: str = ""

    def lines(self) -> list[tuple[str, str]]:
        """Everything that is to be known of it, as label and value."""
        return [
            ("Contents", self.subject),
            *((f"Filter: {name}", value) for name, value in self.filters.items()),
            *([] if self.filters else [("Filters", "none")]),
            ("Made", self.made.strftime("%Y-%m-%d %H:%M UTC")),
            ("Made by", f"On the Record {VERSION}, engine {ENGINE}"),
            ("View", self.link),
            *([("Corpus", self.corpus)] if self.corpus else []),
        ]


Write = Callable[[Iterator[pa.RecordBatch], pa.Schema, BinaryIO, About], int]


@dataclass(frozen=True, slots=True)
class FormatOf:
    """A format: how it is written, what people call it, its media type, how names of its files end.

    ``separator`` parts its cells where it is text that a spreadsheet takes apart, and may take for formulas.
    """

    write: Write
    label: str
    media_type: str
    suffix: str
    separator: str = ""


def in_xml(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def about(subject: str, selection: Selection, link: str = "") -> About:
    """What an extract made now says of itself."""
    filters = {name: ", ".join(values) for name, values in to_params(selection).items()}
    return About(subject, filters, link, datetime.now(UTC))


def _write_csv(batches: Iterator[pa.RecordBatch], schema: pa.Schema, stream: BinaryIO, _: About) -> int:
    # With a byte order mark, or Excel takes UTF-8 for the machine's own encoding.
    stream.write(BOM)
    count = 0
    with pyarrow.csv.CSVWriter(stream, schema) as writer:
        for batch in batches:
            writer.write_batch(batch.cast(schema))
            count += batch.num_rows
    return count


def _write_semicolons(batches: Iterator[pa.RecordBatch], schema: pa.Schema, stream: BinaryIO, _: About) -> int:
    """As spreadsheets in German, French and other languages read it: “5.3” would be the fifth of March there."""
    stream.write(BOM)
    count, written = (
        0,
        pa.schema([(field.name, pa.string() if _is_fraction(field.type) else field.type) for field in schema]),
    )
    with pyarrow.csv.CSVWriter(stream, written, write_options=pyarrow.csv.WriteOptions(delimiter=";")) as writer:
        for batch in batches:
            columns = [_with_commas(c) if _is_fraction(c.type) else c for c in batch.cast(schema).columns]
            writer.write_batch(pa.record_batch(columns, schema=written))
            count += batch.num_rows
    return count


def _is_fraction(kind: pa.DataType) -> bool:
    return bool(pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _with_commas(numbers: pa.Array) -> pa.Array:
    return pc.replace_substring(numbers.cast(pa.string()), ".", ",")


def _write_jsonl(batches: Iterator[pa.RecordBatch], _: pa.Schema, stream: BinaryIO, __: About) -> int:
    count = 0
    for batch in batches:
        for row in batch.to_pylist():
            plain = {name: _json_value(name, value) for name, value in row.items()}
            stream.write(json.dumps(plain, ensure_ascii=False).encode() + b"\n")
        count += batch.num_rows
    return count


def _json_value(name: str, value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case str() if name == "segments":
            return json.loads(value)
        case _:
            return value


def _write_xlsx(batches: Iterator[pa.RecordBatch], schema: pa.Schema, stream: BinaryIO, made: About) -> int:
    """Typed cells, never a formula; more rows than a sheet holds go on in another one."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    count = cut = 0
    with xlsxwriter.Workbook(stream, options) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = _sheet(book, schema, bold, 1)
        for batch in batches:
            for row in batch.to_pylist():
                if count and count % _MAX_ROWS == 0:
                    sheet = _sheet(book, schema, bold, 1 + count // _MAX_ROWS)
                for column, value in enumerate(row.values()):
                    cut += _write_cell(sheet, count % _MAX_ROWS + 1, column, value, day)
                count += 1
        lines = made.lines() + ([("Cells cut short", f"{cut:,}, each at {_MAX_CELL:,} characters")] if cut else [])
        notes = book.add_worksheet("About")
        notes.set_column(0, 0, 24)
        notes.set_column(1, 1, 100)
        for number, (label, value) in enumerate([*lines, ("Rows", f"{count:,}")]):
            notes.write_string(number, 0, label, bold)
            notes.write_string(number, 1, value)
    return count


def _sheet(book: xlsxwriter.Workbook, schema: pa.Schema, bold: Any, number: int) -> Worksheet:
    sheet = book.add_worksheet("Data" if number == 1 else f"Data {number}")
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(schema.names):
        sheet.write_string(0, column, name, bold)
    return sheet


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, day: Any) -> bool:
    """Write a value as what it is, and return whether it had to be cut."""
    match value:
        case None:
            return False
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float() | Decimal():
            sheet.write_number(row, column, float(value))
        case datetime():
            sheet.write_string(row, column, value.isoformat())
        case date() if value.year >= 1900:  # noqa: PLR2004 - Excel's calendar begins there
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day has no zone
        case _:
            text = str(value)
            is_long = len(text) > _MAX_CELL
            sheet.write_string(row, column, text[: _MAX_CELL - len(_CUT)] + _CUT if is_long else text)
            return is_long
    return False


def _write_parquet(batches: Iterator[pa.RecordBatch], schema: pa.Schema, stream: BinaryIO, made: About) -> int:
    noted = schema.with_metadata({f"onrecord.{label}": value for label, value in made.lines()})
    count = 0
    with pyarrow.parquet.ParquetWriter(stream, noted) as writer:
        for batch in batches:
            writer.write_batch(batch.cast(schema).replace_schema_metadata(noted.metadata))
            count += batch.num_rows
    return count


_CSV, _XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Mapping[Format, FormatOf] = MappingProxyType(
    {
        "csv": FormatOf(_write_csv, "CSV", _CSV, "csv", ","),
        "xlsx": FormatOf(_write_xlsx, "Excel", _XLSX, "xlsx"),
        "jsonl": FormatOf(_write_jsonl, "JSON Lines", "application/x-ndjson", "jsonl"),
        "parquet": FormatOf(_write_parquet, "Parquet", "application/vnd.apache.parquet", "parquet"),
        "csv-semicolon": FormatOf(_write_semicolons, "CSV with semicolons", _CSV, "csv", ";"),
    }
)
