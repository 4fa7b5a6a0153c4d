"""By day, week or month: one choice for all timelines of a page, which the span of what is shown makes at first."""

import streamlit as st

from components import charts, coded
from components.time_axis import Span
from onrecord.corpus.queries import Grain

_PARAMETER = "by"


def of(within: Span) -> Grain:
    """The grain that the address asks for, else the one that suits the span."""
    return next((grain for grain in charts.GRAINS if grain == st.query_params.get(_PARAMETER)), _fitting(within))


def choose(within: Span) -> None:
    """Draw the choice, once on a page."""
    fitting = _fitting(within)
    grains = {fitting: fitting.capitalize()} | {grain: grain.capitalize() for grain in charts.GRAINS}
    coded.choice(st.selectbox, "By", grains, _PARAMETER, label_visibility="collapsed", width=100)


def _fitting(within: Span) -> Grain:
    return charts.grain_for(within.first, within.last)
