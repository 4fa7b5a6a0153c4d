"""The words of a content that the tagger found: whole phrases, to its sentence's end, without what is no part of it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.language import cues, phrases
from onrecord.language.quotations.attribution import overlaps, trim
from onrecord.language.quotations.context import Places, sentence_ends
from onrecord.model import Span

# The words between a content and the full stop behind it, which belong to it where they are few: "does not break" even.
_REMNANT = re.compile(r" (?:[\w’'-]+ ){0,5}[\w’'-]+(?=[.!?](?:\s|\Z))")
# In words: so few belong to it whatever they are; more, where they go on with its last phrase.
_FEW = 3
# What a preposition at a content's end is of, in so few words.
_OBJECT = re.compile(r"(?: [\w’'-]+){1,3}")
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
# In words: so few between two parts of a content are left by mistake.
_GAP = 5
_UNFINISHED = frozenset({"ADP", "AUX", "DET", "PART"})
# What leads up to a content: accused him "of" lying, predicted, "though, that".
_LEAD = re.compile(r"of (?=\w+ing\b)|(?:though|however),? that ")
# In tokens, with the end of the sentence before it.
_LONGEST_SUBJECT = 5


def contents(
    places: Places, cue: Token | None, found: Sequence[Span], others: Sequence[Span], *, stated: bool
) -> list[Span]:
    """The parts of a content; ``others`` are cue and source. Only of what is ``stated`` a torn phrase is mended."""
    segments = [
        trim(places.text, _without_lead(places.text, _without_next(places, _without_sentence_behind(places, span))))
        for span in found
    ]
    segments = _without_accused(places, cue, [span for span in segments if span[1] > span[0]])
    return _without_crumb(places, _closed(places, segments, others) if stated else segments)


def _without_accused(places: Places, cue: Token | None, segments: list[Span]) -> list[Span]:
    """What somebody is accused of, without the crumb of who it is: "being late" of "accused Ann Roe’s firm of being late"."""
    if cue is None or cues.lemma(cue) != "accuse" or len(segments) < 2:  # noqa: PLR2004 (a crumb and more)
        return segments
    return segments[1:] if places.text[segments[0][1] : segments[1][0]].endswith(" of ") else segments


def _closed(places: Places, segments: list[Span], others: Sequence[Span]) -> list[Span]:
    """The parts of a content with the few words between two that the tagger left; ``others`` are cue and source."""
    closed = segments[:1]
    for start, end in segments[1:]:
        gap = closed[-1][1], start
        words = places.text[slice(*gap)]
        free = not any(overlaps(gap, span) for span in others) and not places.touching((gap[0] - 1, gap[1] + 1))
        crumb = " " not in places.text[start:end]
        torn = _is_torn(places, gap)
        if free and not crumb and torn and len(words.split()) <= _GAP and not sentence_ends(words):
            closed[-1] = closed[-1][0], end
        else:
            closed.append((start, end))
    return closed


def _is_torn(places: Places, gap: Span) -> bool:
    """Whether a gap tears a phrase: "other" off "candidates", "Ann Roe" off "’s campaign"."""
    before, inside = places.around((gap[0] - 1, gap[0]))[-1], {token.i for token in places.around(gap)}
    if any(token.tag_ in _FINITE for token in places.around(gap)):
        return False
    return before.i in inside or (before.pos_ in _UNFINISHED | {"ADJ", "PART", "PROPN"} and before.head.i in inside)


def _without_crumb(places: Places, segments: list[Span]) -> list[Span]:
    """The parts of a content without a last one that is a single word outside marks, which the tagger threw in."""
    if len(segments) < 2 or " " in places.text[slice(*segments[-1])] or places.is_marked(segments[-1][0]):  # noqa: PLR2004
        return segments
    return segments[:-1]


def to_sentence_end(places: Places, segments: list[Span], others: Sequence[Span]) -> list[Span]:
    """The parts of a content with the few words that the tagger left of its sentence's end; ``others`` are cue and source."""
    if not segments:
        return segments
    start, end = _with_object(places, segments[-1], others)
    segments = [*segments[:-1], (start, end)]
    rest = _REMNANT.match(places.text, end)
    if rest is None or places.text[end - 1] in "”\"’'" or sentence_ends(places.text[end : rest.end() + 2]) == 0:
        return segments
    if any(overlaps(rest.span(), span) for span in others) or places.touching(rest.span()):
        return segments
    goes_on = places.tokens(*rest.span())[0].pos_ == "ADP" or places.around((start, end))[-1].pos_ in _UNFINISHED
    if not goes_on and len(rest[0].split()) > _FEW:
        return segments
    return [*segments[:-1], (start, rest.end())]


def _with_object(places: Places, span: Span, others: Sequence[Span]) -> Span:
    """The span with what its last preposition is of: "fired three missiles into" the sea."""
    last = places.around(span)[-1]
    found = next((child for child in last.children if child.dep_ == "pobj"), None) if last.pos_ == "ADP" else None
    if found is None or found.idx < span[1]:
        return span
    rest = span[1], found.idx + len(found)
    free = not any(overlaps(rest, other) for other in others) and not places.touching(rest)
    return (span[0], rest[1]) if free and _OBJECT.fullmatch(places.text, *rest) else span


def _without_sentence_behind(places: Places, span: Span) -> Span:
    """The span without the sentence outside marks that follows a whole one in them: of “It rains.” Lund is angry."""
    first = next(iter(places.within(span)), None)
    if first is None or first.start != span[0] or not places.ends_with(first, ".!?"):
        return span
    behind = places.text[first.end : span[1]]
    return (span[0], first.end) if behind[:1].isspace() and behind.lstrip()[:1].isupper() else span


def _without_next(places: Places, span: Span) -> Span:
    """The span without the subject of the next sentence: "will move to the U.S. Acme", where "said it will grow" follows."""
    tokens = places.tokens(*span)
    goes_on = tokens and tokens[-1].i + 1 < len(places.doc) and tokens[-1].nbor(1).pos_ in {"VERB", "AUX"}
    end = next((t for t in tokens[-_LONGEST_SUBJECT:-1] if phrases.ends_sentence(t)), None) if goes_on else None
    return span if end is None else (span[0], end.idx + len(end))


def _without_lead(text: str, span: Span) -> Span:
    """What somebody is accused of, or predicted, without the words that lead up to it."""
    lead = _LEAD.match(text, *span)
    return span if lead is None else (lead.end(), span[1])
