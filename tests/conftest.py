import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord.corpus import Snapshot, Store, open_store, take_snapshot
from onrecord.corpus.machine import prepare
from onrecord.taxonomy import TOPICS_VARIABLE
from tests.builders import ENGINE, small_corpus

# How long an example takes is for benchmarks, on a machine that does nothing else.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# The topics of every test, whatever a developer has made of his own.
TOPICS = Path(__file__).with_name("topics.toml")
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated data and corpora beside a developer's checkout."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which only developers have")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def own_topics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file that is the user's own taxonomy during all tests."""
    path = tmp_path_factory.mktemp("topics") / "topics.toml"
    path.write_bytes(TOPICS.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TOPICS_VARIABLE, str(path))
        yield path


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """AppTest leaves its script as the main module, which processes that a later test starts would run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, own_topics: Path) -> Iterator[Store]:
    """A store with the small corpus; tests only read it."""
    filled = open_store(str(tmp_path_factory.mktemp("corpus")))
    filled.append(small_corpus(), ENGINE)
    # Also for the copies of it: to prepare a corpus costs more than most tests do with it.
    prepare(filled)
    before = filled.version()
    yield filled
    assert (filled.version(), filled.corrections(), filled.views()) == (before, [], []), "a test wrote into it"


@pytest.fixture
def own(store: Store, tmp_path: Path) -> Store:
    """The small corpus as one of which a test may say something."""
    return open_store(str(shutil.copytree(store.location, tmp_path / "own")))


@pytest.fixture(scope="session")
def snapshot(store: Store, own_topics: Path) -> Snapshot:
    return take_snapshot(store)
