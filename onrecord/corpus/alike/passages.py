"""The passages of a draft that stand between quotation marks, laid beside the articles that may have them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from onrecord.corpus.alike import sources
from onrecord.corpus.alike.alignment import Aligner, Alignment, Change
from onrecord.corpus.alike.findings import NEAREST, Match, Part
from onrecord.corpus.alike.runs import RUN, Runs
from onrecord.corpus.alike.sources import MOST_ARTICLES, Said, Source
from onrecord.corpus.alike.speakers import CalledNow, relation
from onrecord.corpus.alike.verdicts import SourceQuote, Speakers, Verdict, dropped_context, of_words
from onrecord.corpus.alike.words import Quoted, Words, quoted_words, words_of
from onrecord.corpus.alike.written import written
from onrecord.corpus.snapshot import Snapshot
from onrecord.drafts import Draft, DraftQuote
from onrecord.model import Span

# Two articles of a splice each have so many words of it; together they have all.
_OF_A_SPLICE = 4
# In so few words everybody says the same, so another speaker's are nothing found.
_ANYBODYS = 3
_LIKE_ENOUGH = 80.0
# A quotation with so much of a place, beside the one that has most, may be the one in which it stands.
_AS_GOOD = 0.9
# A quotation of so few words may share no run with its source once one of them is changed.
_FEW = 8
_SHARE_OF_FEW = 0.6


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage to look up, with the quotation that it is of, that one's number, and the names its speaker may have."""

    number: int
    quote: DraftQuote
    passage: Span
    words: Quoted
    names: frozenset[str]


class Lookup:
    """The passages of a draft beside the articles that may have them."""

    def __init__(self, snapshot: Snapshot, runs: Runs, draft: Draft, called: CalledNow) -> None:
        self._snapshot, self._runs, self._draft, self._called = snapshot, runs, draft, called

    def parts(self, quotes: Mapping[int, DraftQuote]) -> dict[int, tuple[Part, ...]]:
        """The verdicts on the passages of each quotation that has any, by the quotation's number."""
        asked = dict(enumerate(chain.from_iterable(self._asked(number, quote) for number, quote in quotes.items())))
        matches = self._beside(asked, self._candidates(asked))
        parts = {number: _part(one, matches.get(number, [])) for number, one in asked.items()}
        for number, found in self._beside(asked, self._rests(asked, matches, parts)).items():
            matches[number] = [*matches[number], *found]
            parts[number] = _part(asked[number], matches[number])
        again = {number: asked[number] for number, part in parts.items() if _may_be_own(asked[number], part)}
        own = self._of_the_speaker(again)
        for number, found in self._beside({number: again[number] for number in own}, own).items():
            parts[number] = _part(asked[number], [*matches.get(number, []), *found])
        of_quotes: dict[int, list[Part]] = defaultdict(list)
        for number, one in asked.items():
            of_quotes[one.number].append(parts[number])
        return {number: tuple(found) for number, found in of_quotes.items()}

    def _asked(self, number: int, quote: DraftQuote) -> Iterator[Asked]:
        for start, end in quote.passages:
            words = quoted_words(self._draft.text[start:end])
            if words.own:
                yield Asked(number, quote, (start, end), words, self._called.names(quote.speaker))

    def _rests(
        self, asked: Mapping[int, Asked], matches: Mapping[int, Sequence[Match]], parts: Mapping[int, Part]
    ) -> dict[int, list[str]]:
        """For passages of which the best place has only one end, the articles that may have the other."""
        rests: dict[int, str] = {}
        for number, part in parts.items():
            if part.verdict in {Verdict.ALTERED, Verdict.NOT_FOUND} and part.matches:
                own = asked[number]
                longest = max(matches[number], key=lambda match: len(match.same))
                rest = sorted(set(range(len(own.words.words.text))) - longest.same)
                if len(rest) >= _OF_A_SPLICE:
                    start, end = own.words.words.span((rest[0], rest[-1] + 1))
                    rests[number] = self._draft.text[own.passage[0] + start : own.passage[0] + end]
        known = {number: {match.article for match in matches[number]} for number in rests}
        found = sources.with_runs(self._snapshot, self._runs, rests)
        return {n: [article for article in articles if article not in known[n]] for n, articles in found.items()}

    def _of_the_speaker(self, asked: Mapping[int, Asked]) -> dict[int, list[str]]:
        wanted = {number: _few_words(one) for number, one in asked.items()}
        found: dict[int, list[str]] = defaultdict(list)
        for row in sources.said_by(self._snapshot, wanted, "text_normal"):
            found[row["number"]].append(row["article"])
        return found

    def _candidates(self, asked: Mapping[int, Asked]) -> dict[int, list[str]]:
        text = self._draft.text
        long = {n: text[slice(*one.passage)] for n, one in asked.items() if one.words.own >= RUN}
        short = {n: f" {' '.join(one.words.words.text)} " for n, one in asked.items() if n not in long}
        return sources.with_runs(self._snapshot, self._runs, long) | sources.with_phrase(self._snapshot, short)

    def _beside(self, asked: Mapping[int, Asked], candidates: Mapping[int, Iterable[str]]) -> dict[int, list[Match]]:
        wanted: dict[str, set[int]] = defaultdict(set)
        for number, articles in candidates.items():
            for article in articles:
                wanted[article].add(number)
        found: dict[int, list[Match]] = defaultdict(list)
        for source in sources.read(self._snapshot, sorted(wanted)):
            words = words_of(source.text)
            numbers = wanted[source.article]
            for number, alignment in Aligner({n: asked[n].words for n in numbers}).beside(words).items():
                found[number].append(self._match(asked[number], source, words, alignment))
        return found

    def _match(self, asked: Asked, source: Source, words: Words, alignment: Alignment) -> Match:
        span = words.span(alignment.span)
        quote = _quote_at(span, source.quotes)
        speakers = relation(asked.quote, quote, self._called)
        verdict = of_words(alignment, source.text, words, [quote.segments for quote in source.quotes])
        reason = dropped_context(self._draft, asked.passage, asked.quote, source.text, span, quote)
        judged = _judged(verdict, speakers, reason, alignment, asked.words.own)
        return replace(
            sources.match_at(source, span, quote, judged, speakers),
            similarity=alignment.similarity,
            pieces=written(alignment, self._draft.text[slice(*asked.passage)], asked.words, source.text, words),
            reason=reason,
            same=frozenset(
                n for piece in alignment.pieces if piece.change is Change.SAME for n in range(*piece.quoted)
            ),
        )


