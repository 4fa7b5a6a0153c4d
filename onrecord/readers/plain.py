"""Plain text files: one article each, a database's bundle or an e-mail; what its layout says of it is found by ``layout``."""

from collections.abc import Iterator

from onrecord.model import Skipped
from onrecord.readers.bundles import stories
from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.mail import is_mail, mail_story
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit


def read_plain(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of a text file. Raises InputError and OSError."""
    data = read_bytes(unit.path)
    text = decode(data)
    if is_mail(text):
        yield mail_story(data)
    else:
        yield from stories(unit, Story(text=text))
