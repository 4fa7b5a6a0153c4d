"""Who and what is mentioned: people, organisations and places, over time, together, and by whom."""

import streamlit as st

from components import behind, chart_panel, charts, corpus_state, entity_charts, entry, filters, paging, summary
from components.address import link
from components.wording import count
from onrecord.corpus import entity_queries, queries, recent

entry.through_dashboard()

ROWS = 50
KINDS: dict[str, entity_queries.Kind | None] = {
    "All": None,
    "People": "people",
    "Organisations": "organisations",
    "Places": "places",
}
COLUMNS = {
    "name": "Name",
    "kind": "Kind",
    "mentions": "Mentions",
    "articles": "Articles",
    "quotes": "In quotations",
    "forms": "Written as",
}

snapshot = corpus_state.snapshot()
selection = filters.current()
totals = queries.totals(snapshot, selection)
if not totals.articles:
    behind.nothing(totals)

with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen_kind = st.segmented_control(
        "Kind",
        list(KINDS),
        default="All",
        required=True,
        key="entity_kind",
        bind="query-params",
        on_change=filters.first_page,
    )
    words = st.text_input(
        "Name", key="entity_words", bind="query-params", placeholder="Any", on_change=filters.first_page, width=240
    )
    fold = not st.toggle(
        "Names as written",
        key="unfold",
        bind="query-params",
        on_change=filters.first_page,
        help="Otherwise “US”, “U.S.” and “the United States” are one. The column “Written as” says what was put together.",
    )
kind = KINDS[chosen_kind]

found = entity_queries.count(snapshot, selection, kind=kind, words=words, fold=fold)
st.markdown(f"**{count(found, 'name')}** in **{count(totals.articles, 'article')}**")
if not found:
    st.info("No name matches. Search for another, or remove a filter.", icon=":material/search_off:")
    st.stop()

table = st.container()
page = paging.page_number(found, ROWS, "page")
rows = entity_queries.entities(
    snapshot, selection, kind=kind, words=words, fold=fold, offset=(page - 1) * ROWS, limit=ROWS
)
names = rows["name"].tolist()
with table:
    state = st.dataframe(
        rows.rename(columns=COLUMNS),
        key=f"entities {page} {chosen_kind} {words} {fold} {link('', selection)}",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        alt="People, organisations and places",
    )
marked = [names[row] for row in state.selection.rows if row < len(names)][: entity_charts.MOST]
shown = marked or names[:3]
st.caption(f"Mark up to {entity_charts.MOST} rows to see them below; until then the first ones are shown.")

if totals.first and totals.last:
    grain = charts.grain_for(totals.first, totals.last)
    over_time = entity_queries.over_time(snapshot, selection, shown, grain, fold=fold)
    if not over_time.empty:
        per_article = st.toggle(
            "For each article",
            key="per_article",
            bind="query-params",
            help="Mentions divided by the articles of the period.",
        )
        chart_panel.show(
            entity_charts.over_time(over_time, grain, shown, per_article=per_article),
            over_time.rename(
                columns={
                    "period": f"First day of {grain}",
                    "name": "Name",
                    "mentions": "Mentions",
                    "articles": f"Articles of the {grain}",
                }
            ),
            name="entities-over-time",
            alt=f"Mentions by name and {grain}",
        )
        if totals.undated_articles:
            st.caption(f"{count(totals.undated_articles, 'undated article')} cannot be shown in time.")

by_whom = entity_queries.by_whom(snapshot, selection, shown, fold=fold)
if not by_whom.empty:
    chart_panel.show(
        entity_charts.by_whom(by_whom, shown),
        by_whom.rename(columns={"speaker": "Speaker", "name": "Mentioned", "quotes": "Quotations"}),
        name="entities-by-whom",
        alt="Quotations by speaker and the name they mention",
    )
together = entity_queries.together(snapshot, selection, kind=kind, fold=fold)
if not together.empty:
    chart_panel.show(
        entity_charts.together(together),
        together.rename(columns={"name": "Name", "other": "Other name", "articles": "Articles"}),
        name="entities-together",
        alt="Articles that mention two names",
    )
if totals.last:
    period = recent.recent(totals.last)
    changed = entity_queries.changed(snapshot, selection, period, kind=kind, fold=fold)
    st.subheader("Rising and falling in the last seven days", anchor=False)
    st.html(summary.changed_html(changed, selection))
