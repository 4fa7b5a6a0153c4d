"""Digests that tell whether the rows that are read are those that were written.

A data file whose bytes have changed may still decode, to another speaker. The articles table keeps, with every parse, a
digest of its own row and of its rows in each other table. They do not depend on the order of the rows or on the
files that these stand in. Columns that came later are null in older rows, and null counts for nothing.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

Row = Mapping[str, object]
# The articles table's column for them, which is in no digest itself.
COLUMN = "digests"

_BYTES = 8
_MODULUS = 1 << (8 * _BYTES)


def of_row(row: Row) -> int:
    """The digest of one row."""
    known = {name: value for name, value in row.items() if value is not None and name != COLUMN}
    text = json.dumps(known, default=str, sort_keys=True)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_BYTES], "big")


def by_parse(rows: Iterable[Row]) -> dict[str, int]:
    """The digest of each parse's rows: a sum, so that rows can come in any order and one that is there twice shows."""
    digests: dict[str, int] = defaultdict(int)
    for row in rows:
        parse = str(row["parse"])
        digests[parse] = (digests[parse] + of_row(row)) % _MODULUS
    return dict(digests)


def dumped(by_table: Mapping[str, int]) -> str:
    """Digests by table as the column keeps them."""
    return json.dumps({name: f"{digest:x}" for name, digest in by_table.items()})


def loaded(text: str) -> dict[str, int]:
    """The digests that ``dumped`` wrote. Raises ValueError for anything else."""
    return {str(name): int(digest, 16) for name, digest in dict(json.loads(text)).items()}
