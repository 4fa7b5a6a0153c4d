"""ZIP archives: unpacked into a folder, without trusting them.

An archive may be made to harm: with paths that lead out of the folder, links, or a few kilobytes that unpack to
terabytes. What is refused is named; the rest is unpacked.
"""

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.unit import source_name, trouble

MAX_ENTRIES = 20_000
MAX_BYTES = 2_000_000_000
# Text packs to a fifth or a tenth; what packs far better was made to.
MAX_RATIO = 200
_CHUNK = 1 << 20


def unpack(archive: Path, folder: Path) -> Iterator[Skipped]:
    """Write the files of a ZIP archive under ``folder``; what is not unpacked comes out as Skipped, with its place."""
    name = source_name(archive)
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = check_size(opened)
            for entry in entries:
                try:
                    _unpack(opened, entry, folder)
                # RuntimeError is what zipfile says of a password, and of a way of packing that it does not know.
                except (InputError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
                    yield Skipped(name, _reason(error), f"entry {entry.filename!r}")
    except zipfile.BadZipFile:
        yield Skipped(name, "is no ZIP archive, or a damaged one")
    except InputError as error:
        yield Skipped(name, str(error))
    except OSError as error:
        yield Skipped(name, trouble(error))


def check_size(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries of an archive. Raises InputError where they are too many, or what they say is too large."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise InputError(f"has {len(entries):,} entries, more than the {MAX_ENTRIES:,} that are read; divide it")
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_BYTES:
        raise InputError(f"unpacks to more than {MAX_BYTES // 1_000_000:,} MB, the limit for one archive; divide it")
    if unpacked > MAX_RATIO * max(packed, _CHUNK // MAX_RATIO):
        raise InputError(f"unpacks to more than {MAX_RATIO} times its size, as no archive of articles does")
    return entries


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    path = PurePosixPath(entry.filename)
    leads_out = path.is_absolute() or ".." in path.parts
    if leads_out or PureWindowsPath(entry.filename).drive or "\\" in entry.filename:
        raise InputError("has a path that leads out of the archive")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise InputError("is a link or a device, no file")
    if entry.is_dir():
        return
    if entry.flag_bits & 1:
        raise InputError("is encrypted; unpack the archive with its password first")
    target = folder.joinpath(*path.parts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, target.open("xb") as file:
            # zipfile hands out no more than the entry says it is.
            shutil.copyfileobj(packed, file)
    except OSError as error:
        raise InputError(f"cannot be unpacked: {error.strerror or error}") from error


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, InputError) else f"is damaged: {error}"
