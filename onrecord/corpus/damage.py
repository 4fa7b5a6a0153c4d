"""Damage to the files of a corpus: log entries, checkpoints and data files that are missing, cut short or unreadable.

What is looked at here are files, a table at a time, wherever the corpus lies; whether their rows are those that were
written is looked at in ``check``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError
from deltalake.fs import DeltaStorageHandler

from onrecord.corpus import begun

_COMMIT = re.compile(r"(\d{20})\.json")
_CHECKPOINT = re.compile(r"(\d{20})\.checkpoint[^/]*\.parquet")
# What pyarrow raises for bytes that are no Parquet, besides ArrowException: it takes some for a wrong file name.
_UNREADABLE = (pa.ArrowException, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong: the table it is in, the file's path in the corpus (or the article's source), and the problem."""

    table: str
    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path} {self.problem}"


class TableFiles:
    """The files of one table with these columns at a location, a local folder or an object storage address."""

    def __init__(self, location: str, name: str, columns: pa.Schema) -> None:
        self.name = name
        self._location = location
        self._types = {column.name: _family(column.type) for column in columns}
        self.address = f"{location.rstrip('/')}/{name}"
        self._files = pa.fs.PyFileSystem(DeltaStorageHandler(location))
        self._log = f"{name}/_delta_log"

    @cached_property
    def _paths(self) -> dict[str, pa.fs.FileInfo]:
        found = self._files.get_file_info(pa.fs.FileSelector(self.name, recursive=True, allow_not_found=True))
        return {info.path: info for info in found if info.type == pa.fs.FileType.File}

    def data(self) -> list[str]:
        """The names of the files of rows that can be read, also of those that no log entry names."""
        return [path for path in sorted(self._paths) if self._is_data(path) and self._rows_problem(path) is None]

    def unreadable(self) -> list[Damage]:
        """The data files that are there and cannot be read, whether the log names them or not."""
        found = ((path, self._rows_problem(path)) for path in sorted(self._paths) if self._is_data(path))
        return [Damage(self.name, path, problem) for path, problem in found if problem]

    def is_data(self, damage: Damage) -> bool:
        """Whether a damage is a data file's or the whole table's, and so one of rows."""
        return self._is_data(damage.path) or damage.path == self.name

    def rows(self) -> Iterator[dict[str, object]]:
        """The rows of the newest version, file by file. Raises DeltaError, OSError, ArrowException."""
        if not self._has_log():
            return
        for path in self._named():
            # Not the dataset: its threads may outlive the program, which then ends with an abort.
            file = pq.ParquetFile(pa.BufferReader(self._content(path)))
            for batch in file.iter_batches(use_threads=False):
                yield from batch.to_pylist()

    def forgotten(self, key: str) -> Iterator[Damage]:
        """The files that no log entry names and that hold rows whose ``key`` no row of the newest version has.

        Their log entry is gone, or whoever wrote them was stopped before it was there. Raises as ``rows`` does.
        """
        known = {row[key] for row in self.rows()}
        named = set(self._named()) if self._has_log() else set()
        for path in self.data():
            if path not in named:
                rows = pq.ParquetFile(pa.BufferReader(self._content(path))).read(columns=[key])
                if not known.issuperset(rows[key].to_pylist()):
                    yield Damage(self.name, path, "is named by no log entry")

    def _named(self) -> list[str]:
        names = pa.table(DeltaTable(self.address).get_add_actions(flatten=True))["path"].to_pylist()
        return [f"{self.name}/{name}" for name in names]

    def damage(self) -> Iterator[Damage]:
        """What is wrong with the files, the log first; the data files only where the log is whole."""
        found = list(self._log_damage())
        yield from found
        if not found and self._has_log():
            yield from self._data_damage()

    def _log_damage(self) -> Iterator[Damage]:
        commits, checkpoints = self._numbered(_COMMIT), self._numbered(_CHECKPOINT)
        if not commits and not checkpoints:
            if any(map(self._is_data, self._paths)):
                yield Damage(self.name, self._log, "is missing")
            elif begun.is_noted(self._location, self.name):
                yield Damage(self.name, self.name, "is missing")
            return
        # Entries are read from the newest checkpoint on; those before it may have been cleaned away.
        first = 0
        for version, path in checkpoints.items():
            if self._rows_problem(path) is None:
                first = max(first, version + 1)
            else:
                yield Damage(self.name, path, "cannot be read")
        for version in range(first, max(commits, default=-1) + 1):
            if version not in commits:
                yield Damage(self.name, f"{self._log}/{version:020}.json", "is missing")
        for path in commits.values():
            problem = _entry_problem(self._content(path))
            if problem:
                yield Damage(self.name, path, problem)

    def _data_damage(self) -> Iterator[Damage]:
        try:
            files = pa.table(DeltaTable(self.address).get_add_actions(flatten=True))
        except (DeltaError, OSError) as error:
            yield Damage(self.name, self._log, f"cannot be read ({str(error).splitlines()[0]})")
            return
        for name, size in zip(files["path"].to_pylist(), files["size_bytes"].to_pylist(), strict=True):
            path = f"{self.name}/{name}"
            # Looked for now: a writer may have added it since the folder was listed.
            info = self._files.get_file_info(path)
            if info.type != pa.fs.FileType.File:
                yield Damage(self.name, path, "is missing")
            elif info.size != size:
                yield Damage(self.name, path, f"has {info.size:,} bytes of {size:,}")
            elif problem := self._rows_problem(path):
                yield Damage(self.name, path, problem)

    def _has_log(self) -> bool:
        return bool(self._numbered(_COMMIT) or self._numbered(_CHECKPOINT))

    def _numbered(self, pattern: re.Pattern[str]) -> dict[int, str]:
        inside = f"{self._log}/"
        found = ((pattern.fullmatch(path.removeprefix(inside)), path) for path in sorted(self._paths))
        return {int(match[1]): path for match, path in found if match}

    def _is_data(self, path: str) -> bool:
        return path.endswith(".parquet") and not path.startswith(f"{self._log}/")

    def _content(self, path: str) -> bytes:
        with self._files.open_input_stream(path) as stream:
            content: bytes = stream.read()
            return content

    def _rows_problem(self, path: str) -> str | None:
        try:
            rows = pq.ParquetFile(pa.BufferReader(self._content(path))).read()
            rows.validate(full=True)
        except _UNREADABLE:
            return "has bytes that make no rows"
        known = (self._types.get(column.name) == _family(column.type) for column in rows.schema)
        return None if not self._is_data(path) or all(known) else "has columns that are not the table's"


def first_damage(location: str, tables: Mapping[str, pa.Schema]) -> Damage | None:
    """The first damaged file of a corpus with these tables, None where files are not what is wrong."""
    try:
        return next((found for name in tables for found in TableFiles(location, name, tables[name]).damage()), None)
    except (DeltaError, OSError, pa.ArrowException):
        # Storage that cannot be reached at all: the caller's own error says so.
        return None


def _family(kind: pa.DataType) -> str:
    """A column's type without what writers choose: “large_string”, “string_view” and “string” are one."""
    return re.split(r"[<\[]", str(kind))[0].removeprefix("large_").removesuffix("_view")


def _entry_problem(content: bytes) -> str:
    if not content.strip():
        return "is empty"
    for line in content.splitlines():
        try:
            action = json.loads(line)
        except ValueError:
            return "is half written"
        if not isinstance(action, dict):
            return "is no log entry"
    return ""
