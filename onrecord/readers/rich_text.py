"""Rich text (RTF): its words by striprtf, a paragraph a line; news databases hand bundles out in it."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.bundles import stories
from onrecord.readers.decode import read_bytes
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_RTF_BYTES = 20_000_000
# Pictures are hexadecimal digits by the million, which are none of the words.
_PICTURE = re.compile(rb"[0-9a-fA-F\s]{2000,}")


def read_rtf(unit: Unit) -> Iterator[Story | Skipped]:
    """The article or articles of an RTF file, paragraphs parted by blank lines. Raises InputError and OSError."""
    data = read_bytes(unit.path, MAX_RTF_BYTES)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError("is no RTF file")
    try:
        # RTF is ASCII; bytes beyond it are written as escapes, or are of the code page that it names.
        words = _PICTURE.sub(b"", data).decode("cp1252", "replace")
        text: str = rtf_to_text(words, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf has no complete list of what a damaged file makes it raise
        raise InputError(f"is a damaged RTF file ({type(error).__name__})") from error
    lines = filter(None, (line.strip() for line in text.split("\n")))
    yield from stories(unit, Story(text="\n\n".join(lines)))
