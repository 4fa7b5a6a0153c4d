"""Article files -> Articles: those of ``onrecord.file_formats``.

``find`` lists what there is to read, ``read`` reads one of it. Neither raises for bad input: whatever
cannot be read comes out as Skipped, with the file, the place in it and the reason.
"""

from onrecord.readers.address import is_web_address
from onrecord.readers.feeds import Entry, parse_feed
from onrecord.readers.find import ARCHIVE, find
from onrecord.readers.formats import READERS
from onrecord.readers.outlets import hosts
from onrecord.readers.read import read
from onrecord.readers.unit import Unit, source_name

__all__ = [
    "ARCHIVE",
    "READERS",
    "Entry",
    "Unit",
    "find",
    "hosts",
    "is_web_address",
    "parse_feed",
    "read",
    "source_name",
]
