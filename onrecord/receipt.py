"""What was read, as a table in the terminal: the same that the page Corpus shows."""

import sys
from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.caveats import language_name, short
from onrecord.ingest import Reading

# More would scroll the first ones away; the page Corpus has all.
ROWS = 40
_FILE_WIDTH = 200


class Receipt:
    """The first articles that were read, and how often each warning was given in all."""

    def __init__(self) -> None:
        self._first: list[Reading] = []
        self._number = 0
        self._warned: Counter[str] = Counter()

    def add(self, readings: Iterable[Reading]) -> None:
        """Take note of more articles."""
        for reading in readings:
            self._number += 1
            self._warned.update(_warnings(reading))
            if len(self._first) < ROWS:
                self._first.append(reading)

    def print(self) -> None:
        """Print the table to standard output, and beneath it what holds for more than it shows."""
        if not self._number:
            return
        # What goes to a file or another program is as wide as it needs to be.
        console = Console(highlight=False, width=None if sys.stdout.isatty() else _FILE_WIDTH)
        console.print(self._table())
        if self._number > ROWS:
            console.print(f"The first {ROWS} of {self._number:,}; the page Corpus shows all.")
        if self._warned:
            said = (f"{warning}: {number:,}" for warning, number in self._warned.most_common())
            console.print("Warnings: " + ", ".join(said) + ".")

    def _table(self) -> Table:
        # Words of a file are no markup of the terminal's.
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in ("File", "Headline", "Outlet"):
            table.add_column(name, overflow="ellipsis", no_wrap=True, ratio=1)
        for name in ("Date", "Language"):
            table.add_column(name, no_wrap=True)
        table.add_column("Words", justify="right")
        table.add_column("Warnings", no_wrap=True)
        for reading in self._first:
            table.add_row(*(Text(_printable(cell)) for cell in _cells(reading)))
        return table


def _cells(reading: Reading) -> Iterable[str]:
    yield reading.source
    yield reading.title or "no headline"
    yield reading.outlet or "unknown"
    yield reading.day.isoformat() if reading.day else "undated"
    yield language_name(reading.language)
    yield f"{reading.words:,}"
    yield ", ".join(_warnings(reading))


def _warnings(reading: Reading) -> list[str]:
    again = ["known already"] if reading.known else []
    return [*short(reading.language, reading.flaws, reading.day), *again]


def _printable(words: str) -> str:
    """Words without what would steer the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
