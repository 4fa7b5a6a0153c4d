"""What commands print and write: results on standard output or in a file, what is to be known of them on standard error."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from onrecord.errors import OnRecordError
from onrecord.model import Skipped

stderr = Console(stderr=True, highlight=False)


def keep_from_others() -> None:
    """Have what is written into the corpus be of this user alone."""
    os.umask(0o077)


@contextmanager
def destination(output: Path | None) -> Iterator[BinaryIO]:
    """Where an export goes; a file has its name only when it is whole. Raises OnRecordError where it cannot be written."""
    if output is None:
        yield sys.stdout.buffer
        return
    # A pipe or a device is written as it is.
    part = output if output.exists() and not output.is_file() else output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        if part != output:
            part.replace(output)
    except OSError as error:
        raise OnRecordError(f"Cannot write {output}: {error.strerror}. Choose another file.") from error
    finally:
        if part != output:
            part.unlink(missing_ok=True)


def print_json(value: object) -> None:
    """Print one JSON line, at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def show_skipped(skipped: Sequence[Skipped]) -> None:
    """Name what was skipped, and why, on standard error."""
    for item in skipped:
        place = f", {item.place}" if item.place else ""
        stderr.print(f"skipped {item.source}{place}: {item.reason}", markup=False)
