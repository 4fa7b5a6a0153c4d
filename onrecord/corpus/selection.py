"""The one set of filters that every page, chart, download, command and API call reads by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from onrecord.default_view import BELIEFS, LEAST, View
from onrecord.model import Act, Certainty, LeftOut, QuoteKind, SpeakerKind

UNKNOWN_OUTLET = "(unknown outlet)"
UNKNOWN_SPEAKER = "(unknown speaker)"


class Counting(StrEnum):
    """How versions of one article count (``onrecord.corpus.versions``): each, one an outlet, or one in all."""

    EACH = "each"
    OUTLET = "per outlet"
    ONCE = "once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which quotations are wanted. Fields are combined with AND, the values inside one with OR.

    An empty field does not restrict, but by default there is only what ``onrecord.default_view`` shows: ``view`` says
    what else there is (``also_shown``). ``confidence`` is the least that is wanted, from 0 to 1. Dates are days, both ends included; ``undated`` is one more
    date value: alone it selects only undated articles, with ``since`` or ``until`` it adds them.
    ``languages`` are ISO 639-1 codes of what articles are written in. A topic stands for those below it too; with ``all_topics`` a quotation must have every one of ``topics``.
    ``entities`` are names that a quotation mentions (``onrecord.names.forms``); with ``all_entities`` its article must
    mention every one of them. ``versions`` says how nearly the same articles count. ``query`` is Lucene syntax, see
    ``onrecord.corpus.search``.
    """

    speakers: tuple[str, ...] = ()
    speaker_kinds: tuple[SpeakerKind, ...] = ()
    kinds: tuple[QuoteKind, ...] = ()
    acts: tuple[Act, ...] = ()
    view: tuple[View, ...] = ()
    confidence: float | None = None
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    all_topics: bool = False
    entities: tuple[str, ...] = ()
    all_entities: bool = False
    since: date | None = None
    until: date | None = None
    undated: bool = False
    versions: Counting = Counting.EACH
    query: str = ""


def also_shown(selection: Selection) -> frozenset[LeftOut]:
    """Why quotations are left out by default that the selection has: what it asks for by name is not left out."""
    if View.ALL in selection.view:
        return frozenset(LeftOut)
    asked = {LeftOut(view.value) for view in selection.view}
    if BELIEFS.intersection(selection.acts):
        asked.add(LeftOut.BELIEF)
    if selection.confidence is not None:
        asked.add(LeftOut.DOUBTFUL)
    return frozenset(asked)


def renewed(params: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """URL parameters in today's words: an earlier version said beliefs=true, which added acts to those asked for."""
    new = {name: list(values) for name, values in params.items()}
    if new.get("beliefs") == ["true"]:
        del new["beliefs"]
        name, values = ("act", sorted(BELIEFS)) if new.get("act") else ("view", [View.BELIEF.value])
        new[name] = list(dict.fromkeys([*new.get(name, []), *values]))
    if (least := _least(new.get("confidence", []))) is not None:
        new["confidence"][0] = _least_in_words(least)
    return new


def from_params(params: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that URL parameters ask for; values that make no sense are ignored."""
    # No name and no text has a NUL, and a database's parser ends at it.
    params = {name: [value for value in values if "\0" not in value] for name, values in renewed(params).items()}
    return Selection(
        speakers=tuple(v for v in params.get("speaker", ()) if v),
        speaker_kinds=tuple(SpeakerKind(v) for v in params.get("speaker_kind", ()) if v in set(SpeakerKind)),
        kinds=tuple(QuoteKind(v) for v in params.get("kind", ()) if v in set(QuoteKind)),
        acts=tuple(Act(v) for v in params.get("act", ()) if v in set(Act)),
        view=tuple(View(v) for v in params.get("view", ()) if v in set(View)),
        confidence=_least(params.get("confidence", ())),
        outlets=tuple(v for v in params.get("outlet", ()) if v),
        languages=tuple(v for v in params.get("language", ()) if v),
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
        "view": [view.value for view in selection.view],
        "confidence": [] if selection.confidence is None else [_least_in_words(selection.confidence)],
        "outlet": list(selection.outlets),
        "language": list(selection.languages),
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


def _least(values: Sequence[str]) -> float | None:
    """The least confidence that is asked for: by its step in words, or a number above 0."""
    if not values:
        return None
    if values[0] in set(Certainty):
        return LEAST[Certainty(values[0])]
    try:
        value = float(values[0])
    except ValueError:
        return None
    return value if 0 < value <= 1 else None


def _least_in_words(confidence: float) -> str:
    return next((step.value for step, least in LEAST.items() if least == confidence), str(confidence))
