"""JSON files (one article, a list of them, or a service's answer with such a list in it) and JSON Lines (one article a line)."""

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.decode import MAX_BYTES, decode, is_binary, is_wide, read_bytes
from onrecord.readers.fields import has_text, to_story
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

LINES_SUFFIXES = (".jsonl", ".ndjson")
MAX_JSON_BYTES = 100_000_000
_HEAD = 4096
_WRAPPERS = ("articles", "response", "results", "docs", "items", "posts", "data")
_WRAPPED = 3
_TOO_DEEP = "is nested too deeply to be an article"


def read_json(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of a JSON file. Raises InputError and OSError."""
    document = _load(decode(read_bytes(unit.path, MAX_JSON_BYTES)))
    records = _records(document)
    if not isinstance(records, list):
        yield _to_story(records, None)
        return
    if not records:
        raise InputError("holds an empty list of articles")
    for number, record in enumerate(records, 1):
        yield from _one(unit, record, f"record {number}")


def _records(document: object) -> object:
    """The record or list of records in a document, which answers of services wrap in one or two objects."""
    for _ in range(_WRAPPED):
        if not isinstance(document, dict) or has_text(document):
            break
        document = next((document[name] for name in _WRAPPERS if name in document), document)
    return document


def read_json_lines(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles whose lines start in a range of a JSON Lines file. Raises InputError and OSError."""
    with unit.path.open("rb") as file:
        head = file.read(_HEAD)
        if is_binary(head):
            raise InputError("is binary data, not text")
        file.seek(0)
        lines = io.BytesIO(decode(read_bytes(unit.path, MAX_JSON_BYTES)).encode()) if is_wide(head) else file
        is_empty = True
        for number, line in _lines(lines, unit):
            if line.strip():
                is_empty = False
                yield from _one_line(unit, line, f"line {number}")
    if is_empty and (unit.start, unit.stop) == (0, None):
        raise InputError("is empty")


def _lines(file: BinaryIO, unit: Unit) -> Iterator[tuple[int, bytes]]:
    """Numbered lines that start in the unit's range, each cut one byte above the limit."""
    number = unit.line
    if unit.start:
        # From one byte back: a line that starts exactly at the range's start is then not passed over.
        file.seek(unit.start - 1)
        before = file.readline(MAX_BYTES)
        _rest_of_line(file, before)
        number += before != b"\n"
    while (unit.stop is None or file.tell() < unit.stop) and (line := file.readline(MAX_BYTES + 1)):
        yield number, line
        _rest_of_line(file, line)
        number += 1


def _rest_of_line(file: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = file.readline(MAX_BYTES)


def _one_line(unit: Unit, line: bytes, place: str) -> Iterator[Story | Skipped]:
    try:
        yield _to_story(_load(_decode_line(line)), place)
    except InputError as error:
        yield Skipped(unit.source, str(error), place)


def _decode_line(line: bytes) -> str:
    if len(line) > MAX_BYTES:
        raise InputError(f"is longer than {MAX_BYTES // 1_000_000} MB, the limit for one article")
    return decode(line)


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not text.strip():
            raise InputError("is empty") from error
        # A file of one object a line fails at the second one.
        hint = (
            "; if it holds one object a line, name it .jsonl" if error.lineno > 1 and error.msg == "Extra data" else ""
        )
        reason = f"is not valid JSON at character {error.colno}: {error.msg}{hint}"
        raise InputError(reason, f"line {error.lineno}") from error
    except ValueError as error:
        raise InputError("holds a number with thousands of digits") from error
    except RecursionError as error:
        raise InputError(_TOO_DEEP) from error


def _one(unit: Unit, record: object, place: str) -> Iterator[Story | Skipped]:
    try:
        yield _to_story(record, place)
    except InputError as error:
        yield Skipped(unit.source, str(error), place)


def _to_story(record: object, place: str | None) -> Story:
    if not isinstance(record, dict):
        raise InputError("is not a JSON object with the fields of an article", place)
    try:
        return to_story(record, place)
    except RecursionError as error:
        raise InputError(_TOO_DEEP, place) from error
