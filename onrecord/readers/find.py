"""Which files there are to read."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from onrecord.model import Skipped
from onrecord.readers.archives import unpack
from onrecord.readers.decode import is_binary, is_wide
from onrecord.readers.formats import READERS
from onrecord.readers.json_files import LINES_SUFFIXES
from onrecord.readers.read import WRONG_KIND
from onrecord.readers.sidecar import load_sidecar, sidecars_of
from onrecord.readers.unit import Unit, source_name, trouble

UNIT_BYTES = 512 * 1024
ARCHIVE = ".zip"


def find(paths: Iterable[Path], scratch: Path | None = None) -> Iterator[Unit | Skipped]:
    """The units of files and of folders with all that is in them, sorted by name within each folder.

    In a folder, hidden files, README files and sidecars are passed over; a file that is reached twice
    is read once. A sidecar with a mistake in it is reported here, once, and its articles are read
    without the mistaken value. A ZIP archive is unpacked into a folder in ``scratch`` and read as one; an archive
    inside it is not. Without a scratch folder an archive is a unit, for others to unpack.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _found(path, seen, scratch)


def _found(top: Path, seen: set[tuple[int, int]], scratch: Path | None) -> Iterator[Unit | Skipped]:
    sidecars: set[Path] = set()
    for found in _walk(top, seen):
        if isinstance(found, Skipped):
            yield found
        elif found.suffix.lower() != ARCHIVE or scratch is None:
            for sidecar in sidecars_of(found):
                if sidecar not in sidecars:
                    sidecars.add(sidecar)
                    yield from load_sidecar(sidecar).problems
            yield from _units(found)
        else:
            yield from _unpacked(found, seen, scratch)


def _unpacked(archive: Path, seen: set[tuple[int, int]], scratch: Path) -> Iterator[Unit | Skipped]:
    folder, name = Path(mkdtemp(dir=scratch)), source_name(archive)
    yield from unpack(archive, folder)
    for found in _found(folder, seen, None):
        if isinstance(found, Unit):
            inside = f"{name}/{source_name(found.path.relative_to(folder))}"
            if found.path.suffix.lower() == ARCHIVE:
                yield Skipped(inside, "is an archive that is not unpacked here; unpack it first")
            else:
                yield replace(found, alias=inside)
        else:
            yield replace(found, source=found.source.replace(source_name(folder), name, 1))


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
    if path.suffix.lower() not in {*READERS, ARCHIVE}:
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
