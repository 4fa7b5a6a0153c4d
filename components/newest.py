"""The newest version of a corpus, read beside the one that pages show, so that nobody waits for it long."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from threading import Lock

from onrecord.corpus.machine import prepare_apart, read_machine
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.store import Store
from onrecord.errors import CorpusError

# So long a page waits for the new version before it shows the one before it.
PATIENCE_SECONDS = 3.0
# While articles are being read every commit is a new version; to follow each would cost what the reading needs.
_REST = 5


class Newest:
    """The newest snapshot that was read, for all sessions of a server; corrections, which are quick, are not in it."""

    def __init__(self) -> None:
        self._held: Snapshot | None = None
        self._reading: Future[Snapshot] | None = None
        self._rest_until = 0.0
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="newest")

    def get(self, store: Store, *, busy: bool, patience: float = PATIENCE_SECONDS) -> Snapshot:
        """The newest version of the store if it is read soon enough (``patience``, seconds), else the newest that was read.

        ``busy`` says that articles are being read into it now. Raises CorpusError.
        """
        corpus, version = store.identity() or (None, None)
        with self._lock:
            held = self._held if self._held and self._held.location == store.location else None
            if held and held.corpus and corpus is None:
                raise CorpusError(
                    f"The corpus at {store.location} is not there any more: its folder has vanished or is empty. Connect its "
                    "disk again or bring the folder back; nothing new is begun there until the server starts again."
                )
            if held and held.corpus and corpus != held.corpus:
                # Another corpus in the same place: nothing that was shown before is a version of it.
                held = self._held = None
            if held and (held.version == version or (busy and time.monotonic() < self._rest_until)):
                return held
            if self._reading is None or held is None:
                self._reading = self._thread.submit(self._read, store)
            reading = self._reading
        try:
            # Instead of an empty corpus there is nothing to show meanwhile.
            return reading.result(patience if held and held.version is not None else None)
        except NotYetError:
            return held or reading.result()

    def _read(self, store: Store) -> Snapshot:
        began = time.monotonic()
        try:
            prepare_apart(store)
            snapshot = read_machine(store)
        finally:
            with self._lock:
                self._reading = None
        ended = time.monotonic()
        with self._lock:
            self._held, self._rest_until = snapshot, ended + _REST * (ended - began)
        return snapshot
