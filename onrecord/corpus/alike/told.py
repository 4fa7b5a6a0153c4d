"""A release or speech, and what reports quote of it: passages between quotation marks laid beside the text, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.corpus.alike import sources
from onrecord.corpus.alike.alignment import Aligner, Alignment, Change
from onrecord.corpus.alike.findings import Match
from onrecord.corpus.alike.marked import marked_passages
from onrecord.corpus.alike.runs import RUN
from onrecord.corpus.alike.sources import Source
from onrecord.corpus.alike.verdicts import SourceQuote, Speakers, Verdict, of_words
from onrecord.corpus.alike.words import Quoted, quoted_words, words_of
from onrecord.corpus.alike.written import written
from onrecord.model import Polarity, Span
from onrecord.spans import paragraphs, sentences

# So many words are a text's own; fewer may be anybody's, and count where the article has more of the text.
OWN, FEWEST = 6, 4
_LIKE_ENOUGH = 75.0
# A passage that has fewer of its runs from a text cannot be so like it.
_SHARED = 0.3
_ADDRESS = re.compile(r"https?://|www\.")
# So much of a sentence is the whole of it: outlets differ in a word. So many words are at least a part of it.
_WHOLE, _PART = 0.8, 3
# A transcript may come out so many days after what was reported of it.
LATE = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A release or speech; ``own`` are the segments of quotations in it, ``article`` its key where the corpus has it."""

    text: str
    title: str | None = None
    own: tuple[tuple[Span, ...], ...] = ()
    article: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """A sentence of which a passage has words: its number from 0, and whether it has nearly all of it."""

    sentence: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Landing:
    """A marked passage of an article with words of a text: where it stands, and what became of the words.

    ``match.span`` is the passage in its own paragraph, ``place`` the words in the text, from the first to the last.
    """

    match: Match
    place: Span
    reaches: tuple[Reach, ...]

    @property
    def passage(self) -> str:
        """The words as the article quotes them."""
        return " ".join(self.match.excerpt[slice(*self.match.span)].split())


@dataclass(frozen=True, slots=True)
class _Passage:
    """What stands between two marks in a report, and the quotation that it is of."""

    span: Span
    quote: SourceQuote
    words: Quoted


class Text:
    """A release or speech that reports are laid beside."""

    def __init__(self, told: Told) -> None:
        self.told, self.sentences = told, sentences(told.text)
        self._words = words_of(told.text)
        self._wholes = [*told.own, *([span] for span in paragraphs(told.text))]
        self._runs = set(_runs(self._words.text))
        self._sentence_of = self._numbered()
        self._lengths = Counter(self._sentence_of)

    def quoted_in(self, report: Source) -> list[Landing]:
        """What an article quotes of it, in the article's order; one that came out long before it quotes something else."""
        if self.told.published and report.published and report.published + LATE < self.told.published:
            return []
        passages = {n: one for n, one in enumerate(_passages(report)) if self._may_have(one.words.words.text)}
        aligned = Aligner({n: passage.words for n, passage in passages.items()}).beside(self._words)
        laid = ((passages[n], alignment, self._verdict(alignment)) for n, alignment in sorted(aligned.items()))
        found = [one for one in laid if one[2] is not Verdict.NOT_FOUND]
        if all(alignment.same < OWN for _, alignment, _ in found):
            return []
        return [self._landing(report, *one) for one in found]

    def _may_have(self, words: Sequence[str]) -> bool:
        """Whether so many runs of a passage stand here that it is worth an alignment."""
        runs = _runs(words)
        return sum(run in self._runs for run in runs) >= max(1, _SHARED * len(runs))

    def _verdict(self, alignment: Alignment) -> Verdict:
        if alignment.same < FEWEST or alignment.similarity < _LIKE_ENOUGH:
            return Verdict.NOT_FOUND
        return of_words(alignment, self.told.text, self._words, self._wholes)

    def _landing(self, report: Source, passage: _Passage, alignment: Alignment, verdict: Verdict) -> Landing:
        words = report.text[slice(*passage.span)]
        match = replace(
            sources.match_at(report, passage.span, passage.quote, verdict, Speakers.SAME),
            similarity=alignment.similarity,
            pieces=written(alignment, words, passage.words, self.told.text, self._words),
        )
        return Landing(match, self._words.span(alignment.span), tuple(self._reaches(alignment)))

    def _reaches(self, alignment: Alignment) -> Iterator[Reach]:
        same = Counter(
            self._sentence_of[at]
            for piece in alignment.pieces
            if piece.change is Change.SAME
            for at in range(*piece.source)
        )
        for sentence, words in sorted(same.items()):
            whole = words >= _WHOLE * self._lengths[sentence]
            if whole or words >= _PART:
                yield Reach(sentence, whole)

    def _numbered(self) -> list[int]:
        """For each word the number of its sentence."""
        found, number = [], 0
        for start, _ in self._words.places:
            while number + 1 < len(self.sentences) and start >= self.sentences[number + 1][0]:
                number += 1
            found.append(number)
        return found


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _passages(report: Source) -> list[_Passage]:
    """The marked passages of an article that are long enough to be looked for, each once."""
    found: dict[Span, _Passage] = {}
    for quote in report.quotes:
        if quote.polarity is not Polarity.SAID:
            continue
        for span in marked_passages(report.text, quote.segments, quote.kind):
            said = report.text[slice(*span)]
            words = quoted_words(said)
            # Of one in another both have the words: whoever is named goes first.
            known = found.get(span)
            if words.own >= FEWEST and not _ADDRESS.search(said) and (known is None or known.quote.speaker is None):
                found[span] = _Passage(span, quote, words)
    return [found[span] for span in sorted(found)]
