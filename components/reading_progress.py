"""What is being read, how far it is, and what became of it, for everybody who looks."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from components import access, downloads
from components.reading_jobs import ReadingJob, jobs
from components.wording import count, facts, plain

SHOWN = 5
_ROWS = 200
# So many rows are shown in full, more in a table of this height in pixels.
_UNSCROLLED, _HEIGHT = 12, 480
POLL_SECONDS = 1.0


def show() -> None:
    """Draw the jobs of this server, newest first; the page follows those that run."""
    running = any(job.running for job in jobs())
    if running:
        st.fragment(_follow, run_every=POLL_SECONDS)()
    else:
        _draw()


def _follow() -> None:
    _draw()
    if not any(job.running for job in jobs()):
        # The articles below, and the filters, are others now.
        st.rerun()


def _draw() -> None:
    for job in jobs()[:SHOWN]:
        with st.container(border=True):
            _running(job) if job.running else _ended(job)


def _running(job: ReadingJob) -> None:
    if job.waiting:
        st.markdown(f"**{plain(job.title)}** waits until what is being read now is done.")
    else:
        share = job.done / job.total if job.total else 0.0
        st.progress(share, text=f"Reading **{plain(job.title)}**: {_how_far(job)}")
        st.caption(_counts(job))
    if access.may(access.Role.ADMINISTRATOR):
        st.button("Cancel", icon=":material/stop_circle:", key=f"cancel {id(job)}", on_click=job.cancel)


def _how_far(job: ReadingJob) -> str:
    if not job.total:
        return "starting"
    # Of one file its articles tell how far it is.
    of = f"{job.done:,} of {job.total:,}" if job.total > 1 else count(job.analysed, "article")
    return facts([of, plain(job.source)])


def _ended(job: ReadingJob) -> None:
    minutes = (datetime.now(UTC) - job.started).total_seconds() // 60
    when = "just now" if minutes < 1 else f"{minutes:.0f} min ago"
    st.markdown(f"**{plain(job.title)}**{' was cancelled' if job.cancelled else ''}: {_counts(job)}")
    st.caption(f"Started {when}. " + ("What was read before it was cancelled is kept." if job.cancelled else ""))
    if job.problem:
        st.error(f"It could not go on: {plain(job.problem)} What was read is kept; start it again for the rest.")
    if job.skipped:
        _skipped(job, expanded=job is jobs()[0])


def _skipped(job: ReadingJob, *, expanded: bool) -> None:
    skipped = pd.DataFrame(job.skipped).rename(columns={"source": "What", "place": "Where", "reason": "Why"})
    with st.expander(f"Skipped, with the reason ({len(skipped):,})", expanded=expanded):
        shown = skipped.head(_ROWS).fillna("")
        what = [", ".join(filter(None, place)) for place in zip(shown["What"], shown["Where"], strict=True)]
        # Unlike a dataframe's, its cells wrap: a reason is read whole on a telephone too.
        st.table(
            pd.DataFrame({"What": map(plain, what), "Why": shown["Why"].map(plain)}),
            hide_index=True,
            border="horizontal",
            height="content" if len(shown) <= _UNSCROLLED else _HEIGHT,
            alt="What was skipped, and why",
        )
        if len(skipped) > _ROWS:
            st.caption(f"The first {_ROWS}; the file has all.")
        downloads.table_button(lambda: skipped, name="skipped", key=f"skipped {id(job)}")


def _counts(job: ReadingJob) -> str:
    return facts(
        [f"{count(job.read, 'article')} read", f"{job.known:,} known already", f"{len(job.skipped):,} skipped"]
    )
