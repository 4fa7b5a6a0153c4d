"""What the steps pass on to each other: an attribution before its speaker has a name."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Token

from onrecord.language import phrases
from onrecord.language.quotations.tagger import Tagged
from onrecord.language.recipients import is_outlet
from onrecord.model import Span

# The least probability of a statement, and of an attribution of any kind. Chosen on dev.

STATED, ATTRIBUTED = 0.5, 0.5
_BRACKETS = {")": "(", "]": "["}
# Their full stops are their own: "the U.S.".
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}\Z")
_LONGEST_INITIALS = 8
_EDGES = " \t\r\n\u00a0,;:–—-•·▪●"


class Way(StrEnum):
    """How content and cue came together."""

    TAGGED = "tagger"
    CUE_AFTER = "cue after the marks"
    CUE_BEFORE = "cue before the marks"
    BLOCK = "block quotation"
    NAME = "name beside the marks"
    CARRIED = "carried over"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content spans in characters, the cue's token, the head of the source and the span that names it.

    ``tagged`` is what the tagger found at the cue, None where it found nothing there. ``quoted`` is whether words in marks show that
    it was uttered, though the tagger takes it for a belief.
    """

    segments: tuple[Span, ...]
    cue: Token | None = None
    source: Token | None = None
    mention: Span | None = None
    way: Way = Way.TAGGED
    tagged: Tagged | None = None
    quoted: bool = False

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
    segments: list[Span], cue: Token, source: Token | None, way: Way, tagged: Tagged | None = None
) -> Attribution:
    """An attribution of these spans, by the cue, to the source that its head stands for."""
    mention = None if source is None else phrases.mention(source)
    return Attribution(merge(segments), cue, source, mention, way, tagged)


def carry_over(segments: list[Span], previous: Attribution) -> Attribution:
    """An attribution of these spans, without a cue of their own, to the source of the previous one."""
    return Attribution(merge(segments), None, previous.source, previous.mention, Way.CARRIED)


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
    """The span without the space and the commas around it, its final full stop, and halves of brackets at its end."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and (text[end - 1] in _EDGES + ".([" or _closes_nothing(text, start, end - 1)):
        if _INITIALS.search(text, max(start, end - _LONGEST_INITIALS), end):
            break
        end -= 1
    return start, end


def _closes_nothing(text: str, start: int, last: int) -> bool:
    opening = _BRACKETS.get(text[last])
    return opening is not None and text.count(opening, start, last) < text.count(text[last], start, last + 1)


def is_statement(attribution: Attribution) -> bool:
    """Whether somebody uttered it. What stands in marks beside a cue was uttered, whatever the cue."""
    tagged = attribution.tagged
    return tagged is None or attribution.quoted or tagged.stated * tagged.content_sure >= STATED


def likelihood(attribution: Attribution) -> float:
    """How likely it is that somebody uttered this, 0 to 1; less than any statement where it is none."""
    tagged = attribution.tagged
    if tagged is None or attribution.quoted:
        return STATED
    return tagged.stated * tagged.content_sure if is_statement(attribution) else tagged.attributed * STATED / 2


def has_own_speaker(attribution: Attribution) -> bool:
    """Whether a name or a description says who speaks, and no pronoun."""
    return attribution.source is not None and attribution.source.pos_ in {"PROPN", "NOUN"}


def outermost(attributions: list[Attribution], length: int) -> list[Attribution]:
    """Without what stands inside the content of another: in "He says she thinks it rains" only he is on record.

    Kept are statements of somebody who is named or described there: "He says the mayor called it a mess". Who only relays
    such a statement says nothing else: of "According to the paper, the mayor called it a mess" the mayor's alone is kept.
    "She warned of rain, according to the ministry" encloses nothing: it says where her words are known from. So does a
    cue at the end of another's content whose own content goes beyond it.
    """
    encloser = array("l", [-1]) * (length + 1)
    relays = array("l", [-1]) * (length + 1)
    for k, attribution in enumerate(attributions):
        owner = relays if _relays(attribution) else encloser
        for start, end in attribution.segments:
            owner[start:end] = array("l", [k]) * (end - start)
    kept, relayed = [], set()
    for one in attributions:
        own = one.cue is not None and is_statement(one) and has_own_speaker(one)
        if one.cue is not None and own and _is_most_of(one, relays[one.cue.idx], attributions):
            relayed.add(relays[one.cue.idx])
        if one.cue is None or own or not _is_inside(one, encloser[one.cue.idx], attributions):
            kept.append(one)
    gone = {id(attributions[k]) for k in relayed}
    return [one for one in kept if id(one) not in gone]


def _relays(attribution: Attribution) -> bool:
    return attribution.cue is not None and attribution.cue.lower_ in {"according", "per", "quoted", "quotes", "quoting"}


def _is_most_of(inner: Attribution, encloser: int, attributions: Sequence[Attribution]) -> bool:
    """Whether a statement, for an outlet with the words for who made it, is at least half of the content that encloses its cue."""
    if encloser < 0 or not _is_inside(inner, encloser, attributions):
        return False
    relay = attributions[encloser]
    named = inner.mention is not None and relay.source is not None and is_outlet(relay.source)
    made = merge([*inner.segments, inner.mention]) if named and inner.mention is not None else inner.segments
    inside = sum(
        min(end, last) - max(start, first)
        for start, end in made
        for first, last in relay.segments
        if overlaps((start, end), (first, last))
    )
    return 2 * inside >= sum(end - start for start, end in relay.segments)


def _is_inside(inner: Attribution, encloser: int, attributions: Sequence[Attribution]) -> bool:
    """Whether the content that encloses an attribution's cue, if there is one, encloses its content too."""
    if encloser < 0 or inner.cue is None:
        return False
    return any(
        start <= inner.cue.idx < end and overlaps((start, end), inner.segments[0])
        for start, end in attributions[encloser].segments
    )


def distinct(attributions: Sequence[Attribution]) -> list[Attribution]:
    """One attribution for each place in the text: the likeliest, before one whose cue is a word of its own content."""
    kept: dict[Span, Attribution] = {}
    for attribution in sorted(attributions, key=lambda one: (_cued_inside(one), -likelihood(one))):
        kept.setdefault((attribution.start, attribution.end), attribution)
    return [kept[place] for place in sorted(kept)]


def _cued_inside(attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is None or any(start <= cue.idx < end for start, end in attribution.segments)
