"""What a passage of a draft is, beside one article: verbatim, altered, cut, spliced, another speaker's, torn from its context."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.corpus.alike.alignment import CUT, Alignment, Change, Piece
from onrecord.corpus.alike.words import Words
from onrecord.drafts import Draft, DraftQuote
from onrecord.model import Act, Polarity, QuoteKind, Span, SpeakerKind
from onrecord.spans import paragraphs

# Below this share of common words, in per cent, or so few of them, a passage is not one that was changed.
_LEAST_ALIKE = 65.0
_FEWEST_ALIKE = 3
# A negation reaches over so many words to what it denies: "never say that", "not true that".
_REACH = 3
# The reporter's words within a quotation that goes on: “…,” the minister told the paper on Monday, “…”.
_LONGEST_TAG = 25

_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s+|[.!?…]?[”\"]\s+(?=[“\"A-Z])")
_CLAUSE = re.compile(r"[,;:—–]|\b(?:but|and|because|so|while|although|that is why)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|nor|cannot|without|hardly|untrue|false|wrong|doubt|den(?:y|ies|ied)|refused?|refuses)\b|n['’]t\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|whether|suppose|supposing|imagine|provided|were it|had we)\b", re.IGNORECASE)
_CONDITION_BEHIND = re.compile(
    r"\W{0,3}(?:only\s+|but\s+|but\s+only\s+)?(?:if|unless|provided|until|as long as|on condition)\b", re.IGNORECASE
)


class Verdict(StrEnum):
    """What the corpus says of a quotation of a draft, the best first; all but the first three want a person's eye."""

    VERBATIM = "verbatim"
    MARKED = "verbatim, changes marked"
    BORNE_OUT = "speaker and topic stand"
    UNATTRIBUTED = "words stand, speaker not shown"
    CUT = "cut"
    SPLICED = "spliced"
    ALTERED = "altered"
    OTHER_CONTEXT = "other context"
    OTHER_SPEAKER = "other speaker"
    NOTHING_LIKE = "nothing like it"
    NOT_FOUND = "not found"


PASSED = frozenset({Verdict.VERBATIM, Verdict.MARKED, Verdict.BORNE_OUT})
_SERIOUSNESS = {verdict: place for place, verdict in enumerate(Verdict)}


class Speakers(StrEnum):
    """How the speaker in a draft and the one in the corpus go together."""

    SAME = "same"
    OTHER = "other"
    NOT_IN_DRAFT = "the draft names nobody"
    NOT_IN_CORPUS = "the corpus names nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuote:
    """A quotation of the corpus; ``segments`` are offsets into its article's text."""

    id: str
    segments: tuple[Span, ...]
    kind: QuoteKind
    act: Act
    polarity: Polarity
    speaker: str | None
    speaker_here: str | None
    speaker_kind: SpeakerKind
    on_behalf_of: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage and the place in an article where it stands, or nearly.

    ``reason`` says which words around it a draft leaves out ("if we must"), for OTHER_CONTEXT alone.
    """

    alignment: Alignment
    quote: SourceQuote | None
    span: Span
    verdict: Verdict
    speakers: Speakers
    reason: str = ""


def worst(verdicts: list[Verdict]) -> Verdict:
    """The most serious of several."""
    return max(verdicts, key=_SERIOUSNESS.__getitem__)


def of_words(alignment: Alignment, text: str, words: Words, wholes: Sequence[Sequence[Span]]) -> Verdict:
    """What a passage's words are, whoever said them; ``wholes`` are the segments of what is one utterance in the source."""
    pieces = [piece for piece in alignment.pieces if not _is_tag(piece, text, words, wholes)]
    changes = {piece.change for piece in pieces}
    edits = changes & {Change.CHANGED, Change.ADDED}
    holes = [piece for piece in pieces if piece.change is Change.LEFT_OUT]
    cuts = [hole for hole in holes if hole.source[1] - hole.source[0] >= CUT]
    if edits or holes or Change.JUMP in changes:
        if alignment.similarity < _LEAST_ALIKE or alignment.same < _FEWEST_ALIKE:
            return Verdict.NOT_FOUND
        if edits or len(holes) > len(cuts):
            return Verdict.ALTERED
        apart = Change.JUMP in changes or any(not _within_one(words.span(cut.source), wholes) for cut in cuts)
        return Verdict.SPLICED if apart else Verdict.CUT
    return Verdict.MARKED if Change.MARKED in changes else Verdict.VERBATIM


