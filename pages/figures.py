"""Numbers that people put on things: by unit, what each measures and over time, and each with the words it stands in."""

import streamlit as st

from components import (
    behind,
    corpus_state,
    entry,
    figure_list,
    figure_measures,
    figure_table,
    filters,
    paging,
)
from components.figure_words import FIGURES_IN, unit_name
from components.wording import count
from onrecord.corpus import figure_queries, queries

entry.through_dashboard()

ROWS = 50

snapshot = corpus_state.snapshot()
selection = filters.current()
totals = queries.totals(snapshot, selection)
if not totals.articles:
    behind.nothing(totals)

where = st.segmented_control(
    "Where",
    list(FIGURES_IN),
    default=next(iter(FIGURES_IN)),
    required=True,
    key="figures_in",
    bind="query-params",
    on_change=filters.first_page,
    label_visibility="collapsed",
)
said = FIGURES_IN[where]
counted = figure_queries.units(snapshot, selection, said)
if not counted:
    st.info("There are no figures here. Remove a filter, or look outside quotations too.", icon=":material/numbers:")
    st.stop()

choices = {unit_name(unit): unit for unit in counted}
chosen = st.pills(
    "Unit",
    list(choices),
    default=next(iter(choices)),
    required=True,
    key="figure_unit",
    bind="query-params",
    on_change=filters.first_page,
    label_visibility="collapsed",
)
unit = choices.get(chosen) or next(iter(counted))
total = counted[unit]
st.markdown(
    f"**{count(total, 'figure')}** · {unit_name(unit)}, of {count(totals.quotes, 'quotation')} in "
    f"{count(totals.articles, 'article')}"
)

if total < behind.FEWEST_FOR_A_CHART:
    figure_list.show(figure_queries.figures(snapshot, selection, said, unit))
    st.stop()

figure_measures.show(snapshot, selection, said, unit)

page = paging.page_number(total, ROWS, "page")
rows = figure_queries.figures(snapshot, selection, said, unit, offset=(page - 1) * ROWS, limit=ROWS)
figure_table.show(rows, f"{page} {where} {chosen}")
figure_table.download(snapshot, selection, said, unit, total)
