"""Helpers of the readers' tests: write a file, read it whole."""

from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.model import Article, Skipped
from onrecord.readers import Unit, find, read


def read_all(*paths: Path) -> list[Article | Skipped]:
    """Everything that comes out of the paths, as an ingest would see it."""
    items: list[Article | Skipped] = []
    with TemporaryDirectory() as scratch:
        for found in find(paths, Path(scratch)):
            items += read(found) if isinstance(found, Unit) else [found]
    return items


def articles(*paths: Path) -> list[Article]:
    items = read_all(*paths)
    assert not [item for item in items if isinstance(item, Skipped)]
    return [item for item in items if isinstance(item, Article)]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
