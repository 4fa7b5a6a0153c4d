"""Plain text files: one article each, or a database's bundle; what its layout says of it is found by ``layout``."""

from collections.abc import Iterator

from onrecord.model import Skipped
from onrecord.readers.bundles import stories
from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit


def read_plain(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of a text file. Raises InputError and OSError."""
    yield from stories(unit, Story(text=decode(read_bytes(unit.path))))
