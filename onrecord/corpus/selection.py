"""The one set of filters that every page, chart, download, command and API call reads by.

A Selection holds them; FILTERS declares each once, and what writes or reads one is made from it: address, sidebar, chips,
API, command line, report and file names.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from onrecord.default_view import BELIEFS, LEAST, SPEECH, View
from onrecord.errors import ParameterError
from onrecord.model import Act, Basis, Certainty, LeftOut, QuoteKind, SpeakerKind

UNKNOWN_OUTLET = "(unknown outlet)"
UNKNOWN_SPEAKER = "(unknown speaker)"


class Counting(StrEnum):
    """How versions of one article count (``onrecord.corpus.versions``): each, one an outlet, or one in all."""

    EACH = "each"
    OUTLET = "per-outlet"
    ONCE = "once"


class Together(StrEnum):
    """Where every one of several names must stand; where one is enough, in the quotation."""

    ANY = "any"
    QUOTATION = "quotation"
    ARTICLE = "article"


class Where(StrEnum):
    """Where words are looked for: in the quotation, in the paragraphs it stands in, or in the whole article."""

    QUOTATION = "quotation"
    PASSAGE = "passage"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which quotations are wanted. Fields are combined with AND, the values inside one with OR.

    An empty field does not restrict, but by default there is only what ``onrecord.default_view`` shows: ``view`` says
    what else there is (``also_shown``). ``confidence`` is the least that is wanted, from 0 to 1. Dates are days, both ends included; ``undated`` is one more
    date value: alone it selects only undated articles, with ``since`` or ``until`` it adds them.
    ``languages`` are ISO 639-1 codes of what articles are written in.
    A topic stands for those below it too; with ``all_topics`` a quotation must have every one of ``topics``. ``basis`` is
    the last of the bases by which a quotation may have a topic: its words alone, also its passage, also its article.
    ``entities`` are names that a quotation mentions (``onrecord.names.forms``); ``together`` says whether
    every one of them must stand in the quotation, or anywhere in its article. ``versions`` says how nearly the same articles count. ``query`` is Lucene syntax, see
    ``onrecord.corpus.search``; ``where`` says where its words are looked for.
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
    basis: Basis = Basis.PASSAGE
    entities: tuple[str, ...] = ()
    together: Together = Together.ANY
    since: date | None = None
    until: date | None = None
    undated: bool = False
    versions: Counting = Counting.EACH
    query: str = ""
    where: Where = Where.QUOTATION


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


class Kind(StrEnum):
    """What a filter holds, and so which widget, parameter and option it becomes."""

    NAMES = "names"
    CODES = "codes"
    CODE = "code"
    SWITCH = "switch"
    DAY = "day"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter as everything that shows or reads one knows it; its name is its key in FILTERS.

    ``read`` makes a value of the Selection's ``field`` of one written value and raises ValueError for nonsense,
    ``write`` is its way back. ``values`` are the codes that can be chosen, ``takes`` says in words what can be written.
    ``empty`` stands in its widget while it restricts nothing. A file's name has ``named`` for one value and
    ``several`` for more, or each where that is "". ``earlier`` are the names that earlier versions had for it.
    """

    field: str
    kind: Kind
    label: str
    does: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    values: tuple[str, ...] = ()
    takes: str = "words without a NUL"
    empty: str = "Any"
    named: str = "{}"
    several: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether it may be given more than once."""
        return self.kind in {Kind.NAMES, Kind.CODES}

    def understands(self, written: str) -> bool:
        """Whether a written value makes sense."""
        try:
            self.read(written)
        except ValueError:
            return False
        # No name and no text has a NUL, and a database's parser ends at it.
        return "\0" not in written

    def of(self, written: Sequence[str]) -> Any:
        """The field's value by what is written; what makes no sense is ignored."""
        values = [self.read(one) for one in written if one and self.understands(one)]
        if self.many:
            return tuple(values)
        return values[0] if values else getattr(_EVERYTHING, self.field)

    def written(self, selection: Selection) -> list[str]:
        """How a selection's field is written; nothing where it does not restrict."""
        value = getattr(selection, self.field)
        if value == getattr(_EVERYTHING, self.field):
            return []
        return [self.write(one) for one in (value if self.many else (value,))]


_EVERYTHING = Selection()


def _yes(written: str) -> bool:
    if written != "true":
        raise ValueError(written)
    return True


