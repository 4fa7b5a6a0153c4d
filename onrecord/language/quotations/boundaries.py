"""Where what is said ends, when the parser carries it on beyond the closing marks."""

import re
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from onrecord.language.quotations.attribution import Attribution, merge
from onrecord.language.quotations.candidates import DAYS
from onrecord.language.quotations.context import SENTENCE_END, Places
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.model import Span

# In characters: "to enact reform, fix the nation's “broken” system" is one content.
_LONGEST_BRIDGE = 60
# In characters: so much of a sentence may stand before the marks that end it.
LONGEST_LEAD = 120
CLAUSE_END = re.compile(r"[.!?;:”\"—–]|\n")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# In characters: the nouns after a name in marks.
_LONGEST_NOUN = 40
_TELLER_GOES_ON = frozenset(
    {"and", "but", "while", "though", "although", "when", "as", "before", "after", "until", "then"} | {"which"}
)
# Where the marks begin what is said, these go on about them; else they are part of it.
_RELATIVE = frozenset({"who", "where", "whose"})


def ended(places: Places, attribution: Attribution) -> Attribution:
    """The attribution without what the teller adds in his own words."""
    segments = [_after_marks(places, span) for span in attribution.segments]
    return replace(attribution, segments=merge([_with_noun(places, span) for span in segments]))


def _with_noun(places: Places, span: Span) -> Span:
    """They backed the “Fix the Bridge” movement."""
    last = next((p for p in places.within(span) if p.end == span[1] and not p.single), None)
    if last is None or places.ends_utterance(last):
        return span
    nouns = list(
        takewhile(
            lambda t: t.tag_ in _NOUNS and not t.is_space and t.lower_ not in DAYS,
            places.tokens(span[1], span[1] + _LONGEST_NOUN),
        )
    )
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
    first = tail[0].lower_
    taken_up = first in _TELLER_GOES_ON or tail[0].tag_ == "VBG" or (first in _RELATIVE and inside[0].start == span[0])
    goes_on = taken_up and places.ends_with(last, ",.!?")
    return (span[0], last.end) if introduced or goes_on else span


def to_tag(places: Places, passage: Passage, cue: Token, source: Token) -> Passage:
    """“We drove them” to the edge of town, she said: with the words that end the sentence outside the marks."""
    tag = min(source.left_edge.idx, cue.idx)
    between = places.text[passage.end : tag]
    if places.ends_utterance(passage) or not between.rstrip().endswith(",") or SENTENCE_END.search(between):
        return passage
    return replace(passage, end=passage.end + len(between.rstrip()) - 1)


def bridged(places: Places, attribution: Attribution, passage: Passage) -> Span:
    """The passage with the words between it and the content before, where both are parts of one phrase."""
    gap = places.text[attribution.end : passage.start]
    clause = places.text.startswith("that ", attribution.start)
    joined = 0 < len(gap) <= (LONGEST_LEAD if clause else _LONGEST_BRIDGE) and not CLAUSE_END.search(gap)
    cue_between = attribution.cue is not None and attribution.end <= attribution.cue.idx
    return (attribution.end if joined and not cue_between else passage.start, passage.end)
