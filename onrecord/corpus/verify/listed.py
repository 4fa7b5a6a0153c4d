"""What became of a file's rows, as rows of their own and in one sentence."""

from collections import Counter
from collections.abc import Sequence

from onrecord.corpus.verify.rows import Standing, Verified

# What a row is called by, the first that it has.
_NAMES = ("quotation", "headline", "figure", "speaker", "topic")


def as_row(one: Verified) -> dict[str, object]:
    """A row of the file with what became of it."""
    cells = one.row.cells
    return {
        "row": one.row.number,
        "standing": one.standing.value,
        "why": one.why,
        "quotation": " ".join(next((str(cells[name]) for name in _NAMES if cells.get(name)), "").split()),
        "speaker": str(cells["speaker"]) if cells.get("speaker") else None,
        "receipt": one.row.receipt or None,
    }


def counted(found: Sequence[Verified]) -> str:
    """How many rows hold and how many do not: "7 rows: 5 hold, 1 changed since, 1 withdrawn."."""
    counts = Counter(one.standing for one in found)
    words = [
        f"{counts[standing]:,} {'hold' if standing is Standing.HOLDS and counts[standing] > 1 else standing.value}"
        for standing in Standing
        if counts[standing]
    ]
    return f"{len(found):,} {'row' if len(found) == 1 else 'rows'}: {', '.join(words)}."