def _least(written: str) -> float:
    """The least confidence that is asked for: by its step in words, or as a number."""
    if written in set(Certainty):
        return LEAST[Certainty(written)]
    value = float(written)
    if not 0 <= value <= 1:
        raise ValueError(written)
    return value


def _least_in_words(confidence: float) -> str:
    return next((step.value for step, least in LEAST.items() if least == confidence), str(confidence))


def _one_of(values: Collection[str]) -> str:
    return "one of " + ", ".join(sorted(values))


def _names(field: str, label: str, does: str, **others: Any) -> Filter:
    return Filter(field=field, kind=Kind.NAMES, label=label, does=does, several=field, **others)


def _codes(field: str, label: str, does: str, codes: type[StrEnum], **others: Any) -> Filter:
    values = tuple(code.value for code in codes)
    return Filter(
        field=field, kind=Kind.CODES, label=label, does=does, read=codes, values=values, takes=_one_of(values), **others
    )


def _switch(field: str, label: str, does: str) -> Filter:
    named = field.replace("_", " ")
    return Filter(
        field=field, kind=Kind.SWITCH, label=label, does=does, read=_yes, write=lambda _: "true", values=("true",),
        takes="only the word true", named=named,
    )  # fmt: skip


def _day(field: str, label: str, does: str, named: str) -> Filter:
    return Filter(
        field=field, kind=Kind.DAY, label=label, does=does, read=date.fromisoformat, write=date.isoformat,
        takes="a day such as 2026-03-31", named=named,
    )  # fmt: skip


# In the order of address, sidebar and chips: those that most questions are made of come first.
FILTERS: Mapping[str, Filter] = MappingProxyType(
    {
        "q": Filter(
            field="query",
            kind=Kind.WORDS,
            label="Words",
            does='Words that are said: sanction* AND NOT "trade war" speaker:Fay.',
            empty="Search quotations",
            earlier=("query",),
        ),
        "in": Filter(
            field="where",
            kind=Kind.CODE,
            label="Words in",
            does="Where the words are looked for: in the paragraph of the quotation, or anywhere in its article.",
            read=Where,
            values=(Where.PASSAGE.value, Where.ARTICLE.value),
            takes=_one_of(list(Where)),
            empty="The quotation",
            named="in the {}",
        ),
        "speaker": _names("speakers", "Speaker", "Only what this speaker said.", empty="Anyone"),
        "topic": _names("topics", "Topic", "Only this topic and those below it, by the words on the page Topics."),
        "all_topics": _switch("all_topics", "All topics at once", "Only quotations that have every one of the topics."),
        "basis": Filter(
            field="basis",
            kind=Kind.CODE,
            label="Topics shown by",
            does="What may show a topic: only the quotation's own words, or also its article's headline and lead; else its words "
            "and what stands around them.",
            read=Basis,
            values=(Basis.WORDS.value, Basis.ARTICLE.value),
            takes=_one_of(list(Basis)),
            empty="Words or passage",
            named="topics by {}",
        ),
        "from": _day("since", "From", "The first day, of the version that was read: of its update where it had one.", "from {}"),
        "to": _day("until", "To", "The last day of the same, included.", "to {}"),
        "outlet": _names("outlets", "Outlet", "Only articles of this outlet."),
        "language": _names("languages", "Language", "Only articles in this language, by its code: en, de."),
        "entity": _names("entities", "Mentions", "Only quotations in which this name stands.", empty="Anything"),
        "together": Filter(
            field="together",
            kind=Kind.CODE,
            label="All of these names in one",
            does="Every one of the names under Mentions in the quotation, or anywhere in its article, not any of them.",
            read=Together,
            values=(Together.QUOTATION.value, Together.ARTICLE.value),
            takes=_one_of(list(Together)),
            empty="Any of them",
            named="all in one {}",
        ),
        "speaker_kind": _codes(
            "speaker_kinds", "Kind of speaker", "Only speakers of this kind.", SpeakerKind, several="speaker kinds"
        ),
        "kind": _codes("kinds", "Kind of quotation", "Only quotations of this kind.", QuoteKind),
        "act": _codes(
            "acts",
            "Act",
            f"Only what the words that attribute a quotation do; without it {', '.join(sorted(SPEECH))}.",
            Act,
            several="acts",
            empty="All speech",
        ),
        "confidence": Filter(
            field="confidence",
            kind=Kind.CODE,
            label="Certainty at least",
            does="Only what is at least as likely to be right.",
            read=_least,
            write=_least_in_words,
            values=tuple(step.value for step in LEAST),
            takes=f"{_one_of(list(Certainty))}, or a number from 0 to 1",
            empty="Likely",
            named="at least {}",
            earlier=("min_confidence",),
        ),
        "view": _codes(
            "view",
            "Also shown",
            "Also what is left out otherwise: what speakers believe or intend but need not have said (belief), words that "
            "were not said, or not yet (unsaid), what is more likely wrong than right (doubtful), or all of it.",
            View,
            named="with {}",
            empty="Statements alone",
        ),
        "undated": _switch(
            "undated", "Undated articles", "Alone only articles without a date; with a first or last day those as well."
        ),
        "versions": Filter(
            field="versions",
            kind=Kind.CODE,
            label="Versions of one article",
            does="How a story counts that several outlets print, or one that was updated: each time, once per outlet "
            "(the newest of its versions) or once (the fullest of these).",
            read=Counting,
            values=(Counting.OUTLET.value, Counting.ONCE.value),
            takes=_one_of(list(Counting)),
            empty="Each counts",
            named="versions {}",
        ),
    }
)  # fmt: skip