def _judged(words: Verdict, speakers: Speakers, reason: str, alignment: Alignment, own: int) -> Verdict:
    """The verdict by the words, the speaker and what stands around them, the most serious first."""
    if words is Verdict.NOT_FOUND:
        return words
    if speakers is Speakers.OTHER:
        is_telling = own > _ANYBODYS and alignment.similarity >= _LIKE_ENOUGH
        return Verdict.OTHER_SPEAKER if is_telling else Verdict.NOT_FOUND
    if words not in {Verdict.VERBATIM, Verdict.MARKED}:
        return words
    if reason:
        return Verdict.OTHER_CONTEXT
    return Verdict.UNATTRIBUTED if speakers is Speakers.NOT_IN_CORPUS else words


def _part(asked: Asked, matches: Sequence[Match]) -> Part:
    """The verdict on a passage: by the place that bears it out best, and the nearest others."""
    ranked = sorted(matches, key=_rank)
    if not ranked:
        return Part(passage=asked.passage, verdict=Verdict.NOT_FOUND)
    best = ranked[0]
    if best.verdict in {Verdict.NOT_FOUND, Verdict.ALTERED} and (parts := _splice(asked, ranked)):
        return Part(passage=asked.passage, verdict=Verdict.SPLICED, matches=parts)
    so = [match for match in ranked if match.verdict is best.verdict and match.similarity == best.similarity]
    dated = [match for match in so if match.published]
    return Part(
        passage=asked.passage,
        verdict=best.verdict,
        matches=tuple(ranked[:NEAREST]),
        articles=len({match.article for match in so}) if best.verdict is not Verdict.NOT_FOUND else 0,
        is_least=len(so) >= MOST_ARTICLES,
        first=min(dated, key=lambda match: (match.published, match.article)) if dated else None,
    )


_TIERS = {
    Verdict.VERBATIM: 0,
    Verdict.MARKED: 0,
    Verdict.OTHER_CONTEXT: 1,
    Verdict.UNATTRIBUTED: 3,
    Verdict.NOT_FOUND: 9,
}
_OF_OTHERS, _OF_EDITED = 2, 4


def _rank(match: Match) -> tuple[object, ...]:
    """The best first: whole words before edited ones, then those of the speaker, then the most alike."""
    is_whole = match.verdict is Verdict.OTHER_SPEAKER and not _is_edited(match)
    tier = _TIERS.get(match.verdict, _OF_OTHERS if is_whole else _OF_EDITED)
    return tier, -match.similarity, match.speakers is not Speakers.SAME, match.published or date.max, match.article


def _is_edited(match: Match) -> bool:
    return any(piece.change not in {Change.SAME, Change.MARKED} for piece in match.pieces)


def _splice(asked: Asked, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Two places that have all words of a passage between them; none where there are no such."""
    longest = max(ranked, key=lambda match: len(match.same))
    other = max(ranked, key=lambda match: len(match.same - longest.same))
    gained = other.same - longest.same
    whole = len(longest.same | gained) == asked.words.own
    is_splice = whole and min(len(gained), len(longest.same)) >= _OF_A_SPLICE
    return (longest, other) if is_splice else ()


def _quote_at(span: Span, quotes: Sequence[SourceQuote]) -> SourceQuote | None:
    """The quotation in which a place stands, half of it at least.

    Of one in another it is the inner one, whose speaker said the words first; one that names its speaker goes before one that
    does not.
    """
    found = [(quote, _overlap(span, quote.segments)) for quote in quotes]
    most = max((overlap for _, overlap in found), default=0)
    if 2 * most < span[1] - span[0] or not most:
        return None
    around = [quote for quote, overlap in found if overlap >= _AS_GOOD * most]
    return min(around, key=lambda quote: (quote.speaker is None, _length(quote.segments), -(quote.confidence or 0)))


def _overlap(span: Span, segments: Sequence[Span]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in segments)


def _length(segments: Sequence[Span]) -> int:
    return sum(end - start for start, end in segments)


def _may_be_own(asked: Asked, part: Part) -> bool:
    """Whether a passage may be the speaker's own words, changed: a short one then has no run in common with its source."""
    return part.verdict is Verdict.NOT_FOUND and RUN <= asked.words.own <= _FEW and bool(asked.names)


def _few_words(asked: Asked) -> Said:
    words = tuple(f" {word} " for word in dict.fromkeys(asked.words.words.text))
    return Said(asked.names, words, max(2, round(_SHARE_OF_FEW * len(words))))
