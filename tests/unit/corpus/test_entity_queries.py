"""Names in the small corpus: the EU in a quotation, the Harbour Board in another, Ann Fay outside of both."""

from dataclasses import replace
from datetime import date

import ibis
import pandas as pd
import pyarrow as pa
import pytest

from onrecord.corpus import Snapshot, entity_queries, open_store, queries, take_snapshot
from onrecord.corpus.recent import recent
from onrecord.corpus.selection import Selection, Together
from onrecord.model import Mention
from onrecord.names.forms import with_entity
from tests.builders import ENGINE, parsed, quotation


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ("US", "United States"),
        ("the U.S.", "United States"),
        ("The United States’", "United States"),
        ("america", "United States"),
        ("Kremlin's", "Kremlin"),
        ("the Kremlin", "Kremlin"),
        ("Theresa", "Theresa"),
        ("Georgia", "Georgia"),
        ("china", "China"),
        ("\u200bThe United States", "United States"),
        ("“United States", "United States"),
        ("Ann Fay)", "Ann Fay"),
        ("Department of Ports (DOP)", "Department of Ports (DOP)"),
        ("@annfay Fay", "@annfay Fay"),
    ],
)
def test_folds(written: str, entity: str) -> None:
    assert folded((written, "GPE"))["entity"].tolist() == [entity]


@pytest.mark.parametrize(
    "written",
    ["768w", "alt=", "max", "/span><a", "MR", "Mrs", "Laughter", "AI", "https://x.example/A.jpg", "❌", "A.jpg"],
)
def test_what_cannot_be_a_name_is_left_out(written: str) -> None:
    assert folded((written, "PERSON")).empty
    # Amounts and days keep their marks: they are no names anyway.
    assert folded((written, "CARDINAL"))["kind"].isna().tolist() == [True]


def test_a_name_is_of_the_kind_that_most_of_its_mentions_are_taken_for() -> None:
    found = folded(("Lund", "PERSON"), ("Lund", "GPE"), ("Lund’s", "PERSON"), ("Ilm", "FAC"), ("Rotas", "NORP"))
    assert dict(zip(found["name"], found["kind"], strict=True)) == {
        "Lund": "people",
        "Lund’s": "people",
        "Ilm": "places",
        "Rotas": "groups",
    }


def folded(*mentions: tuple[str, str]) -> pd.DataFrame:
    backend = ibis.duckdb.connect()
    names, labels = zip(*mentions, strict=True)
    table = backend.create_table("mentions", pa.table({"name": names, "label": labels}))
    return backend.to_pyarrow(with_entity(backend, table)).to_pandas()


def test_entities_with_their_counts_and_written_forms(snapshot: Snapshot) -> None:
    found = entity_queries.entities(snapshot, Selection())
    assert rows(found, "name", "kind", "mentions", "articles", "quotes", "forms") == [
        ("Ann Fay", "people", 1, 1, 0, "Ann Fay"),
        ("European Union", "organisations", 1, 1, 1, "the EU"),
        ("Harbour Board", "organisations", 1, 1, 1, "Harbour Board’s"),
    ]
    assert entity_queries.count(snapshot, Selection()) == 3


def test_folding_can_be_undone(snapshot: Snapshot) -> None:
    found = entity_queries.entities(snapshot, Selection(), kind="organisations", fold=False)
    assert found["name"].tolist() == ["Harbour Board’s", "the EU"]


def test_kind_words_and_selection_narrow(snapshot: Snapshot) -> None:
    assert entity_queries.entities(snapshot, Selection(), kind="people")["name"].tolist() == ["Ann Fay"]
    assert entity_queries.entities(snapshot, Selection(), words=" board")["name"].tolist() == ["Harbour Board"]
    assert entity_queries.count(snapshot, Selection(), words="%") == 0
    assert entity_queries.count(snapshot, Selection(outlets=("Other Gazette",))) == 1
    assert entity_queries.entities(snapshot, Selection(), offset=2, limit=5)["name"].tolist() == ["Harbour Board"]


def test_over_time_counts_the_articles_of_the_period(snapshot: Snapshot) -> None:
    found = entity_queries.over_time(snapshot, Selection(), ["European Union", "Ann Fay"], "month")
    assert rows(found, "name", "mentions", "articles") == [("Ann Fay", 1, 2), ("European Union", 1, 2)]


def test_by_whom_and_together(snapshot: Snapshot) -> None:
    names = ["European Union", "Harbour Board"]
    found = entity_queries.by_whom(snapshot, Selection(), names)
    assert rows(found, "speaker", "name", "quotes") == [("Ann Fay", "European Union", 1)]
    assert entity_queries.by_whom(snapshot, Selection(), names, speakers=["Bo Lund"]).empty
    ranked = entity_queries.mention_most(snapshot, Selection(), names)
    assert rows(ranked.rows, "speaker", "quotes") == [("Ann Fay", 1)]
    assert entity_queries.together(snapshot, Selection(), names).empty


def test_what_rises_and_falls(snapshot: Snapshot) -> None:
    period = recent(date(2026, 3, 9))
    rising = entity_queries.changed(snapshot, Selection(), period, rising=True).rows
    falling = entity_queries.changed(snapshot, Selection(), period, rising=False).rows
    assert rows(rising, "name", "now", "before") == [("European Union", 1, 0)]
    assert rows(falling, "name", "now", "before") == [("Ann Fay", 0, 1)]
    # What a filter leaves out of the days before is still what was there before.
    late = Selection(since=date(2026, 3, 3))
    assert rows(entity_queries.changed(snapshot, late, period, rising=False).rows, "name", "before") == [("Ann Fay", 1)]


def test_a_name_selects_the_quotations_that_mention_it(snapshot: Snapshot) -> None:
    totals = queries.totals(snapshot, Selection(entities=("European Union", "Harbour Board")))
    assert (totals.quotes, totals.articles) == (2, 2)
    assert queries.totals(snapshot, Selection(entities=("Ann Fay",))).quotes == 0
    assert entity_queries.names(snapshot, 2) == ["Ann Fay", "European Union"]


def test_both_names_mean_articles_that_mention_both(tmp_path) -> None:
    both = "“Velmora pays,” Ann Fay said in Corvia."
    one = "“Velmora waits,” Ann Fay said."
    store = open_store(str(tmp_path / "both"))
    for text, words, names in (
        (both, "“Velmora pays,”", ["Velmora", "Corvia"]),
        (one, "“Velmora waits,”", ["Velmora"]),
    ):
        mentions = [Mention(text.index(name), text.index(name) + len(name), "GPE", name) for name in names]
        store.append([parsed(text, [quotation(text, words, "Ann Fay")], mentions)], ENGINE)
    snapshot = take_snapshot(store)
    either = Selection(entities=("Velmora", "Corvia"))
    assert queries.totals(snapshot, either).quotes == 2
    assert queries.quotes(snapshot, replace(either, together=Together.ARTICLE))["text"].tolist() == ["“Velmora pays,”"]
    assert entity_queries.together(snapshot, Selection(), ["Velmora", "Corvia"]).to_dict("records") == [
        {"name": "Corvia", "other": "Velmora", "articles": 1}
    ]
