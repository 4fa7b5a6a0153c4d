from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, Store, open_store, take_snapshot
from tests.builders import ENGINE, small_corpus

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated data and corpora beside a developer's checkout."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which only developers have")
    return SHARED


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the small corpus; tests only read it."""
    filled = open_store(str(tmp_path_factory.mktemp("corpus")))
    filled.append(small_corpus(), ENGINE)
    return filled


@pytest.fixture(scope="session")
def snapshot(store: Store) -> Snapshot:
    return take_snapshot(store)
