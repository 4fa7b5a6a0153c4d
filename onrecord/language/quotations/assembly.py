"""Marked passages and the cues beside them: who says what stands between the marks.

A passage belongs, in this order, to the cue whose content it stands in, the cue right after or before
it, the attribution it goes on with, or the speaker of the paragraph before. What is left are scare
quotes, titles and nicknames.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations import boundaries, names_beside, source_rules
from onrecord.language.quotations.attribution import Attribution, Way, by_cue, carry_over, extend, trim
from onrecord.language.quotations.boundaries import CLAUSE_END, LONGEST_LEAD
from onrecord.language.quotations.context import SENTENCE_END, Places
from onrecord.language.quotations.cues_beside import (
    CHAIN,
    FINITE,
    REACH,
    STOPS,
    bare_tag,
    clause_before,
    cue_before,
    is_inverted,
    is_tag,
    stance_before,
)
from onrecord.language.quotations.quotation_marks import Passage
from onrecord.language.quotations.titles_of_works import is_work
from onrecord.model import Span

# In characters: a shorter paragraph in marks may be a heading.
_SHORTEST_ALONE = 40
_LISTED = re.compile(r",?\s+(?:and|or)\s+|,?\s+")


def attribute(places: Places, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with marked passages taken in: by grammar found, widened to whole passages, and new ones."""
    outside = [a for a in found if a.cue is None or not places.is_marked(a.cue.idx)]
    return [a for a in _Assembly(places, outside).run() if not is_work(places, a)]


