"""The one set of filters that every page, chart, download, command and API call reads by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from onrecord.model import QuoteKind, SpeakerKind

UNKNOWN_OUTLET = "(unknown outlet)"
UNKNOWN_SPEAKER = "(unknown speaker)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which quotations are wanted. Fields are combined with AND, the values inside one with OR.

    An empty field does not restrict. Dates are days, both ends included; ``undated`` is one more
    date value: alone it selects only undated articles, with ``since`` or ``until`` it adds them.
    ``query`` is Lucene syntax, see ``onrecord.corpus.search``.
    """

    speakers: tuple[str, ...] = ()
    speaker_kinds: tuple[SpeakerKind, ...] = ()
    kinds: tuple[QuoteKind, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = False
    query: str = ""


def from_params(params: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that URL parameters ask for; values that make no sense are ignored."""
    return Selection(
        speakers=tuple(v for v in params.get("speaker", ()) if v),
        speaker_kinds=tuple(SpeakerKind(v) for v in params.get("speaker_kind", ()) if v in set(SpeakerKind)),
        kinds=tuple(QuoteKind(v) for v in params.get("kind", ()) if v in set(QuoteKind)),
        outlets=tuple(v for v in params.get("outlet", ()) if v),
        since=_day(params.get("from", ())),
        until=_day(params.get("to", ())),
        undated="true" in params.get("undated", ()),
        query=next(iter(params.get("q", ())), ""),
    )


def to_params(selection: Selection) -> dict[str, list[str]]:
    """The URL parameters of a selection; what does not restrict is left out."""
    params = {
        "speaker": list(selection.speakers),
        "speaker_kind": [kind.value for kind in selection.speaker_kinds],
        "kind": [kind.value for kind in selection.kinds],
        "outlet": list(selection.outlets),
        "from": [selection.since.isoformat()] if selection.since else [],
        "to": [selection.until.isoformat()] if selection.until else [],
        "undated": ["true"] if selection.undated else [],
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
