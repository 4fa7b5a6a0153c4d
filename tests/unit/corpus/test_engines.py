import sys
from dataclasses import replace
from pathlib import Path

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from onrecord.corpus import Snapshot, Store, engines, open_store, take_snapshot
from onrecord.errors import EngineError
from tests.builders import ENGINE, small_corpus


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("abacus", "ONRECORD_ENGINE says “abacus”, but there are only “duckdb” and “pyspark”."),
        ("pyspark", "The engine “pyspark” is not installed: pip install -r requirements-spark.txt."),
    ],
)
def test_an_engine_that_is_not_there_is_one_sentence(
    store: Store, wanted: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setenv(engines.ENGINE_VARIABLE, wanted)
    with pytest.raises(EngineError) as raised:
        take_snapshot(store)
    assert str(raised.value) == sentence


def count_writing(monkeypatch: pytest.MonkeyPatch) -> list[ir.Table]:
    """The expressions whose SQL is written from now on."""
    compiler, written = type(engines.IbisDuckDB.compiler), []
    write = compiler.to_sqlglot

    def noted(self: object, expression: ir.Table, **options: object) -> object:
        written.append(expression)
        return write(self, expression, **options)

    monkeypatch.setattr(compiler, "to_sqlglot", noted)
    return written


def said_by(snapshot: Snapshot, name: str) -> ir.Table:
    return snapshot.quotes.filter(snapshot.quotes.speaker == name).select("text")


def test_the_sql_that_prepares_a_corpus_is_written_for_the_first_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = [open_store(str(tmp_path / name)) for name in ("first", "second")]
    for store in stores:
        store.append(small_corpus(), ENGINE)
    take_snapshot(stores[0])
    written = count_writing(monkeypatch)
    take_snapshot(stores[1])
    asked = [one for one in written if not one.op().find(ops.InMemoryTable)]
    # Names that may be one person's are looked up in a table that has a name of its own.
    assert [one for one in asked if not any("wanted" in table.name for table in one.op().find(ops.DatabaseTable))] == []


def test_sql_is_written_once_for_all_corpora(store: Store, own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    own.append([replace(small_corpus()[0], quotes=())], "newer engine")
    monkeypatch.setattr(engines, "_KEPT", 2)
    monkeypatch.setattr(engines, "_WRITTEN", engines.Written())
    snapshot, other = take_snapshot(store), take_snapshot(own)
    written = count_writing(monkeypatch)
    first = snapshot.rows(said_by(snapshot, "Ann Fay"))
    assert len(first) == 4
    assert snapshot.rows(said_by(snapshot, "Bo Lund")) != first
    assert len(written) == 2
    # The same again, however it is fetched.
    assert snapshot.fetch(said_by(snapshot, "Ann Fay")).to_dict("records") == first
    assert [row for batch in snapshot.stream(said_by(snapshot, "Ann Fay")) for row in batch.to_pylist()] == first
    # Another corpus has its own rows for it.
    assert other.rows(said_by(other, "Ann Fay")) != first
    assert len(written) == 2
    # Of more than are kept, what was longest not asked for is written anew.
    assert snapshot.rows(said_by(snapshot, "Cy Moe")) == []
    assert snapshot.rows(said_by(snapshot, "Ann Fay")) == first
    assert len(written) == 3
    snapshot.rows(said_by(snapshot, "Bo Lund"))
    assert len(written) == 4


def test_rows_that_come_with_an_expression_are_not_kept(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = engines.Written()
    monkeypatch.setattr(engines, "_WRITTEN", kept)
    expression = ibis.memtable(pa.table({"speaker": ["Ann Fay"]})).semi_join(snapshot.quotes, "speaker")
    assert snapshot.rows(expression) == [{"speaker": "Ann Fay"}]
    assert kept.get(expression.op()) is None
    known = said_by(snapshot, "Ann Fay")
    snapshot.rows(known)
    assert kept.get(known.op()) is not None


def test_what_is_kept_keeps_no_database_open(snapshot: Snapshot) -> None:
    view = snapshot.add_view("of_bo", said_by(snapshot, "Bo Lund"))
    table = snapshot.add_table("of_cy", pa.table({"text": ["Cy"]}))
    tables = view.union(table).union(said_by(snapshot, "Ann Fay")).op().find(ops.DatabaseTable)
    assert len(tables) == 3
    assert not [table for table in tables if hasattr(table.source, "con")]
