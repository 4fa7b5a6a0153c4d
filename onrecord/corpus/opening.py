"""Opening a corpus: what the machine found, with what people have put right."""

from onrecord.corpus.corrected import corrected
from onrecord.corpus.machine import read_machine
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.store import Store
from onrecord.taxonomy import Taxonomy


def take_snapshot(store: Store, wanted: Taxonomy | None = None) -> Snapshot:
    """Read the newest version of the store, with topics by the user's taxonomy or another one.

    Raises CorpusError where the store is damaged or unreadable, TaxonomyError for a bad taxonomy, EngineError where
    what should run the queries cannot.
    """
    return with_corrections(read_machine(store, wanted), store)


def with_corrections(machine: Snapshot, store: Store) -> Snapshot:
    """What the machine found, with the newest corrections of the store. Raises CorpusError."""
    version = store.corrections_version()
    return machine if version is None else corrected(machine, store.corrections(), version)
