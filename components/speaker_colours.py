"""A colour for each name, the same in articles and on charts, whether somebody speaks or is mentioned."""

from collections.abc import Iterable
from zlib import crc32

# The classes otr-s0 to otr-s6 of reading.css: Okabe and Ito's hues without black.
COLOURS = 7
# The same hues for lines and marks, 3:1 against paper and night alike; dashes for those who cannot tell them apart.
_LINES = (
    ("#1f7ab8", "solid"),
    ("#d0602a", "dash"),
    ("#178f6b", "dot"),
    ("#b0568c", "dashdot"),
    ("#c98200", "longdash"),
    ("#4a96c8", "longdashdot"),
    ("#7c7a10", "6px 2px"),
)
# So many lines in one chart can be followed.
MOST_LINES = 4


def assign(names: Iterable[str]) -> dict[str, int]:
    """The colour number of every name, the same everywhere where that is possible.

    The number is a hash of the name; where two names of one article or chart share it, the later takes the
    next free one, so that up to ``COLOURS`` names are told apart.
    """
    colours: dict[str, int] = {}
    for name in dict.fromkeys(names):
        wanted = crc32(name.encode()) % COLOURS
        taken = set(colours.values())
        free = ((wanted + step) % COLOURS for step in range(COLOURS))
        colours[name] = next((colour for colour in free if colour not in taken), wanted)
    return colours


def lines(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Colour and dash of every name of a chart, whatever their order in it."""
    return {name: _LINES[colour] for name, colour in assign(sorted(names)).items()}
