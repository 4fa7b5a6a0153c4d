"""What is found of a draft: each quotation with its verdict, and the places in the corpus that speak for it."""

from dataclasses import dataclass, field
from datetime import date

from onrecord.corpus.alike.alignment import Change
from onrecord.corpus.alike.verdicts import PASSED, Speakers, Verdict
from onrecord.drafts import Draft, DraftQuote
from onrecord.model import Span

MOST_QUOTES = 1_000
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage and of its source that go together: what became of them, and both as they are written."""

    change: Change
    draft: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place in an article where a passage stands, or the nearest to it.

    ``excerpt`` are the paragraphs of the place, ``span`` where in them it is. ``quote`` is the id of the corpus' quotation
    there; ``speakers`` says how its speaker and the draft's go together, ``reason`` which words around it were dropped.
    """

    article: str
    title: str | None
    outlet: str | None
    published: date | None
    address: str
    quote: str | None
    speaker: str | None
    confidence: float | None
    excerpt: str
    span: Span
    verdict: Verdict
    speakers: Speakers
    similarity: float
    pieces: tuple[Piece, ...]
    reason: str = ""
    same: frozenset[int] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A passage between quotation marks with its verdict; of an indirect quotation the whole of it.

    ``matches`` are the place that the verdict goes by and the next ones, at most three in all (both places of a splice).
    ``articles`` is how many have the words as the draft has them, ``is_least`` whether there may be more.
    """

    passage: Span
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    articles: int = 0
    is_least: bool = False
    first: Match | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation of a draft, its verdict (the most serious of its parts) and the parts."""

    quote: DraftQuote
    verdict: Verdict
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A draft with what the corpus says of each quotation, in text order; of very many quotations the first MOST_QUOTES."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing in it wants a person's eye."""
        return all(finding.verdict in PASSED for finding in self.findings)
