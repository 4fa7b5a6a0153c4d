"""The finder of statements: a small encoder that says which words are cues, and for each what is said and by whom.

It sees a text in windows. Each window owns the cues of some whole paragraphs, or of a part of a long one, and sees a
little of what stands around them, so that no cue is looked at twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord import digests
from onrecord.language.documents import split
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.language.quotations.word_pieces import WordPieces, encode
from onrecord.model import Span

Floats = npt.NDArray[np.float32]

# In pieces: no window is longer than those in training, and what it sees before and after what it owns.
LONGEST_WINDOW, _BEFORE, _AFTER = 256, 32, 24
_OWNED = LONGEST_WINDOW - _BEFORE - _AFTER
# Cues less likely than this are not looked at further.
_LEAST = 0.06
# In words: so few between two parts of a content belong to it.
_WIDEST_GAP = 2
# The tags of a word: outside, then two each of the content and the source, of which one begins a part.
_CONTENT, _SOURCE = slice(1, 3), slice(3, 5)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A cue word with what it attributes to whom, in characters.

    ``attributed`` is the probability that it attributes anything, ``stated`` that it attributes a statement; ``polarity`` are the
    probabilities that the statement was said, denied to have been said, or only possible; ``content_sure`` and ``source_sure`` the mean
    probability of the words of each, 0 where there are none.
    """

    cue: Span
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    attributed: float
    stated: float
    polarity: tuple[float, float, float]
    content_sure: float
    source_sure: float


@cache
def _session() -> onnxruntime.InferenceSession:
    """The network. One thread, because articles are analysed in as many processes as there are processors."""
    digests.check(digests.TAGGER)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    with as_file(files("onrecord.language").joinpath("model", "tagger.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def tag(text: str, marked: Sequence[Passage], parts: Sequence[Span]) -> Iterator[Tagged]:
    """What the cues in some parts of a text attribute, in text order; ``marked`` are the text's passages."""
    for start, end in parts:
        for first, last in split(text[start:end]):
            pieces = encode(text, marked, (start + first, start + last))
            for window in windows(pieces):
                yield from _read(pieces, *window)


def windows(pieces: WordPieces) -> Iterator[tuple[int, int, int, int]]:
    """The windows of a text, in words: from and to where they see, from and to where they own the cues."""
    words, size = len(pieces.first), len(pieces.ids)
    opening = np.flatnonzero(pieces.opens_paragraph)
    own = 0
    while own < words:
        start = int(pieces.first[own])
        limit = start + _OWNED if start + _OWNED + _AFTER < size else size
        to = words if limit >= size else int(pieces.word_of[limit])
        if to < words:
            before = int(np.searchsorted(opening, to, "right")) - 1
            if before >= 0 and opening[before] > own:
                to = int(opening[before])
        to = max(to, own + 1)
        stop = size if to == words else int(pieces.first[to])
        see_from = int(pieces.word_of[max(0, start - _BEFORE)])
        see_to = words if stop + _AFTER >= size else int(pieces.word_of[stop + _AFTER])
        yield see_from, max(see_to, to), own, to
        own = to


def _read(pieces: WordPieces, see_from: int, see_to: int, own: int, to: int) -> Iterator[Tagged]:
    start = int(pieces.first[see_from])
    end = len(pieces.ids) if see_to == len(pieces.first) else int(pieces.first[see_to])
    end = min(end, start + 2 * LONGEST_WINDOW)  # a word of hundreds of pieces
    first = pieces.first[see_from:see_to] - start
    first = first[first < end - start]
    scores, cues, tags = _session().run(
        None,
        {
            "ids": pieces.ids[None, start:end],
            "features": pieces.features[None, start:end],
            "first": first[None],
            "own": np.array([own - see_from, to - see_from], dtype=np.int64),
            "least": np.array(_LEAST, dtype=np.float32),
        },
    )
    for word, of_words in zip(cues.tolist(), tags, strict=True):
        found = _tagged(pieces, see_from, word, scores[word], of_words)
        if found is not None:
            yield found


def _tagged(pieces: WordPieces, offset: int, cue: int, scores: Floats, tags: Floats) -> Tagged | None:
    content, source = tags[:, _CONTENT].sum(1), tags[:, _SOURCE].sum(1)
    outside = tags[:, 0]
    names = np.flatnonzero((source > outside) & (source > content))
    says = np.flatnonzero((content > outside) & (content >= source))
    says = _whole(says, {cue, *names.tolist()})
    names = _nearest(_whole(names, {cue}), cue, pieces.opens_paragraph[offset : offset + len(tags)])
    if not len(says):
        return None

    def spans(words: npt.NDArray[np.int64]) -> tuple[Span, ...]:
        parts = np.split(words, np.flatnonzero(np.diff(words) > 1) + 1)
        return tuple((int(pieces.starts[offset + p[0]]), int(pieces.ends[offset + p[-1]])) for p in parts if len(p))

    (cue_span,) = spans(np.array([cue]))
    attributed, stated, said, denied, hypothetical = scores.tolist()
    return Tagged(
        cue_span,
        spans(says),
        spans(names),
        attributed,
        stated,
        (said, denied, hypothetical),
        float(content[says].mean()),
        float(source[names].mean()) if len(names) else 0.0,
    )


def _whole(words: npt.NDArray[np.int64], others: set[int]) -> npt.NDArray[np.int64]:
    """The words of a content with the few between them that are neither cue nor source."""
    parts = [part.tolist() for part in np.split(words, np.flatnonzero(np.diff(words) > 1) + 1)]
    joined: list[list[int]] = []
    for part in parts:
        gap = range(joined[-1][-1] + 1, part[0]) if joined else range(0)
        if joined and len(gap) <= _WIDEST_GAP and not others.intersection(gap):
            joined[-1] += [*gap, *part]
        else:
            joined.append(part)
    return np.array([word for part in joined for word in part], dtype=np.int64)


def _nearest(words: npt.NDArray[np.int64], cue: int, opens_paragraph: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """The words of a source in the paragraph that is nearest to the cue."""
    paragraph = np.cumsum(opens_paragraph)
    away = np.abs(paragraph[words] - paragraph[cue])
    near: npt.NDArray[np.int64] = words[away == away.min(initial=len(opens_paragraph))]
    return near
