"""The corpus: the store, the snapshot that is queried, the Selection, search and exports.

What it offers is imported when it is first used: whoever only names filters waits for no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.corpus.opening import take_snapshot
    from onrecord.corpus.snapshot import Snapshot
    from onrecord.corpus.store import Store, open_store

__all__ = ["Snapshot", "Store", "open_store", "take_snapshot"]

_MODULES = {"take_snapshot": "opening", "Snapshot": "snapshot", "Store": "store", "open_store": "store"}


def __getattr__(name: str) -> Any:
    """What is offered under that name. Raises AttributeError."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
