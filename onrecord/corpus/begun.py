"""Which logs of people's words a corpus has: an empty table beside each, so that a log that is gone whole is missed.

Tables of articles miss each other. What people said stands in one folder alone, and a corpus that never had it looks like
one that lost it.
"""

import pyarrow as pa
from deltalake import DeltaTable


def note(location: str, name: str) -> None:
    """Keep that there is such a log, wherever the corpus lies. Raises DeltaError, OSError."""
    if not is_noted(location, name):
        # Two may write their first word at once.
        DeltaTable.create(_address(location, name), schema=pa.schema({"nothing": pa.string()}), mode="ignore")


def is_noted(location: str, name: str) -> bool:
    """Whether there was such a log once. Raises DeltaError, OSError."""
    return DeltaTable.is_deltatable(_address(location, name))


def _address(location: str, name: str) -> str:
    return f"{location.rstrip('/')}/{name}.begun"
