"""What the corpus says of its articles, to be put right: one or many at once; articles taken out."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from components import access, article_table, coded, filters, judging_form, paging, reading_jobs, reading_progress
from components.address import link
from components.reading_jobs import ReadingJob
from components.wording import count, plain
from onrecord.corpus import judging, reading_queries
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

ROWS = 50
_ALL, _WARNED = "all", "flawed"
# What somebody looks for, by its code in ``reading_queries``.
_TROUBLES = {
    _ALL: "All articles",
    "published": "Without a date",
    "outlet": "Without an outlet",
    "author": "Without an author",
    "title": "Without a headline",
    "url": "Without an address",
    "incomplete": "Incomplete",
    "foreign": "In another language",
    _WARNED: "With any warning",
}
_FIELDS = {"title": "Headline", "outlet": "Outlet", "author": "Author", "url": "Address"}
_CORPUS = "The whole corpus"
_FROM = "articles from"


def show(snapshot: Snapshot, selection: Selection) -> None:
    """The articles of the selection, or those that a job has read; those that are chosen can be described or removed."""
    st.subheader("Articles", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        job = _chosen_job()
        wanted = coded.choice(
            st.selectbox, "Which", _TROUBLES, "lacking", on_change=filters.first_page,
            label_visibility="collapsed", width=220,
        )  # fmt: skip
        judging_form.undo_button()
    trouble = None if wanted == _ALL else wanted
    keys = _of_job(snapshot, job, trouble) if job else _of_corpus(snapshot, selection, trouble)
    if keys:
        _describe(snapshot, judging.articles(snapshot, keys))


def _chosen_job() -> ReadingJob | None:
    """Whose articles are shown: of the whole corpus, or of a job; of the one that was started here when it has ended."""
    ended = {job.id: job for job in reading_jobs.jobs()[: reading_progress.SHOWN] if not job.running and job.sources}
    mine = reading_jobs.started_here()
    if mine and mine.id in ended:
        st.session_state[_FROM] = mine.id
        filters.first_page()
    if not ended:
        return None
    titles = labels(ended)
    chosen = st.selectbox(
        "From", [_CORPUS, *ended], key=_FROM, on_change=filters.first_page,
        format_func=lambda one: titles.get(one, one),
        label_visibility="collapsed", width=260,
    )  # fmt: skip
    return ended.get(chosen)


def labels(jobs: Mapping[str, ReadingJob]) -> dict[str, str]:
    """What stands for each job, latest first. A select box knows its options by their labels, so that no two may be equal."""
    found: dict[str, str] = {}
    times: Counter[str] = Counter()
    for key, job in jobs.items():
        times[job.title] += 1
        found[key] = f"Just read: {job.title}" + (f" ({times[job.title]})" if times[job.title] > 1 else "")
    return found


def _of_corpus(snapshot: Snapshot, selection: Selection, trouble: str | None) -> list[str]:
    found = reading_queries.number(snapshot, selection, trouble)
    _say(found)
    if not trouble:
        _say_of_warnings(reading_queries.number(snapshot, selection, _WARNED))
    if not found:
        return []
    place = st.container()
    page = paging.page_number(found, ROWS, "list_page")
    frame = reading_queries.page(snapshot, selection, trouble, offset=(page - 1) * ROWS, limit=ROWS)
    with place:
        return article_table.show(frame, _key(snapshot, page, trouble, link("", selection)))


def _of_job(snapshot: Snapshot, job: ReadingJob, trouble: str | None) -> list[str]:
    there = reading_queries.among(snapshot, list(job.sources))
    found = reading_queries.among(snapshot, there, trouble) if trouble else there
    _say(len(found))
    _say_of_job(job, len(there))
    if not trouble:
        _say_of_warnings(len(reading_queries.among(snapshot, there, _WARNED)))
    if not found:
        return []
    place = st.container()
    page = paging.page_number(len(found), ROWS, "list_page")
    frame = reading_queries.of_articles(snapshot, found[(page - 1) * ROWS : page * ROWS])
    with place:
        return article_table.show(frame, _key(snapshot, page, trouble, job.id), job.sources, frozenset(job.old))


def _say(found: int) -> None:
    choose = " Choose one or several to describe or remove them." if found else ""
    st.markdown(f"**{count(found, 'article')}**.{choose}")


def _say_of_warnings(warned: int) -> None:
    if warned:
        st.caption(f"{count(warned, 'article')} with a warning: choose “{_TROUBLES[_WARNED]}” to see which.")


def _say_of_job(job: ReadingJob, there: int) -> None:
    notes = ["As they were read, whatever the filters say."]
    if len(job.sources) == reading_jobs.LISTED:
        notes.append(f"The first {reading_jobs.LISTED:,}; all are in the whole corpus.")
    if gone := len(job.sources) - there:
        notes.append(f"{count(gone, 'more article')} had been removed: to have them back, undo that on Review.")
    st.caption(" ".join(notes))


def _key(snapshot: Snapshot, *parts: object) -> str:
    """What was chosen in one table must not be chosen in another."""
    return " ".join(map(str, ("desk", *parts, snapshot.version, snapshot.corrections)))


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
