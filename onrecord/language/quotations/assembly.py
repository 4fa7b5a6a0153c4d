"""Marked passages and what the tagger found, put together: who says what stands between the marks.

A passage belongs to the attribution whose content the tagger has it in. Where it has it in none, the passage belongs, in
this order, to the signature behind it, the cue right after or before it, the name before it, the attribution it goes on
with, or the speaker of the paragraph before. What is left are scare quotes, titles and nicknames.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations import names_beside, source_rules
from onrecord.language.quotations.attribution import (
    Attribution,
    Way,
    by_cue,
    carry_over,
    extend,
    has_own_speaker,
    is_statement,
    likelihood,
    trim,
)
from onrecord.language.quotations.context import Places, sentence_ends
from onrecord.language.quotations.cues_beside import REACH, STOPS, cue_before, is_inverted, stance_before
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.language.quotations.titles_of_works import is_work
from onrecord.model import Span
from onrecord.names.vocabulary import gender_of_first_name

# In characters: a shorter paragraph in marks may be a heading.
_SHORTEST_ALONE = 40
# The share of a passage that the tagger must have taken for content.
_LEAST_SHARED = 0.5
# A marked sentence of fewer words may be a sign or a title.
_FEWEST_WORDS = 5
# How likely a statement must be at the least for words in marks to make it one.
_LEAST_STATED = 0.1
# So many words in marks were uttered, whatever the cue.
_SURELY_UTTERED = 12
# “So I did, Tom.”
_VOCATIVE = re.compile(r", ([A-Z][a-z]+)[.!?]")
# Passages back to the one that a quotation goes on from.
_REACH_BACK = 3


def attribute(places: Places, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with marked passages taken in: those of the tagger, widened to whole passages, and new ones."""
    outside = [a for a in found if a.cue is None or not places.is_marked(a.cue.idx)]
    inside = [a for a in found if a.cue is not None and places.is_marked(a.cue.idx) and has_own_speaker(a)]
    whole = [_tidied(places, a) for a in _Assembly(places, outside).run()]
    inside = [a for a in inside if not _is_of_the_same(a, whole)]
    return [a for a in whole if not is_work(places, a)] + inside


def _names_whom(words: str) -> bool:
    """Whether words in marks are said to somebody by name: “So did I, Beth. …”."""
    return any(gender_of_first_name(called[1]) is not None for called in _VOCATIVE.finditer(words))


def _is_of_the_same(inner: Attribution, whole: Sequence[Attribution]) -> bool:
    """Whether the speaker of a quotation is taken for the one who is quoted in it: “He added, ‘Call me,’” Ann Roe said."""
    cue, source = inner.cue, inner.source
    if cue is None or source is None:
        return False
    outer = [a for a in whole if a.source is not None and a.source.i == source.i]
    return any(start <= cue.idx < end for a in outer for start, end in a.segments)


def _tidied(places: Places, attribution: Attribution) -> Attribution:
    """The attribution without what the tagger left of passages that are another's, and without stray words.

    Beside a whole utterance in marks nothing else is said: “It rains,” Ann Roe, standing by, said. Without marks everything
    that is said stands in the cue's sentence.
    """
    segments = [part for span in attribution.segments for part in _without_torn(places, _without_heading(places, span))]
    marked = [span for span in segments if places.within(span)]
    if any(places.opens_sentence(p) and places.ends_utterance(p) for span in marked for p in places.within(span)):
        segments = marked
        if not is_statement(attribution) and sum(len(places.text[a:b].split()) for a, b in marked) >= _FEWEST_WORDS:
            attribution = replace(attribution, way=Way.CUE_BEFORE, tagged=None)  # Ann Roe agreed. “It is late.”
    elif _is_quoted(places, attribution, marked):
        attribution = replace(attribution, quoted=True)
    elif not marked and attribution.cue is not None:
        sentence = attribution.cue.sent
        start, end = sentence.start_char, sentence.end_char
        segments = [span for span in segments if start <= span[0] < end] or segments
        segments = [_in_one_paragraph(places, span, attribution.cue.idx) for span in segments]
    return replace(attribution, segments=tuple(segments)) if segments else attribution


