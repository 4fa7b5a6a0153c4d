import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.corpus import Snapshot, open_store, take_snapshot
from onrecord.corpus.queries import articles, quotes, totals
from onrecord.corpus.search import MAX_CHARACTERS, condition
from onrecord.corpus.selection import Selection, Where
from onrecord.corpus.store import PARAGRAPHS
from onrecord.errors import QueryError
from tests.builders import ENGINE, parsed, small_corpus

WHEAT = "“Wheat is dear,”"
ROOM = "The port has room"
STEEL = "“We will not pay 5% more for steel,”"
NO = "“No,”"
THEFT = "the fees “plain theft”"
FORMULA = "=1+1 is what the board wrote"
NOBODY = "“Nobody said this.”"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wheat", {WHEAT}),
        ("WHEAT", {WHEAT}),
        ("whe", set()),
        ("whe*", {WHEAT}),
        ("*eat", {WHEAT}),
        ("wh?at", {WHEAT}),
        ("wh?t", {FORMULA}),
        ("wh?", set()),
        ("is", {WHEAT, FORMULA}),
        ("is dear", {WHEAT}),
        ("is AND board", {FORMULA}),
        ("wheat OR room", {WHEAT, ROOM}),
        ("is -wheat", {FORMULA}),
        ("is NOT wheat", {FORMULA}),
        ("+is +wheat", {WHEAT}),
        ('"has room"', {ROOM}),
        ('"room has"', set()),
        ("“has room”", {ROOM}),
        ('"pay 5% more"', {STEEL}),
        ("'has room'", {ROOM}),
        ("‘has room’", {ROOM}),
        ("'room has'", set()),
        ("'will not' OR 'is dear'", {STEEL, WHEAT}),
        ("\"is dear\" 'wheat'", {WHEAT}),
        ("workers' OR wheat's OR room", {ROOM}),
        ("5%", {STEEL}),
        ('"plain th*"', {THEFT}),
        ("(wheat OR steel) AND NOT dear", {STEEL}),
        ("speaker:fay", {WHEAT, STEEL, NO}),
        ('speaker:"ann fay" steel', {STEEL}),
        ("speaker:(lund OR official)", {ROOM, THEFT}),
        ("headline:lodz", {STEEL, NO}),
        ("headline:steel", {STEEL, NO}),
        ("outlet:gazette", {STEEL, NO}),
        ("-speaker:fay", {ROOM, THEFT, FORMULA, NOBODY}),
        ("1+1", {FORMULA}),
        ("fees", {THEFT}),
        ("fee", {THEFT}),
        ("boards", set()),
        ("ports", set()),
        ('"fee"', set()),
        ("5 percent", {STEEL}),
        ("5 per cent", {STEEL}),
        ('"5 percent"', {STEEL}),
        ("5", {STEEL}),
        ("$5", set()),
        ("5 billion", set()),
        ("IS", set()),
        ("NO", set()),
    ],
)
def test_query_finds(snapshot: Snapshot, query: str, expected: set[str]) -> None:
    assert set(quotes(snapshot, Selection(query=query))["text"]) == expected


PASSAGE, ARTICLE = Where.PASSAGE, Where.ARTICLE


@pytest.mark.parametrize(
    ("query", "where", "expected"),
    [
        ("wheat", PASSAGE, {WHEAT, ROOM}),
        ("wheat added", PASSAGE, {WHEAT, ROOM}),
        ("reporter", PASSAGE, {STEEL}),
        ('"reporter"', PASSAGE, set()),
        ("added -wheat", PASSAGE, set()),
        ("minister", PASSAGE, set()),
        ("5%", PASSAGE, {STEEL}),
        ("minister", ARTICLE, {WHEAT, ROOM}),
        ("minister speaker:lund", ARTICLE, {ROOM}),
        ('"grain minister" -noon', ARTICLE, set()),
        ("minister OR radio", ARTICLE, {WHEAT, ROOM, THEFT}),
        ("min?ster", ARTICLE, {WHEAT, ROOM}),
        ("lodz", ARTICLE, {STEEL, NO}),
        ("5%", ARTICLE, {STEEL, NO}),
        ("headline:steel reporter", ARTICLE, {STEEL, NO}),
        ("ship", ARTICLE, set()),
        ("TOLD", PASSAGE, set()),
        ("Told", PASSAGE, {STEEL}),
        ("reporters", PASSAGE, {STEEL}),
    ],
)
def test_words_may_stand_around_the_quotation(snapshot: Snapshot, query: str, where: Where, expected: set[str]) -> None:
    assert set(quotes(snapshot, Selection(query=query, where=where))["text"]) == expected


