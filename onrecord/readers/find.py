"""Which files there are to read."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.model import Skipped
from onrecord.readers.decode import is_binary, is_wide
from onrecord.readers.read import FORMATS
from onrecord.readers.sidecar import load_sidecar, sidecars_of
from onrecord.readers.unit import Unit, source_name, trouble

UNIT_BYTES = 512 * 1024
_SPLIT = (".jsonl", ".ndjson")


def find(paths: Iterable[Path]) -> Iterator[Unit | Skipped]:
    """The units of files and of folders with all that is in them, sorted by name within each folder.

    In a folder, hidden files, README files and sidecars are passed over. A sidecar with a mistake in it
    is reported here, once, and its articles are read without it.
    """
    folders: set[Path] = set()
    sidecars: set[Path] = set()
    for path in paths:
        for found in _walk(path, folders, ()):
            if isinstance(found, Skipped):
                yield found
                continue
            for sidecar in sidecars_of(found):
                if sidecar not in sidecars:
                    sidecars.add(sidecar)
                    yield from load_sidecar(sidecar).problems
            yield from _units(found)


def _walk(path: Path, seen: set[Path], above: tuple[Path, ...]) -> Iterator[Path | Skipped]:
    name = source_name(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            real = path.resolve()
            if real in above:
                yield Skipped(name, "is a symbolic link to a folder that it lies in")
            elif real not in seen:
                seen.add(real)
                for entry in sorted(path.iterdir()):
                    if not _is_passed_over(entry):
                        yield from _walk(entry, seen, (*above, real))
        elif not stat.S_ISREG(mode):
            yield Skipped(name, "is no regular file")
        elif path.suffix.lower() not in FORMATS:
            yield Skipped(name, f"is of a kind that cannot be read; these can: {', '.join(FORMATS)}")
        else:
            yield path
    except OSError as error:
        yield Skipped(name, trouble(error))


def _is_passed_over(entry: Path) -> bool:
    return entry.name.startswith((".", "README")) or entry.suffix == ".toml"


def _units(path: Path) -> Iterator[Unit | Skipped]:
    if path.suffix.lower() not in _SPLIT:
        yield Unit(path)
        return
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(4)
            if size <= UNIT_BYTES or is_wide(head) or is_binary(head):
                yield Unit(path)
                return
            file.seek(0)
            line = 1
            for start in range(0, size, UNIT_BYTES):
                yield Unit(path, start, start + UNIT_BYTES, line)
                line += file.read(UNIT_BYTES).count(b"\n")
    except OSError as error:
        yield Skipped(source_name(path), trouble(error))