_TODAY = {earlier: name for name, one in FILTERS.items() for earlier in one.earlier}
_PER_OUTLET = "per outlet"


def renewed(params: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """URL parameters in today's words.

    In an earlier version ``beliefs=true`` added acts, ``all_entities=true`` meant an article, and ``open`` and ``with`` were speakers.
    """
    new = {name: list(values) for name, values in params.items() if name not in _TODAY}
    for earlier, name in _TODAY.items():
        new[name] = [*new.get(name, []), *params.get(earlier, [])]
        if not new[name]:
            del new[name]
    if new.get("beliefs") == ["true"]:
        del new["beliefs"]
        name, values = ("act", sorted(BELIEFS)) if new.get("act") else ("view", [View.BELIEF.value])
        new[name] = list(dict.fromkeys([*new.get(name, []), *values]))
    if new.get("all_entities") == ["true"]:
        del new["all_entities"]
        new.setdefault("together", [Together.ARTICLE.value])
    if opened := new.pop("open", []):
        # The page of speakers had a choice of its own, which was narrowed by the filter and did not widen it.
        chosen = [*opened, *new.pop("with", [])]
        new["speaker"] = [one for one in chosen if one in new.get("speaker", [])] or chosen
    if _PER_OUTLET in new.get("versions", []):
        new["versions"] = [Counting.OUTLET.value]
    least = FILTERS["confidence"]
    new |= {"confidence": [_tidy(least, one) for one in new["confidence"]]} if "confidence" in new else {}
    return new


def _tidy(one: Filter, written: str) -> str:
    return one.write(one.read(written)) if one.understands(written) else written


def from_params(params: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that URL parameters ask for; values that make no sense are ignored."""
    new = renewed(params)
    return Selection(**{one.field: one.of(new.get(name, ())) for name, one in FILTERS.items()})


def strict(params: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that parameters ask for. Raises ParameterError for a name or value that makes no sense."""
    for name, values in renewed(params).items():
        one = FILTERS.get(name)
        if one is None:
            raise ParameterError(f"There is no parameter “{name}”; those for filtering are {', '.join(FILTERS)}.")
        if len(values) > 1 and not one.many:
            raise ParameterError(f"The parameter “{name}” may be given only once.")
        for value in values:
            if value and not one.understands(value):
                raise ParameterError(f"The parameter “{name}” takes {one.takes}, not “{value}”.")
    return from_params(params)


def to_params(selection: Selection) -> dict[str, list[str]]:
    """The URL parameters of a selection; what does not restrict is left out."""
    return {name: values for name, one in FILTERS.items() if (values := one.written(selection))}


def to_query_string(selection: Selection) -> str:
    """The selection as the part of an address after the question mark."""
    return urlencode(to_params(selection), doseq=True)


def in_words(selection: Selection) -> list[tuple[str, str]]:
    """The filters of a selection as a reader knows them: label and value; a switch that is on says "yes"."""
    return [
        (one.label, "yes" if one.kind is Kind.SWITCH else ", ".join(values))
        for name, values in to_params(selection).items()
        if (one := FILTERS[name])
    ]


def in_name(selection: Selection) -> list[str]:
    """What a file's name says of each filter of a selection."""
    return [part for name, values in to_params(selection).items() for part in _in_name(FILTERS[name], values)]


def _in_name(one: Filter, values: Sequence[str]) -> list[str]:
    if len(values) > 1 and one.several:
        return [f"{len(values)} {one.several}"]
    return [one.named.replace("{}", value) for value in values]
