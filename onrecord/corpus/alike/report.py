"""A checked draft as HTML: each quotation in its paragraph beside the source in its own, for a page, to print or to keep."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.corpus.alike.alignment import Change
from onrecord.corpus.alike.excerpts import excerpt_around
from onrecord.corpus.alike.explanations import SIGNS, day, explained
from onrecord.corpus.alike.findings import MOST_QUOTES, Check, Finding, Match, Part
from onrecord.corpus.alike.rows import NOTHING, Word, certainty_of, counted
from onrecord.corpus.alike.verdicts import PASSED, Verdict
from onrecord.drafts import Draft
from onrecord.model import Span
from onrecord.templates import templates
from onrecord.version import ENGINE, VERSION

# What the findings look like, on a page as in the report.
STYLE = Path(__file__).with_name("finding.css")
Link = Callable[[Match], str]
_SHOWN_BESIDE = 1

_pages = templates(Path(__file__).parent)


def web_address(match: Match) -> str:
    """Where an article was published, empty where that is no address on the web."""
    return match.address if match.address.lower().startswith(("http://", "https://")) else ""


def html(check: Check, words: Mapping[int, Word] = NOTHING, *, corpus: str = "") -> str:
    """The whole as one file that opens without a network and loads nothing; ``corpus`` says what was looked up in."""
    findings = [_shown(n, check.draft, finding, web_address, words) for n, finding in enumerate(check.findings)]
    return _pages.get_template("report.html.j2").render(
        title=check.draft.title or "A draft",
        counts=[(SIGNS[verdict], verdict.value, number, _colour(verdict)) for verdict, number in counted(check)],
        findings=findings,
        left=max(0, len(check.draft.quotes) - MOST_QUOTES),
        corpus=corpus,
        made=datetime.now(UTC).strftime("%-d %B %Y, %H:%M UTC"),
        version=VERSION,
        engine=ENGINE,
    )


def finding_html(number: int, check: Check, link: Link) -> str:
    """One finding, by its number from 0, with links of the page's own."""
    shown = _shown(number, check.draft, check.findings[number], link, NOTHING)
    return _pages.get_template("finding.html.j2").module.finding(shown)  # type: ignore[attr-defined, no-any-return]


def _shown(number: int, draft: Draft, finding: Finding, link: Link, words: Mapping[int, Word]) -> dict[str, Any]:
    quote, word = finding.quote, words.get(number, Word())
    return {
        "number": number + 1,
        "sign": SIGNS[finding.verdict],
        "verdict": finding.verdict.value,
        "colour": _colour(finding.verdict),
        "speaker": quote.speaker or "unknown speaker",
        "kind": quote.kind.value,
        "draft": _marked(draft.text, [part.passage for part in finding.parts]),
        "parts": [
            {
                "words": draft.text[slice(*part.passage)],
                "verdict": part.verdict.value,
                "sign": SIGNS[part.verdict],
                "colour": _colour(part.verdict),
                "explanation": explained(quote, part),
                "sources": [shown_source(match, link) for match in part.matches],
                "open": _open(part),
            }
            for part in finding.parts
        ],
        "accepted": word.accepted,
        "note": word.note,
    }


def _colour(verdict: Verdict) -> str:
    if verdict in PASSED:
        return "good"
    return "bad" if verdict in {Verdict.OTHER_SPEAKER, Verdict.OTHER_CONTEXT, Verdict.NOT_FOUND} else "look"


def _open(part: Part) -> int:
    """How many of the places are shown at once: both of a splice, else the best."""
    both = part.verdict is Verdict.SPLICED and len({match.article for match in part.matches[:2]}) > 1
    return _SHOWN_BESIDE + both


def shown_source(match: Match, link: Link) -> dict[str, Any]:
    """A place in an article as the template ``finding.html.j2`` shows it."""
    start, end = match.span
    is_edited = any(piece.change is not Change.SAME for piece in match.pieces)
    return {
        "before": match.excerpt[:start],
        "words": match.excerpt[start:end],
        "after": match.excerpt[end:],
        "pieces": [(piece.change.name.lower(), piece.draft, piece.source) for piece in match.pieces],
        "edited": is_edited,
        "speaker": match.speaker or "unknown speaker",
        "certainty": certainty_of(match),
        "outlet": match.outlet or "unknown outlet",
        "day": day(match.published),
        "title": match.title or "no headline",
        "link": link(match),
        "verdict": match.verdict.value,
        "similarity": f"{match.similarity:.0f}%" if is_edited else "",
    }


def _marked(text: str, passages: list[Span]) -> list[tuple[str, bool]]:
    """The draft's paragraphs around some passages, cut where these begin and end: words, whether they are one's."""
    start, excerpt = excerpt_around(text, (min(a for a, _ in passages), max(b for _, b in passages)))
    pieces, at = [], start
    for first, last in passages:
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    return [*pieces, (text[at : start + len(excerpt)], False)]
