"""Plain text files: one article each; what its layout says of it is found by ``layout``."""

from collections.abc import Iterator

from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit


def read_plain(unit: Unit) -> Iterator[Story]:
    """The one article of a text file. Raises InputError and OSError."""
    yield Story(text=decode(read_bytes(unit.path)))
