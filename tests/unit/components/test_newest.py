"""A corpus that vanished is not an empty one, and another one in its place is not a version of it."""

import shutil
from pathlib import Path

import pytest

from components.newest import Newest
from onrecord.corpus import open_store
from onrecord.errors import CorpusError
from tests.builders import ENGINE, small_corpus


def test_a_folder_that_vanished_was_replaced_and_is_back(tmp_path: Path) -> None:
    place, away = tmp_path / "corpus", tmp_path / "away"
    store = open_store(str(place))
    newest = Newest()
    assert newest.get(store, busy=False).version is None
    store.append(small_corpus(), ENGINE)
    first = newest.get(store, busy=False, patience=60)
    assert first.version is not None

    place.rename(away)
    with pytest.raises(CorpusError, match="is not there any more"):
        newest.get(store, busy=False)
    assert not place.exists()

    # Another corpus whose version has the same number.
    store.append(small_corpus()[:1], ENGINE)
    other = newest.get(store, busy=False, patience=60)
    assert (other.version, other.corpus == first.corpus) == (first.version, False)
    assert len(other.fetch(other.articles)) == 1

    shutil.rmtree(place)
    away.rename(place)
    back = newest.get(store, busy=False, patience=60)
    assert (back.version, back.corpus) == (first.version, first.corpus)
