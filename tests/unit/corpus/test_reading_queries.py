"""What is known of articles, for whoever says what they lack."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, open_store, queries, reading_queries, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.model import Flaw, ParsedArticle
from tests.builders import ENGINE, parsed, quotation

TEXT = "“Wheat is dear,” Ann Fay said. “So is rye,” she thought."
ALL = Selection()


def article(number: int, **known: object) -> ParsedArticle:
    text = f"{TEXT} That was number {number}."
    made = parsed(text, [quotation(text, "Wheat is dear", "Ann Fay")], title=f"Wheat {number}", outlet="Ilm Post")
    return replace(made, article=replace(made.article, key=f"a{number}", source=f"{number}.txt", **known))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(str(tmp_path_factory.mktemp("corpus")))
    articles = [
        article(1, published=date(2026, 3, 1), author="Cy Moe", url="https://ilm.example/1"),
        article(2, outlet=None, flaws=(Flaw.INCOMPLETE, Flaw.BYTES), published=date(2026, 3, 2)),
        article(3, language="de", title=None),
    ]
    store.append(articles, ENGINE)
    return take_snapshot(store)


@pytest.mark.parametrize(
    ("trouble", "keys"),
    [
        (None, ["a2", "a1", "a3"]),
        ("published", ["a3"]),
        ("outlet", ["a2"]),
        ("author", ["a2", "a3"]),
        ("title", ["a3"]),
        ("url", ["a2", "a3"]),
        ("incomplete", ["a2"]),
        ("foreign", ["a3"]),
        ("flawed", ["a2", "a3"]),
    ],
)
def test_articles_by_what_is_wrong_with_them(snapshot: Snapshot, trouble: str | None, keys: list[str]) -> None:
    frame = reading_queries.page(snapshot, ALL, trouble, offset=0, limit=9)
    assert frame["article"].tolist() == keys
    assert reading_queries.number(snapshot, ALL, trouble) == len(keys)
    assert reading_queries.among(snapshot, ["a3", "a9", "a2"], trouble) == [key for key in ("a3", "a2") if key in keys]
    assert reading_queries.page(snapshot, ALL, trouble, offset=1, limit=1)["article"].tolist() == keys[1:2]


def test_an_article_that_lacks_only_its_day_has_a_warning(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "undated"))
    store.append([article(1), article(2, published=date(2026, 3, 1))], ENGINE)
    assert reading_queries.page(take_snapshot(store), ALL, "flawed", offset=0, limit=9)["article"].tolist() == ["a1"]


def test_some_articles_in_their_order_with_their_numbers(snapshot: Snapshot) -> None:
    frame = reading_queries.of_articles(snapshot, ["a3", "a1"])
    assert frame["article"].tolist() == ["a3", "a1"]
    assert frame["source"].tolist() == ["3.txt", "1.txt"]
    assert frame["words"].tolist() == [15, 15]
    assert frame["quotes"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("languages", "keys", "quotes"),
    [(("de",), ["a3"], 1), (("en",), ["a2", "a1"], 2), (("en", "de"), ["a2", "a1", "a3"], 3)],
)
def test_articles_and_quotations_by_language(
    snapshot: Snapshot, languages: tuple[str, ...], keys: list[str], quotes: int
) -> None:
    selection = Selection(languages=languages)
    assert reading_queries.page(snapshot, selection, None, offset=0, limit=9)["article"].tolist() == keys
    assert queries.totals(snapshot, selection).quotes == quotes
    assert queries.languages(snapshot) == ["en", "de"]
