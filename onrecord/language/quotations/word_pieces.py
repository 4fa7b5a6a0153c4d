"""A text as the encoder reads it: word pieces, the words that they make up, and what is seen of each word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.language.quotations.quotation_marks import Passage
from onrecord.model import Span

Numbers = npt.NDArray[np.int64]

# Case (lower, capitalised, capitals, other) × marks (outside, in single ones, in double ones) × whether it opens a paragraph.
FEATURES = 24
_CASES, _MARKS = 4, 3


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The pieces of a text and its words.

    Of each piece ``ids`` (its number in the vocabulary), ``features`` (below FEATURES) and ``word_of`` (the index of its word);
    of each word ``first`` (its first piece), ``starts`` and ``ends`` (characters of the text) and ``opens_paragraph``.
    """

    ids: Numbers
    features: Numbers
    word_of: Numbers
    first: Numbers
    starts: Numbers
    ends: Numbers
    opens_paragraph: npt.NDArray[np.bool_]


@cache
def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, which ships with its weights."""
    loaded = Tokenizer.from_str(files("onrecord.language").joinpath("model", "tagger.json").read_text("utf-8"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def encode(text: str, marked: Sequence[Passage], within: Span | None = None) -> WordPieces:
    """The pieces of a text or a part of it, whose offsets are those of the whole; ``marked`` are the text's passages."""
    offset, end = within or (0, len(text))
    encoding = tokenizer().encode(text[offset:end], add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    spans = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + offset
    words = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    opens = np.ones(len(ids), dtype=bool)
    opens[1:] = words[1:] != words[:-1]
    first = np.flatnonzero(opens)
    word_of = np.cumsum(opens) - 1
    last = np.append(first[1:], len(ids)) - 1
    starts, ends = spans[first, 0], spans[last, 1] if len(ids) else spans[first, 1]
    opening = np.array(list(_opening(text, offset, starts, ends)), dtype=bool)
    cases = np.array([_case(text[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)], dtype=np.int64)
    of_words = (cases * _MARKS + _inside(marked, starts)) * 2 + opening
    return WordPieces(ids, of_words[word_of], word_of, first, starts, ends, opening)


def _opening(text: str, offset: int, starts: Numbers, ends: Numbers) -> Iterator[bool]:
    before = offset
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield before == offset or "\n" in text[before:start]
        before = end


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[:1].isupper() else 3


def _inside(marked: Sequence[Passage], starts: Numbers) -> Numbers:
    """Of each word 0 outside marks, 1 inside single ones, 2 inside double ones."""
    if not marked:
        return np.zeros(len(starts), dtype=np.int64)
    begins = np.array([passage.start for passage in marked])
    stops = np.array([passage.end for passage in marked])
    kinds = np.array([1 if passage.single else 2 for passage in marked], dtype=np.int64)
    k = np.searchsorted(begins, starts, "right") - 1
    within = (k >= 0) & (starts < stops[np.maximum(k, 0)])
    return np.where(within, kinds[np.maximum(k, 0)], 0)
