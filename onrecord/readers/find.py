"""Which files there are to read."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.model import Skipped
from onrecord.readers.decode import is_binary, is_wide
from onrecord.readers.json_files import LINES_SUFFIXES
from onrecord.readers.read import FORMATS, WRONG_KIND
from onrecord.readers.sidecar import load_sidecar, sidecars_of
from onrecord.readers.unit import Unit, source_name, trouble

UNIT_BYTES = 512 * 1024


def find(paths: Iterable[Path]) -> Iterator[Unit | Skipped]:
    """The units of files and of folders with all that is in them, sorted by name within each folder.

    In a folder, hidden files, README files and sidecars are passed over; a file that is reached twice
    is read once. A sidecar with a mistake in it is reported here, once, and its articles are read
    without the mistaken value.
    """
    seen: set[tuple[int, int]] = set()
    sidecars: set[Path] = set()
    for path in paths:
        for found in _walk(path, seen):
            if isinstance(found, Skipped):
                yield found
                continue
            for sidecar in sidecars_of(found):
                if sidecar not in sidecars:
                    sidecars.add(sidecar)
                    yield from load_sidecar(sidecar).problems
            yield from _units(found)


def _walk(top: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Skipped]:
    # A stack, since folders can be nested more deeply than calls.
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            entries = sorted(path.iterdir(), reverse=True) if stat.S_ISDIR(status.st_mode) else []
            reason = _reason_to_skip(path, status.st_mode)
        except OSError as error:
            yield Skipped(source_name(path), trouble(error))
            continue
        if reason:
            yield Skipped(source_name(path), reason)
        elif (identity := (status.st_dev, status.st_ino)) not in seen:
            seen.add(identity)
            waiting += [entry for entry in entries if not _is_passed_over(entry)]
            if stat.S_ISREG(status.st_mode):
                yield path


def _reason_to_skip(path: Path, mode: int) -> str | None:
    if stat.S_ISDIR(mode):
        is_loop = path.is_symlink() and path.parent.resolve().is_relative_to(path.resolve())
        return "is a symbolic link to a folder that it lies in" if is_loop else None
    if not stat.S_ISREG(mode):
        return "is neither a file nor a folder"
    if path.suffix.lower() not in FORMATS:
        return WRONG_KIND
    return None


def _is_passed_over(entry: Path) -> bool:
    return entry.name.startswith((".", "README")) or entry.suffix.lower() == ".toml"


def _units(path: Path) -> Iterator[Unit | Skipped]:
    if path.suffix.lower() not in LINES_SUFFIXES:
        yield Unit(path)
        return
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(4096)
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
