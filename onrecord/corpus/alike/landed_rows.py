"""Where a text landed as rows, for files and for programs, and as HTML for a page."""

from pathlib import Path
from typing import Any

import pandas as pd

from onrecord.corpus.alike.excerpts import excerpt_around
from onrecord.corpus.alike.explanations import SIGNS, day, differences
from onrecord.corpus.alike.landed import Landed
from onrecord.corpus.alike.report import Link, shown_source
from onrecord.corpus.alike.rows import certainty_of
from onrecord.corpus.alike.told import Landing
from onrecord.corpus.alike.verdicts import PASSED
from onrecord.templates import templates

COLUMNS = (
    "sentence", "words", "whole", "verdict", "quotation", "speaker", "certainty", "outlet", "date", "headline", "source",
    "differences", "article", "quote",
)  # fmt: skip
_WHOLE, _PART = "whole", "part"
_pages = templates(Path(__file__).parent)


def frame(landed: Landed) -> pd.DataFrame:
    """A row for each passage that quotes a sentence, with COLUMNS: sentences in the text's order, the earliest report first."""
    return pd.DataFrame(rows(landed), columns=list(COLUMNS))


def rows(landed: Landed) -> list[dict[str, Any]]:
    """The same, with days as they are."""
    return [
        _row(landed, sentence, landing, whole)
        for sentence, found in landed.by_sentence().items()
        for landing, whole in found
    ]


def as_json(landed: Landed) -> dict[str, Any]:
    """All of it as ``json.dumps`` takes it."""
    return {
        "title": landed.told.title,
        "sentences": len(landed.sentences),
        "quoted": len(landed.by_sentence()),
        "articles": len({landing.match.article for landing in landed.landings}),
        "copies": landed.copies,
        "or_more": landed.is_least,
        "rows": [row | {"date": row["date"].isoformat() if row["date"] else None} for row in rows(landed)],
    }


def sentence_html(landed: Landed, sentence: int, link: Link) -> str:
    """One quoted sentence in its paragraph, beside everything that quotes it."""
    found = landed.by_sentence()[sentence]
    matches = [landing.match for landing, _ in found]
    span = landed.sentences[sentence]
    at, around = excerpt_around(landed.told.text, span)
    dated = [match for match in matches if match.published]
    first = min(dated, key=lambda match: match.published) if dated else None  # type: ignore[arg-type, return-value]
    shown = {
        "number": sentence + 1,
        "before": around[: span[0] - at],
        "words": around[span[0] - at : span[1] - at],
        "after": around[span[1] - at :],
        "articles": len({match.article for match in matches}),
        "outlets": len({match.outlet for match in matches}),
        "first": f"first {day(first.published)}, {first.outlet or 'unknown outlet'}" if first else "undated",
        "is_so": any(whole and landing.match.verdict in PASSED for landing, whole in found),
        "reports": [_report(landing, whole, link) for landing, whole in found],
    }
    return _pages.get_template("landed.html.j2").module.sentence(shown)  # type: ignore[attr-defined, no-any-return]


def _report(landing: Landing, whole: bool, link: Link) -> dict[str, Any]:
    verdict = landing.match.verdict
    return shown_source(landing.match, link) | {
        "how": f"{SIGNS[verdict]} {'the whole sentence' if whole else 'a part'}, {verdict.value}"
    }


def _row(landed: Landed, sentence: int, landing: Landing, whole: bool) -> dict[str, Any]:
    match, (start, end) = landing.match, landed.sentences[sentence]
    return {
        "sentence": sentence + 1,
        "words": " ".join(landed.told.text[start:end].split()),
        "whole": _WHOLE if whole else _PART,
        "verdict": match.verdict.value,
        "quotation": landing.passage,
        "speaker": match.speaker,
        "certainty": certainty_of(match),
        "outlet": match.outlet,
        "date": match.published,
        "headline": match.title,
        "source": match.address,
        "differences": differences(match),
        "article": match.article,
        "quote": match.quote,
    }
