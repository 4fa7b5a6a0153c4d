"""A report of a view to print or keep: its charts, its quotations and where all of it comes from; as one HTML file here.

It opens without a network: Plotly's script stands in it, and a policy in its head lets nothing else be loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from components import question
from components.drawn import Chart
from components.wording import CERTAINTY_HELP, count, day, not_said, time_span
from onrecord.corpus import queries, speaker_queries
from onrecord.corpus.extracts import rows_of
from onrecord.corpus.selection import Selection, in_words
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Polarity, QuoteKind, SpeakerKind
from onrecord.templates import templates
from onrecord.version import ENGINE, VERSION

# More would be a book; the downloads have all.
MOST_QUOTATIONS = 500

CAUTION = (
    "A program found these quotations and their speakers. Look at the article before you quote one: each says whether a "
    f"person has checked it, or else how sure the program is. {CERTAINTY_HELP}"
)

# What fits between the margins of A4 and of Letter, in CSS pixels.
_WIDTH = 660

_pages = templates(Path(__file__).parent)


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says, however it is written.

    ``rows`` are quotations as extracts have them, each with its speaker's ``role`` and a reader's ``note``, None where
    there is none; ``left_out`` says what is left out of them, nothing where they are all.
    """

    title: str
    found: str
    selection: Selection
    rows: Sequence[Mapping[str, Any]]
    link: str
    left_out: str = ""

    @property
    def made(self) -> str:
        """When and by what it was made."""
        return f"{datetime.now(UTC):%-d %B %Y, %H:%M UTC}, by On the Record {VERSION}, engine {ENGINE}"


def of_view(snapshot: Snapshot, selection: Selection, link: str) -> Report:
    """The report of a view; ``link`` is its address. Raises QueryError."""
    totals = queries.totals(snapshot, selection)
    frame = queries.quotes(snapshot, selection, limit=MOST_QUOTATIONS)
    all_of_them = count(totals.quotes, "quotation")
    left_out = f"The newest {len(frame):,} of {all_of_them}; a download has all." if totals.quotes > len(frame) else ""
    found = f"{all_of_them} in {count(totals.quoted_articles, 'article')}, {time_span(totals.first, totals.last)}"
    rows = _with_roles(snapshot, frame, dict.fromkeys(frame["quote"]))
    return Report(question.title(selection, totals), found, selection, rows, link, left_out)


def of_notes(snapshot: Snapshot, title: str, notes: Mapping[str, str], link: str) -> Report:
    """The report of quotations that a reader collected, by their ids, with notes."""
    frame = queries.quotes_of(snapshot, list(notes))
    found = f"{count(len(frame), 'quotation')} in {count(frame['article'].nunique(), 'article')}"
    return Report(title, found, Selection(), _with_roles(snapshot, frame, notes), link)


def _with_roles(snapshot: Snapshot, frame: pd.DataFrame, notes: Mapping[str, str | None]) -> list[dict[str, Any]]:
    roles = speaker_queries.roles_of(snapshot, frame)
    who = {row.quote: (row.article, row.speaker) for row in frame.itertuples()}
    rows = rows_of(snapshot, list(notes))
    return [row | {"role": roles.get(who[quote]), "note": notes[quote] or None} for quote, row in rows.items()]


def html(about: Report, charts: Sequence[Chart]) -> str:
    """A report as one page with charts."""
    return _pages.get_template("report.html.j2").render(
        report=about,
        filters=in_words(about.selection),
        charts=[(_drawn(chart.figure, number), chart.alt) for number, chart in enumerate(charts)],
        # The library's own words, in which nothing of an article stands.
        plotly=Markup(get_plotlyjs()) if charts else "",  # noqa: S704
        caution=CAUTION,
        linked=linked_data(about.rows),
    )


def linked_data(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Quotations as schema.org names them, for programs that read pages; what was not said is none."""
    said = [row for row in rows if row["polarity"] == Polarity.SAID.value]
    return {"@context": "https://schema.org", "@graph": [_linked(row) for row in said]}


def _linked(row: Mapping[str, Any]) -> dict[str, Any]:
    # Words without quotation marks need not be the speaker's own.
    is_indirect = row["kind"] == QuoteKind.INDIRECT.value
    kind = "Organization" if row["speaker_kind"] == SpeakerKind.ORGANISATION.value else "Person"
    article = {
        "@type": "NewsArticle",
        "headline": row["headline"],
        "url": row["source"] if row["source"].lower().startswith(("http://", "https://")) else None,
        "datePublished": row["published"].isoformat() if row["published"] else None,
        "publisher": {"@type": "Organization", "name": row["outlet"]} if row["outlet"] else None,
    }
    return {
        "@type": "Statement" if is_indirect else "Quotation",
        "text": row["as_sentence"] if is_indirect else row["quotation"],
        **({"creator": {"@type": kind, "name": row["speaker"]}} if row["speaker"] else {}),
        "isPartOf": {name: value for name, value in article.items() if value},
    }


def _drawn(figure: go.Figure, number: int) -> Markup:
    """A chart for paper: dark on white and as wide as a page, whatever theme it was made for."""
    paper = go.Figure(figure)
    paper.update_layout(
        template="plotly_white", width=_WIDTH, autosize=False, font={"color": "#22201c"}, paper_bgcolor="white"
    )
    # Plotly writes what would end a script in another way.
    return Markup(  # noqa: S704
        plotly.io.to_html(
            paper,
            full_html=False,
            include_plotlyjs=False,
            div_id=f"chart-{number}",
            config={"displayModeBar": False, "responsive": False},
        )
    )


def checked(row: Mapping[str, Any]) -> str:
    """Whether a person has checked a quotation, else how sure the program is of it."""
    if row["reviewed"]:
        return f"checked: {row['reviewed']}"
    return f"unchecked, {row['certainty']}" if row["certainty"] else "unchecked"


_pages.filters |= {"day": day, "count": count, "not_said": not_said, "checked": checked}