def _is_quoted(places: Places, attribution: Attribution, marked: Sequence[Span]) -> bool:
    """Whether words in marks show that somebody uttered what the tagger takes for a belief: voiced its “deepest sympathies”."""
    tagged = attribution.tagged
    if tagged is None or is_statement(attribution):
        return False
    words = sum(len(places.text[p.start : p.end].split()) for span in marked for p in places.within(span))
    if words >= _SURELY_UTTERED:
        return True
    own = attribution.cue is not None and any(cues.is_aside(token) for token in attribution.cue.sent)
    return words > 1 and (own or tagged.stated >= _LEAST_STATED)


def _in_one_paragraph(places: Places, span: Span, cue: int) -> Span:
    """The part of a span in the cue's paragraph; of one that lies in others, the part in its first."""
    start, end = span
    paragraph = places.paragraph_start(cue)
    start = paragraph if start < paragraph < end else start
    return trim(places.text, (start, min(end, places.paragraph_end(start + 1))))


def _without_heading(places: Places, span: Span) -> Span:
    """The span from the paragraph on that a passage opens: what stands before it, without marks, is a heading's."""
    for passage in places.within(span)[:1]:
        start = places.paragraph_start(passage.start)
        if span[0] < start and not places.text[start : passage.start].strip():
            return passage.start, span[1]
    return span


def _without_torn(places: Places, span: Span) -> list[Span]:
    """The parts of a span outside passages of which it has only a part."""
    start, end = span
    for passage in places.touching(span):
        if passage.start < start < passage.end < end:
            start = passage.end
        if start < passage.start < end < passage.end:
            end = passage.start
    found = trim(places.text, (start, end)) if (start, end) != span else span
    return [found] if found[0] < found[1] else []


