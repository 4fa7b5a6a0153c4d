"""Queues of what is worth a person's minute: quotations one by one, and names."""

import streamlit as st

from components import access, corpus_state, filters, judging_form
from components.wording import count, day, known, plain
from onrecord.corpus import judging, review_queries
from onrecord.corpus.review_queries import Queue
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

QUOTATIONS: dict[Queue, tuple[str, str]] = {
    "uncertain": (
        "Uncertain speakers",
        f"Right in fewer than {review_queries.DOUBTFUL:.0%}: least certain first, and of those the words in quotation marks of the most quoted.",
    ),
    "unknown": ("No speaker", "Words that nobody is named for."),
    "odd": ("Odd kinds", "A speaker that is of another kind elsewhere, or does not look like its kind."),
    "sample": ("By chance", "Drawn by chance, right or wrong: these judgments tell how often the engine is right."),
}
_PASSED = "passed over"


def quotations(snapshot: Snapshot, selection: Selection, kind: Queue) -> None:
    """The first quotation of a queue."""
    _, what = QUOTATIONS[kind]
    table = review_queries.queue(snapshot, selection, kind)
    passed: list[str] = st.session_state.setdefault(_PASSED, [])
    found = review_queries.first(snapshot, table, passed)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{review_queries.count(snapshot, table):,}** to look at. {what}", width="content")
        judging_form.undo_button()
    if found is None:
        st.info("Nothing is left here" + (" but what you put off." if passed else "."), icon=":material/done_all:")
        if passed:
            st.button("Look at that too", on_click=passed.clear)
        return
    _, quote = found
    judging_form.show(snapshot, quote, sampled=kind == "sample", on_next=lambda: passed.append(quote))
    st.caption("Keys: Y right, E change, X no quotation, N later, U undo.")


def one_person_two_names(snapshot: Snapshot) -> None:
    """Pairs of names that may be one person's."""
    pairs = review_queries.maybe_one(snapshot, corpus_state.store().corrections())
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{count(len(pairs), 'pair')}** of names that may be one person’s.", width="content")
        judging_form.undo_button()
    if pairs:
        pair = pairs[0]
        _pair(snapshot, pair.name, pair.other)
    with st.expander("Name two yourself, or rename somebody"):
        _by_hand(snapshot)


def _pair(snapshot: Snapshot, name: str, other: str) -> None:
    for column, one in zip(st.columns(2), (name, other), strict=True):
        with column.container(border=True):
            st.markdown(f"**{plain(one)}**")
            _seen(snapshot, one)
    with st.container(horizontal=True):
        for kept, gone, key in ((name, other, "y"), (other, name, None)):
            st.button(
                f"One person: {plain(kept)}",
                icon=":material/merge:",
                type="primary" if key else "secondary",
                shortcut=key,
                on_click=lambda gone=gone, kept=kept: judging_form.say(
                    [judging.rename(snapshot, gone, kept, access.author())]
                ),
            )
        st.button(
            "Two people",
            icon=":material/call_split:",
            shortcut="x",
            on_click=lambda: judging_form.say([judging.two_people(name, other, access.author())]),
        )


def _by_hand(snapshot: Snapshot) -> None:
    names = filters.speaker_names()
    with st.form("rename", border=False, clear_on_submit=True):
        name = st.selectbox("Who", names, index=None, placeholder="A speaker")
        given = st.selectbox(
            "is", names, index=None, accept_new_options=True, placeholder="Another speaker, or a new name"
        )
        if st.form_submit_button("Save", icon=":material/save:"):
            if name and given and name != given:
                judging_form.say([judging.rename(snapshot, name, given.strip(), access.author())])
                st.rerun()
            st.warning("Choose a speaker and another name first.")


def two_people_one_name(snapshot: Snapshot) -> None:
    """Names that may be two people's."""
    shared = review_queries.maybe_two(snapshot, corpus_state.store().corrections())
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{count(len(shared), 'name')}** that may be two people’s: told by a surname alone, or in another role.",
            width="content",
        )
        judging_form.undo_button()
    names = [one.name for one in shared]
    chosen = st.selectbox("Name", [*names, *(n for n in filters.speaker_names() if n not in names)], index=0)
    if not chosen:
        return
    sightings = review_queries.sightings(snapshot, chosen)
    table = [
        {
            "Date": day(one.published),
            "Named": one.named,
            "Described as": one.roles,
            "Quotations": one.quotes,
            "Outlet": one.outlet or "unknown",
            "Headline": one.title or "no headline",
        }
        for one in sightings
    ]
    state = st.dataframe(
        table, hide_index=True, on_select="rerun", selection_mode="multi-row", key=f"sightings {chosen}",
        alt=f"Articles that quote {chosen}",
    )  # fmt: skip
    rows = [sightings[at].article for at in state.selection.rows if at < len(sightings)]
    st.caption("Choose the articles in which this is somebody else.")
    with st.form("separate", border=False):
        given = st.text_input("Who it is there", placeholder=f"{chosen} (judge)")
        if st.form_submit_button(f"Another person in {count(len(rows), 'article')}", icon=":material/call_split:"):
            if rows and given.strip() and given.strip() != chosen:
                judging_form.say(judging.separate(chosen, rows, given.strip(), access.author()))
                st.rerun()
            st.warning("Choose articles in the table, and write another name.")
    st.button(
        "They are one person",
        icon=":material/check:",
        shortcut="y",
        on_click=lambda: judging_form.say([judging.one_person(chosen, access.author())]),
    )


def _seen(snapshot: Snapshot, name: str, limit: int = 6) -> None:
    seen = review_queries.sightings(snapshot, name)
    lines = [
        f"- {plain(one.named)}{f' ({plain(one.roles)})' if one.roles else ''}: "
        f"{plain(one.outlet) if known(one.outlet) else 'unknown outlet'}, {day(one.published)}"
        for one in seen[:limit]
    ]
    more = f"\n\nand {count(len(seen) - limit, 'more article')}" if len(seen) > limit else ""
    st.markdown("\n".join(lines) + more)
