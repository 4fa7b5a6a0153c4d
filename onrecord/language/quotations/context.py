"""Where marked passages stand: in which paragraph and sentence, between which tokens."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from onrecord.language.quotations import quotation_marks
from onrecord.language.quotations.quotation_marks import INVISIBLE, Passage
from onrecord.names.vocabulary import is_abbreviation

_ENDS_SENTENCE = ".!?:”\"’'…)"
_BULLETS = "—–•·▪●*"
# In characters, marks included: “…,” said Ann Roe, wearing a “Save the bridge” badge.
_LONGEST_NICKNAME = 25
OPENING = "“\"'‘`„« "
# In characters: the longest title that is written short.
_LONGEST_SHORT = 8
_CLOSING = "”\"’'“»〞″\u00a0 "
_STOP = re.compile(r"[.!?](?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def sentence_ends(text: str) -> int:
    """How many full stops, exclamation and question marks end a sentence, and not "Gov." or "Donald J."."""
    return sum(text[stop.start()] != "." or not _is_short(text, stop.start()) for stop in _STOP.finditer(text))


def _is_short(text: str, stop: int) -> bool:
    """Whether the full stop at an offset is a title's or an initial's."""
    word = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_SHORT), stop)
    if word is None or not word[0][0].isupper():
        return False
    return len(word[0]) == 1 or is_abbreviation(word[0])


class Places:
    """The passages of a Doc and what stands around them."""

    def __init__(self, doc: Doc, text: str, passages: Sequence[Passage]) -> None:
        self.doc, self.text, self.passages = doc, text, passages
        self._token_starts = doc.to_array("IDX").tolist()
        self._passage_starts = [passage.start for passage in passages]
        self._breaks = [gap.start() for gap in _BLANK_LINE.finditer(self.text)]

    def opens_sentence(self, passage: Passage) -> bool:
        """Whether it begins its sentence or its line."""
        before = self.text[max(0, passage.start - 20) : passage.start]
        stripped = before.rstrip(" \t\u00a0" + INVISIBLE)
        return not stripped or stripped[-1] in "\r\n" + _ENDS_SENTENCE + _BULLETS or stripped.endswith((" -", "--"))

    def ends_utterance(self, passage: Passage) -> bool:
        """Whether it ends as a sentence, or an interrupted one, does."""
        inner = self.text[passage.start : passage.end].rstrip(_CLOSING)
        return inner[-1:] in ",.!?—–-…" or self.text[passage.end : passage.end + 1] == ","

    def tokens(self, start: int, end: int, most: int | None = None) -> list[Token]:
        """The tokens that begin between two offsets, the first of them where ``most`` are wanted."""
        first = bisect_left(self._token_starts, start)
        last = bisect_left(self._token_starts, end)
        return list(self.doc[first : last if most is None else min(last, first + most)])

    def around(self, span: tuple[int, int]) -> list[Token]:
        """The tokens that share a character with a span."""
        first = bisect_right(self._token_starts, span[0]) - 1
        return list(self.doc[max(first, 0) : bisect_left(self._token_starts, span[1])])

    def is_marked(self, offset: int) -> bool:
        """Whether an offset lies inside a passage."""
        i = bisect_left(self._passage_starts, offset + 1) - 1
        return i >= 0 and offset < self.passages[i].end

    def within(self, span: tuple[int, int]) -> list[Passage]:
        """The passages that lie in a span whole."""
        i = bisect_left(self._passage_starts, span[0])
        j = bisect_left(self._passage_starts, span[1])
        return [passage for passage in self.passages[i:j] if passage.end <= span[1]]

    def touching(self, span: tuple[int, int]) -> list[Passage]:
        """The passages that share a character with a span."""
        i = max(0, bisect_right(self._passage_starts, span[0]) - 1)
        j = bisect_left(self._passage_starts, span[1])
        return [passage for passage in self.passages[i:j] if passage.end > span[0]]

    def paragraph_end(self, offset: int) -> int:
        """Where the paragraph around an offset ends."""
        i = bisect_left(self._breaks, offset)
        return self._breaks[i] if i < len(self._breaks) else len(self.text)

    def paragraph_start(self, offset: int) -> int:
        """Where the paragraph around an offset begins."""
        i = bisect_left(self._breaks, offset) - 1
        return self._breaks[i] if i >= 0 else 0

    def is_finished(self, passage: Passage) -> bool:
        """“It rains.” Two men said: a full stop before the mark, and a new sentence after it, which is not its cue."""
        following = self.text[passage.end : passage.end + 3].lstrip()
        return self.ends_with(passage, ".") and not following[:1].islower()

    def begins_lower(self, passage: Passage) -> bool:
        """Whether its first letter is a small one, as where it goes on with a sentence."""
        return self.text[passage.start : passage.end].lstrip(OPENING)[:1].islower()

    def ends_with(self, passage: Passage, ends: str) -> bool:
        """Whether one of these marks is its last character before the closing quotation mark."""
        inner = self.text[passage.start : passage.end].rstrip(_CLOSING)
        return inner[-1:] != "" and inner[-1:] in ends and not inner.endswith("..")

    def is_title(self, passage: Passage) -> bool:
        """Whether it is capitalised as titles of works, programmes and events are."""
        return quotation_marks.is_title(self.text, passage)

    def next_utterance(self, i: int) -> int:
        """Where the next passage begins that is more than a word or two within the speaker's description."""
        return self._next_utterances[i]

    @cached_property
    def _next_utterances(self) -> list[int]:
        found, following = [], len(self.text)
        for passage in reversed(self.passages):
            found.append(following)
            if self.opens_sentence(passage) or passage.end - passage.start > _LONGEST_NICKNAME:
                following = passage.start
        return found[::-1]