def test_an_article_without_quotations_is_found_by_its_words(snapshot: Snapshot) -> None:
    def found(query: str, where: Where = ARTICLE) -> list[str]:
        selection = Selection(query=query, where=where)
        titles = sorted(articles(snapshot, selection)["title"])
        assert totals(snapshot, selection).articles == len(titles)
        return titles

    assert found("ship") == ["A quiet day"]
    assert found("port") == ["A quiet day", "Grain prices rise", "Harbour quarrel"]
    assert found("port", PASSAGE) == ["Grain prices rise", "Harbour quarrel"]
    assert found("port speaker:lund") == ["Grain prices rise", "Harbour quarrel"]


def test_an_inflected_word_finds_its_base_form_in_other_articles(tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    store.append(
        [parsed(f"Report\n\n{words} left Lysk.", title=words) for words in ("Two ships", "A ship", "It")], ENGINE
    )
    snapshot = take_snapshot(store)
    for query in ("ship", "ships", "SHIPS"):
        found = articles(snapshot, Selection(query=query, where=ARTICLE))
        assert sorted(found["title"]) == ["A ship", "Two ships"]


def test_what_the_quotation_has_its_passage_and_its_article_have(snapshot: Snapshot) -> None:
    for query in ("wheat", "fee", "is", "5%", "plain th*", '"has room"', "fees OR steel"):
        inside, around, anywhere = (set(quotes(snapshot, Selection(query=query, where=one))["quote"]) for one in Where)
        assert inside <= around <= anywhere


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("wheat AND", 9),
        ("(wheat", 6),
        ("wheat OR OR room", 9),
        ('wheat "is dear', 6),
        ("town:lysk", 0),
        ("wheat town:lysk", 6),
        ("wheat ...", 6),
        ("wheat~", 0),
        ("wheat~.", 5),
        ("“”~.", 2),
        ('"wheat is"~1.5', 10),
        ("wheat~0.5 is^1.2.3", 12),
        ("[1 TO 3]", 0),
        ("/wh.*/", 0),
        ("(" * 40, 15),
        ("x" * (MAX_CHARACTERS + 1), MAX_CHARACTERS),
        ("a " * 60, 100),
    ],
)
def test_bad_query_names_the_position(snapshot: Snapshot, query: str, position: int) -> None:
    with pytest.raises(QueryError) as error:
        condition(snapshot, query, snapshot.quotes)
    assert error.value.position == position
    assert str(error.value).endswith(".")


@settings(max_examples=300)
@given(query=st.text(st.sampled_from('ab *?"()+-~^:/\\[]{}<>!&|ANDORT“”.,5%é\n'), max_size=40))
def test_any_text_is_an_answer_or_a_query_error(snapshot: Snapshot, query: str) -> None:
    try:
        quotes(snapshot, Selection(query=query))
    except QueryError as error:
        assert 0 <= error.position <= len(query)


def test_an_article_of_an_earlier_version_is_one_passage(tmp_path: Path) -> None:
    store = open_store(str(tmp_path))
    store.append(small_corpus(), ENGINE)
    shutil.rmtree(tmp_path / PARAGRAPHS)
    selection = Selection(query='"grain minister" room', where=PASSAGE)
    assert set(quotes(take_snapshot(store), selection)["text"]) == {WHEAT, ROOM}
