"""Which candidates attribute something: trained weights give each a probability, and the likely ones are chosen."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.language import cues
from onrecord.language.quotations import candidate_features, coordination, logistic_regression, source_rules
from onrecord.language.quotations.candidates import Candidate, as_put, candidates, leads_in
from onrecord.language.quotations.logistic_regression import Weights, probability
from onrecord.language.quotations.quotation_marks import Passage, is_title

# Of the candidates below it too few are right to show them; of cues that ``cues.toml`` does not list more are
# needed. Chosen on PolNeAR's dev part.
_THRESHOLD = 0.15
_THRESHOLD_UNLISTED = 0.27
# Words in quotation marks are more often somebody's: contents with marks that are no title need less.
_THRESHOLD_MARKED = 0.1
_THRESHOLD_MARKED_UNLISTED = 0.15
# "As the ministry noted, …" and "as she put it" say plainly that they attribute, and are too rare to be learnt.
_PLAIN = 0.5
# A content with marks inside another's is kept where it is as likely as this: "They asked why he called it “a mess.”"
_NESTED = 0.4
# A word whose own features add up to less has no likely candidate: none in 384 annotated articles, and the tenth of all
# words that this is need not be looked at further.
_HOPELESS = -5.0
# An attribution gives way to one that encloses it and is at least this much as likely: in "He says she
# thinks it rains" only he is on record.
_OUTER_SHARE = 0.8
# An attribution to nobody is worth less than one to somebody: "Roe's warning that it would fall was ignored".
_SOURCELESS_SHARE = 0.8
# Training saw few contents that end at a closing mark inside their phrase, and gives them too little. Chosen on dev.
_CUT_FACTOR = 1.3


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate, the source of its cue and the probability that it attributes just this."""

    candidate: Candidate
    source: Token | None
    probability: float


def ranked(doc: Doc, closings: Sequence[int], contents: Weights) -> Iterator[Ranked]:
    """The candidates of the words whose lemma was a cue in training or is listed as one, with their probabilities."""
    words = candidate_features.word_counts(doc)
    for cue in doc:
        if cue.is_upper or ("lemma", cues.lemma(cue)) not in contents.by_feature:
            continue  # in capitals are headings: "PROMISE MADE:"
        shared: float | None = None
        for candidate in candidates(cue, closings):
            if shared is None:
                source = source_rules.source(cue)
                values = candidate_features.cue_values(cue, source)
                shared = contents.bias + contents.score_crossed(candidate_features.OF_CUE, values)
                if shared < _HOPELESS:
                    break
            own = values | candidate_features.content_values(candidate, source, words)
            score = shared + contents.score_crossed(candidate_features.OF_CANDIDATE, own)
            yield Ranked(candidate, source, max(probability(score), _least(candidate)))


def _least(candidate: Candidate) -> float:
    """How likely it is at the least, whatever the weights give it."""
    cue, put = candidate.cue, as_put(candidate.cue) is not None
    if candidate.cut or not (put or cues.lemma(cue) in cues.table().clause):
        return 0
    in_front = candidate.construction == "inserted-after" and leads_in(cue)
    around = put and candidate.construction == "inserted" and candidate.closing is None
    return _PLAIN if in_front or around else 0


def closings(doc: Doc, marked: Sequence[Passage]) -> list[int]:
    """The indices of the tokens that follow a marked passage."""
    starts = doc.to_array("IDX").tolist()
    return [bisect_left(starts, passage.end) for passage in marked if not passage.single]


def select(doc: Doc, marked: Sequence[Passage]) -> list[Ranked]:
    """The likely candidates of a Doc, in text order of their cues: one a cue, none inside another's content."""
    text = doc.text
    speech = _inside(doc, [passage for passage in marked if not is_title(text, passage)])
    every = ranked(doc, closings(doc, marked), logistic_regression.load("contents"))
    likely = [found for found in every if _is_likely(found, speech)]
    likely.sort(key=lambda found: (-_rank(found), found.candidate.cue.i, found.candidate.ranges))
    chosen = _Selection(_inside(doc, marked))
    for found in likely:
        chosen.offer(found)
    return [chosen.accepted[i] for i in sorted(chosen.accepted)]


