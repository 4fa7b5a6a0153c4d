"""Excel tables (XLSX) with a header: one article a row, of every sheet that has a text column."""

import datetime as dt
from collections.abc import Iterator, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.fields import has_text, listed, to_story
from onrecord.readers.packages import package
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_ROWS, MAX_COLUMNS = 200_000, 500


def read_xlsx(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of an Excel file. Raises InputError and OSError."""
    headers: list[str] = []
    is_read = False
    with package(unit.path, "Excel file") as archive:
        book = openpyxl.load_workbook(archive.fp, read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = _rows(sheet)
            header = next(rows, [])
            if has_text(header):
                is_read = True
                yield from _stories(unit, f"sheet {sheet.title!r}, row", header, rows)
            headers += header
    if not is_read:
        raise InputError(f"has no text column; its columns are {listed(filter(None, headers))}")


def _stories(unit: Unit, place: str, header: Sequence[str], rows: Iterator[list[str]]) -> Iterator[Story | Skipped]:
    for number, row in enumerate(rows, 2):
        if not any(row):
            continue
        try:
            yield to_story(dict(zip(header, row, strict=False)), f"{place} {number}")
        except InputError as error:
            yield Skipped(unit.source, str(error), f"{place} {number}")


def _rows(sheet: Worksheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True):
        yield [_words(value) for value in row]


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case dt.datetime() | dt.date():
            return value.isoformat()
        case _:
            return str(value)