class _Assembly:
    """The attributions as they grow while passages are assigned to them in text order."""

    def __init__(self, places: Places, found: Sequence[Attribution]) -> None:
        self.places, self.text, self.passages = places, places.text, places.passages
        self.result = list(found)
        self.by_cue = {a.cue.i: k for k, a in enumerate(found) if a.cue is not None}
        self.shared = self._shared()
        self.ends = sorted((a.end, k) for k, a in enumerate(found) if a.source is not None)
        self.owner: dict[int, int] = {}
        self.assigned: set[int] = set()

    def run(self) -> list[Attribution]:
        for i, passage in enumerate(self.passages):
            owner = self._assign(i, passage)
            if owner is not None:
                self.owner[i] = owner
                self.assigned.add(owner)
        owners = {self.passages[i].start: owner for i, owner in self.owner.items()}
        own = (self._own(k, owners) for k in range(len(self.result)))
        return [attribution for attribution in own if attribution is not None]

    def _own(self, k: int, owners: Mapping[int, int]) -> Attribution | None:
        """An attribution without the passages that are another's, where one of its own is left to it; None where all is another's."""
        attribution = self.result[k]
        kept = [part for span in attribution.segments for part in self._outside(span, k, owners)]
        if not kept:
            return None
        own = any(self.places.within(span) for span in kept)
        return replace(attribution, segments=tuple(kept)) if own else attribution

    def _outside(self, span: Span, k: int, owners: Mapping[int, int]) -> list[Span]:
        """The parts of a span before, between and behind those of the passages in it that another attribution owns."""
        parts, start = [], span[0]
        for passage in self.places.touching(span):
            if passage.start <= span[0] and span[1] <= passage.end and owners.get(passage.start, k) != k:
                return []
        for passage in self.places.within(span):
            if owners.get(passage.start, k) != k:
                parts.append((start, passage.start))
                start = passage.end
        found = [trim(self.text, part) for part in [*parts, (start, span[1])]] if parts else [span]
        return [(a, b) for a, b in found if any(c.isalnum() for c in self.text[a:b])]

    def _shared(self) -> dict[int, tuple[int, float]]:
        """For each passage the likeliest attribution whose content holds it, and what share of it that is."""
        starts = [p.start for p in self.passages]
        best: dict[int, tuple[int, float]] = {}
        for k in sorted(range(len(self.result)), key=lambda k: likelihood(self.result[k])):
            attribution = self.result[k]
            for start, end in attribution.segments:
                i = max(0, bisect_left(starts, start) - 1)
                while i < len(starts) and starts[i] < end:
                    passage = self.passages[i]
                    share = (min(end, passage.end) - max(start, passage.start)) / (passage.end - passage.start)
                    if share >= _LEAST_SHARED or share > max(0, best.get(i, (0, 0.0))[1]):
                        best[i] = k, share
                    i += 1
        return best

    def _assign(self, i: int, passage: Passage) -> int | None:
        k, share = self.shared.get(i, (None, 0.0))
        whole = self.places.opens_sentence(passage) and self.places.ends_with(passage, ",")
        beside = self._cue_after(i, opens=True) if whole else None
        if beside is not None and beside[0].i in self.by_cue:
            return self._widen(self.by_cue[beside[0].i], passage)  # “Yes,” Ann Roe said. “No,” Bo Lind said.
        if k is not None and share >= _LEAST_SHARED:
            return self._apart(k, i) if self._stands_apart(k, i) else self._widen(k, passage)
        opens = self.places.opens_sentence(passage)
        signature = names_beside.signature(self.places, i) if opens else None
        if signature is not None:
            return self._add(signature)
        utterance = self.places.ends_utterance(passage) and not self.places.is_title(passage)
        after = self._cue_after(i, opens=opens) if opens or utterance else None
        if after is not None:
            return self._attach(*after, passage, Way.CUE_AFTER)
        headed = names_beside.heading_before(self.text, passage.start) is not None
        if headed and not utterance:
            return None
        if headed or names_beside.is_behind_place(self.places, passage.start):
            return self._add(Attribution(((passage.start, passage.end),), way=Way.ALONE))
        named = names_beside.name_before(self.places, i)
        if named is not None:
            return self._add(named)
        listed = self._listed(i)
        if listed is not None:
            return self._add(listed)
        cue = cue_before(self.places, i)
        if cue is not None:
            return self._attach(cue, source_rules.source(cue), passage, Way.CUE_BEFORE)
        if k is not None:
            return self._apart(k, i) if self._stands_apart(k, i) else self._widen(k, passage)
        if opens and not passage.single:
            return self._cue_ahead(i) if passage.continued else self._go_on(i)
        return None

    def _stands_apart(self, k: int, i: int) -> bool:
        """Whether a passage is a paragraph behind the one with the cue and its words: a statement of its own."""
        cue, passage = self.result[k].cue, self.passages[i]
        if cue is None or k not in self.assigned or (i and self.passages[i - 1].continued):
            return False
        return self.places.paragraph_start(passage.start) >= self.places.paragraph_end(cue.idx)

    def _apart(self, k: int, i: int) -> int:
        passage = self.passages[i]
        kept = [span for span in self.result[k].segments if not passage.start <= span[0] < passage.end]
        self.result[k] = replace(self.result[k], segments=tuple(kept))
        if self._is_reply(i):
            return self._add(Attribution(((passage.start, passage.end),), way=Way.ALONE))
        return self._add(carry_over([(passage.start, passage.end)], self.result[k]))

    def _cue_ahead(self, i: int) -> int | None:
        """A quotation of several paragraphs whose speaker stands beside a later one, or else goes on from before."""
        if i and self.passages[i - 1].continued:
            return self._go_on(i)
        for j in range(i + 1, len(self.passages)):
            found = self._cue_after(j, opens=True)
            if found is not None:
                return self._attach(*found, self.passages[i], Way.CUE_AFTER)
            if not self.passages[j].continued:
                break
        return self._go_on(i)

    def _cue_after(self, i: int, *, opens: bool) -> tuple[Token, Token] | None:
        """“…,” said X. “…,” X, who knows, said."""
        passage = self.passages[i]
        if self.places.is_finished(passage):
            return None
        stop = min(self.places.next_utterance(i), self.places.paragraph_end(passage.end))
        window = self.places.tokens(passage.end, stop, REACH)
        for token in window:
            if token.text in STOPS or (token.lower_ in {"and", "but"} and token.i == window[0].i):
                return None
            beside = token.i == window[0].i and is_inverted(token, passage)
            relative = token.dep_ == "relcl" and token.head.idx >= passage.end
            if not (cues.introduces_quotation(token) and not relative) and not beside:
                continue
            if not opens and self._has_content_after(token):
                return None
            head = source_rules.source(token)
            if head is None or head.idx < passage.end:
                head = source_rules.beside(token, passage.end)
            if head is not None:
                return token, head
        return None

    def _has_content_after(self, cue: Token) -> bool:
        """Whether what it attributes stands behind it: not "asked the mayor", "said of the plan"."""
        k = self.by_cue.get(cue.i)
        return k is not None and self.result[k].start > cue.idx

    def _attach(self, cue: Token, source: Token | None, passage: Passage, way: Way) -> int:
        k = self.by_cue.get(cue.i)
        if k is None:
            return self._add(by_cue([(passage.start, passage.end)], cue, source, way))
        return self._widen(k, passage)

    def _add(self, attribution: Attribution) -> int:
        self.result.append(attribution)
        if attribution.cue is not None:
            self.by_cue[attribution.cue.i] = len(self.result) - 1
        return len(self.result) - 1

    def _widen(self, k: int, passage: Passage) -> int:
        self.result[k] = extend(self.result[k], [(passage.start, passage.end)])
        return k

    def _go_on(self, i: int) -> int | None:
        """“…,” he said. “…”; and a paragraph of nothing but a quotation, after its speaker's paragraph."""
        passage = self.passages[i]
        if self._is_reply(i):
            return self._add(Attribution(((passage.start, passage.end),), way=Way.ALONE))
        latest = next((j for j in range(i - 1, max(-1, i - 1 - _REACH_BACK), -1) if j in self.owner), None)
        if latest is None:
            return self._alone(passage)
        before, k = self.passages[latest], self.owner[latest]
        previous = self.result[k]
        other = self._attribution_before(passage.start)
        if other is not None and other.end > before.end and other.cue is not previous.cue:
            if passage.end - passage.start >= _SHORTEST_ALONE:
                return self._alone(passage)
            return self._add(Attribution(((passage.start, passage.end),), way=Way.ALONE))
        same_paragraph = self.places.paragraph_start(passage.start) == self.places.paragraph_start(before.start)
        between = self.text[before.end : passage.start]
        sentences = sentence_ends(between.strip())
        cue_between = previous.cue is not None and before.end <= previous.cue.idx < passage.start
        if before.continued or (same_paragraph and (not between.strip() or (cue_between and sentences <= 1))):
            return self._widen(k, passage)
        follows = self.places.paragraph_start(passage.start) <= self.places.paragraph_end(previous.end)
        if same_paragraph or (follows and sentences <= 1):
            return self._add(carry_over([(passage.start, passage.end)], previous))
        return self._alone(passage)

    def _is_reply(self, i: int) -> bool:
        """Whether a paragraph in marks stands in a dialogue, where it is another's turn: it, or the one before, names whom it is said to."""
        passage = self.passages[i]
        if i == 0 or self.passages[i - 1].continued:
            return False
        previous, start = self.passages[i - 1], self.places.paragraph_start(passage.start)
        whole = not self.text[start : passage.start].strip()
        beside = self.places.paragraph_start(max(start - 1, 0)) <= previous.start < start
        return whole and beside and any(_names_whom(self.text[one.start : one.end]) for one in (passage, previous))

    def _listed(self, i: int) -> Attribution | None:
        """A quotation of a list that says of each what it is about: of whom the one before it is, or of nobody."""
        passage = self.passages[i]
        if names_beside.topic_before(self.places, passage.start) is None:
            return None
        latest = next((j for j in range(i - 1, max(-1, i - 1 - _REACH_BACK), -1) if j in self.owner), None)
        if latest is None:
            return Attribution(((passage.start, passage.end),), way=Way.ALONE)
        return carry_over([(passage.start, passage.end)], self.result[self.owner[latest]])

    def _alone(self, passage: Passage) -> int | None:
        """A sentence or a paragraph in marks is a quotation, though nothing says whose."""
        stance = stance_before(self.places, passage)
        if stance is not None:
            return self._attach(*stance, passage, Way.CUE_BEFORE)
        start, end = self.places.paragraph_start(passage.start), self.places.paragraph_end(passage.end)
        whole = self.text[start:end].strip() == self.text[passage.start : passage.end]
        short = passage.end - passage.start < _SHORTEST_ALONE
        finished = self.places.ends_with(passage, ".!?")
        if (short and not (whole and finished)) or not (
            whole or finished or self.text[passage.end : passage.end + 1] == "."
        ):
            return None
        before = self._attribution_before(start if whole else passage.start)
        if before is not None:
            return self._add(carry_over([(passage.start, passage.end)], before))
        return self._add(Attribution(((passage.start, passage.end),), way=Way.ALONE))

    def _attribution_before(self, offset: int) -> Attribution | None:
        """What ends right before an offset, if that is an attribution by a cue."""
        k = bisect_left(self.ends, (offset + 1, 0)) - 1
        if k < 0:
            return None
        end, attribution = self.ends[k][0], self.result[self.ends[k][1]]
        return attribution if not any(c.isalnum() for c in self.text[end:offset]) else None
