"""A quotation laid beside a text, word by word: which words are the same, changed, added, left out, or marked as changed.

Common runs of words are the anchors; the best chain of them is chosen as in the alignment of genomes (Abouelhoda and Ohlebusch,
"Chaining algorithms for multiple genome comparison", 2005), and what lies between two anchors is aligned by Levenshtein's
edits (rapidfuzz). So a quotation is found whole, with changed words, with a hole, or put together from several places.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile

from rapidfuzz.distance import Levenshtein

from onrecord.corpus.alike.words import Quoted, Words
from onrecord.model import Span

# A hole of more words than this between two anchors is two places, not an edit.
_NEAR = 12
# So many words more than a quotation's own are looked at behind the last anchor, and behind an ellipsis.
_FURTHER, _ELIDED = 3, 60
# So many words that are left out in one piece are a cut, fewer an edit.
CUT = 4
# What the step from one anchor to the next costs, in words.
_A_WORD, _FAR, _BACKWARDS = 0.3, 3.0, 4.0
_MOST_ANCHORS = 80
# Runs of three words are telling; a quotation of few words has few of them, or none that an edit leaves whole.
_SEEDS = ((2, 1), (7, 2))
_SEED = 3


class Change(StrEnum):
    """What became of words between the source and a quotation of it.

    MARKED words are changed, added or left out as typography says it: "[…]", "…", "[the minister]". A JUMP goes back in
    the source: what follows stands before what went before.
    """

    SAME = "same"
    MARKED = "marked"
    CHANGED = "changed"
    ADDED = "added"
    LEFT_OUT = "left out"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that go together: numbers of words of the quotation and of the source, ends excluded."""

    change: Change
    quoted: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quotation beside a text, in the quotation's order.

    ``similarity`` is the share of the words that are the same, from 0 to 100, of those of the quotation and those of the
    source that are edited; marked words and whole passages that were left out count for nothing.
    """

    pieces: tuple[Piece, ...]
    similarity: float

    @property
    def same(self) -> int:
        """How many words are the same."""
        return sum(_length(piece.quoted) for piece in self.pieces if piece.change is Change.SAME)

    @property
    def changes(self) -> frozenset[Change]:
        """Everything that became of the words."""
        return frozenset(piece.change for piece in self.pieces)

    @property
    def span(self) -> Span:
        """The words of the source from the first to the last that are the same."""
        found = [piece.source for piece in self.pieces if piece.change is Change.SAME]
        return min(first for first, _ in found), max(last for _, last in found)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Words that both have: where they begin in the quotation and in the source, and how many they are."""

    quoted: int
    source: int
    length: int

    @property
    def ends(self) -> Span:
        return self.quoted + self.length, self.source + self.length

    def behind(self, before: "_Anchor") -> "_Anchor | None":
        """What is left of it behind the words that another one has already; None where that is nothing."""
        taken = max(before.ends[0] - self.quoted, 0)
        if taken >= self.length or before.quoted >= self.quoted:
            return None
        return _Anchor(self.quoted + taken, self.source + taken, self.length - taken)