def _is_tag(piece: Piece, text: str, words: Words, wholes: Sequence[Sequence[Span]]) -> bool:
    """Whether what was left out are the reporter's words between two parts of one quotation."""
    first, last = piece.source
    if piece.change is not Change.LEFT_OUT or last - first > _LONGEST_TAG:
        return False
    start, end = words.span(piece.source)
    around = any(
        min(a for a, _ in whole) < start and end < max(b for _, b in whole)
        and not any(a < end and b > start for a, b in whole)
        for whole in wholes
    )  # fmt: skip
    return around and "\n\n" not in text[start:end]


def _within_one(span: Span, wholes: Sequence[Sequence[Span]]) -> bool:
    """Whether one utterance goes on over a hole."""
    start, end = span
    return any(min(a for a, _ in whole) <= start and end <= max(b for _, b in whole) for whole in wholes)


def dropped_context(
    draft: Draft, passage: Span, quoted: DraftQuote, text: str, span: Span, source: SourceQuote | None
) -> str:
    """The words around a passage that turn what it says and that the draft leaves out; empty where there are none."""
    if source is not None and source.polarity is not Polarity.SAID and quoted.polarity is Polarity.SAID:
        return "the article says that it was not said, or not yet"
    if _is_denied(source) and quoted.act is not Act.DENY and not _denies(_lead(draft.text, passage)):
        return "the article says it was denied"
    lead, tail = _lead(text, span, source), _tail(text, span)
    own = _lead(draft.text, passage)
    if (found := _condition(lead)) and not _condition(own):
        return _excerpt(lead, found)
    if (found := _negation(lead)) and not _negation(own):
        return _excerpt(lead, found)
    if _CONDITION_BEHIND.match(tail) and not _CONDITION_BEHIND.match(_tail(draft.text, passage)):
        return f"{' '.join(tail.split()[:8])} …"
    asks = re.search(r"\?[”\"’')\]]*\s*$", tail) is not None
    if asks and "?" not in draft.text[passage[0] : passage[1] + 3] and quoted.act is not Act.ASK:
        return "the source asks it as a question"
    return ""


def _is_denied(source: SourceQuote | None) -> bool:
    return source is not None and source.act is Act.DENY and source.kind is not QuoteKind.DIRECT


def _denies(lead: str) -> bool:
    return _NEGATION.search(lead) is not None


def _lead(text: str, span: Span, source: SourceQuote | None = None) -> str:
    """The words of the sentence before a place; only those of the same speaker, where it is known who says what."""
    start = next((first for first, last in paragraphs(text) if first <= span[0] < last), 0)
    if source is not None and source.kind is QuoteKind.DIRECT:
        start = max([start, *(a for a, b in source.segments if a <= span[0] < b)])
    before = text[start : span[0]]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _tail(text: str, span: Span) -> str:
    """The rest of the sentence behind a place, with its stop."""
    end = next((last for first, last in paragraphs(text) if first <= span[0] < last), len(text))
    behind = text[span[1] : end]
    found = re.search(r"[.!?…]+[”\"’')\]]*(?=\s|$)", behind)
    return behind[: found.end()] if found else behind


def _negation(lead: str) -> re.Match[str] | None:
    """A negation in the clause that goes on in the passage, near to it."""
    clauses = list(_CLAUSE.finditer(lead))
    found = list(_NEGATION.finditer(lead, clauses[-1].end() if clauses else 0))
    return found[-1] if found and len(lead[found[-1].end() :].split()) <= _REACH else None


def _condition(lead: str) -> re.Match[str] | None:
    return _CONDITION.search(lead)


def _excerpt(lead: str, found: re.Match[str]) -> str:
    return f"{' '.join(lead[found.start() :].split())} …"
