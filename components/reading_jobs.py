"""Articles being read in the background: ``onrecord ingest`` in processes of its own, followed by a thread.

The pages stay quick meanwhile, and the reading goes on when the browser that started it is gone. What an article
needs is committed at once, so a job that is cancelled or dies keeps whole articles and no half ones.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from threading import BoundedSemaphore, Event, Thread
from typing import IO, Any
from uuid import uuid4

import streamlit as st

ROOT = Path(__file__).parent.parent

# Two jobs read at a time, so that nobody waits behind one large one; more would only share the processors.
_turn = BoundedSemaphore(2)
_STARTED = "job started here"
# Of 0, what everything else has, to 19.
_NICENESS = 5
# In bytes; file systems take 255 at most, with "-again" and the name of a sidecar in it.
_LONGEST_NAME, _LONGEST_SUFFIX = 200, 20
_DEEPEST = 10
# Of a job that reads more articles, so many are listed as its own; all are in the corpus.
LISTED = 10_000


class ReadingJob:
    """One run of ``onrecord ingest``, started when it is made and its turn has come.

    ``inputs`` are paths and addresses; ``folder`` is where relative paths begin, ``title`` what people call it.
    ``on_finished`` is called when all that could be read was. ``temporary`` says that the folder goes with the job.
    ``sources`` is where it read its articles, each by its key, the first ``LISTED`` of them; ``old`` are those of them
    that the corpus had already.
    """

    def __init__(
        self,
        title: str,
        inputs: Sequence[str],
        location: str,
        *,
        folder: Path = ROOT,
        temporary: bool = False,
        on_finished: Callable[[], None] = lambda: None,
    ) -> None:
        self.id = uuid4().hex
        self.title = title
        self.started = datetime.now(UTC)
        self.done = 0
        self.total = 0
        self.source = ""
        self.analysed = 0
        self.read = 0
        self.known = 0
        self.skipped: list[dict[str, str | None]] = []
        self.sources: dict[str, list[str]] = {}
        self.old: set[str] = set()
        self.problem = ""
        self._reported = False
        self._cancelled = Event()
        self._process: subprocess.Popen[str] | None = None
        self._command = [*ingest_command(location), "--", *inputs]
        self._folder, self._temporary, self._on_finished = folder, temporary, on_finished
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether articles are still being read, or will be."""
        return self._thread.is_alive()

    @property
    def waiting(self) -> bool:
        """Whether it is other jobs' turn."""
        return self.running and self._process is None

    @property
    def cancelled(self) -> bool:
        """Whether somebody has stopped it."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop reading; what was read so far is kept."""
        self._cancelled.set()
        if self._process is not None:
            self._process.terminate()

    def wait(self) -> None:
        """Return when it has ended."""
        self._thread.join()

    def _run(self) -> None:
        try:
            with _turn:
                if not self.cancelled:
                    self._follow()
        finally:
            if self._temporary:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _follow(self) -> None:
        # Errors go to a file: a pipe that nobody reads would fill up and stop the reading. What the process unpacks
        # goes into a folder of ours, which is taken away even if it was stopped.
        with tempfile.TemporaryFile("w+") as errors, tempfile.TemporaryDirectory(prefix=_prefix("read")) as scratch:
            environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": scratch}
            self._process = subprocess.Popen(  # noqa: S603 - our own program; what follows "--" is no option
                self._command, cwd=self._folder, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
            )
            _give_way(self._process)
            with self._process as process:
                if self.cancelled:
                    process.terminate()
                for line in process.stdout or ():
                    self._note(json.loads(line))
            if self._reported:
                self._on_finished()
            elif not self.cancelled:
                self.problem = _last_words(errors) or f"it ended with status {process.returncode}"

    def _note(self, event: dict[str, Any]) -> None:
        if event["event"] == "progress":
            self.done, self.total, self.source = event["done"], event["total"], event["source"]
            self.analysed = event["analysed"]
            for article in event["articles"]:
                self._list(article)
        # The report comes last, when all that could be read was.
        self._reported = event["event"] == "report"
        self.read, self.known, self.skipped = event["read"], event["known"], event["skipped"]

    def _list(self, article: dict[str, Any]) -> None:
        key = article["article"]
        if key not in self.sources and article["known"]:
            self.old.add(key)
        if key in self.sources or len(self.sources) < LISTED:
            self.sources.setdefault(key, []).append(article["source"])


def ingest_command(location: str) -> list[str]:
    """The command that reads what follows it into a corpus and prints its progress as JSON lines."""
    return [sys.executable, "-m", "onrecord", "ingest", "--corpus", location, "--json"]


def _give_way(process: subprocess.Popen[str]) -> None:
    """Let the server, and so the pages, have the processor first; the process's own workers inherit it."""
    # Windows has no such thing, and a process that has ended already needs none.
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)


def _last_words(errors: IO[str]) -> str:
    errors.seek(0)
    lines = errors.read().strip().splitlines()
    return lines[-1] if lines else ""


@st.cache_resource(show_spinner=False)
def jobs() -> list[ReadingJob]:
    """The jobs of this server, for all sessions, newest first."""
    sweep()
    return []


def start(job: ReadingJob) -> None:
    """Show a job to all sessions; in this one its articles come into view when it has ended."""
    jobs().insert(0, job)
    st.session_state[_STARTED] = job


def started_here() -> ReadingJob | None:
    """The job that this session started last, once, when it has ended."""
    job: ReadingJob | None = st.session_state.get(_STARTED)
    return st.session_state.pop(_STARTED) if job and not job.running else None


def sweep() -> None:
    """Take away the temporary folders of servers of this machine that were killed."""
    for folder in Path(tempfile.gettempdir()).glob("onrecord-*-*-*"):
        process = folder.name.split("-")[2]
        if process.isascii() and process.isdigit() and not _is_alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _prefix(purpose: str) -> str:
    return f"onrecord-{purpose}-{os.getpid()}-"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        # It is somebody else's, or no number of a process.
        pass
    return True


def _short(name: str) -> str:
    """A file's name, cut in its middle where no file system takes it so long; its ending says its format."""
    if len(name.encode("utf-8", "replace")) <= _LONGEST_NAME:
        return name
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    suffix = suffix if len(suffix.encode("utf-8", "replace")) <= _LONGEST_SUFFIX else ""
    room = _LONGEST_NAME - len(suffix.encode("utf-8", "replace")) - len("…".encode())
    return stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + "…" + suffix


def saved(files: Sequence[tuple[str, bytes]]) -> tuple[Path, list[str]]:
    """Files that a browser sent, written into a new folder, and their names in it.

    A name is anything that a browser says: of its path only the parts below are kept.
    """
    folder = Path(tempfile.mkdtemp(prefix=_prefix("upload")))
    names = []
    for name, content in files:
        parts = [
            part
            for part in PurePosixPath(name.replace("\\", "/").replace("\0", "")).parts
            if part not in {"/", "..", "."}
        ]
        path = folder.joinpath(*(_short(part) for part in (parts or ["unnamed"])[-_DEEPEST:]))
        while path.exists():
            path = path.with_name(f"{path.stem}-again{path.suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if path.suffix.lower() != ".toml":
            names.append(path.relative_to(folder).as_posix())
    return folder, names
