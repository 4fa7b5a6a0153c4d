"""What the steps pass on to each other: an attribution before its speaker has a name."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Doc, Token

from onrecord.language import phrases
from onrecord.language.quotations import candidate_ranking, source_classifier
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.model import Region, Span

_EDGES = " \t\r\n\u00a0,;:–—-•·▪●"


class Way(StrEnum):
    """How content and cue came together."""

    GRAMMAR = "grammar"
    CUE_AFTER = "cue after the marks"
    CUE_BEFORE = "cue before the marks"
    GOVERNED = "verb that governs the marks"
    BLOCK = "block quotation"
    NAME = "name beside the marks"
    CARRIED = "carried over"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content spans in characters, the cue's token, the head of the source and the span that names it.

    ``probability`` is that of the content where the grammar gave it, ``certainty`` that of the source among all
    phrases near the cue; both are 0 to 1 and uncalibrated.
    """

    segments: tuple[Span, ...]
    cue: Token | None = None
    source: Token | None = None
    mention: Span | None = None
    way: Way = Way.GRAMMAR
    probability: float | None = None
    certainty: float | None = None

    @property
    def carried(self) -> bool:
        """Whether the speaker is that of the quotation before."""
        return self.way is Way.CARRIED

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.segments[-1][1]


def by_cue(
    segments: list[Span], cue: Token, source: Token | None, way: Way, probability: float | None = None
) -> Attribution:
    """An attribution of these spans, by the cue, to the source that its head stands for."""
    mention = None if source is None else phrases.mention(source)
    return Attribution(merge(segments), cue, source, mention, way, probability)


def carry_over(segments: list[Span], previous: Attribution) -> Attribution:
    """An attribution of these spans, without a cue of their own, to the source of the previous one."""
    return Attribution(
        merge(segments), None, previous.source, previous.mention, Way.CARRIED, certainty=previous.certainty
    )


def with_source(attribution: Attribution, regions: Sequence[Region]) -> Attribution:
    """The attribution with the source that is likeliest, now that its content is known."""
    if attribution.cue is None:
        return attribution
    elsewhere = [(region.start, region.end) for region in regions]
    source, certainty = source_classifier.choose(attribution.cue, attribution.source, attribution.segments, elsewhere)
    mention = None if source is None else phrases.mention(source)
    return replace(attribution, source=source, mention=mention, certainty=certainty)


def extend(attribution: Attribution, segments: list[Span]) -> Attribution:
    """The attribution with more content."""
    return replace(attribution, segments=merge([*attribution.segments, *segments]))


def merge(spans: list[Span] | tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in text order, those that overlap or touch joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def overlaps(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]


def trim(text: str, span: Span) -> Span:
    """The span without the space and the commas around it, and without its final full stop."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES + ".":
        end -= 1
    return start, end


def by_grammar(doc: Doc, text: str, marked: Sequence[Passage]) -> list[Attribution]:
    """What cues attribute by grammar, in text order of the cues; marks matter only as ends of what is said."""
    found = []
    for one in candidate_ranking.select(doc, marked):
        segments = [trim(text, characters(doc, span)) for span in one.candidate.ranges]
        segments = [span for span in segments if span[1] > span[0]]
        if segments:
            found.append(by_cue(segments, one.candidate.cue, one.source, Way.GRAMMAR, one.probability))
    return found


def outermost(attributions: list[Attribution], length: int, marked: Sequence[Passage]) -> list[Attribution]:
    """Without what stands inside the content of another: in "He says she thinks it rains" only he is on record.

    "She warned of rain, according to the ministry" keeps both: the second says where it is known from. So does a cue
    at the end of another's content whose own content goes beyond it, and so do somebody's own words inside another's:
    He says she called it “a mess.”
    """
    starts = [passage.start for passage in marked]
    encloser = array("l", [-1]) * (length + 1)
    for k, attribution in enumerate(attributions):
        if attribution.cue is not None and attribution.cue.lower_ == "according":
            continue
        for start, end in attribution.segments:
            encloser[start:end] = array("l", [k]) * (end - start)
    return [
        a
        for a in attributions
        if a.cue is None or _has_marks(a, marked, starts) or not _is_inside(a, encloser[a.cue.idx], attributions)
    ]


def _has_marks(attribution: Attribution, marked: Sequence[Passage], starts: Sequence[int]) -> bool:
    i = bisect_left(starts, attribution.start)
    return i < len(marked) and marked[i].end <= attribution.end


def _is_inside(inner: Attribution, encloser: int, attributions: Sequence[Attribution]) -> bool:
    """Whether the content that encloses an attribution's cue, if there is one, encloses its content too."""
    if encloser < 0 or inner.cue is None:
        return False
    return any(
        start <= inner.cue.idx < end and overlaps((start, end), inner.segments[0])
        for start, end in attributions[encloser].segments
    )


def distinct(attributions: Sequence[Attribution]) -> list[Attribution]:
    """One attribution for each place in the text: of two, the one whose cue is not a word of its own content."""
    kept: dict[Span, Attribution] = {}
    for attribution in sorted(attributions, key=_cued_inside):
        kept.setdefault((attribution.start, attribution.end), attribution)
    return [kept[place] for place in sorted(kept)]


def _cued_inside(attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is None or any(start <= cue.idx < end for start, end in attribution.segments)


def in_body(attributions: list[Attribution], text: str, regions: Sequence[Region]) -> list[Attribution]:
    """Without what headlines and the like say, and with content that runs out of a dateline cut at its end."""
    if not regions:
        return attributions
    kept = []
    for attribution in attributions:
        cue = attribution.cue
        if cue is not None and any(region.start <= cue.idx < region.end for region in regions):
            continue
        cut = [trim(text, part) for span in attribution.segments for part in _outside(span, regions)]
        segments = tuple(span for span in cut if span[1] > span[0])
        if segments:
            kept.append(replace(attribution, segments=segments))
    return kept


def _outside(span: Span, regions: Sequence[Region]) -> list[Span]:
    parts = [span]
    for region in regions:
        parts = [
            piece
            for start, end in parts
            for piece in ((start, min(end, region.start)), (max(start, region.end), end))
            if piece[0] < piece[1]
        ]
    return parts


def characters(doc: Doc, tokens: Span) -> Span:
    """A range of tokens as character offsets."""
    first, last = tokens
    if first >= last:
        return 0, 0
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
