"""How faithfully outlets quote the sources that a corpus holds: a row an outlet, and each quotation beside its source."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from onrecord.corpus.alike.excerpts import excerpt_around
from onrecord.corpus.alike.explanations import SIGNS, day, differences
from onrecord.corpus.alike.origins import Origin
from onrecord.corpus.alike.report import Link, shown_source
from onrecord.corpus.alike.rows import certainty_of
from onrecord.corpus.alike.verdicts import Verdict
from onrecord.templates import templates

UNKNOWN_OUTLET = "unknown outlet"
# How each verdict on words is counted: what is properly marked is verbatim.
COUNTED: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.VERBATIM: "Verbatim",
        Verdict.MARKED: "Verbatim",
        Verdict.CUT: "Cut",
        Verdict.SPLICED: "Spliced",
        Verdict.ALTERED: "Changed",
    }
)
KINDS = tuple(dict.fromkeys(COUNTED.values()))
COLUMNS = (
    "outlet", "date", "headline", "speaker", "certainty", "quotation", "verdict", "differences", "source_outlet", "source_date",
    "source_headline", "source_words", "article", "quote", "source_article",
)  # fmt: skip
_pages = templates(Path(__file__).parent)


def kind_of(origin: Origin) -> str:
    """How a quotation is counted, one of KINDS."""
    return COUNTED[origin.landing.match.verdict]


def outlet_of(origin: Origin) -> str:
    """The outlet of the report."""
    return origin.landing.match.outlet or UNKNOWN_OUTLET


def by_outlet(found: Sequence[Origin]) -> pd.DataFrame:
    """A row an outlet, those with most quotations first: Outlet, Quotations, one of each of KINDS, Verbatim share (0 to 1)."""
    rows = []
    for outlet in sorted({outlet_of(origin) for origin in found}):
        kinds = [kind_of(origin) for origin in found if outlet_of(origin) == outlet]
        counts = {kind: kinds.count(kind) for kind in KINDS}
        rows.append(
            {"Outlet": outlet, "Quotations": len(kinds), **counts, "Verbatim share": counts[KINDS[0]] / len(kinds)}
        )
    frame = pd.DataFrame(rows, columns=["Outlet", "Quotations", *KINDS, "Verbatim share"])
    return frame.sort_values(["Quotations", "Outlet"], ascending=[False, True], ignore_index=True)


def frame(found: Sequence[Origin]) -> pd.DataFrame:
    """A row a quotation, with COLUMNS."""
    return pd.DataFrame([_row(origin) for origin in found], columns=list(COLUMNS))


def _row(origin: Origin) -> dict[str, object]:
    match, source = origin.landing.match, origin.source
    return {
        "outlet": match.outlet,
        "date": match.published,
        "headline": match.title,
        "speaker": match.speaker,
        "certainty": certainty_of(match),
        "quotation": origin.landing.passage,
        "verdict": match.verdict.value,
        "differences": differences(match),
        "source_outlet": origin.outlet,
        "source_date": source.published,
        "source_headline": source.title,
        "source_words": " ".join(source.text[slice(*origin.landing.place)].split()),
        "article": match.article,
        "quote": match.quote,
        "source_article": source.article,
    }


def origin_html(origin: Origin, link: Link, source_link: str) -> str:
    """A quotation in its report beside the words of its source; links lead to both articles."""
    source, match = origin.source, origin.landing.match
    start, end = origin.landing.place
    at, around = excerpt_around(source.text, origin.landing.place)
    shown = {
        "sign": SIGNS[match.verdict],
        "verdict": match.verdict.value,
        "colour": "good" if kind_of(origin) == KINDS[0] else "look",
        "before": around[: start - at],
        "words": around[start - at : end - at],
        "after": around[end - at :],
        "outlet": origin.outlet or UNKNOWN_OUTLET,
        "day": day(source.published),
        "title": source.title or "no headline",
        "link": source_link,
        "report": shown_source(match, link),
    }
    return _pages.get_template("fidelity.html.j2").module.origin(shown)  # type: ignore[attr-defined, no-any-return]
