"""CSV files with a header: one article a row."""

import csv
import io
import re
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.fields import has_text, listed, to_story
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

_STATED = re.compile(r"sep=(.)", re.IGNORECASE)
MAX_CSV_BYTES = 100_000_000


def read_csv(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of a CSV file; commas, semicolons, tabs or bars part its columns. Raises InputError and OSError."""
    text = decode(read_bytes(unit.path, MAX_CSV_BYTES))
    if not text.strip():
        raise InputError("is empty")
    # The module's limit of 131,072 characters is less than a long article; no field is longer than its file.
    csv.field_size_limit(MAX_CSV_BYTES)
    text = text.lstrip("\r\n")
    first_line, _, below = text.partition("\n")
    # Excel writes "sep=;" above the header where it was told to.
    if stated := _STATED.fullmatch(first_line.rstrip("\r")):
        text, delimiter = below, stated[1]
    else:
        delimiter = max(",;\t|", key=first_line.count)
    # strict: a row whose quotation marks do not match is reported, and does not swallow the rows behind it unseen.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise InputError(f"has a header that is not valid CSV: {error}") from error
    if not has_text(header):
        raise InputError(f"has no text column; its columns are {listed(header)}")
    number = 0
    for number, row in enumerate(_rows(rows), 1):
        place = f"record {number}"
        try:
            yield _to_story(header, row, place)
        except InputError as error:
            yield Skipped(unit.source, str(error), place)
    if not number:
        raise InputError("has a header and no rows")


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield error
            continue
        if row is None:
            return
        if row:
            yield row


def _to_story(header: list[str], row: list[str] | csv.Error, place: str) -> Story:
    if isinstance(row, csv.Error):
        raise InputError(f"is not valid CSV: {row}; its quotation marks may not match")
    if len(row) != len(header):
        raise InputError(
            f"has {len(row)} columns where the header has {len(header)}; a text with commas needs quotation marks"
        )
    return to_story(dict(zip(header, row, strict=True)), place)
