"""A chart with what every chart has: its words, a click that filters, its numbers as a table and as a file.

A click adds what the mark stands for (``components.marks``) to the filters of the page.
"""

from collections.abc import Callable
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import address, downloads, drawn, filters
from components.marks import clicked


def show(
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    name: str,
    alt: str,
    whole: Callable[[], pd.DataFrame] | None = None,
    choices: Callable[[], None] | None = None,
) -> None:
    """Draw a figure; ``table`` holds its numbers under the headings that a reader sees.

    ``name`` is unique on the page and names the file; ``alt`` says what the chart shows to those who cannot see it.
    ``whole`` gives the file's rows where the chart and its table show the first of them only; ``choices`` draws what can
    be chosen of the chart, between it and its table.
    """
    key = bare(figure, name=name, alt=alt)
    if choices:
        choices()
    with st.expander("Show as table", icon=":material/table:"):
        st.dataframe(table, hide_index=True, alt=alt)
        downloads.table_button(whole or (lambda: table), name=name, key=key)


def bare(figure: go.Figure, *, name: str, alt: str) -> str:
    """The same without the numbers, for a chart of what stands below it; returns what tells it from other charts."""
    drawn.note_chart(figure, alt)
    # Another view is another chart: a mark that was clicked in the last one must not stay dimmed in this one.
    key = f"{name} {address.link('', filters.current())}"
    st.plotly_chart(
        figure,
        key=key,
        config={"displayModeBar": False},
        alt=alt,
        on_select=partial(_filter_by_mark, key),
        selection_mode="points",
    )
    return key


def _filter_by_mark(key: str) -> None:
    filters.apply(clicked(st.session_state[key].selection.points))
