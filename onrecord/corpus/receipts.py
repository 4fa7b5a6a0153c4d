"""Receipts: what each row of an extract says of where it is from, so that it can be held against the corpus later.

A receipt names the corpus, its state, the engine and the row, and has a digest of the row's cells: it stays with its row
however a file is sorted, cut or pasted together. It is no signature: whoever wants to can make one up.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from onrecord.corpus.schema import segments_text
from onrecord.corpus.snapshot import Snapshot
from onrecord.version import ENGINE

COLUMN = "receipt"
# A view's address changes with the machine, a note is the reader's own, and engines write fractions in their own ways.
NOT_IN_DIGEST = frozenset({COLUMN, "view", "note"})
_HEXADECIMALS = 16
_BETWEEN = "\x1f"
# An apostrophe may have been put before what a spreadsheet would run, and files write line breaks in their own ways.
_NOT_COMPARED = "' \t\r\n"
_WITHOUT = str.maketrans("", "", _NOT_COMPARED)
# An Excel cell holds little more.
_LONGEST = 30_000
PATTERN = re.compile(
    r"otr1:(?P<subject>[a-z]+):(?P<corpus>[0-9a-f]{8}):(?P<version>\d+)\.(?P<corrections>\d+|-)"
    r":(?P<engine>[\w.]+):(?P<key>[^:\s]*):(?P<digest>[0-9a-f]{16})"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it stands in a file; ``key`` is the row's in the corpus, empty where its own cells name it."""

    subject: str
    corpus: str
    version: int
    corrections: int | None
    engine: str
    key: str
    digest: str


def corpus_name(snapshot: Snapshot) -> str:
    """What tells the snapshot's corpus from others, in eight digits."""
    return hashlib.sha256(str(snapshot.corpus).encode()).hexdigest()[:8]


def state(snapshot: Snapshot) -> str:
    """The state of the corpus: of its articles, and of what people have put right."""
    return f"{snapshot.version or 0}.{'-' if snapshot.corrections is None else snapshot.corrections}"


def with_receipts(snapshot: Snapshot, subject: str, rows: ir.Table, key: str | None = None) -> ir.Table:
    """Rows of an extract with a receipt each; ``key`` is the column with what they are in the corpus, which goes."""
    begun = f"otr1:{subject}:{corpus_name(snapshot)}:{state(snapshot)}:{ENGINE}:"
    cells = rows.drop(key) if key else rows
    own = [_compared(rows[name]) for name in sorted(covered_names(cells.schema().to_pyarrow()))]
    digest = ibis.literal(_BETWEEN).join(own).hexdigest("md5").left(_HEXADECIMALS)
    named = rows[key] if key else ibis.literal("")
    return rows.mutate(**{COLUMN: ibis.literal(begun) + named + ":" + digest}).select(*cells.columns, COLUMN)


def covered_names(kinds: pa.Schema) -> set[str]:
    """The columns that the digest is of."""
    return {field.name for field in kinds if field.name not in NOT_IN_DIGEST and not pa.types.is_floating(field.type)}


def _compared(column: ir.Value) -> ir.StringValue:
    if column.type().is_string():
        return column.fill_null("").left(_LONGEST).translate(_NOT_COMPARED, "")
    return column.cast("string").fill_null("")


def key_of(receipt: str) -> str:
    """The key in a receipt that was made here."""
    return receipt.rsplit(":", 2)[1]


def read(text: str) -> Receipt | None:
    """The receipt that a text is, None where it is none."""
    found = PATTERN.fullmatch(text.strip())
    return of_match(found) if found else None


def of_match(found: re.Match[str]) -> Receipt:
    """The receipt that PATTERN has found."""
    corrections = found["corrections"]
    return Receipt(
        subject=found["subject"],
        corpus=found["corpus"],
        version=int(found["version"]),
        corrections=None if corrections == "-" else int(corrections),
        engine=found["engine"],
        key=found["key"],
        digest=found["digest"],
    )


def digest_of(cells: Mapping[str, str]) -> str:
    """The digest of cells by their column, each as ``as_compared`` gives it."""
    joined = _BETWEEN.join(cells[name] for name in sorted(cells))
    # Not against anybody's ill will: it tells an edited row from one that is as it was given out.
    return hashlib.md5(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:_HEXADECIMALS]


def as_compared(value: Any, kind: pa.DataType) -> str:
    """A cell of a file of any format, or of the corpus, in the one form in which cells are compared; ``kind`` is its column's."""
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        value = segments_text(value)
    text = str(value).strip()
    try:
        if pa.types.is_boolean(kind):
            return text.lower()
        if pa.types.is_date(kind):
            return (
                (value.date() if isinstance(value, datetime) else value).isoformat()
                if isinstance(value, date)
                else text
            )
        if pa.types.is_integer(kind):
            return str(int(_number(text)))
        if pa.types.is_decimal(kind):
            return str(_number(text).quantize(Decimal(1).scaleb(-kind.scale)))
        if pa.types.is_floating(kind):
            return repr(float(_number(text)))
    except (InvalidOperation, ValueError, OverflowError):
        return text
    return plain(str(value)[:_LONGEST])


def plain(text: str) -> str:
    """A text without what is not compared."""
    return text.translate(_WITHOUT)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
