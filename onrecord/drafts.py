"""A draft: a text that is not published yet, with the quotations that are to be checked before it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import Act, Polarity, QuoteKind, Span, SpeakerKind

# About a hundred printed pages: reading them takes a minute.
MOST_CHARACTERS = 300_000
MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """A quotation of a draft. Spans are character offsets into ``Draft.text``, end excluded.

    ``segments`` are its content as in ``model.Quote``, ``passages`` the parts of it between quotation marks, without these:
    none of an indirect one. ``lemmas`` is the content's lemma text (``onrecord.lemmas``).
    """

    segments: tuple[Span, ...]
    passages: tuple[Span, ...]
    kind: QuoteKind
    act: Act = Act.ASSERT
    polarity: Polarity = Polarity.SAID
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.UNKNOWN
    on_behalf_of: str | None = None
    lemmas: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(start for start, _ in (*self.segments, *self.passages))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The draft's text with its quotations in text order."""

    text: str
    title: str | None = None
    quotes: tuple[DraftQuote, ...] = ()


def from_json(found: Mapping[str, Any]) -> Draft:
    """The draft that ``dataclasses.asdict`` made a JSON object of."""
    return Draft(text=found["text"], title=found["title"], quotes=tuple(map(_quote, found["quotes"])))


def _quote(found: Mapping[str, Any]) -> DraftQuote:
    return DraftQuote(
        segments=tuple((start, end) for start, end in found["segments"]),
        passages=tuple((start, end) for start, end in found["passages"]),
        kind=QuoteKind(found["kind"]),
        act=Act(found["act"]),
        polarity=Polarity(found["polarity"]),
        speaker=found["speaker"],
        speaker_kind=SpeakerKind(found["speaker_kind"]),
        on_behalf_of=found["on_behalf_of"],
        lemmas=found["lemmas"],
    )
