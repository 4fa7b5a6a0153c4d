"""Quotation marks, paired into the outermost marked passages of a text.

Marks are paired within a paragraph, so that an unbalanced one never reaches beyond it. A quotation of
several paragraphs opens each with a mark and closes only the last: one passage a paragraph, linked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.model import Span
from onrecord.spans import paragraphs

_DOUBLE = re.compile(r"[\"“”„‟«»＂″〝〞]|''|``|’’|‘‘")
_SINGLE = re.compile(r"[‘’‚‛'`]")
_ALWAYS_OPENS = frozenset("“„‟«``‘‘‚‛")
# Marks of the direction of writing and joiners of no width stand where a space or nothing is seen.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f([{—–-/:;,>…*" + INVISIBLE)
_AFTER_CLOSING = frozenset(",.;:!?)]")
# A mark between spaces on both sides, as in the texts of some wires: " It rains , " he said .
_FREE = re.compile(r'(?<!\S)"(?!\S)')
# ‘He said “no,” and left,’
_CLOSES_SINGLE = re.compile(r"[,.!?…—–]’(?!\w)")
# 'em, 'tis, '90s: the mark stands for missing letters.
_ELISION = re.compile(r"['’‘](?:em|tis|twas|til|till|cause|bout|n|round|\d0s|\d\d)\b", re.IGNORECASE)
_MARKS = "“”\"'‘’„«».,!?;:"
# In words, and in letters: “Night of the Ships”.
_LONGEST_TITLE = 8
_SHORTEST_CAPITALISED = 4


# The mark that was forgotten stood before the cue: “It rains, Ann Roe said.
_UNCLOSED_TAG = re.compile(r",(?= [^,.!?“”\"]{1,40} (?:said|says|added|wrote|asked|told [^,.“”\"]{1,30})\.?$)")
# So many paragraphs a quotation goes on without a mark that opens them.
_MOST_UNOPENED = 8
_CUE_AT_END = re.compile(r"\b(?:said|says|added|adds|wrote|asked|told|replied)\b[^.!?]*[.!?]$")
# Three words or more that end as a sentence or half of one does.
_UTTERANCE = re.compile(r"[‘'`‚‛]\w+(?:\W+\w+){2,}[,.!?…—–-][’']", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands between two marks, marks included; ``continued`` when the next passage goes on with it."""

    start: int
    end: int
    continued: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


def is_title(text: str, passage: Passage) -> bool:
    """Whether a passage is capitalised as titles of works, programmes and events are."""
    words = [word.strip(_MARKS) for word in text[passage.start : passage.end].split()]
    long = [word for word in words if len(word) >= _SHORTEST_CAPITALISED]
    return len(words) <= _LONGEST_TITLE and words[0][:1].isupper() and bool(long) and all(w[0].isupper() for w in long)


def passages(text: str) -> list[Passage]:
    """The outermost marked passages in text order, disjoint."""
    spans = paragraphs(text)
    found: list[Passage] = []
    for span, following in zip_longest(spans, spans[1:]):
        found.extend(_pair(text, span, following))
    found = _united(found, list(_unopened(text, spans)))
    return [replace(p, single=False) for p in found] if _single_marks_quote(text, found) else found


def _united(found: Sequence[Passage], blocks: Sequence[Sequence[Passage]]) -> list[Passage]:
    """The passages outside the blocks with those of the blocks, in text order."""
    starts = [block[0].start for block in blocks]
    kept = [passage for block in blocks for passage in block]
    for passage in found:
        k = bisect_left(starts, passage.end) - 1
        if k < 0 or blocks[k][-1].end <= passage.start:
            kept.append(passage)
    return sorted(kept, key=lambda passage: passage.start)


def _unopened(text: str, spans: Sequence[Span]) -> Iterator[list[Passage]]:
    """Quotations of several paragraphs whose curly mark opens the first and closes the last, with none between."""
    i = 0
    while i < len(spans):
        start = text.rfind("“", *spans[i])
        if start < 0 or text.find("”", start, spans[i][1]) >= 0:
            i += 1
            continue
        for j in range(i + 1, min(len(spans), i + 1 + _MOST_UNOPENED)):
            mark = _DOUBLE.search(text, *spans[j])
            if mark is not None:
                if mark.group() == "”":
                    between = [Passage(*span, continued=True) for span in spans[i + 1 : j]]
                    yield [Passage(start, spans[i][1], continued=True), *between, Passage(spans[j][0], mark.end())]
                break
        i += 1


