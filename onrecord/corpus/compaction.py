"""Keeping a table quick to open and to read, however many small writes it was made by.

Every so many versions whoever has just written merges the table's small files, writes a checkpoint, so that opening the table
reads one file and the few versions since, and takes away what nobody reads any more. Merging commits a version like
any other and conflicts with no append: whoever writes meanwhile goes on.

Only one process merges at a time, as a lock beside the tables sees to: of several that merged the same files at once, each
could commit its copy of their rows, and they were there twice. Object storage has no such lock, so nothing is merged there.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError
from filelock import FileLock, Timeout

from onrecord.corpus import object_storage

# Opening a table is at most so many small files slower than one written at once.
VERSIONS_A_MERGE = 50
LOCK = ".merging.lock"
# A reader needs the files of the version that it opened while it reads them into its engine: seconds, minutes at worst.
KEPT_HOURS = 24
CONFIGURATION: Mapping[str, str | None] = MappingProxyType(
    {
        "delta.logRetentionDuration": f"interval {KEPT_HOURS} hours",
        "delta.deletedFileRetentionDuration": f"interval {KEPT_HOURS} hours",
    }
)

_log = logging.getLogger(__name__)


def after_write(location: str, name: str, version: int) -> None:
    """Compact a table of a corpus just written to, if its turn has come. The write stands whatever becomes of this."""
    if version == 0 or version % VERSIONS_A_MERGE or object_storage.is_remote(location):
        return
    try:
        with FileLock(Path(location) / LOCK, timeout=0):
            # Opened anew: what another process has merged since is none of its files.
            compact(DeltaTable(f"{location}/{name}"))
    except Timeout:
        _log.info("Somebody else merges files of %s now; the next write will.", location)
    except (DeltaError, OSError) as error:
        _log.warning("The small files of %s in %s stay as they are until later: %s", name, location, error)


def compact(table: DeltaTable) -> None:
    """Merge a table's small files, and remove what no version of the last ``KEPT_HOURS`` needs.

    Nobody else may do so meanwhile. Raises DeltaError.
    """
    table.optimize.compact()
    # Before the new checkpoint: whoever opens the table at this moment may still be reading the log since the last one.
    table.cleanup_metadata()
    table.create_checkpoint()
    # Only files that a version has taken out: those of a writer that has not committed yet are in none.
    table.vacuum(retention_hours=KEPT_HOURS, dry_run=False, enforce_retention_duration=False)
