"""A colour for each speaker of an article."""

from collections.abc import Iterable
from zlib import crc32

# The classes otr-s0 to otr-s6 of reading.css: Okabe and Ito's hues without black.
COLOURS = 7


def assign(speakers: Iterable[str]) -> dict[str, int]:
    """The colour number of every speaker, the same in every article where that is possible.

    The number is a hash of the name; where two speakers of one article share it, the later takes the
    next free one, so that up to ``COLOURS`` speakers are told apart.
    """
    colours: dict[str, int] = {}
    for speaker in dict.fromkeys(speakers):
        wanted = crc32(speaker.encode()) % COLOURS
        taken = set(colours.values())
        free = ((wanted + step) % COLOURS for step in range(COLOURS))
        colours[speaker] = next((colour for colour in free if colour not in taken), wanted)
    return colours
