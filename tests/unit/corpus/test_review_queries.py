from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, Store, judging, open_store, review_queries, take_snapshot
from onrecord.corpus.review_queries import Pair, Queue
from onrecord.corpus.selection import Selection
from onrecord.model import ParsedArticle, Role, SpeakerKind
from tests.builders import ENGINE, parsed, quotation


def said(snapshot: Snapshot, queue: Queue, selection: Selection | None = None) -> list[str]:
    return [row["text"] for row in snapshot.rows(review_queries.queue(snapshot, selection or Selection(), queue))]


def test_what_is_likely_to_be_right_is_not_looked_at(snapshot: Snapshot) -> None:
    confidences = [row["confidence"] for row in snapshot.rows(snapshot.quotes) if row["speaker"]]
    assert max(confidences) > review_queries.DOUBTFUL
    assert said(snapshot, "uncertain") == []


def test_the_least_certain_and_most_consequential_come_first(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_queries, "DOUBTFUL", 1)
    # Both have 0.9 or less; the indirect one is no words in print.
    assert said(snapshot, "uncertain") == [
        "“We will not pay 5% more for steel,”",
        "The port has room",
        "“Wheat is dear,”",
    ]
    assert said(snapshot, "uncertain", Selection(speakers=("Bo Lund",))) == ["The port has room"]
    # What is doubtful is out of sight elsewhere, but not here.
    assert said(snapshot, "unknown") == ["“Nobody said this.”", "Dredging may end"]


def test_chance_is_the_same_each_time(snapshot: Snapshot) -> None:
    assert len(said(snapshot, "sample")) == 8
    assert said(snapshot, "sample") == said(snapshot, "sample")


def test_what_somebody_has_looked_at_leaves_the_queues(tmp_path: Path) -> None:
    store = corpus(tmp_path, [article("“Yes,” Ann Fay said.", "Ann Fay"), article("“No,” Bo Lund said.", "Bo Lund")])
    snapshot = take_snapshot(store)
    row = judging.quotation(
        snapshot, review_queries.first(snapshot, review_queries.queue(snapshot, Selection(), "sample"), [])[1]
    )
    store.correct([judging.confirm(row, "Cy")])
    after = take_snapshot(store)
    assert len(said(after, "sample")) == 1
    assert row["text"] not in said(after, "sample")


def test_passed_over_ones_are_not_first(snapshot: Snapshot) -> None:
    table = review_queries.queue(snapshot, Selection(), "sample")
    one = review_queries.first(snapshot, table, [])
    other = review_queries.first(snapshot, table, [one[1]])
    assert one != other
    every = [row["quote"] for row in snapshot.rows(table)]
    assert review_queries.first(snapshot, table, every) is None


def test_odd_kinds(tmp_path: Path) -> None:
    articles = [
        article("“Yes,” the Harbour Board said.", "Harbour Board", SpeakerKind.ORGANISATION),
        article("“Well,” the Harbour Board said.", "Harbour Board", SpeakerKind.ORGANISATION),
        article("“No,” the Harbour Board said.", "Harbour Board", SpeakerKind.NAMED),
        article("“Wide,” 768w said.", "768w", SpeakerKind.NAMED),
        article("“So,” Ann Fay said.", "Ann Fay", SpeakerKind.NAMED),
    ]
    assert sorted(said(take_snapshot(corpus(tmp_path, articles)), "odd")) == ["“No,”", "“Wide,”"]


def article(text: str, speaker: str, kind: SpeakerKind = SpeakerKind.NAMED, role: str = "") -> ParsedArticle:
    content = text[: text.index("”") + 1]
    roles = [Role(speaker, role, 0, 1)] if role else []
    return parsed(text, [quotation(text, content, speaker, speaker_kind=kind)], roles=roles, published=date(2026, 3, 2))


def corpus(tmp_path: Path, articles: list[ParsedArticle]) -> Store:
    store = open_store(str(tmp_path / "corpus"))
    store.append(articles, ENGINE)
    return store


@pytest.fixture
def voices(tmp_path: Path) -> Store:
    """Two who may be one, who are two, and one who may be two."""
    return corpus(
        tmp_path,
        [
            article("“One,” Ann Fay, the minister, said.", "Ann Fay", role="minister"),
            article("“Two,” Ann Fay, the minister, said.", "Ann Fay", role="minister"),
            article("“Three,” Ann Fay, a striker, said.", "Ann Fay", role="striker"),
            article("“Four,” Jon Roe said.", "Jon Roe"),
            article("“Five,” Joan Roe said.", "Joan Roe"),
            article("“Six,” Roe said.", "Roe"),
        ],
    )


def test_names_that_may_be_one_persons(voices: Store) -> None:
    snapshot = take_snapshot(voices)
    pairs = review_queries.maybe_one(snapshot, [])
    assert {frozenset(pair[:2]) for pair in pairs} >= {frozenset({"Jon Roe", "Roe"}), frozenset({"Joan Roe", "Roe"})}
    assert not any("Ann Fay" in pair for pair in pairs)
    assert all(isinstance(pair, Pair) and pair.quotes >= pair.other_quotes for pair in pairs)


def test_two_people_are_not_asked_about_again(voices: Store) -> None:
    snapshot = take_snapshot(voices)
    before = review_queries.maybe_one(snapshot, [])
    voices.correct([judging.two_people(before[0].other, before[0].name, "Cy")])
    after = review_queries.maybe_one(snapshot, voices.corrections())
    assert after == before[1:]


def test_a_name_that_may_be_two_peoples_until_somebody_says(voices: Store) -> None:
    snapshot = take_snapshot(voices)
    (shared,) = review_queries.maybe_two(snapshot, [])
    assert (shared.name, shared.articles, shared.doubtful) == ("Ann Fay", 3, 1)
    seen = review_queries.sightings(snapshot, "Ann Fay")
    assert sorted(one.roles for one in seen) == ["minister", "minister", "striker"]
    voices.correct([judging.one_person("Ann Fay", "Cy")])
    assert review_queries.maybe_two(snapshot, voices.corrections()) == []


def test_those_like_one_have_the_same_name_for_the_same_speaker(tmp_path: Path) -> None:
    texts = ["“One,” John Roe said.", "“Two,” John Roe said.", "“Three,” Roe said.", "“Four,” Roe said."]
    articles = [article(text, text.split("” ")[1].removesuffix(" said.")) for text in texts]
    store = corpus(tmp_path, [*articles, article("“Five,” Bo Lund said.", "Bo Lund")])
    snapshot = take_snapshot(store)
    of = {row["text"]: row for row in snapshot.rows(snapshot.quotes)}
    assert [row["text"] for row in review_queries.like_this(snapshot, of["“One,”"])] == ["“Two,”"]
    assert [row["text"] for row in review_queries.like_this(snapshot, of["“Three,”"])] == ["“Four,”"]
    assert review_queries.like_this(snapshot, of["“Five,”"]) == []
    assert review_queries.like_this(snapshot, of["“Five,”"] | {"speaker": None}) == []
    store.correct([judging.confirm(of["“Two,”"], "Cy")])
    assert review_queries.like_this(take_snapshot(store), of["“One,”"]) == []
