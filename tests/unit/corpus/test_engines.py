import sys

import pytest

from onrecord.corpus import Store, engines, take_snapshot
from onrecord.errors import EngineError


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
