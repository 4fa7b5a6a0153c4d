"""The words of a text and of a quotation of it, in the form in which they are compared."""

import re
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.normalise import words as normal_words

# A source may have edited words itself: [t]he is one word there too.
_WORD = re.compile(r"\w*\[\w+\]\w+|\w+\[\w+\]|\w+")
# [t]he and tax[es] are one word of which a part is marked, [the minister] is words that are all marked, [sic] the editor's.
_IN_QUOTATION = re.compile(
    r"(?P<gap>[\[(]?\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s?[\])]?)"
    r"|(?P<part>\w*\[\w+\]\w+|\w+\[\w+\])"
    r"|(?P<sic>\[(?:sic|emphasis added)\])"
    r"|\[(?P<own>[^\[\]]{1,200})\]"
    r"|(?P<word>\w+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text without case and accents, and where each stands in it."""

    text: tuple[str, ...]
    places: tuple[Span, ...]

    def span(self, numbers: Span) -> Span:
        """Where in the text the words of these numbers stand, end excluded; an empty place for none."""
        first, last = numbers
        if first < last:
            return self.places[first][0], self.places[last - 1][1]
        at = self.places[first - 1][1] if first else 0
        return at, at


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a quotation in a draft.

    ``marked`` holds the numbers of the words in brackets, ``gaps`` those of the words before which an ellipsis stands (the
    number of words where it stands at the end).
    """

    words: Words
    marked: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()

    @property
    def own(self) -> int:
        """How many words are given out as the speaker's."""
        return len(self.words.text) - len(self.marked)


def words_of(text: str) -> Words:
    """The words of a text as published."""
    places = tuple(found.span() for found in _WORD.finditer(text))
    return Words(tuple(_folded(text[start:end]) for start, end in places), places)


def quoted_words(text: str) -> Quoted:
    """The words of a quotation as a draft has it: its brackets and ellipses say what is not the speaker's."""
    places: list[Span] = []
    marked: set[int] = set()
    gaps: set[int] = set()
    for found in _IN_QUOTATION.finditer(text):
        match found.lastgroup:
            case "gap":
                gaps.add(len(places))
            case "own":
                inside = [word.span() for word in _WORD.finditer(text, *found.span("own"))]
                marked.update(range(len(places), len(places) + len(inside)))
                places += inside
            case "part" | "word":
                places.append(found.span())
            case _:
                pass
    folded = tuple(_folded(text[start:end]) for start, end in places)
    return Quoted(Words(folded, tuple(places)), frozenset(marked), frozenset(gaps))


def _folded(word: str) -> str:
    # Most words are plain already; brackets stand in those of which a part is marked.
    plain = word.lower() if word.isascii() and word.isalnum() else "".join(normal_words(word))
    return plain or word
