"""Quotations that are alike, from a model that needs no network. All of it is invented."""

from pathlib import Path

import pytest

from onrecord.corpus import open_store, similar, take_snapshot
from onrecord.corpus.similar import Meanings
from onrecord.corpus.snapshot import Snapshot
from tests.builders import ENGINE, parsed, quotation

DUTY = "“The duty on imported steel will rise to a quarter of its price.”"
TARIFF = "“Steel tariffs are going up, and importers will pay them.”"
CAKE = "“My grandmother baked the best cherry cake in the valley.”"


@pytest.fixture
def spoken(tmp_path: Path) -> Snapshot:
    store = open_store(str(tmp_path / "corpus"))
    contents = [DUTY, TARIFF, CAKE, f"{DUTY} ", "“…”"]
    texts = [f"{content} said Ann Fay in article {number}." for number, content in enumerate(contents)]
    store.append(
        [parsed(text, [quotation(text, content, "Ann Fay")]) for text, content in zip(texts, contents, strict=True)],
        ENGINE,
    )
    return take_snapshot(store)


def id_of(snapshot: Snapshot, content: str) -> str:
    return str(snapshot.fetch(snapshot.quotes.filter(snapshot.quotes.text == content).select("quote"))["quote"].iloc[0])


def test_the_nearest_is_about_the_same(spoken: Snapshot) -> None:
    found = Meanings(spoken).nearest(id_of(spoken, DUTY), 3)
    assert list(found) == [id_of(spoken, TARIFF)]
    assert 0.45 < found[id_of(spoken, TARIFF)] < 1
    assert similar.rows_of(spoken, found)["as_sentence"].tolist() == [TARIFF]


def test_what_has_no_like_has_none(spoken: Snapshot) -> None:
    meanings = Meanings(spoken)
    assert meanings.nearest(id_of(spoken, CAKE), 3) == {}
    assert meanings.nearest(id_of(spoken, "“…”"), 3) == {}
    assert meanings.nearest("nothing", 3) == {}
    assert meanings.nearest(id_of(spoken, DUTY), 0) == {}


def test_an_empty_corpus(tmp_path: Path) -> None:
    assert Meanings(take_snapshot(open_store(str(tmp_path / "empty")))).nearest("nothing", 3) == {}
