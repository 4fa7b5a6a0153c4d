"""A checked draft as rows: a row a quotation, for files and for programs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from onrecord.corpus.alike.explanations import differences, explained
from onrecord.corpus.alike.findings import Check, Finding, Match, Part
from onrecord.corpus.alike.verdicts import PASSED, Verdict
from onrecord.default_view import certainty
from onrecord.drafts import Draft


@dataclass(frozen=True, slots=True)
class Word:
    """What an editor says of a finding: that it may be printed so, and why."""

    accepted: bool = False
    note: str = ""


NOTHING: Mapping[int, Word] = MappingProxyType({})


def frame(check: Check, words: Mapping[int, Word] = NOTHING) -> pd.DataFrame:
    """A row a quotation; ``words`` are the editor's, by its number from 0."""
    rows = [_row(n, check.draft, finding, words.get(n, Word())) for n, finding in enumerate(check.findings)]
    return pd.DataFrame(rows)


def as_json(number: int, check: Check) -> dict[str, Any]:
    """A finding as ``json.dumps`` takes it, with all parts and their nearest places."""
    finding, draft = check.findings[number], check.draft
    quote = finding.quote
    return {
        "number": number + 1,
        "verdict": finding.verdict.name.lower(),
        "passed": finding.verdict in PASSED,
        "quotation": _content(draft, finding),
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "segments": [list(segment) for segment in quote.segments],
        "parts": [
            {
                "passage": list(part.passage),
                "verdict": part.verdict.name.lower(),
                "explanation": explained(quote, part),
                "articles": part.articles,
                "or_more": part.is_least,
                "sources": [_match_json(match) for match in part.matches],
            }
            for part in finding.parts
        ],
    }


def decisive(finding: Finding) -> Part:
    """The part that the verdict on the whole goes by."""
    return next(part for part in finding.parts if part.verdict is finding.verdict)


def _row(number: int, draft: Draft, finding: Finding, word: Word) -> dict[str, Any]:
    part, quote = decisive(finding), finding.quote
    best = part.matches[0] if part.matches else None
    return {
        "number": number + 1,
        "verdict": finding.verdict.value,
        "passed": finding.verdict in PASSED,
        "quotation": _content(draft, finding),
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "explanation": " ".join(explained(quote, each) for each in finding.parts),
        "articles": part.articles,
        "source_words": best.excerpt[slice(*best.span)] if best else None,
        "source_speaker": best.speaker if best else None,
        "source_certainty": certainty_of(best),
        "outlet": best.outlet if best else None,
        "date": best.published if best else None,
        "headline": best.title if best else None,
        "source": best.address if best else None,
        "accepted": word.accepted,
        "note": word.note,
        "start": quote.start,
    }


def _match_json(match: Match) -> dict[str, Any]:
    return {
        "article": match.article,
        "quote": match.quote,
        "speaker": match.speaker,
        "certainty": certainty_of(match),
        "outlet": match.outlet,
        "date": _iso(match.published),
        "headline": match.title,
        "source": match.address,
        "similarity": round(match.similarity, 1),
        "excerpt": match.excerpt,
        "span": list(match.span),
        "differences": differences(match),
        "dropped": match.reason,
    }


def _content(draft: Draft, finding: Finding) -> str:
    return " ".join(" ".join(draft.text[start:end].split()) for start, end in finding.quote.segments)


def certainty_of(match: Match | None) -> str | None:
    """How sure the corpus is of the speaker at a place, None where it does not say."""
    return None if match is None or match.confidence is None else certainty(match.confidence).value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def counted(check: Check) -> list[tuple[Verdict, int]]:
    """How many quotations have each verdict that any has, the most serious first."""
    found = Counter(finding.verdict for finding in check.findings)
    return [(verdict, found[verdict]) for verdict in reversed(list(Verdict)) if verdict in found]