class _Selection:
    """The candidates accepted so far, by the index of their cue, and which of them owns each token of a content."""

    def __init__(self, inside: set[int]) -> None:
        self.inside = inside
        self.accepted: dict[int, Ranked] = {}
        self.owner: dict[int, int] = {}

    def offer(self, found: Ranked) -> None:
        """Accept a candidate, unless its cue has another or stands in another's content."""
        cue = found.candidate.cue
        if cue.i in self.accepted:
            return
        if cue.i in self.owner and not _is_according(cue):
            outer = self.accepted[self.owner[cue.i]]
            end = self._end_before(outer, cue)
            if end is None:
                if found.probability >= _NESTED and self._is_marked(found):
                    self.accepted[cue.i] = found
                return
            self._accept(_ended(outer, end))
            found = replace(found, source=outer.source)
        for k in self._owners(found):
            end = self._end_before(found, self.accepted[k].candidate.cue)
            if end is not None:
                found = _ended(found, end)
                self.accepted[k] = replace(self.accepted[k], source=found.source)
        if all(_gives_way(self.accepted[k], found) for k in self._owners(found)):
            self._accept(found)

    def _is_marked(self, found: Ranked) -> bool:
        return any(i in self.inside for i in _tokens(found))

    def _accept(self, found: Ranked) -> None:
        cue = found.candidate.cue
        if cue.i in self.accepted:
            for i in _tokens(self.accepted[cue.i]):
                if self.owner.get(i) == cue.i:
                    del self.owner[i]
        self.accepted[cue.i] = found
        if not _is_according(cue):
            self.owner.update(dict.fromkeys(_tokens(found), cue.i))

    def _owners(self, found: Ranked) -> list[int]:
        """The cues whose contents share a token with the candidate's, in text order."""
        return sorted({self.owner[i] for i in _tokens(found) if i in self.owner})

    def _end_before(self, outer: Ranked, cue: Token) -> int | None:
        """Where a content ends because its speaker's next cue follows; never between two marks."""
        end = coordination.end_before(outer.candidate, cue)
        return None if end in self.inside else end


def _tokens(found: Ranked) -> list[int]:
    return [i for first, last in found.candidate.ranges for i in range(first, last)]


def _ended(found: Ranked, end: int) -> Ranked:
    *before, (first, _) = found.candidate.ranges
    return replace(found, candidate=replace(found.candidate, ranges=(*before, (first, end))))


def _inside(doc: Doc, marked: Sequence[Passage]) -> set[int]:
    """The indices of the tokens between two marks, without the opening one."""
    starts = doc.to_array("IDX").tolist()
    spans = ((bisect_left(starts, passage.start + 1), bisect_left(starts, passage.end)) for passage in marked)
    return {i for first, last in spans for i in range(first, last)}


def _rank(found: Ranked) -> float:
    share = 1 if found.source is not None else _SOURCELESS_SHARE
    return found.probability * share * (_CUT_FACTOR if found.candidate.cut else 1)


def _is_likely(found: Ranked, speech: set[int]) -> bool:
    """Whether it is likely enough to be shown; ``speech`` is what stands in marks and is no title."""
    if found.probability >= _THRESHOLD_UNLISTED:
        return True
    listed = cues.is_listed(found.candidate.cue)
    if not any(i in speech for i in _tokens(found)):
        return listed and found.probability >= _THRESHOLD
    return found.probability >= (_THRESHOLD_MARKED if listed else _THRESHOLD_MARKED_UNLISTED)


def _gives_way(inner: Ranked, outer: Ranked) -> bool:
    """Whether what was accepted before may stand inside a less likely candidate's content."""
    if inner.source is not None and outer.source is None and not _is_according(outer.candidate.cue):
        return False
    inside = any(first <= inner.candidate.cue.i < last for first, last in outer.candidate.ranges)
    return _is_according(outer.candidate.cue) or (inside and outer.probability >= _OUTER_SHARE * inner.probability)


def _is_according(cue: Token) -> bool:
    """Whether it says where something is known from: "She warned of rain, according to the ministry" has two speakers."""
    return cues.lemma(cue) == "according to"
