"""The corpus: the store, the snapshot that is queried, the Selection, search and exports."""

from onrecord.corpus.opening import take_snapshot
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.store import Store, open_store

__all__ = ["Snapshot", "Store", "open_store", "take_snapshot"]
