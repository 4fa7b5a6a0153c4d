"""What the page has drawn in this run: its charts, and the selection that they show, for a report of the view."""

from contextvars import ContextVar
from dataclasses import dataclass, field

import plotly.graph_objects as go

from onrecord.corpus.selection import Selection


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a page, and what it shows in words."""

    figure: go.Figure
    alt: str


@dataclass(slots=True)
class Drawn:
    """What a page has drawn so far; ``selection`` None where it shows what the filters say."""

    charts: list[Chart] = field(default_factory=list)
    selection: Selection | None = None


# Each run of a script has a thread, and so a context, of its own.
_this_run: ContextVar[Drawn | None] = ContextVar("what this run has drawn", default=None)


def begin() -> Drawn:
    """Nothing is drawn yet; what is returned fills up as the page runs."""
    drawn = Drawn()
    _this_run.set(drawn)
    return drawn


def note_chart(figure: go.Figure, alt: str) -> None:
    """Keep that a chart was drawn."""
    drawn = _this_run.get()
    if drawn is not None:
        drawn.charts.append(Chart(figure, alt))


def note_selection(selection: Selection) -> None:
    """Keep that the page shows this selection, where it is narrower than the filters."""
    drawn = _this_run.get()
    if drawn is not None:
        drawn.selection = selection