def _single_marks_quote(text: str, found: Sequence[Passage]) -> bool:
    """Whether the text has the British style: no double marks outside single ones, and these around utterances."""
    return all(p.single for p in found) and any(_UTTERANCE.fullmatch(text, p.start, p.end) for p in found)


def _begins_with(marks: re.Pattern[str], text: str, paragraph: Span | None) -> bool:
    mark = None if paragraph is None else marks.match(text, paragraph[0])
    return mark is not None and paragraph is not None and mark.end() < paragraph[1] and not text[mark.end()].isspace()


def _pair(text: str, paragraph: Span, following: Span | None) -> Iterator[Passage]:
    position = paragraph[0]
    for passage in _pair_doubles(text, paragraph, _begins_with(_DOUBLE, text, following)):
        if passage.start < position:
            continue
        outer = _single_around(text, position, passage, paragraph[1])
        if outer is not None:
            yield from _pair_singles(text, (position, outer.start))
            passage = outer  # noqa: PLW2901
        else:
            yield from _pair_singles(text, (position, passage.start))
        yield passage
        position = passage.end
    goes_on = following is not None and text[following[0]] == "‘" and _begins_with(_SINGLE, text, following)
    yield from _pair_singles(text, (position, paragraph[1]), goes_on=goes_on)


def _single_around(text: str, start: int, inner: Passage, end: int) -> Passage | None:
    """The passage in single marks that encloses one in double marks: ‘He said “no,” and left,’."""
    opening = text.rfind("‘", start, inner.start)
    if opening < 0 or not _may_open(text, opening, start) or any(_pair_singles(text, (opening, inner.start))):
        return None
    closing = _CLOSES_SINGLE.search(text, inner.end, end)
    return None if closing is None else Passage(opening, closing.end(), single=True)


def _pair_doubles(text: str, paragraph: Span, goes_on: bool) -> Iterator[Passage]:
    opening: _Mark | None = None
    free = len(_FREE.findall(text[slice(*paragraph)])) % 2 == 0
    marks = [_classify(text, m.span(), paragraph, free=free) for m in _DOUBLE.finditer(text, *paragraph)]
    inner = 0
    for i, mark in enumerate(marks):
        if opening is None:
            opening = mark if mark.opens or _is_glued(text, mark) else None
        elif mark.closes and inner:
            inner -= 1
        elif not mark.closes and mark.opens and _is_nested(text, opening, mark, marks[i + 1 :]):
            inner += 1
        elif mark.closes and not _is_inch_mark(text, mark, marks[i + 1 : i + 2]):
            yield Passage(opening.start, mark.end)
            opening = None
        elif mark.opens and not mark.closes:
            # Reopened before it was closed: where the first one ends nobody can tell, but for lost paragraphs.
            if _opens_lost_paragraph(text, opening, mark):
                yield Passage(opening.start, len(text[: mark.start].rstrip()), continued=True)
            opening = mark
    if opening is not None and _reaches_the_end(text, opening, paragraph, goes_on):
        tag = None if goes_on else _UNCLOSED_TAG.search(text, opening.end, paragraph[1])
        yield Passage(opening.start, tag.start() + 1 if tag else paragraph[1], continued=goes_on)


def _is_glued(text: str, mark: _Mark) -> bool:
    """Roe."So it is": the space before a straight opening mark got lost."""
    return (
        text[mark.start] == '"'
        and text[mark.start - 1 : mark.start] in {".", "!", "?"}
        and text[mark.end : mark.end + 1].isupper()
    )


def _opens_lost_paragraph(text: str, opening: _Mark, mark: _Mark) -> bool:
    """“It rains. “It pours.”: two paragraphs of one quotation whose break got lost, and no cue between them."""
    said = text[opening.end : mark.start].rstrip()
    follows = (
        text[mark.end : mark.end + 1].isupper()
        and said[-1:] in {".", "!", "?"}
        and said != text[opening.end : mark.start]
    )
    return follows and _CUE_AT_END.search(said) is None


