"""Who speaks in the small corpus, and how one of them is named and described."""

import pandas as pd
import pytest

from onrecord.corpus import Snapshot, open_store, speaker_queries, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.model import Mention
from tests.builders import ENGINE, parsed, quotation

FAY = Selection(speakers=("Ann Fay",))


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_everybody_with_counts(snapshot: Snapshot) -> None:
    found = speaker_queries.speakers(snapshot, Selection())
    assert rows(found, "speaker", "speaker_kind", "quotes", "articles", "outlets") == [
        ("Ann Fay", "named", 3, 2, 2),
        ("Bo Lund", "named", 1, 1, 1),
        ("Harbour Board", "organisation", 1, 1, 0),
        ("senior port official", "unnamed", 1, 1, 1),
    ]
    assert found["role"].tolist()[0] == "grain minister"
    assert found["role"].isna().sum() == 3
    assert str(found["first"][0].date()) == "2026-03-02"
    assert pd.isna(found["last"][3])


@pytest.mark.parametrize(
    ("sort", "descending", "first"),
    [("speaker", True, "senior port official"), ("speaker", False, "Ann Fay"), ("last", True, "Harbour Board")],
)
def test_order(snapshot: Snapshot, sort: speaker_queries.SpeakerOrder, descending: bool, first: str) -> None:
    found = speaker_queries.speakers(snapshot, Selection(), sort=sort, descending=descending)
    assert found["speaker"][0] == first
    assert len(found) == 4


def test_pages_share_nobody(snapshot: Snapshot) -> None:
    pages = [speaker_queries.speakers(snapshot, Selection(), offset=n, limit=2)["speaker"] for n in (0, 2, 4)]
    assert pd.concat(pages).is_unique
    assert [len(page) for page in pages] == [2, 2, 0]


def test_roles_and_names_lead_to_an_article(snapshot: Snapshot) -> None:
    (role,) = speaker_queries.roles(snapshot, "Ann Fay").itertuples()
    assert (role.role, role.articles, str(role.first.date())) == ("grain minister", 1, "2026-03-02")
    names = speaker_queries.names(snapshot, "Ann Fay")
    assert rows(names, "name", "quotes") == [("Ann Fay", 3)]
    assert set(names["article"]) <= set(snapshot.fetch(snapshot.articles)["article"])
    assert speaker_queries.roles(snapshot, "Nobody Known").empty


def test_every_article_that_names_somebody_is_listed(snapshot: Snapshot) -> None:
    found = speaker_queries.appearances(snapshot, "Ann Fay")
    assert rows(found, "what", "words", "title") == [
        ("role", "grain minister", "Grain prices rise"),
        ("name", "Ann Fay", "Grain prices rise"),
        ("name", "Ann Fay", "Steel and Łódź"),
    ]
    first = speaker_queries.appearances(snapshot, "Ann Fay", 1)
    assert rows(first, "words", "articles", "title") == [
        ("grain minister", 1, "Grain prices rise"),
        ("Ann Fay", 2, "Grain prices rise"),
    ]
    assert speaker_queries.appearances(snapshot, "Nobody Known").empty


def test_what_a_name_is_taken_for_does_not_count_it_twice(tmp_path) -> None:
    text = "“Velmora pays Velmora,” Ann Fay said."
    mentions = [Mention(1, 8, "GPE", "Velmora"), Mention(14, 21, "ORG", "Velmora")]
    store = open_store(str(tmp_path / "kinds"))
    store.append([parsed(text, [quotation(text, "“Velmora pays Velmora,”", "Ann Fay")], mentions)], ENGINE)
    found = speaker_queries.spoken_of(take_snapshot(store), FAY).rows
    assert rows(found, "name", "quotes") == [("Velmora", 1)]


def test_acts_and_time(snapshot: Snapshot) -> None:
    assert rows(speaker_queries.acts(snapshot, FAY), "speaker", "act", "quotes") == [
        ("Ann Fay", "assert", 2),
        ("Ann Fay", "deny", 1),
    ]
    found = speaker_queries.over_time(snapshot, FAY, "week")
    assert [(f"{row.period:%m-%d}", row.speaker, row.quotes) for row in found.itertuples()] == [
        ("03-02", "Ann Fay", 1),
        ("03-09", "Ann Fay", 2),
    ]
    assert rows(speaker_queries.spoken_of(snapshot, FAY).rows, "name", "quotes") == [("European Union", 1)]


def test_speakers_have_the_topics_of_which_they_speak_most(snapshot: Snapshot) -> None:
    rows = speaker_queries.speakers(snapshot, Selection()).set_index("speaker")
    assert set(rows.loc["Ann Fay", "topics"].split("; ")) == {"grain", "steel"}
    assert rows["topics"].isna().loc["Harbour Board"]


def test_each_form_of_a_name_has_its_count_and_its_reason(tmp_path) -> None:
    store = open_store(str(tmp_path / "forms"))
    texts = ["“One,” Ann Roe said. “Two,” Ann Roe said.", "“Three,” ANN ROE said.", "“Four,” Roe said."]
    for text, name in zip(texts, ("Ann Roe", "ANN ROE", "Roe"), strict=True):
        contents = [f"{part}”" for part in text.split("”")[:-1]]
        store.append([parsed(text, [quotation(text, each.lstrip(f" {name}said."), name) for each in contents])], ENGINE)
    found = speaker_queries.forms(take_snapshot(store), "Ann Roe")
    assert rows(found, "form", "quotes", "articles") == [("Ann Roe", 2, 1), ("ANN ROE", 1, 1), ("Roe", 1, 1)]
    assert found["because"].fillna("").tolist() == [
        "", "the same name, written otherwise", "nobody else in the corpus is called “Roe”",
    ]  # fmt: skip
