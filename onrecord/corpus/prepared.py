"""What is computed when a corpus is opened, kept in files beside it, so that opening it again computes nothing.

A file is named after everything that it was made from: data files, which never change, and the code that made it. Who makes a new one
takes the one before it away. Nothing is lost with them: they can be deleted at any time.
"""

import hashlib
import logging
import os
import shutil
import time
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import duckdb
import platformdirs

from onrecord.corpus import engines, object_storage

FOLDER = "prepared"
_HALF_MADE = ".making"
# Whoever was killed while making a file leaves it; nobody takes so long to make one.
_ABANDONED_SECONDS = 60 * 60
# What the server holds of a large corpus in its memory; the rest stays in the file.
_MEMORY = "500MB"
_LIBRARIES = ("duckdb", "ibis-framework", "rapidfuzz")
# Of the package: all that preparing a corpus imports. What reads and analyses articles is not among it; its findings are in the data files.
_MAKERS = (
    "corpus", "names", "default_view.py", "errors.py", "lemmas.py", "model.py", "normalise.py", "places.py", "spans.py", "tags.py",
    "taxonomy.py", "topics.py",
)  # fmt: skip

_log = logging.getLogger(__name__)

Make = Callable[[duckdb.DuckDBPyConnection], bool]


def folder(location: str) -> Path:
    """Where the files of a corpus are: inside it, or for one on object storage in the user's own cache."""
    if not object_storage.is_remote(location):
        return Path(location) / FOLDER
    return Path(platformdirs.user_cache_dir("onrecord")) / _digest(location)


def exists(place: Path, name: str, made_from: object) -> bool:
    """Whether that file is there."""
    return _path(place, name, made_from).exists()


def attach(
    connection: duckdb.DuckDBPyConnection, place: Path, name: str, made_from: object, make: Make, by: object = None
) -> bool:
    """Attach the database ``name`` that ``make`` fills, making its file in the folder ``place`` if it is not there.

    ``made_from`` says, with the code and what it is made ``by``, what is in it. ``make`` has a copy of the newest file of
    the same code, made by the same, to bring up to date; where it says False of that, or there is none, an empty one.
    False where it says so of the empty one too, or where no file can be written or read there; the caller then does
    without. Raises whatever else ``make`` raises.
    """
    path = _path(place, name, made_from, by)
    try:
        if not path.exists():
            _make(path, make)
        try:
            _attach(connection, path, name)
        except duckdb.Error as error:
            _log.warning("%s is made again: %s", path, error)
            path.unlink(missing_ok=True)
            _make(path, make)
            _attach(connection, path, name)
    except (OSError, duckdb.IOException) as error:
        _log.warning("%s cannot be used, so the corpus is prepared in memory: %s", path, error)
        return False
    return True


def _path(place: Path, name: str, made_from: object, by: object = None) -> Path:
    return place / f"{name}-{_digest(by)}-{_digest(made_from)}.duckdb"


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    attached = connection.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = ?", [name]).fetchone()
    if not attached:
        # Not “IF NOT EXISTS”: while another database of this process holds the file, DuckDB 1.5 may wait for ever.
        quoted = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")
    connection.execute(f"SET memory_limit = '{_MEMORY}'")


def _make(path: Path, make: Make) -> None:
    # It holds what the corpus holds, and is nobody else's either.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = path.with_name(f"{uuid4().hex}{_HALF_MADE}")
    try:
        if not (_copy_earlier(path, half) and _grow(half, make)):
            half.unlink(missing_ok=True)
            with engines.open_duckdb(half) as connection:
                if not make(connection):
                    raise OSError(f"what {path} is made from cannot be used any more")
        # Whole or not at all, also where two processes make it at once.
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    _tidy(path)


def _copy_earlier(path: Path, to: Path) -> bool:
    """Copy the newest file that was made as this one will be, from what was there before. False where there is none."""
    made_so, _, _ = path.stem.rpartition("-")
    try:
        earlier = max(path.parent.glob(f"{made_so}-*.duckdb"), key=lambda one: one.stat().st_mtime, default=None)
        if earlier is not None:
            shutil.copyfile(earlier, to)
    except FileNotFoundError:
        # Another process has just replaced it.
        return False
    return earlier is not None


def _grow(path: Path, make: Make) -> bool:
    try:
        with engines.open_duckdb(path) as connection:
            connection.execute(f"SET memory_limit = '{_MEMORY}'")
            return make(connection)
    except duckdb.Error as error:
        _log.warning("%s is made from nothing: %s", path, error)
        return False


def _tidy(newest: Path) -> None:
    """Take away the files that ``newest`` has replaced, and what was left half made."""
    name, _, _ = newest.stem.partition("-")
    replaced = [path for path in newest.parent.glob(f"{name}-*.duckdb") if path != newest]
    for path in [*replaced, *newest.parent.glob(f"*{_HALF_MADE}*")]:
        try:
            if path in replaced or time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                path.unlink()
        except OSError as error:
            # Another process has taken it away, or holds it open on a system that then keeps it.
            _log.info("%s stays for now: %s", path, error)


def _digest(made_from: object) -> str:
    return hashlib.sha256(repr((made_from, _code())).encode()).hexdigest()[:20]


@cache
def _code() -> str:
    """A digest of the code that prepares a corpus, so that no file outlives a change of it."""
    return _code_in(Path(__file__).parents[1])


def _code_in(package: Path) -> str:
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    for path in sorted(path for kind in ("*.py", "*.toml") for path in package.rglob(kind)):
        name = path.relative_to(package)
        if name.parts[0] in _MAKERS:
            digest.update(os.fsencode(name) + path.read_bytes())
    return digest.hexdigest()
