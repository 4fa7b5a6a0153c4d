import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError
from filelock import FileLock

from onrecord.corpus import compaction
from onrecord.corpus.check import check
from onrecord.corpus.opening import take_snapshot
from onrecord.corpus.store import ARTICLES, QUOTES, Store
from tests.builders import ENGINE, parsed, quotation

MERGE_EVERY = 4
WRITES = 13


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(compaction, "VERSIONS_A_MERGE", MERGE_EVERY)
    return Store(str(tmp_path / "corpus"))


def write(store: Store, number: int) -> None:
    text = f"“It is done {number} times,” said Ann Roe."
    quote = quotation(text, f"“It is done {number} times,”", "Ann Roe", cue="said")
    store.append([parsed(text, [quote])], ENGINE)


def test_many_small_writes_leave_few_files_and_a_checkpoint(store: Store) -> None:
    for number in range(WRITES):
        write(store, number)
    table = store.open_table(QUOTES)
    assert table is not None
    assert len(table.file_uris()) <= MERGE_EVERY
    assert list(Path(store.location, QUOTES, "_delta_log").glob("*.checkpoint.parquet"))
    snapshot = take_snapshot(store)
    found = snapshot.fetch(snapshot.quotes.select("text"))["text"]
    assert sorted(found) == sorted(f"“It is done {number} times,”" for number in range(WRITES))


def test_who_has_an_older_version_open_can_read_it_on(store: Store) -> None:
    for number in range(3):
        write(store, number)
    older = store.open_table(ARTICLES)
    assert older is not None
    rows = older.to_pyarrow_dataset()
    for number in range(3, WRITES):
        write(store, number)
    assert rows.to_table().num_rows == 3


def test_writers_beside_each_other_lose_and_double_nothing(store: Store) -> None:
    with ThreadPoolExecutor(3) as writers:
        list(writers.map(lambda number: write(store, number), range(WRITES)))
    snapshot = take_snapshot(store)
    assert snapshot.fetch(snapshot.quotes.select("text"))["text"].nunique() == WRITES
    assert snapshot.fetch(snapshot.articles.select("article")).shape[0] == WRITES
    assert check(store) == []


def test_who_finds_somebody_merging_merges_nothing(store: Store) -> None:
    Path(store.location).mkdir()
    with FileLock(Path(store.location) / compaction.LOCK):
        for number in range(WRITES):
            write(store, number)
    table = store.open_table(QUOTES)
    assert table is not None
    assert len(table.file_uris()) == WRITES


def test_a_write_stands_where_merging_fails(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_: DeltaTable) -> None:
        raise DeltaError("no space left on device")

    monkeypatch.setattr(compaction, "compact", full)
    with caplog.at_level(logging.WARNING):
        for number in range(MERGE_EVERY + 1):
            write(store, number)
    assert "no space left on device" in caplog.text
    table = store.open_table(ARTICLES)
    assert table is not None
    assert table.to_pyarrow_dataset().count_rows() == MERGE_EVERY + 1
