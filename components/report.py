"""A report of a view to print or keep: one HTML file with the charts, the quotations and where all of it comes from.

It opens without a network: Plotly's script stands in it, and a policy in its head lets nothing else be loaded.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import plotly.graph_objects as go
import plotly.io
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from components.drawn import Chart
from components.wording import CERTAINTY_HELP, count, day, not_said, time_span
from onrecord.corpus import queries
from onrecord.corpus.extracts import quote_rows
from onrecord.corpus.selection import Selection, in_words
from onrecord.corpus.snapshot import Snapshot
from onrecord.version import ENGINE, VERSION

# More would be a book; the downloads have all.
MOST_QUOTATIONS = 500

# What fits between the margins of A4 and of Letter, in CSS pixels.
_WIDTH = 660

_pages = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def html(title: str, snapshot: Snapshot, selection: Selection, charts: Sequence[Chart], link: str) -> str:
    """The report of a page with that title; ``link`` is the address of the view. Raises QueryError."""
    totals = queries.totals(snapshot, selection)
    rows = snapshot.rows(quote_rows(snapshot, selection).limit(MOST_QUOTATIONS))
    return _pages.get_template("report.html.j2").render(
        title=title,
        filters=in_words(selection),
        totals=totals,
        span=time_span(totals.first, totals.last),
        charts=[(_drawn(chart.figure, number), chart.alt) for number, chart in enumerate(charts)],
        # The library's own words, in which nothing of an article stands.
        plotly=Markup(get_plotlyjs()) if charts else "",  # noqa: S704
        rows=rows,
        certainty=CERTAINTY_HELP,
        link=link,
        made=datetime.now(UTC).strftime("%-d %B %Y, %H:%M UTC"),
        version=VERSION,
        engine=ENGINE,
    )


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


_pages.filters |= {"day": day, "count": count, "not_said": not_said}
