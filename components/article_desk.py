"""What the corpus says of its articles, to be put right: one or many at once; articles taken out."""

from datetime import date
from typing import Any

import streamlit as st

from components import access, filters, judging_form, paging
from components.address import link
from components.wording import caveats, count, day, plain
from onrecord.corpus import judging, queries
from onrecord.corpus.queries import Lack
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

ROWS = 50
_LACKS: dict[str, Lack | None] = {
    "All articles": None,
    "Without an outlet": "outlet",
    "Without a date": "published",
    "Without an author": "author",
    "Without a headline": "title",
    "Without an address": "url",
}
_FIELDS = {"title": "Headline", "outlet": "Outlet", "author": "Author", "url": "Address"}


def show(snapshot: Snapshot, selection: Selection) -> None:
    """The articles of the selection; those that are chosen can be described or removed."""
    st.subheader("Articles", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        wanted = st.selectbox(
            "Which", list(_LACKS), key="lacking", bind="query-params", on_change=filters.first_page,
            label_visibility="collapsed", width=220,
        )  # fmt: skip
        judging_form.undo_button()
    lacking = _LACKS[wanted]
    found = (
        queries.lacking_articles(snapshot, selection, lacking)
        if lacking
        else queries.totals(snapshot, selection).articles
    )
    st.markdown(f"**{count(found, 'article')}**. Choose one or several to describe or remove them.")
    if not found:
        return
    place = st.container()
    page = paging.page_number(found, ROWS, "list_page")
    frame = queries.articles(snapshot, selection, offset=(page - 1) * ROWS, limit=ROWS, lacking=lacking)
    with place:
        state = st.dataframe(
            {
                "Date": frame["published"].map(day),
                "Headline": frame["title"].fillna("no headline"),
                "Outlet": frame["outlet"].fillna("unknown"),
                "Author": frame["author"].fillna("unknown"),
                "Quotations": frame["quotes"],
                "Warnings": [
                    ", ".join(caveats(language, flaws))
                    for language, flaws in zip(frame["language"], frame["flaws"], strict=True)
                ],
            },
            hide_index=True,
            on_select="rerun",
            selection_mode="multi-row",
            key=f"desk {page} {wanted} {link('', selection)} {snapshot.version} {snapshot.corrections}",
            alt="Articles to describe or remove",
        )
    keys = [str(frame["article"].iloc[at]) for at in state.selection.rows if at < len(frame)]
    if keys:
        _describe(snapshot, judging.articles(snapshot, keys))


def _describe(snapshot: Snapshot, chosen: list[dict[str, Any]]) -> None:
    one = chosen[0] if len(chosen) == 1 else None
    keys = [row["article"] for row in chosen]
    with st.form(f"describe {'-'.join(keys)}"):
        st.markdown(f"**{plain(one['title'] or 'No headline') if one else count(len(chosen), 'article')}**")
        if one is None:
            st.caption("What you leave empty stays as it is in each of them.")
        columns = st.columns(2)
        words = {
            name: columns[at % 2].text_input(label, value=(one[name] or "") if one else "", max_chars=2000)
            for at, (name, label) in enumerate(_FIELDS.items())
        }
        published = st.date_input(
            "Date", value=one["published"] if one else None, min_value=filters.EARLIEST, max_value=filters.LATEST,
            format="YYYY-MM-DD",
        )  # fmt: skip
        with st.container(horizontal=True):
            saves = st.form_submit_button("Save", type="primary", icon=":material/save:")
            removes = access.may(access.Role.ADMINISTRATOR) and st.form_submit_button(
                f"Remove {count(len(chosen), 'article')}", icon=":material/delete:"
            )
    if removes:
        access.demand(access.Role.ADMINISTRATOR)
        judging_form.say(judging.remove(snapshot, keys, access.author()))
        st.rerun()
    if saves:
        _save(snapshot, chosen, words, published)


def _save(snapshot: Snapshot, chosen: list[dict[str, Any]], words: dict[str, str], published: date | None) -> None:
    said: dict[str, str | date | None] = {name: text.strip() or None for name, text in words.items()}
    said["published"] = published
    url = said["url"]
    if isinstance(url, str) and not url.lower().startswith(("http://", "https://")):
        st.error("The address must begin with http:// or https://.")
        return
    if len(chosen) == 1:
        changed = {name: value for name, value in said.items() if value != chosen[0][name]}
    else:
        changed = {name: value for name, value in said.items() if value}
    if not changed:
        st.info("Nothing was changed.")
        return
    entries = judging.describe(snapshot, [row["article"] for row in chosen], changed, access.author())
    judging_form.say(entries)
    st.toast(f"Saved for {count(len(entries), 'article')}", icon=":material/check:")
    st.rerun()
