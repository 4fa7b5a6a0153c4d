"""Annotated articles as tensors: windows of word pieces with what is to be learned of them."""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.language.quotations.quotation_marks import passages
from onrecord.language.quotations.word_pieces import WordPieces, encode
from onrecord.model import Span
from training.tagger.articles import AnnotatedArticle

IGNORED = -100
_SHORTEST, _POOL = 12, 20
# A window may end so many words sooner, where a paragraph begins.
_BACK_TO_PARAGRAPH = 25


@dataclass(frozen=True, slots=True)
class Answers:
    """What is annotated of an article's words: 0, 1 or IGNORED of each, and by cue word its polarity and tags."""

    attributes: np.ndarray
    states: np.ndarray
    cues: dict[int, tuple[int, np.ndarray]]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of an article, in pieces."""

    pieces: WordPieces
    answers: Answers
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows × pieces of input, windows × words of cue answers, and of each cue its place, polarity and tags."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    attributes: Tensor
    states: Tensor
    window: Tensor
    cue: Tensor
    polarity: Tensor
    tags: Tensor


def answers(article: AnnotatedArticle, pieces: WordPieces) -> Answers:
    """The annotation of an article, by words."""
    count = len(pieces.first)
    attributes = np.full(count, 0 if article.all_attributions else IGNORED)
    states = np.full(count, 0 if article.all_statements else IGNORED)
    cues: dict[int, tuple[int, np.ndarray]] = {}
    for one in article.attributions:
        word = next(iter(_words(pieces, [one.cue])), None)
        if word is None or word in cues:
            continue
        attributes[word] = 1
        states[word] = IGNORED if one.statement is None else int(one.statement)
        tags = np.zeros(count, dtype=np.int64)
        for begins, spans in ((1, one.content), (3, one.source)):
            before = -2
            for k in _words(pieces, spans):
                tags[k] = begins + 1 if k == before + 1 else begins
                before = k
        cues[word] = IGNORED if one.polarity is None else one.polarity, tags
    return Answers(attributes, states, cues)


def _words(pieces: WordPieces, spans: Sequence[Span]) -> list[int]:
    ends, starts = pieces.ends.tolist(), pieces.starts.tolist()
    return sorted({k for start, end in spans for k in range(bisect_right(ends, start), bisect_left(starts, end))})


def windows(article: AnnotatedArticle, length: int, rng: random.Random) -> Iterator[Window]:
    """Windows of at most ``length`` pieces that cover the article, cut at random places, mostly before paragraphs."""
    pieces = encode(article.text, passages(article.text))
    right = answers(article, pieces)
    size = len(pieces.ids)
    start, end = 0, rng.randint(length // 3, length) if size > length else size
    while start < size:
        end = min(end, size, start + length)
        if end < size:
            end = _snapped(pieces, start, end)
        if end - start >= _SHORTEST:
            yield Window(pieces, right, start, end)
        start, end = end, end + length


def _snapped(pieces: WordPieces, start: int, end: int) -> int:
    word = int(pieces.word_of[end])
    for k in range(word, max(word - _BACK_TO_PARAGRAPH, 0), -1):
        if pieces.opens_paragraph[k] and pieces.first[k] > start + _SHORTEST:
            return int(pieces.first[k])
    return int(pieces.first[word]) if pieces.first[word] > start else end


def batches(found: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, in a random order."""
    rng.shuffle(found)
    pools = [
        sorted(found[i : i + size * _POOL], key=lambda w: w.end - w.start) for i in range(0, len(found), size * _POOL)
    ]
    made = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    rng.shuffle(made)
    return made


def tensors(batch: Sequence[Window]) -> Batch:
    """A batch as the network takes it."""
    spans = [(int(w.pieces.word_of[w.start]), int(w.pieces.word_of[w.end - 1]) + 1) for w in batch]
    length, words = max(w.end - w.start for w in batch), max(b - a for a, b in spans)
    ids, features, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
    first = torch.zeros(len(batch), words, dtype=torch.long)
    attributes, states = (torch.full((len(batch), words), IGNORED) for _ in range(2))
    cues: list[tuple[int, int, int, np.ndarray]] = []
    for k, (window, (a, b)) in enumerate(zip(batch, spans, strict=True)):
        size = window.end - window.start
        ids[k, :size] = torch.from_numpy(window.pieces.ids[window.start : window.end])
        features[k, :size] = torch.from_numpy(window.pieces.features[window.start : window.end])
        mask[k, :size] = 1
        first[k, : b - a] = torch.from_numpy(np.maximum(window.pieces.first[a:b] - window.start, 0))
        attributes[k, : b - a] = torch.from_numpy(window.answers.attributes[a:b])
        states[k, : b - a] = torch.from_numpy(window.answers.states[a:b])
        for word, (polarity, tags) in window.answers.cues.items():
            if a <= word < b:
                padded = np.full(words, IGNORED)
                padded[: b - a] = tags[a:b]
                cues.append((k, word - a, polarity, padded))
    tags = torch.from_numpy(np.stack([tags for *_, tags in cues])) if cues else torch.zeros(0, words, dtype=torch.long)
    places = torch.tensor([cue[:3] for cue in cues], dtype=torch.long).reshape(-1, 3)
    return Batch(ids, features, mask, first, attributes, states, places[:, 0], places[:, 1], places[:, 2], tags)