def _is_nested(text: str, outer: _Mark, mark: _Mark, following: Sequence[_Mark]) -> bool:
    """“… ‘Tell him “no.”’” - whether a mark opens a quotation in the one that single marks enclose, and both are closed."""
    closing = sum(one.closes and not one.opens for one in following)
    return closing > 1 and re.search(r"(?<!\w)[‘']\w", text[outer.end : mark.start]) is not None


def _classify(text: str, mark: Span, paragraph: Span, *, free: bool) -> _Mark:
    start, end = mark
    before = text[start - 1] if start > paragraph[0] else " "
    after = text[end] if end < paragraph[1] else " "
    before = " " if before in INVISIBLE else before
    space_before, space_after = before in _BEFORE_OPENING, after.isspace()
    shape = text[start:end]
    if shape in {"«", "〝"} and (before.isspace() or before in "(["):
        return _Mark(start, end, opens=True, closes=False)  # « It rains », as in French, with a space
    if shape in {"»", "〞"} and (after in _AFTER_CLOSING or space_after):
        return _Mark(start, end, opens=False, closes=True)
    if free and _FREE.match(text, start):
        return _Mark(start, end, opens=True, closes=True)
    if shape in ("“", "„", "‟", "«", "``", "‘‘"):
        # “ at both ends occurs in real files, and „…“ closes with it.
        return _Mark(start, end, opens=not space_after, closes=space_after or not space_before)
    if shape in ("”", "»", "’’"):
        return _Mark(start, end, opens=before.isspace() and not space_after, closes=not before.isspace() or space_after)
    if before.isdigit() and not _open_before(text, start, paragraph[0]):
        return _Mark(start, end, opens=False, closes=False)
    return _Mark(start, end, opens=space_before and not space_after, closes=not before.isspace() or space_after)


def _open_before(text: str, position: int, start: int) -> bool:
    window = text[max(start, position - 2000) : position]
    return any(_DOUBLE.finditer(window))


def _is_inch_mark(text: str, mark: _Mark, following: list[_Mark]) -> bool:
    """6'2" inside a quotation: a straight mark after a digit, where another closing mark follows."""
    inch = text[mark.start] in "\"'″" and text[mark.start - 1].isdigit()
    goes_on = re.match(r"\s?[a-z]", text[mark.end : mark.end + 2]) is not None
    return inch and goes_on and bool(following) and following[0].closes and not following[0].opens


def _reaches_the_end(text: str, opening: _Mark, paragraph: Span, goes_on: bool) -> bool:
    """Whether an unclosed mark opens a quotation to the paragraph's end: it opens it, or follows "said:"."""
    before = text[paragraph[0] : opening.start].rstrip()[-1:]
    return goes_on or before in ("", ":", ",")


def _pair_singles(text: str, span: Span, *, goes_on: bool = False) -> Iterator[Passage]:
    opening: int | None = None
    for found in _SINGLE.finditer(text, *span):
        start = found.start()
        before = text[start - 1] if start > span[0] else " "
        after = text[found.end()] if found.end() < span[1] else " "
        if opening is None:
            opening = start if _may_open(text, start, span[0]) else None
        elif not before.isspace() and not after.isalnum() and not _is_possessive(text, start, span[1]):
            yield Passage(opening, found.end(), single=True)
            opening = None
    if goes_on and opening is not None and text[opening] == "‘":
        yield Passage(opening, span[1], continued=True, single=True)


def _may_open(text: str, mark: int, start: int) -> bool:
    before = text[mark - 1] if mark > start else " "
    after = text[mark + 1 : mark + 2] or " "
    return before in _BEFORE_OPENING and not after.isspace() and not _ELISION.match(text, mark)


def _is_possessive(text: str, position: int, end: int) -> bool:
    """allies’ plan: an s before, a word after, and another mark later that can close."""
    if text[position - 1] not in "sS" or not re.match(r" [a-z]", text[position + 1 : position + 3]):
        return False
    return re.search(r"[^\s'’][’'](?!\w)", text[position + 1 : min(end, position + 300)]) is not None
