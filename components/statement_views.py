"""Statements that several articles report: a table of them, and one with all its reports."""

from html import escape

import ibis.expr.types as ir
import pandas as pd
import streamlit as st

from components import coded, downloads, filters, paging
from components.address import link, query_string, review_link
from components.differences import compared_html
from components.wording import as_said, count, day, facts, known, plain, speaker_html, speaker_name
from onrecord.corpus import statement_queries
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

ROWS = 50
ORDERS: dict[statement_queries.Order, str] = {"outlets": "Most outlets", "reports": "Most reports", "last": "Latest"}
_SEVERAL = "⚠ {} speakers"


def all_of_them(snapshot: Snapshot, statements: ir.Table, selection: Selection) -> None:
    """The table of statements; a chosen row opens it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = coded.choice(
            st.selectbox, "Sort by", ORDERS, "statement_order", on_change=filters.first_page, width=180
        )
        disputed = st.toggle(
            "Only where attributions disagree", key="disputed", bind="query-params", on_change=filters.first_page
        )
    totals = statement_queries.totals(snapshot, statements, selection, disputed=disputed)
    found = totals.statements
    st.markdown(
        f"**{count(found, 'statement')}** reported by several articles: {count(totals.quotes, 'quotation')} in "
        f"{count(totals.articles, 'article')}"
    )
    if not found:
        st.info("No statement here is reported twice. Remove a filter, or add articles.", icon=":material/filter_none:")
        return
    table = st.container()
    page = paging.page_number(found, ROWS, "page")
    rows = statement_queries.groups(
        snapshot,
        statements,
        selection,
        disputed=disputed,
        sort=order,
        offset=(page - 1) * ROWS,
        limit=ROWS,
    )
    key = f"statements {page} {order} {disputed} {link('', selection)}"

    def open_chosen() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            st.query_params["statement"] = rows["statement"].iloc[chosen[0]]

    with table:
        st.dataframe(
            _shown(rows),
            key=key,
            hide_index=True,
            on_select=open_chosen,
            selection_mode="single-row",
            alt="Statements that several articles report",
            column_config={"Statement": st.column_config.TextColumn(width="large")},
        )
    st.caption("Choose a row to see who reported it, whole or cut.")
    downloads.table_button(
        lambda: statement_queries.all_reports(snapshot, statements, selection, disputed=disputed),
        name="statements disputed" if disputed else "statements",
        key="statements",
    )
    st.caption(f"All reports of {count(found, 'statement')}, a row each.")


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Statement": [as_said(row.as_sentence, row.polarity) for row in rows.itertuples()],
            "Speaker": [
                speaker_name(row.speaker) if row.speakers <= 1 else _SEVERAL.format(row.speakers)
                for row in rows.itertuples()
            ],
            "Reports": rows["reports"],
            "Outlets": rows["outlets"],
            "First": rows["first"].map(day),
            "First reported by": rows["first_outlet"].fillna(""),
            "Last": rows["last"].map(day),
        }
    )


def reports_link(snapshot: Snapshot, statements: ir.Table, quote: str) -> None:
    """A link to the statement that a quotation reports; nothing where no other article has it."""
    statement = statement_queries.of_quote(snapshot, statements, quote)
    if statement is not None:
        st.page_link(
            "pages/statements.py",
            label="Who else reported this",
            icon=":material/compare_arrows:",
            query_params={"statement": statement},
        )


def most_repeated(snapshot: Snapshot, statements: ir.Table, selection: Selection, limit: int = 4) -> None:
    """The statements of a selection that most outlets report, each a link; nothing where there are none."""
    rows = statement_queries.groups(snapshot, statements, selection, limit=limit)
    if rows.empty:
        return
    items = "".join(
        f'<li><blockquote>{escape(as_said(row.as_sentence, row.polarity))}</blockquote><p class="otr-facts">'
        f'<a href="{escape(link("statements", selection, statement=row.statement))}">'
        f"{count(row.reports, 'report')} of {count(row.outlets, 'outlet')}</a></p></li>"
        for row in rows.itertuples()
    )
    st.subheader("Most reported statements", anchor=False)
    st.html(f'<div class="otr-list otr-said"><ul>{items}</ul></div>')


def one(rows: pd.DataFrame) -> None:
    """One statement from the rows of ``statement_queries.reports``: its fullest version, who was first, and every report."""
    fullest = rows.sort_values("covered", ascending=False, kind="stable").iloc[0]
    st.html(
        f'<div class="otr-list otr-said"><ul><li><blockquote>{escape(as_said(fullest["as_sentence"], fullest["polarity"]))}</blockquote></li></ul></div>'
    )
    st.markdown(
        f"**{count(len(rows), 'report')}** in **{count(rows['article'].nunique(), 'article')}** "
        f"of **{count(rows['outlet'].nunique(), 'outlet')}**"
    )
    speakers = rows["speaker"].dropna().value_counts()
    if len(speakers) > 1:
        named = "; ".join(f"{name} ({count(number, 'report')})" for name, number in speakers.items())
        st.warning(f"The reports name different speakers: {plain(named)}.", icon=":material/warning:")
    st.html(reports_html(rows, str(fullest["text"])))
    st.caption("Struck words stand in the fullest version alone, underlined ones in that report alone.")
    downloads.table_button(lambda: rows, name="statement", key="statement")


def reports_html(rows: pd.DataFrame, fullest: str) -> str:
    """Every report, earliest first, compared with the fullest one, with a link into its article."""
    items = []
    # Days are all that is known: of two reports of one day neither is called the first.
    earliest = "first report · " if (rows["published"] == rows["published"].min()).sum() == 1 else "first day · "
    for row in rows.itertuples():
        target = "articles" + query_string({"article": row.article, "quote": row.quote})
        how = "whole" if row.covered >= statement_queries.WHOLE else "cut"
        first = earliest if known(row.published) and row.published == rows["published"].min() else ""
        outlet = row.outlet if known(row.outlet) else "unknown outlet"
        where = facts([how, day(row.published), escape(outlet), speaker_html(row.speaker, row.polarity)])
        headline = escape(row.title if known(row.title) else "no headline")
        items.append(
            f"<li><blockquote>{compared_html(fullest, row.text)}</blockquote>"
            f'<p class="otr-facts"><strong>{first}</strong>{where} · <a href="{escape(target)}">{headline}</a> · '
            f'<a href="{escape(review_link(row.quote))}">put right</a></p></li>'
        )
    return f'<div class="otr-list otr-said otr-compared"><ul>{"".join(items)}</ul></div>'
