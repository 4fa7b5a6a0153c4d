"""Where what is said ends, when the parser carries it on beyond the closing marks."""

from dataclasses import replace
from itertools import takewhile

from onrecord.language.attribution import Attribution, merge
from onrecord.language.places import Places
from onrecord.model import Span

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# In characters: the nouns after a name in marks.
_LONGEST_NOUN = 40
_TELLER_GOES_ON = frozenset(
    {"and", "but", "while", "though", "although", "when", "as", "before", "after", "until", "then"}
    | {"which", "who", "where", "whose"}
)


def ended(places: Places, attribution: Attribution) -> Attribution:
    """The attribution without what the teller adds in his own words."""
    segments = [_after_marks(places, span) for span in attribution.segments]
    return replace(attribution, segments=merge([_with_noun(places, span) for span in segments]))


def _with_noun(places: Places, span: Span) -> Span:
    """They backed the “Fix the Bridge” movement."""
    last = next((p for p in places.within(span) if p.end == span[1] and not p.single), None)
    if last is None or places.ends_utterance(last):
        return span
    nouns = list(takewhile(lambda t: t.tag_ in _NOUNS and not t.is_space, places.tokens(span[1], span[1] + _LONGEST_NOUN)))
    return (span[0], nouns[-1].idx + len(nouns[-1])) if nouns else span


def _after_marks(places: Places, span: Span) -> Span:
    """She wrote, “It rains,” and shared a map."""
    inside = [p for p in places.within(span) if not p.single]
    if not inside or inside[-1].end >= span[1]:
        return span
    last = inside[-1]
    tail = places.tokens(last.end, span[1])
    if not tail:
        return span
    introduced = inside[0].start == span[0] and places.text[: span[0]].rstrip()[-1:] in (",", ":")
    goes_on = places.ends_with(last, ",.!?") and (tail[0].lower_ in _TELLER_GOES_ON or tail[0].tag_ == "VBG")
    return (span[0], last.end) if introduced or goes_on else span
