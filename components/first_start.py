"""The first start: the articles in seeds/ are read into the corpus once, while the page shows how far it is."""

import time
from pathlib import Path

import streamlit as st

from components import corpus_state
from components.reading_jobs import ROOT, ReadingJob
from components.wording import count, plain
from onrecord.corpus.store import open_store

SEEDS = ROOT / "seeds"
POLL_SECONDS = 0.2


def seed_job(location: str) -> ReadingJob:
    """Read the seeds beside the corpus, and move them there when done: a start that was interrupted begins again."""
    corpus = Path(location)
    unfinished = corpus.with_name(f"{corpus.name}.unfinished")

    def move() -> None:
        if unfinished.is_dir() and not corpus.exists():
            unfinished.rename(corpus)

    return ReadingJob("The articles that come with On the Record", [str(SEEDS)], str(unfinished), on_finished=move)


def read_seeds() -> None:
    """Fill the default corpus if there is none yet; every session that comes meanwhile sees the progress."""
    store = corpus_state.store()
    if not corpus_state.is_default() or not SEEDS.is_dir():
        return
    job = _seed_job(store.location)
    if job is None:
        return
    if job.running:
        _show_progress(job)
    problem = job.problem
    if job.skipped:
        first = job.skipped[0]
        problem = f"{count(len(job.skipped), 'file')} left out, first {first['source']} {first['reason']}"
    if problem:
        st.warning(f"The articles that come with On the Record were not all read: {plain(problem)}")


# Decided once for all sessions of this server: two of them must not read the same files.
@st.cache_resource(show_spinner=False)
def _seed_job(location: str) -> ReadingJob | None:
    return seed_job(location) if open_store(location).version() is None else None


def _show_progress(job: ReadingJob) -> None:
    bar = st.progress(0.0)
    while job.running:
        so_far = f"{job.done} of {job.total}" if job.total else "starting"
        bar.progress(
            job.done / job.total if job.total else 0.0,
            text=f"Reading the articles that come with On the Record, this once: {so_far}",
        )
        time.sleep(POLL_SECONDS)
    bar.empty()
