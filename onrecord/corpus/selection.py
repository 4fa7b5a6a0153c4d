"""The one set of filters that every page, chart, download, command and API call reads by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from onrecord.model import Act, QuoteKind, SpeakerKind

UNKNOWN_OUTLET = "(unknown outlet)"
UNKNOWN_SPEAKER = "(unknown speaker)"

# What somebody is said to believe or intend is attributed to them, but they need not have said it.
BELIEFS = frozenset({Act.BELIEVE, Act.INTEND})
SPEECH = frozenset(Act) - BELIEFS


class Counting(StrEnum):
    """How versions of one article count (``onrecord.corpus.versions``): each, one an outlet, or one in all."""

    EACH = "each"
    OUTLET = "per outlet"
    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which quotations are wanted. Fields are combined with AND, the values inside one with OR.

    An empty field does not restrict, except that empty ``acts`` stand for SPEECH; ``beliefs`` adds BELIEFS
    to whatever acts are asked for. ``confidence`` is the least that is wanted, above 0 and up to 1. Dates are days, both ends included; ``undated`` is one more
    date value: alone it selects only undated articles, with ``since`` or ``until`` it adds them.
    A topic stands for those below it too; with ``all_topics`` a quotation must have every one of ``topics``.
    ``entities`` are names that a quotation mentions (``onrecord.names.forms``); with ``all_entities`` its article must
    mention every one of them. ``versions`` says how nearly the same articles count. ``query`` is Lucene syntax, see
    ``onrecord.corpus.search``.
    """

    speakers: tuple[str, ...] = ()
    speaker_kinds: tuple[SpeakerKind, ...] = ()
    kinds: tuple[QuoteKind, ...] = ()
    acts: tuple[Act, ...] = ()
    beliefs: bool = False
    confidence: float | None = None
    outlets: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    all_topics: bool = False
    entities: tuple[str, ...] = ()
    all_entities: bool = False
    since: date | None = None
    until: date | None = None
    undated: bool = False
    versions: Counting = Counting.EACH
    query: str = ""


def wanted_acts(selection: Selection) -> frozenset[Act]:
    """The acts that the selection asks for: speech where it says nothing of them."""
    return (frozenset(selection.acts) or SPEECH) | (BELIEFS if selection.beliefs else frozenset())


def from_params(params: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that URL parameters ask for; values that make no sense are ignored."""
    # No name and no text has a NUL, and a database's parser ends at it.
    params = {name: [value for value in values if "\0" not in value] for name, values in params.items()}
    return Selection(
        speakers=tuple(v for v in params.get("speaker", ()) if v),
        speaker_kinds=tuple(SpeakerKind(v) for v in params.get("speaker_kind", ()) if v in set(SpeakerKind)),
        kinds=tuple(QuoteKind(v) for v in params.get("kind", ()) if v in set(QuoteKind)),
        acts=tuple(Act(v) for v in params.get("act", ()) if v in set(Act)),
        beliefs="true" in params.get("beliefs", ()),
        confidence=_probability(params.get("confidence", ())),
        outlets=tuple(v for v in params.get("outlet", ()) if v),
        topics=tuple(v for v in params.get("topic", ()) if v),
        all_topics="true" in params.get("all_topics", ()),
        entities=tuple(v for v in params.get("entity", ()) if v),
        all_entities="true" in params.get("all_entities", ()),
        since=_day(params.get("from", ())),
        until=_day(params.get("to", ())),
        undated="true" in params.get("undated", ()),
        versions=next((Counting(v) for v in params.get("versions", ()) if v in set(Counting)), Counting.EACH),
        query=next(iter(params.get("q", ())), ""),
    )


def to_params(selection: Selection) -> dict[str, list[str]]:
    """The URL parameters of a selection; what does not restrict is left out."""
    params = {
        "speaker": list(selection.speakers),
        "speaker_kind": [kind.value for kind in selection.speaker_kinds],
        "kind": [kind.value for kind in selection.kinds],
        "act": [act.value for act in selection.acts],
        "beliefs": ["true"] if selection.beliefs else [],
        "confidence": [str(selection.confidence)] if selection.confidence else [],
        "outlet": list(selection.outlets),
        "topic": list(selection.topics),
        "all_topics": ["true"] if selection.all_topics else [],
        "entity": list(selection.entities),
        "all_entities": ["true"] if selection.all_entities else [],
        "from": [selection.since.isoformat()] if selection.since else [],
        "to": [selection.until.isoformat()] if selection.until else [],
        "undated": ["true"] if selection.undated else [],
        "versions": [selection.versions.value] if selection.versions is not Counting.EACH else [],
        "q": [selection.query] if selection.query else [],
    }
    return {name: values for name, values in params.items() if values}


def to_query_string(selection: Selection) -> str:
    """The selection as the part of an address after the question mark."""
    return urlencode(to_params(selection), doseq=True)


def _day(values: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(values[0]) if values else None
    except ValueError:
        return None


def _probability(values: Sequence[str]) -> float | None:
    try:
        value = float(values[0]) if values else 0.0
    except ValueError:
        return None
    return value if 0 < value <= 1 else None
