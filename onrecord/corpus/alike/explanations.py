"""What a verdict means for an editor, in one or two sentences; every number in them is counted."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from onrecord.corpus.alike.alignment import Change
from onrecord.corpus.alike.findings import Match, Part
from onrecord.corpus.alike.verdicts import Speakers, Verdict
from onrecord.drafts import DraftQuote

_UNKNOWN = "nobody by name"
_LONGEST = 200
# Beside the colour, for those who do not see it, and on paper: signs that common fonts have.
SIGNS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.VERBATIM: "✓",
        Verdict.MARKED: "✓",
        Verdict.BORNE_OUT: "✓",
        Verdict.UNATTRIBUTED: "?",
        Verdict.CUT: "✂",
        Verdict.SPLICED: "+",
        Verdict.ALTERED: "≠",
        Verdict.OTHER_CONTEXT: "¬",
        Verdict.OTHER_SPEAKER: "⇄",
        Verdict.NOTHING_LIKE: "?",
        Verdict.NOT_FOUND: "✗",
    }
)


def explained(quote: DraftQuote, part: Part) -> str:
    """Why a passage has its verdict."""
    return _EXPLAINED[part.verdict](quote, part) + _speaker_missing(quote, part)


def differences(match: Match) -> str:
    """What became of the words, in words: "“obvious” became “forgotten”; “not” is left out"."""
    found = []
    for piece in match.pieces:
        ours, theirs = _short(piece.draft), _short(piece.source)
        match piece.change:
            case Change.CHANGED if theirs:
                found.append(f"“{theirs}” became “{ours}”")
            case Change.CHANGED | Change.ADDED:
                found.append(f"“{ours}” is added")
            case Change.LEFT_OUT:
                found.append(f"“{theirs}” is left out")
            case Change.MARKED if theirs:
                found.append(f"“{theirs}” is marked as left out or replaced")
            case Change.MARKED:
                found.append(f"“{ours}” is marked as the draft's own")
            case Change.JUMP:
                found.append("what follows stands before it in the source")
            case _:
                pass
    return "; ".join(found)


def day(value: date | None) -> str:
    """A day as "8 May 2026"."""
    return f"{value.day} {value:%b %Y}" if value else "undated"


def _where(part: Part) -> str:
    count = f"{part.articles}{' or more' if part.is_least else ''} {'article' if part.articles == 1 else 'articles'}"
    if part.first is None:
        return count
    return f"{count}, {'first ' if part.articles > 1 else ''}by {_by(part.first)}"


def _by(match: Match) -> str:
    return f"{match.outlet or 'an unknown outlet'}, {day(match.published)}"


def _verbatim(_: DraftQuote, part: Part) -> str:
    return f"The words stand so in {_where(part)}."


def _marked(_: DraftQuote, part: Part) -> str:
    return f"But for what the draft marks, the words stand so in {_where(part)}: {differences(part.matches[0])}."


def _altered(_: DraftQuote, part: Part) -> str:
    return f"Not the words of the source: {differences(part.matches[0])}."


def _cut(_: DraftQuote, part: Part) -> str:
    return f"Something is missing between two parts, and no mark says so: {differences(part.matches[0])}."


def _spliced(_: DraftQuote, part: Part) -> str:
    if len({match.article for match in part.matches[:2]}) > 1 and part.articles == 0:
        return "Put together from two articles: no one source has it as one quotation."
    return f"Put together from places that stand apart in the source: {differences(part.matches[0])}."


def _other_context(_: DraftQuote, part: Part) -> str:
    return f"The words are there, but what turns them is left out: {part.matches[0].reason}."


def _other_speaker(quote: DraftQuote, part: Part) -> str:
    best = part.matches[0]
    changed = differences(best)
    said = f"The words are there, said by {best.speaker or _UNKNOWN}, not by {quote.speaker or _UNKNOWN} ({_by(best)})."
    return f"{said} Changed as well: {changed}." if changed else said


def _unattributed(_: DraftQuote, part: Part) -> str:
    return f"The words stand in {_where(part)}, but nothing there says who said them."


def _not_found(_: DraftQuote, part: Part) -> str:
    if not part.matches:
        return "No article has these words or any like them."
    return "No article has these words. The nearest are shown: they are others."


def _borne_out(quote: DraftQuote, _: Part) -> str:
    return f"Not in marks, so its words are not compared: {quote.speaker} is known to have spoken of this."


def _nothing_like(quote: DraftQuote, _: Part) -> str:
    if quote.speaker is None:
        return "Not in marks, and the draft names no speaker: there is nothing to look it up by."
    return f"Not in marks, and nothing like it is known of {quote.speaker}."


def _speaker_missing(quote: DraftQuote, part: Part) -> str:
    best = part.matches[0] if part.matches else None
    stands = part.verdict in {Verdict.VERBATIM, Verdict.MARKED}
    if not stands or best is None or best.speakers is not Speakers.NOT_IN_DRAFT:
        return ""
    ours = f"The draft says “{quote.speaker}”" if quote.speaker else "The draft names no speaker"
    return f" {ours}; the article names {best.speaker}."


def _short(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;:")
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


_EXPLAINED: Mapping[Verdict, Callable[[DraftQuote, Part], str]] = MappingProxyType(
    {
        Verdict.VERBATIM: _verbatim,
        Verdict.MARKED: _marked,
        Verdict.BORNE_OUT: _borne_out,
        Verdict.UNATTRIBUTED: _unattributed,
        Verdict.CUT: _cut,
        Verdict.SPLICED: _spliced,
        Verdict.ALTERED: _altered,
        Verdict.OTHER_CONTEXT: _other_context,
        Verdict.OTHER_SPEAKER: _other_speaker,
        Verdict.NOTHING_LIKE: _nothing_like,
        Verdict.NOT_FOUND: _not_found,
    }
)
