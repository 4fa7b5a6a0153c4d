"""The URL parameters of a Selection: their names in words, what each takes, and a reading that refuses what makes no sense.

``onrecord.corpus.selection`` converts; a page ignores what it cannot use, a program that calls is better told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.corpus.selection import Counting, Selection, from_params, renewed, to_params
from onrecord.default_view import SPEECH, View
from onrecord.errors import ParameterError
from onrecord.model import Act, Certainty, QuoteKind, SpeakerKind


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what people call it, what it does, what it takes ("" where any words do), whether it may be repeated."""

    label: str
    does: str
    takes: str = ""
    values: tuple[str, ...] = ()
    many: bool = False
    switch: bool = False


def _one_of(values: Collection[str]) -> str:
    return "one of " + ", ".join(sorted(values))


def _choice(label: str, does: str, values: Collection[str]) -> Parameter:
    return Parameter(label, does, _one_of(values), tuple(sorted(values)), many=True)


def _switch(label: str, does: str) -> Parameter:
    return Parameter(label, does, "only the word true", ("true",), switch=True)


PARAMETERS: Mapping[str, Parameter] = MappingProxyType(
    {
        "speaker": Parameter("Speaker", "Only what this speaker said.", many=True),
        "speaker_kind": _choice("Kind of speaker", "Only speakers of this kind.", list(SpeakerKind)),
        "kind": _choice("Kind", "Only quotations of this kind.", list(QuoteKind)),
        "act": _choice("Act", f"Only this act; without it {', '.join(sorted(SPEECH))}.", list(Act)),
        "view": _choice(
            "Also shown",
            "Also what the default view leaves out: beliefs and intentions, words that were not said, doubtful ones, or all.",
            list(View),
        ),
        "confidence": Parameter(
            "Certainty at least",
            "Only what is at least as likely to be right.",
            f"{_one_of(list(Certainty))}, or a number above 0 and up to 1",
        ),
        "outlet": Parameter("Outlet", "Only articles of this outlet.", many=True),
        "language": Parameter(
            "Language",
            "Only articles in this language, by its ISO 639-1 code: en, de. Others than English have no quotations.",
            many=True,
        ),
        "topic": Parameter("Topic", "Only this topic and those below it.", many=True),
        "all_topics": _switch("All topics at once", "Only quotations that have every one of the topics."),
        "entity": Parameter("Mentions", "Only quotations that mention this name.", many=True),
        "all_entities": _switch("Articles with all these names", "Every one of the names, anywhere in the article."),
        "from": Parameter(
            "From",
            "The first day: of the version that was read, its update where it had one, else its publication.",
            "a day such as 2026-03-31",
        ),
        "to": Parameter("To", "The last day, included.", "a day such as 2026-03-31"),
        "undated": _switch("Undated", "Alone only undated articles, with from or to those too."),
        "versions": Parameter(
            "Versions",
            "How nearly the same articles count; each, without it.",
            _one_of([Counting.OUTLET, Counting.ONCE]),
            (Counting.OUTLET.value, Counting.ONCE.value),
        ),
        "q": Parameter("Words", 'Words in the quotation: sanction* AND NOT "trade war" speaker:Fay.'),
    }
)


def strict(params: Mapping[str, Sequence[str]]) -> Selection:
    """The selection that parameters ask for. Raises ParameterError for a name or value that makes no sense."""
    for name, values in renewed(params).items():
        parameter = PARAMETERS.get(name)
        if parameter is None:
            raise ParameterError(f"There is no parameter “{name}”; those for filtering are {', '.join(PARAMETERS)}.")
        if len(values) > 1 and not parameter.many:
            raise ParameterError(f"The parameter “{name}” may be given only once.")
        for value in values:
            if value and not to_params(from_params({name: [value]})):
                takes = parameter.takes or "words without a NUL"
                raise ParameterError(f"The parameter “{name}” takes {takes}, not “{value}”.")
    return from_params(params)


def in_words(selection: Selection) -> list[tuple[str, str]]:
    """The filters of a selection as a reader knows them: label and value; a switch that is on says "yes"."""
    return [
        (parameter.label, "yes" if parameter.switch else ", ".join(values))
        for name, values in to_params(selection).items()
        if (parameter := PARAMETERS[name])
    ]
