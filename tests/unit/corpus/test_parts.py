from datetime import date, timedelta
from uuid import uuid4

import ibis
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from onrecord.corpus import Snapshot, parts

DAYS = some.none() | some.integers(0, 6).map(lambda n: date(2026, 3, 1) + timedelta(days=n))


def streamed(snapshot: Snapshot, table: ibis.Table, offset: int = 0, limit: int | None = None) -> list[int]:
    return [n for batch in parts.stream(snapshot, table, offset, limit) for n in batch["n"].to_pylist()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=some.lists(DAYS, max_size=30),
    size=some.integers(1, 12),
    offset=some.integers(0, 35),
    limit=some.none() | some.integers(0, 35),
)
def test_parts_are_the_whole_in_order(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, days, size: int, offset: int, limit: int | None
) -> None:
    monkeypatch.setattr(parts, "_SIZE", size)
    rows = pa.table({"date": pa.array(days, pa.date32()), "n": pa.array(range(len(days)), pa.int64())})
    table = snapshot.add_table(f"days_{uuid4().hex}", rows)
    table = table.order_by([table.date.desc(nulls_first=False), table.n])
    newest_first = sorted(range(len(days)), key=lambda n: (days[n] is None, -(days[n] or date.min).toordinal(), n))
    whole = newest_first[offset:] if limit is None else newest_first[offset : offset + limit]
    assert streamed(snapshot, table, offset, limit) == whole
    assert streamed(snapshot, table.drop("date"), offset, limit) == whole


def test_no_query_asks_for_more_than_a_part(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_SIZE", 2)
    days = [date(2026, 3, 1 + n // 2) for n in range(10)]
    rows = pa.table({"date": days, "n": range(10)})
    table = snapshot.add_table(f"days_{uuid4().hex}", rows)
    asked = []
    monkeypatch.setattr(Snapshot, "stream", lambda self, part: asked.append(len(self.rows(part))) or iter(()))
    assert streamed(snapshot, table.order_by([table.date.desc(), table.n])) == []
    assert asked == [2] * 5
