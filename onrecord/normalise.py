"""The form of a text in which words are looked for, the same for stored text and for queries."""

import re
import unicodedata

_WORD = re.compile(r"\w+")

# Letters whose stroke or ligature Unicode does not take apart, as people without that keyboard write them.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


def words(text: str) -> list[str]:
    """The words of ``text`` without case, accents and punctuation: "Løkke's 5%" gives lokke, s, 5."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold().translate(_PLAIN))


def normalise(text: str) -> str:
    """The words of ``text``, a space before, between and after them.

    Whole words and phrases are then found by plain substring search for " word ", alike on every
    query backend.
    """
    found = words(text)
    return f" {' '.join(found)} " if found else " "
