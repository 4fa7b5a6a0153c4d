"""The first start: the articles in seeds/ are read into the corpus once, while the page shows how far it is."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import Any

import streamlit as st

from components import corpus_state
from components.wording import count, plain
from onrecord.corpus.store import open_store

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
POLL_SECONDS = 0.2

# The statuses with which ingest has read all it could: everything, and everything but what it skipped.
_FINISHED = (0, 1)


class SeedReading:
    """One run of ``onrecord ingest``, in a thread that goes on when the browser that started it is gone."""

    def __init__(self, location: str) -> None:
        self.done = 0
        self.total = 0
        self.problem = ""
        self._location = Path(location)
        # Read beside the corpus and moved there when done: a start that was interrupted begins again.
        self._unfinished = self._location.with_name(f"{self._location.name}.unfinished")
        self._command = ingest_command(str(self._unfinished))
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether articles are still being read."""
        return self._thread.is_alive()

    def _run(self) -> None:
        # Errors go to a file: a pipe that nobody reads would fill up and stop the reading.
        with tempfile.TemporaryFile("w+") as errors:
            process = subprocess.Popen(  # noqa: S603 - our own command line, no word of it from outside
                self._command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
            )
            with process:
                for line in process.stdout or ():
                    self._note(json.loads(line))
            if process.returncode:
                errors.seek(0)
                said = errors.read().strip().splitlines()
                self.problem = self.problem or (said[-1] if said else f"exit code {process.returncode}")
        if process.returncode in _FINISHED and self._unfinished.is_dir() and not self._location.exists():
            self._unfinished.rename(self._location)

    def _note(self, event: dict[str, Any]) -> None:
        if event["event"] == "progress":
            self.done, self.total = event["done"], event["total"]
        elif event["event"] == "report" and event["skipped"]:
            first = event["skipped"][0]
            self.problem = f"{count(len(event['skipped']), 'file')} left out, first {first['source']} {first['reason']}"


def ingest_command(location: str) -> list[str]:
    """The command that reads the seeds into a corpus and prints its progress as JSON lines."""
    return [sys.executable, "-m", "onrecord", "ingest", str(SEEDS), "--corpus", location, "--json"]


def read_seeds() -> None:
    """Fill the default corpus if there is none yet; every session that comes meanwhile sees the progress."""
    store = corpus_state.store()
    if not corpus_state.is_default() or not SEEDS.is_dir():
        return
    reading = _reading(store.location)
    if reading is None:
        return
    if reading.running:
        _show_progress(reading)
    if reading.problem:
        st.warning(f"The articles that come with On the Record were not all read: {plain(reading.problem)}")


# Decided once for all sessions of this server: two of them must not read the same files.
@st.cache_resource(show_spinner=False)
def _reading(location: str) -> SeedReading | None:
    return SeedReading(location) if open_store(location).version() is None else None


def _show_progress(reading: SeedReading) -> None:
    bar = st.progress(0.0)
    while reading.running:
        so_far = f"{reading.done} of {reading.total}" if reading.total else "starting"
        bar.progress(
            reading.done / reading.total if reading.total else 0.0,
            text=f"Reading the articles that come with On the Record, this once: {so_far}",
        )
        time.sleep(POLL_SECONDS)
    bar.empty()
