"""How faithfully outlets quote the transcripts and releases that the corpus holds: a table, and each quotation beside its source."""

import streamlit as st

from components import coded, corpus_state, downloads, filters, paging
from components.address import link, query_string
from components.wording import count
from onrecord.corpus import queries
from onrecord.corpus.alike import fidelity, report
from onrecord.corpus.alike.findings import Match
from onrecord.corpus.alike.origins import MOST_PAIRS, TELLING, Origin, Origins, origins
from onrecord.corpus.alike.told import FEWEST, LATE
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

ROWS = 20
_ALL = ""
_EXPLAINED = (
    f"An article is a **source** if a whole quotation of another article, {TELLING} words or more, stands in it *outside* of quotation marks: "
    "there the words were spoken or published, and not quoted from elsewhere. It came out earlier than the report, on the same day, or at most "
    f"{LATE.days} days later, as transcripts do. Everything that the report quotes of it, from {FEWEST} words on, is laid beside it, word by "
    "word. A version of the same article is no report of it. A transcript may have mistakes of its own: look at both before you judge."
)


def show(snapshot: Snapshot, selection: Selection) -> None:
    """Draw the table by outlet, and the quotations of all or of one beside their sources."""
    whole = _origins(snapshot)
    found = _selected(snapshot, selection, whole)
    st.html(report.STYLE)
    with st.expander("What is compared", icon=":material/help:"):
        st.markdown(_EXPLAINED)
    if not found:
        st.info(
            "No article here quotes a transcript or release that the corpus holds. Remove a filter, or add such texts.",
            icon=":material/filter_none:",
        )
        return
    sources = {origin.source.article for origin in found}
    st.markdown(
        f"**{count(len(found), 'quotation')}** of **{count(len(sources), 'source')}** in "
        f"**{count(len({origin.landing.match.article for origin in found}), 'article')}**"
    )
    if whole.is_least:
        st.caption(f"Only the {MOST_PAIRS:,} newest pairs of a report and its source were compared.")
    table = fidelity.by_outlet(found)
    outlets = {_ALL: "All outlets"} | {str(name): str(name) for name in table["Outlet"]}
    key = f"fidelity {link('', selection)}"

    def open_chosen() -> None:
        chosen = st.session_state[key].selection.rows
        filters.first_page()
        coded.write(outlets, "fidelity_outlet", str(table["Outlet"].iloc[chosen[0]]) if chosen else None)

    st.dataframe(
        table,
        key=key,
        hide_index=True,
        on_select=open_chosen,
        selection_mode="single-row",
        alt="Outlets with how they quote their sources",
        column_config={"Verbatim share": st.column_config.NumberColumn(format="percent")},
    )
    st.caption("Choose a row to see that outlet’s quotations alone, each beside its source.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outlet = coded.choice(st.selectbox, "Quotations of", outlets, "fidelity_outlet", on_change=filters.first_page)
        kind = coded.choice(
            st.selectbox,
            "How",
            {_ALL: "All of them"} | {kind: kind for kind in fidelity.KINDS},
            "fidelity_kind",
            on_change=filters.first_page,
        )
    shown = [
        origin
        for origin in found
        if outlet in (_ALL, fidelity.outlet_of(origin)) and kind in (_ALL, fidelity.kind_of(origin))
    ]
    _list(shown)


def _list(shown: list[Origin]) -> None:
    listed = st.container()
    page = paging.page_number(len(shown), ROWS, "page")
    with listed:
        for origin in shown[(page - 1) * ROWS : page * ROWS]:
            source = "articles" + query_string({"article": origin.source.article or ""})
            st.html(fidelity.origin_html(origin, _article, source))
    downloads.table_button(lambda: fidelity.frame(shown), name="fidelity", key="fidelity")
    st.caption(f"All {count(len(shown), 'quotation')} that are chosen, not only this page.")


def _article(match: Match) -> str:
    return "articles" + query_string({"article": match.article, "quote": match.quote or ""})


def _selected(snapshot: Snapshot, selection: Selection, whole: Origins) -> list[Origin]:
    """The quotations that the filters leave; the newest first."""
    left = queries.selected_of(snapshot, selection, [origin.landing.match.quote for origin in whole.found])
    return [origin for origin in reversed(whole.found) if origin.landing.match.quote in left]


@st.cache_resource(
    max_entries=2, show_spinner="Laying reports beside their sources …", hash_funcs={Snapshot: corpus_state.identity}
)
def _origins(snapshot: Snapshot) -> Origins:
    return origins(snapshot, corpus_state.article_runs(snapshot))
