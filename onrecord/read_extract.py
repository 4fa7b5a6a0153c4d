"""The rows of a file that On the Record has given out, in whatever format, and of any table with a column of quotations."""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet
from lxml import etree, html

from onrecord.corpus import receipts
from onrecord.corpus.verify.rows import MOST_BYTES, FileRow
from onrecord.errors import ExtractError

MOST_ROWS = 100_000
_QUOTATION = "quotation"
_NO_EXTRACT = (
    "This is no extract of On the Record, nor a table with a column “quotation”, so there is nothing to verify. To look up the "
    "quotations of a text, check it as a draft."
)
_DAMAGED = "The file cannot be read: it is damaged, or is not of the format that it seems to be."
# What stands in front of a report's quotation, and how Word calls the paragraph that it is in.
_BLOCK, _STYLE = "blockquote", "Quote"
_MOST_UNPACKED = 1_000_000_000


def read_extract(path: Path) -> list[FileRow]:
    """The rows of a file, at most MOST_ROWS. Raises ExtractError."""
    try:
        rows = [row for row in _rows(path) if row.receipt or row.cells.get(_QUOTATION)]
    except ExtractError:
        raise
    except OSError as error:
        raise ExtractError(f"The file cannot be opened: {error.strerror or error}.") from error
    except (
        ValueError,
        KeyError,
        TypeError,
        csv.Error,
        pa.ArrowException,
        zipfile.BadZipFile,
        etree.LxmlError,
    ) as error:
        raise ExtractError(_DAMAGED) from error
    if not rows:
        raise ExtractError(_NO_EXTRACT)
    if len(rows) > MOST_ROWS:
        raise ExtractError(f"The file has {len(rows):,} rows; at most {MOST_ROWS:,} are verified at once.")
    return rows


def _rows(path: Path) -> Iterator[FileRow]:
    if path.stat().st_size > MOST_BYTES:
        raise ExtractError(f"The file is larger than {MOST_BYTES // 1_000_000} MB; verify it in parts.")
    with path.open("rb") as file:
        begin = file.read(4)
    if begin == b"PAR1":
        yield from _tabular(pyarrow.parquet.read_table(path).to_pylist())
    elif begin == b"PK\x03\x04":
        yield from _packed(path)
    else:
        text = _decoded(path.read_bytes())
        match text.lstrip()[:1]:
            case "{":
                yield from _tabular(json.loads(line) for line in text.splitlines() if line.strip())
            case "<":
                yield from _page(text)
            case _:
                yield from _separated(text)


def _tabular(rows: Iterable[Mapping[str, Any]]) -> Iterator[FileRow]:
    for number, cells in enumerate(rows, 1):
        receipt = cells.get(receipts.COLUMN)
        yield FileRow(number=number, cells=cells, receipt=receipt.strip() if isinstance(receipt, str) else "")


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExtractError(_NO_EXTRACT)


def _separated(text: str) -> Iterator[FileRow]:
    csv.field_size_limit(sys.maxsize)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    yield from _tabular(
        {name: value for name, value in row.items() if name and isinstance(value, str)}
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    )


def _packed(path: Path) -> Iterator[FileRow]:
    with zipfile.ZipFile(path) as packed:
        names = {entry.filename for entry in packed.infolist()}
        if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
            raise ExtractError("The file holds more than can be read at once; verify it in parts.")
    if "xl/workbook.xml" in names:
        yield from _tabular(_workbook(path))
    elif "word/document.xml" in names:
        yield from _document(path)
    else:
        raise ExtractError(_NO_EXTRACT)


def _workbook(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of every sheet of data; the names of the columns stand in the first row of each."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        # Whoever saves a file anew may name its sheets otherwise.
        rows = sheet.iter_rows(values_only=True)
        names = [str(name) if name is not None else "" for name in next(rows, ())]
        if {_QUOTATION, receipts.COLUMN} & set(names):
            for values in rows:
                yield {name: value for name, value in zip(names, values, strict=False) if name}
    book.close()


def _page(text: str) -> Iterator[FileRow]:
    """The quotations of a report as a page, each a list item."""
    tree = html.document_fromstring(text)
    for number, block in enumerate(tree.iterfind(f".//{_BLOCK}"), 1):
        around = block.getparent()
        yield _of_report(number, block.text_content(), around.text_content() if around is not None else "")


def _document(path: Path) -> Iterator[FileRow]:
    """The quotations of a report as a Word document: each paragraph of a quotation with those up to the next one."""
    words: list[list[str]] = []
    for paragraph in docx.Document(str(path)).paragraphs:
        if paragraph.style is not None and paragraph.style.name == _STYLE:
            words.append([])
        if words:
            words[-1].append(paragraph.text)
    for number, block in enumerate(words, 1):
        yield _of_report(number, block[0], "\n".join(block))


def _of_report(number: int, words: str, text: str) -> FileRow:
    found = receipts.PATTERN.search(text)
    receipt = found[0] if found else ""
    return FileRow(number=number, cells={_QUOTATION: words}, text=text, receipt=receipt)
