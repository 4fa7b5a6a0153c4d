"""Files packed with gzip: unpacked within limits, then read by the reader of their inner kind."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from onrecord.errors import InputError
from onrecord.readers.archives import MAX_BYTES, MAX_RATIO
from onrecord.readers.unit import Unit

_CHUNK = 1 << 20
Read = TypeVar("Read")


def unpacked(unit: Unit, reader: Callable[[Unit], Iterator[Read]]) -> Iterator[Read]:
    """What ``reader`` finds in the file that is packed in the unit's. Raises InputError and OSError."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        target = Path(folder) / unit.path.stem
        try:
            _unpack(unit.path, target)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError(f"is no gzip file, or a damaged one: {error}") from error
        yield from reader(replace(unit, path=target, alias=unit.source))


def _unpack(packed: Path, target: Path) -> None:
    limit = min(MAX_BYTES, max(_CHUNK, MAX_RATIO * packed.stat().st_size))
    size = 0
    with gzip.open(packed) as source, target.open("wb") as file:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise InputError(
                    f"unpacks to more than {limit // 1_000_000:,} MB, as no file of articles does; divide it"
                )
            file.write(chunk)