class Aligner:
    """Some quotations, to be looked for in one text after another."""

    def __init__(self, quotations: Mapping[int, Quoted]) -> None:
        self._quotations = quotations
        self._seeds: dict[int, dict[tuple[str, ...], list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for number, quoted in quotations.items():
            length = next((seed for most, seed in _SEEDS if quoted.own <= most), _SEED)
            for start in range(len(quoted.words.text) - length + 1):
                inside = range(start, start + length)
                if quoted.marked.isdisjoint(inside) and quoted.gaps.isdisjoint(inside[1:]):
                    self._seeds[length][quoted.words.text[start : start + length]].append((number, start))

    def beside(self, source: Words) -> dict[int, Alignment]:
        """The best alignment of every quotation that has words in common with a text."""
        hits: dict[int, set[Span]] = defaultdict(set)
        for length, seeds in self._seeds.items():
            for at in range(len(source.text) - length + 1):
                for number, start in seeds.get(source.text[at : at + length], ()):
                    hits[number].update((start + step, at + step) for step in range(length))
        return {
            number: _aligned(self._quotations[number], source, _chain(_anchors(places)))
            for number, places in hits.items()
        }


def _anchors(hits: set[Span]) -> list[_Anchor]:
    """The longest runs of common words, those of most words where there are many."""
    found: list[_Anchor] = []
    for quoted, source in sorted(hits, key=lambda hit: (hit[1] - hit[0], hit[0])):
        last = found[-1] if found else None
        if last is not None and last.ends == (quoted, source):
            found[-1] = _Anchor(last.quoted, last.source, last.length + 1)
        else:
            found.append(_Anchor(quoted, source, 1))
    found.sort(key=lambda anchor: (-anchor.length, anchor.source))
    return sorted(found[:_MOST_ANCHORS], key=lambda anchor: (anchor.quoted, anchor.source))


def _chain(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """The anchors that explain most words at least cost, in the quotation's order."""
    best: list[tuple[float, list[_Anchor]]] = []
    for anchor in anchors:
        score, chain = float(anchor.length), [anchor]
        for before_score, before in best:
            rest = anchor.behind(before[-1])
            if rest is None:
                continue
            joined = before_score + rest.length - _cost(before[-1], rest)
            if joined > score:
                score, chain = joined, [*before, rest]
        best.append((score, chain))
    return max(best, key=lambda one: one[0])[1]


def _cost(before: _Anchor, after: _Anchor) -> float:
    hole = after.source - before.ends[1]
    if hole < 0:
        return _BACKWARDS
    return min(_A_WORD * abs(hole - (after.quoted - before.ends[0])), _FAR)


def _aligned(quoted: Quoted, source: Words, chain: Sequence[_Anchor]) -> Alignment:
    first, last = chain[0], chain[-1]
    pieces = list(_before(quoted, source, first))
    for number, anchor in enumerate(chain):
        if number:
            pieces += _between(quoted, source, chain[number - 1].ends, (anchor.quoted, anchor.source))
        pieces.append(Piece(Change.SAME, (anchor.quoted, anchor.ends[0]), (anchor.source, anchor.ends[1])))
    pieces += _after(quoted, source, last)
    return Alignment(tuple(pieces), _similarity(quoted, pieces))


def _before(quoted: Quoted, source: Words, first: _Anchor) -> list[Piece]:
    """The words of the quotation before the first anchor, beside what stands there in the source."""
    ours = (0, first.quoted)

    def edits(reach: int) -> list[Piece]:
        start = max(0, first.source - _length(ours) - reach)
        found = list(_edits(quoted, source, ours, (start, first.source)))
        # What the source says before the quotation begins was not left out of it.
        return list(dropwhile(_is_outside, found))

    return _at_edge(quoted, ours, first.source, edits)


def _after(quoted: Quoted, source: Words, last: _Anchor) -> list[Piece]:
    ours, at = (last.ends[0], len(quoted.words.text)), last.ends[1]

    def edits(reach: int) -> list[Piece]:
        stop = min(at + _length(ours) + reach, len(source.text))
        found = list(_edits(quoted, source, ours, (at, stop)))
        return list(dropwhile(_is_outside, reversed(found)))[::-1]

    return _at_edge(quoted, ours, at, edits)


def _at_edge(quoted: Quoted, ours: Span, at: int, edits: Callable[[int], list[Piece]]) -> list[Piece]:
    """The edits at the quotation's beginning or end that leave most of it the same; ``edits`` makes those of a reach."""
    if ours[0] == ours[1]:
        return []
    if _is_marked(quoted, ours):
        return [Piece(Change.MARKED, ours, (at, at))]
    reaches = (0, _FURTHER, _ELIDED) if _is_elided(quoted, ours) else (0, _FURTHER)
    return max((edits(reach) for reach in reaches), key=_likeness)


def _is_outside(piece: Piece) -> bool:
    return piece.quoted[0] == piece.quoted[1]


def _likeness(pieces: Sequence[Piece]) -> int:
    same = sum(_length(piece.quoted) for piece in pieces if piece.change is Change.SAME)
    return 2 * same - sum(_length(piece.source) for piece in pieces if piece.change is Change.LEFT_OUT)


def _between(quoted: Quoted, source: Words, before: Span, after: Span) -> Iterator[Piece]:
    """What lies between the ends of one anchor and the beginning of the next."""
    ours, theirs = (before[0], after[0]), (before[1], after[1])
    if theirs[1] < theirs[0]:
        yield from _added(quoted, ours, theirs[0])
        yield Piece(Change.JUMP, (ours[1], ours[1]), (theirs[1], theirs[0]))
    elif _length(theirs) <= _length(ours) + _NEAR or _is_elided(quoted, ours):
        yield from _edits(quoted, source, ours, theirs)
    else:
        yield from _added(quoted, ours, theirs[0])
        yield Piece(Change.LEFT_OUT, (ours[1], ours[1]), theirs)


def _is_elided(quoted: Quoted, ours: Span) -> bool:
    return not quoted.gaps.isdisjoint(range(ours[0], ours[1] + 1))


def _added(quoted: Quoted, ours: Span, at: int) -> Iterator[Piece]:
    if ours[0] < ours[1]:
        yield from _by_mark(quoted, Piece(Change.ADDED, ours, (at, at)))


def _edits(quoted: Quoted, source: Words, ours: Span, theirs: Span) -> Iterator[Piece]:
    """The words of two stretches as edits make one of the other."""
    one, other = quoted.words.text[slice(*ours)], source.text[slice(*theirs)]
    for edit in Levenshtein.opcodes(one, other):
        here = (ours[0] + edit.src_start, ours[0] + edit.src_end)
        there = (theirs[0] + edit.dest_start, theirs[0] + edit.dest_end)
        match edit.tag:
            case "equal":
                yield Piece(Change.SAME, here, there)
            case "insert":
                elided = _is_elided(quoted, here) or _is_marked(quoted, ours)
                yield Piece(Change.MARKED if elided else Change.LEFT_OUT, here, there)
            case _:
                yield from _by_mark(
                    quoted, Piece(Change.CHANGED if edit.tag == "replace" else Change.ADDED, here, there)
                )


def _is_marked(quoted: Quoted, ours: Span) -> bool:
    """Whether all of some words stand in brackets: they may stand for more or fewer of the source."""
    return ours[0] < ours[1] and quoted.marked.issuperset(range(*ours))


def _by_mark(quoted: Quoted, piece: Piece) -> Iterator[Piece]:
    """A piece, parted where words in brackets begin or end; only the others are a change of what was said."""
    start, end = piece.quoted
    at = piece.source[0]
    while start < end:
        marked = start in quoted.marked
        stop = start + 1
        while stop < end and (stop in quoted.marked) == marked:
            stop += 1
        until = piece.source[1] if stop == end else min(at + stop - start, piece.source[1])
        yield Piece(Change.MARKED if marked else piece.change, (start, stop), (at, until))
        start, at = stop, until


def _similarity(quoted: Quoted, pieces: Sequence[Piece]) -> float:
    same = sum(_length(piece.quoted) for piece in pieces if piece.change is Change.SAME)
    edited = sum(
        _length(piece.source) for piece in pieces if piece.change is Change.LEFT_OUT and _length(piece.source) < CUT
    )
    whole = quoted.own + edited
    return 100 * same / whole if whole else 0.0


def _length(span: Span) -> int:
    return span[1] - span[0]