class _Assembly:
    """The attributions as they grow while passages are assigned to them in text order."""

    def __init__(self, places: Places, found: Sequence[Attribution]) -> None:
        self.places, self.text, self.passages = places, places.text, places.passages
        self.result = list(found)
        self.by_cue = {a.cue.i: k for k, a in enumerate(found) if a.cue is not None}
        self.enclosing = self._enclosing()
        self.ends = sorted((a.end, k) for k, a in enumerate(found) if a.source is not None)
        self.owner: dict[int, int] = {}
        self.assigned: set[int] = set()
        self.widened: set[int] = set()
        self.dropped: set[int] = set()

    def run(self) -> list[Attribution]:
        for i, passage in enumerate(self.passages):
            owner = self._assign(i, passage)
            if owner is not None:
                self.owner[i] = owner
                self.assigned.add(owner)
        return [attribution for k, attribution in enumerate(self.result) if k not in self.dropped]

    def _assign(self, i: int, passage: Passage) -> int | None:
        before = self.owner.get(i - 1)
        if before is not None and self._is_next_in(before, i):
            self.result[before] = extend(self.result[before], [(self.passages[i - 1].start, passage.end)])
            return before
        opens = self.places.opens_sentence(passage)
        clause = clause_before(self.places, i)
        if clause is not None:
            whole = replace(passage, start=clause[1].idx)
            return self._attach(clause[0], source_rules.source(clause[0]), whole, Way.CUE_BEFORE, instead=True)
        if not opens and i in self.enclosing:
            inner = self._inner(i)
            return self._widen(self.enclosing[i], passage) if inner is None else inner
        signature = names_beside.signature(self.places, i) if opens else None
        if signature is not None:
            return self._add(signature)
        after = self._cue_after(i, opens=opens) if opens or self.places.ends_utterance(passage) else None
        if after is not None:
            return self._attach(*after, boundaries.to_tag(self.places, passage, *after), Way.CUE_AFTER, instead=opens)
        named = names_beside.name_before(self.places, i)
        if named is not None:
            if i in self.enclosing:
                self.dropped.add(self.enclosing[i])
            return self._add(named)
        cue = cue_before(self.places, i)
        if cue is not None:
            return self._attach(cue, source_rules.source(cue), passage, Way.CUE_BEFORE, instead=opens)
        if i in self.enclosing:
            return self._widen(self.enclosing[i], passage)
        if opens and not passage.single:
            return self._cue_ahead(i) if passage.continued else self._go_on(i)
        governed = self._governed(passage)
        if governed is not None:
            return governed
        carried = self._clause_goes_on(i) if self.places.begins_lower(passage) else None
        return self._sentence_goes_on(i) if carried is None else carried

    def _clause_goes_on(self, i: int) -> int | None:
        """They said it was “unsafe,” which led to “an ugly dispute”: one content as far as the last marks."""
        passage, k = self.passages[i], self.owner.get(i - 1)
        if k is None or passage.single or self.places.ends_with(self.passages[i - 1], ".!?"):
            return None
        attribution, end = self.result[k], self.passages[i - 1].end
        after_cue = attribution.cue is not None and attribution.cue.idx < attribution.start
        between = self.text[end : passage.start]
        if not after_cue or not end <= attribution.end <= passage.start or len(between) > LONGEST_LEAD:
            return None
        verbs = [token for token in self.places.tokens(end, passage.start) if cues.introduces_quotation(token)]
        if CLAUSE_END.search(between) or any(verb.dep_ != "relcl" for verb in verbs):
            return None
        self.result[k] = extend(attribution, [(attribution.segments[-1][0], passage.end)])
        return k

    def _is_next_in(self, k: int, i: int) -> bool:
        """He called it “a mess,” “a shame” and “a scandal”; and what a content taken as far as its tag holds."""
        attribution, between = self.result[k], self.text[self.passages[i - 1].end : self.passages[i].start]
        if any(start <= self.passages[i].start and self.passages[i].end <= end for start, end in attribution.segments):
            return attribution.way is Way.CUE_AFTER
        fragments = not self.places.opens_sentence(self.passages[i]) and i not in self.enclosing
        return fragments and attribution.end == self.passages[i - 1].end and _LISTED.fullmatch(between) is not None

    def _sentence_goes_on(self, i: int) -> int | None:
        """“…,” Roe said. But then “…”: a sentence that ends in marks, right after the one with the cue."""
        passage, k = self.passages[i], self.owner.get(i - 1)
        if k is None or passage.single or not self.places.ends_with(passage, ".!?"):
            return None
        end, cue = self.passages[i - 1].end, self.result[k].cue
        between = self.text[end : passage.start]
        stops = [end + stop.end() for stop in SENTENCE_END.finditer(between)]
        if cue is None or len(stops) != 1 or not end <= cue.idx < stops[0] or "\n" in between:
            return None
        lead = self.places.tokens(stops[0], passage.start)
        if not lead or passage.start - stops[0] > LONGEST_LEAD or any(map(cues.introduces_quotation, lead)):
            return None
        self.result[k] = extend(self.result[k], [(lead[0].idx, passage.end)])
        return k

    def _inner(self, i: int) -> int | None:
        """She said dads were left out and, when pressed, an aide replied, “…”: the aide's, though she encloses it.

        He laughed it off by interjecting, “…”: what he interjected, and not that he laughed it off.
        """
        outer = self.enclosing[i]
        passage, attribution = self.passages[i], self.result[outer]
        cue = cue_before(self.places, i)
        if cue is None or cue.i == (attribution.cue and attribution.cue.i):
            return None
        subject = cues.subject(cue)
        beside = self.text[max(0, passage.start - 5) : passage.start].rstrip()[-1:] in {",", ":"}
        if subject is None and not (cue.tag_ == "VBG" and self._is_right_before(cue, passage)):
            return None
        if subject is not None and not beside:
            return None
        start = cue.idx if subject is None else min(subject.left_edge.idx, cue.idx)
        if not any(first <= start and cue.idx < last for first, last in attribution.segments):
            return None
        kept = [trim(self.text, (first, min(last, start))) for first, last in attribution.segments if first < start]
        if not kept or (subject is None and not self._is_clause(kept)):
            self.dropped.add(outer)
        else:
            self.result[outer] = replace(attribution, segments=tuple(kept))
        return self._attach(cue, source_rules.source(cue), passage, Way.CUE_BEFORE, instead=True)

    def _is_right_before(self, cue: Token, passage: Passage) -> bool:
        return not any(t.is_alpha for t in self.places.tokens(cue.idx + len(cue), passage.start))

    def _is_clause(self, spans: list[Span]) -> bool:
        return any(token.tag_ in FINITE - {"VB"} for span in spans for token in self.places.tokens(*span))

    def _cue_ahead(self, i: int) -> int | None:
        """A quotation of several paragraphs whose speaker stands beside a later one, or else goes on from before."""
        if i and self.passages[i - 1].continued:
            return self._go_on(i)
        for j in range(i + 1, len(self.passages)):
            found = self._cue_after(j, opens=True)
            if found is not None:
                return self._attach(*found, self.passages[i], Way.CUE_AFTER, instead=True)
            if not self.passages[j].continued:
                break
        return self._go_on(i)

    def _enclosing(self) -> dict[int, int]:
        """For each passage the attribution whose content shares most with it."""
        starts = [p.start for p in self.passages]
        best: dict[int, tuple[int, int]] = {}
        for k, attribution in enumerate(self.result):
            for start, end in attribution.segments:
                i = max(0, bisect_left(starts, start) - 1)
                while i < len(starts) and starts[i] < end:
                    shared = min(end, self.passages[i].end) - max(start, starts[i])
                    if shared > 0 and shared > best.get(i, (0, 0))[0]:
                        best[i] = shared, k
                    i += 1
        return {i: k for i, (_, k) in best.items()}

    def _cue_after(self, i: int, *, opens: bool) -> tuple[Token, Token] | None:
        """“…,” said X. “…,” X, who knows, said."""
        passage = self.passages[i]
        if self.places.is_finished(passage):
            return bare_tag(self.places, i)
        window = self.places.tokens(
            passage.end, min(self.places.next_utterance(i), self.places.paragraph_end(passage.end)), REACH
        )
        for token in window:
            if token.text in STOPS or (token.lower_ in {"and", "but"} and token.i == window[0].i):
                return None
            beside = token.i == window[0].i and is_inverted(token, passage)
            beside |= opens and is_tag(token, self.places, passage)
            relative = token.dep_ == "relcl" and token.head.idx >= passage.end
            own = cues.subject(token)
            # A plan, “Roofs First,” puts housing ahead.
            named = not opens and self.places.is_title(passage) and own is not None and own.idx < passage.start
            if (cues.introduces_quotation(token) and not relative and not named) or beside:
                own_sentence = not opens or (self.places.ends_with(passage, "!?") and not beside)
                if own_sentence and self._has_content_after(token):
                    return None
                head = source_rules.source(token)
                if head is None or head.idx < passage.end:
                    head = source_rules.beside(token, passage.end)
                if head is not None:
                    return token, head
        return None

    def _has_content_after(self, cue: Token) -> bool:
        """Whether it governs a clause of its own: not "asked the mayor", "said of the plan"."""
        k = self.by_cue.get(cue.i)
        if k is None or k in self.assigned or self.result[k].start < cue.idx:
            return False
        return self._is_clause(list(self.result[k].segments)) or self.places.within(self.result[k].segments[-1]) != []

    def _attach(self, cue: Token, source: Token | None, passage: Passage, way: Way, *, instead: bool) -> int:
        span = (passage.start, passage.end)
        if cue.i not in self.by_cue:
            return self._add(by_cue([span], cue, source, way))
        k = self.by_cue[cue.i]
        taken = k in self.assigned and not (instead and k in self.widened and way is Way.CUE_AFTER)
        self.widened.discard(k)
        if not taken and (instead or self.result[k].end <= cue.idx < passage.start):
            self.result[k] = by_cue([span], cue, source, way, self.result[k].probability)
        else:
            self.result[k] = extend(self.result[k], [boundaries.bridged(self.places, self.result[k], passage)])
        return k

    def _add(self, attribution: Attribution) -> int:
        self.result.append(attribution)
        if attribution.cue is not None:
            self.by_cue[attribution.cue.i] = len(self.result) - 1
        return len(self.result) - 1

    def _widen(self, k: int, passage: Passage) -> int:
        if k not in self.assigned:
            self.widened.add(k)
        self.result[k] = extend(self.result[k], [(passage.start, passage.end)])
        return k

    def _go_on(self, i: int) -> int | None:
        """“…,” he said. “…”; and a paragraph of nothing but a quotation, after its speaker's paragraph."""
        passage = self.passages[i]
        latest = next((j for j in range(i - 1, max(-1, i - 4), -1) if j in self.owner), None)
        if latest is None:
            return self._alone(passage)
        before, k = self.passages[latest], self.owner[latest]
        previous = self.result[k]
        span = (passage.start, passage.end)
        same_paragraph = self.places.paragraph_start(passage.start) == self.places.paragraph_start(before.start)
        between = self.text[before.end : passage.start]
        sentences = len(SENTENCE_END.findall(between.strip()))
        cue_between = previous.cue is not None and before.end <= previous.cue.idx < passage.start
        if before.continued or (same_paragraph and (not between.strip() or (cue_between and sentences <= 1))):
            self.result[k] = extend(previous, [span])
            return k
        follows = self.places.paragraph_start(passage.start) <= self.places.paragraph_end(previous.end)
        if same_paragraph or (follows and sentences <= 1):
            return self._add(carry_over([span], previous))
        return self._alone(passage)

    def _alone(self, passage: Passage) -> int | None:
        """A sentence or a paragraph in marks is a quotation, though nothing says whose."""
        stance = stance_before(self.places, passage)
        if stance is not None:
            return self._attach(*stance, passage, Way.CUE_BEFORE, instead=False)
        start, end = self.places.paragraph_start(passage.start), self.places.paragraph_end(passage.end)
        whole = self.text[start:end].strip() == self.text[passage.start : passage.end]
        short = passage.end - passage.start < _SHORTEST_ALONE
        finished = self.places.ends_with(passage, ".!?")
        if (short and not (whole and finished)) or not (whole or finished):
            return None
        before = self._attribution_before(start) if whole else None
        if before is not None:
            return self._add(carry_over([(passage.start, passage.end)], before))
        return self._add(Attribution(((passage.start, passage.end),), way=Way.ALONE))

    def _attribution_before(self, paragraph: int) -> Attribution | None:
        """What ends the paragraph before, if that is an attribution by a cue."""
        k = bisect_left(self.ends, (paragraph + 1, 0)) - 1
        if k < 0:
            return None
        end, attribution = self.ends[k][0], self.result[self.ends[k][1]]
        return attribution if not any(c.isalnum() for c in self.text[end:paragraph]) else None

    def _governed(self, passage: Passage) -> int | None:
        """He called it “a mess”: the verb that governs the fragment, if it is one that attributes."""
        tokens = self.places.tokens(passage.start, passage.end)
        root = next((t for t in tokens if not t.is_punct and not passage.start <= t.head.idx < passage.end), None)
        if root is None or passage.single:
            return None
        verb = root.head
        for _ in range(CHAIN):
            if cues.introduces_quotation(verb) or cues.lemma(verb) in cues.table().object:
                break
            verb = verb.head
        else:
            return None
        if self.places.is_title(passage) and cues.lemma(verb) not in cues.table().object:
            return None
        if passage.start <= verb.idx < passage.end or verb.i >= root.i or source_rules.source(verb) is None:
            return None
        return self._attach(verb, source_rules.source(verb), passage, Way.GOVERNED, instead=False)
