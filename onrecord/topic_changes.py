"""Changes of the user's own topics: one topic at a time, to the file as it is now, under a lock, each kept in a log.

The log stands beside the file, an entry a line, so that whatever somebody replaced or deleted can be brought back.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from onrecord import taxonomy
from onrecord.errors import TaxonomyError
from onrecord.taxonomy import Topic

_LOCK_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """Who replaced which topic by which, and when; no topic before is a new one, none after a deleted one."""

    at: datetime
    author: str
    before: Topic | None
    after: Topic | None


def change(seen: Topic | None, wanted: Topic | None, author: str) -> bool:
    """Replace the topic that somebody has ``seen`` by the one that is ``wanted``; all others stay as they are now.

    Of two who change the same topic the later wins: returns whether another has changed or deleted it meanwhile, which is in
    the log too. Raises TaxonomyError where the topics cannot be read or written, or would make no sense.
    """
    path = taxonomy.own_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=_LOCK_SECONDS):
            # Read anew: two changes at one tick of the disk's clock look alike to ``load_own``.
            current = taxonomy.load(path if path.exists() else None)
            before = next((topic for topic in current.topics if seen and topic.name == seen.name), None)
            if before != wanted:
                taxonomy.save_own(current.changed(before, wanted))
                _note(path, Change(datetime.now(UTC), author, before, wanted))
    except (OSError, Timeout) as error:
        raise TaxonomyError(
            f"The topics cannot be saved in {path} ({error}); check the folder and its disk."
        ) from error
    return before != seen


@dataclass(frozen=True, slots=True)
class Log:
    """All changes, oldest first, and the numbers of the file's lines, from 1, that no change can be read from."""

    path: Path
    changes: tuple[Change, ...]
    damaged: tuple[int, ...]


def log() -> Log:
    """What was changed until now. Raises TaxonomyError where that cannot be read."""
    path = _log_path(taxonomy.own_path())
    try:
        lines = path.read_bytes().split(b"\n") if path.exists() else []
    except OSError as error:
        raise TaxonomyError(f"What was changed of the topics cannot be read from {path} ({error}).") from error
    read = {number: _parsed(line) for number, line in enumerate(lines, 1) if line.strip()}
    return Log(
        path,
        tuple(entry for entry in read.values() if entry),
        tuple(number for number, entry in read.items() if entry is None),
    )


def _note(path: Path, entry: Change) -> None:
    with _log_path(path).open("a", encoding="utf-8") as file:
        file.write(json.dumps({**asdict(entry), "at": entry.at.isoformat()}, ensure_ascii=False) + "\n")


def _parsed(line: bytes) -> Change | None:
    try:
        row = json.loads(line)
        return Change(
            datetime.fromisoformat(row["at"]), str(row["author"]), _topic(row["before"]), _topic(row["after"])
        )
    except (ValueError, KeyError, TypeError):
        return None


def _topic(row: Mapping[str, Any] | None) -> Topic | None:
    if row is None:
        return None
    return Topic(**{**row, "phrases": tuple(row["phrases"]), "exclusions": tuple(row["exclusions"])})


def _log_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.log")
