"""Sidecars: NAME.toml beside a file, or corpus.toml in its folder, says what the files lack."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.address import is_web_address
from onrecord.readers.dates import parse_day
from onrecord.readers.decode import read_bytes
from onrecord.readers.unit import source_name, trouble

FOLDER_SIDECAR = "corpus.toml"
_WORDS = ("outlet", "author", "title", "url")
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar gives: its usable values by field, its day of publication, and what is wrong with it."""

    words: dict[str, str] = field(default_factory=dict)
    published: date | None = None
    problems: tuple[Skipped, ...] = ()


def sidecars_of(path: Path) -> list[Path]:
    """The sidecars of an article file that exist, the nearer first."""
    return [side for side in (path.with_suffix(".toml"), path.with_name(FOLDER_SIDECAR)) if _is_there(side)]


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # The article's own name may be so long that with .toml it is longer than a name can be.
        return False


def load_sidecar(path: Path) -> Sidecar:
    """Read one sidecar; whatever is wrong with it is among its problems, the rest is used."""
    try:
        table = tomllib.loads(read_bytes(path, _MAX_BYTES).decode("utf-8-sig"))
    except OSError as error:
        return Sidecar(problems=(_problem(path, trouble(error)),))
    except InputError as error:
        return Sidecar(problems=(_problem(path, str(error)),))
    except (ValueError, RecursionError) as error:
        return Sidecar(problems=(_problem(path, f"is not valid TOML: {error}"),))
    words = {
        name: " ".join(value.split())
        for name in _WORDS
        if isinstance(value := table.get(name), str) and _is_usable(name, value)
    }
    published = _day(table.get("published"))
    problems = tuple(_problem(path, reason) for reason in _wrong(table, words, published))
    return Sidecar(words, published, problems)


def _is_usable(name: str, value: str) -> bool:
    return is_web_address(value.strip()) if name == "url" else bool(value.strip()) and "\0" not in value


def _day(value: object) -> date | None:
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case str():
            return parse_day(value)
        case _:
            return None


def _wrong(table: Mapping[str, object], words: Mapping[str, str], published: date | None) -> Iterator[str]:
    known = (*_WORDS, "published")
    for name in table:
        if name not in known:
            yield f"has an unknown key {name!r}; a sidecar knows {', '.join(known)}"
        elif name == "published" and published is None:
            yield "has a value for published that is no full date; write it as 2026-03-31"
        elif name != "published" and name not in words:
            form = "an http or https address" if name == "url" else "text"
            yield f"has a value for {name} that is not {form} in quotation marks"


def _problem(path: Path, reason: str) -> Skipped:
    return Skipped(source_name(path), reason)
