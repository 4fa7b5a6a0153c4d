"""Who and what is mentioned: people, organisations and places, over time, together, and by whom."""

import streamlit as st

from components import (
    coded,
    corpus_state,
    downloads,
    drawn,
    entity_charts,
    entity_forms,
    entity_views,
    entry,
    filters,
    nothing,
    paging,
)
from components.address import link
from components.wording import count
from onrecord.corpus import entity_queries, queries

entry.through_dashboard()

ROWS = 50
KINDS: dict[str, entity_queries.Kind | None] = {
    "all": None,
    "people": "people",
    "organisations": "organisations",
    "places": "places",
}
VIEWS = {
    "time": "Over time",
    "whom": "By whom",
    "together": "Together",
    "map": "Map",
    "changes": "Rising and falling",
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
    nothing.explain(snapshot, selection, totals)
if totals.quotes:
    drawn.note_selection(selection)

view = coded.view(VIEWS, "entity_view")
chart, picked = st.container(), st.container()

with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen_kind = coded.choice(
        st.segmented_control,
        "Kind",
        {code: code.capitalize() for code in KINDS},
        "entity_kind",
        required=True,
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
        help="Otherwise “US”, “U.S.” and “the United States” are one. The column “Written as” says what was put together; "
        "under “Written forms” a single form is kept apart for good.",
    )
kind = KINDS[chosen_kind]

found = entity_queries.count(snapshot, selection, kind=kind, words=words, fold=fold)
st.markdown(
    f"**{count(found, 'name')}** in **{count(totals.articles, 'article')}** with {count(totals.quotes, 'quotation')}"
)
if not found:
    st.info("No name matches. Search for another, or remove a filter.", icon=":material/search_off:")
    st.stop()

table = st.container()
page = paging.page_number(found, ROWS, "page")
rows = entity_queries.entities(
    snapshot, selection, kind=kind, words=words, fold=fold, offset=(page - 1) * ROWS, limit=ROWS
)
names = rows["name"].tolist()
key = f"entities {page} {chosen_kind} {words} {fold} {link('', selection)}"


def mark() -> None:
    """Show the names of the rows that were marked now, and no more those that were unmarked (a callback)."""
    now = [names[row] for row in st.session_state[key].selection.rows if row < len(names)]
    before = st.session_state.get(f"marked {key}", [])
    held = [name for name in st.session_state.get("names") or [] if name in now or name not in before]
    st.session_state["names"] = list(dict.fromkeys([*held, *now]))[-entity_charts.MOST :]
    st.session_state[f"marked {key}"] = now


with table:
    st.dataframe(
        rows.rename(columns=COLUMNS),
        key=key,
        hide_index=True,
        on_select=mark,
        selection_mode="multi-row",
        alt="People, organisations and places",
    )
downloads.table_button(
    lambda: entity_queries.entities(snapshot, selection, kind=kind, words=words, fold=fold, limit=found).rename(
        columns=COLUMNS
    ),
    name=" ".join(filter(None, ["entities", kind, words])),
    key="entities",
)

with picked:
    chosen = st.multiselect(
        "Names to look at",
        filters.entity_names("names"),
        key="names",
        bind="query-params",
        max_selections=entity_charts.MOST,
        placeholder=f"The first of the table; mark up to {entity_charts.MOST} there, or search here",
        select_all=False,
        filter_mode="contains",
    )
shown = chosen or names[:3]
entity_forms.show(snapshot, shown)

with chart:
    match view:
        case "time":
            entity_views.over_time(snapshot, selection, totals, shown, fold=fold)
        case "whom":
            entity_views.by_whom(snapshot, selection, shown, fold=fold)
        case "together":
            entity_views.together(snapshot, selection, kind, fold=fold)
        case "map":
            entity_views.countries(snapshot, selection)
        case _:
            entity_views.changed(snapshot, selection, totals, kind, fold=fold)
