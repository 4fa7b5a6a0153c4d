"""Numbers that people put on things: by unit, what each measures and over time, and each with the words it stands in."""

import streamlit as st

from components import (
    behind,
    coded,
    corpus_state,
    drawn,
    entry,
    figure_list,
    figure_measures,
    figure_table,
    filters,
    nothing,
    paging,
)
from components.figure_words import FIGURES_IN, unit_code, unit_name
from components.wording import count
from onrecord.corpus import figure_queries, queries

entry.through_dashboard()

ROWS = 50

snapshot = corpus_state.snapshot()
selection = filters.current()
totals = queries.totals(snapshot, selection)
if not totals.articles:
    nothing.explain(snapshot, selection, totals)
if totals.quotes:
    drawn.note_selection(selection)

said = coded.choice(
    st.segmented_control,
    "Where",
    FIGURES_IN,
    "figures_in",
    required=True,
    on_change=filters.first_page,
    label_visibility="collapsed",
)
counted = figure_queries.units(snapshot, selection, said)
if not counted:
    st.info("There are no figures here. Remove a filter, or look outside quotations too.", icon=":material/numbers:")
    st.stop()

chosen = coded.choice(
    st.pills,
    "Unit",
    {unit_code(unit): unit_name(unit) for unit in counted},
    "figure_unit",
    required=True,
    on_change=filters.first_page,
    label_visibility="collapsed",
)
unit = next(unit for unit in counted if unit_code(unit) == chosen)
total = counted[unit]
st.markdown(
    f"**{count(total, 'figure')}** · {unit_name(unit)}, of {count(totals.quotes, 'quotation')} in "
    f"{count(totals.articles, 'article')}"
)

if total < behind.FEWEST_FOR_A_CHART:
    figure_list.show(figure_queries.figures(snapshot, selection, said, unit))
else:
    figure_measures.show(snapshot, selection, said, unit)
    page = paging.page_number(total, ROWS, "page")
    rows = figure_queries.figures(snapshot, selection, said, unit, offset=(page - 1) * ROWS, limit=ROWS)
    figure_table.show(rows, f"{page} {said} {chosen}")
    figure_table.download(snapshot, selection, said, unit, total)
