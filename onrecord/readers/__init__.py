"""Article files -> Articles: plain text, HTML, JSON, JSON Lines and CSV.

``find`` lists what there is to read, ``read`` reads one of it. Neither raises for bad input: whatever
cannot be read comes out as Skipped, with the file, the place in it and the reason.
"""

from onrecord.readers.find import find
from onrecord.readers.read import read
from onrecord.readers.unit import Unit, source_name

__all__ = ["Unit", "find", "read", "source_name"]
