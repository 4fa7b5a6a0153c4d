"""Numbers that people put on things: by unit, over time for each topic, and each with the words it stands in."""

import streamlit as st

from components import (
    behind,
    chart_panel,
    corpus_state,
    entry,
    figure_charts,
    figure_list,
    figure_table,
    filters,
    paging,
)
from components.figure_words import FIGURES_IN, unit_name
from components.wording import count, plain
from onrecord.corpus import figure_queries, queries

entry.through_dashboard()

ROWS = 50
MOST_TOPICS = 2
MOST_MARKS = 100

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

topics = figure_queries.topics(snapshot, selection, unit)
many = topics[topics["figures"] >= behind.FEWEST_FOR_A_CHART]["topic"]
wanted = {name for topic in selection.topics for name in snapshot.taxonomy.below(topic)}
drawn = [topic for topic in many if not wanted or topic in wanted][:MOST_TOPICS]
marks = figure_queries.of_topics(snapshot, selection, drawn, unit, MOST_MARKS)
charts = {topic: marks[marks["topic"] == topic] for topic in drawn}
if not drawn and not selection.topics:
    # Too few for any one topic: all of them together.
    charts = {"all topics": figure_queries.newest(snapshot, selection, unit, MOST_MARKS)}
for topic, points in charts.items():
    if len(points) < behind.FEWEST_FOR_A_CHART:
        st.caption(f"Nearly all figures about {plain(topic)} are undated or outside quotations.")
        continue
    chart_panel.show(
        figure_charts.over_time(points, unit, f"{unit_name(unit)} and {topic}"),
        figure_table.shown(points),
        name=f"figures-{topic}",
        alt=f"{unit_name(unit)} by day of publication and speaker, in quotations about {topic}",
    )
    if len(points) == MOST_MARKS:
        st.caption(f"The newest {MOST_MARKS} are drawn.")
if len(many) > len(drawn) and not selection.topics:
    st.caption(f"The {MOST_TOPICS} topics with most figures of {len(many)} that have enough. For another, set Topic.")
if charts:
    st.caption(
        "A triangle points up where somebody said “at least”, down where they said “at most”; a line spans a range. "
        "Undated figures are only in the table."
    )

page = paging.page_number(total, ROWS, "page")
rows = figure_queries.figures(snapshot, selection, said, unit, offset=(page - 1) * ROWS, limit=ROWS)
figure_table.show(rows, f"{page} {where} {chosen}")
figure_table.download(snapshot, selection, said, unit, total)
