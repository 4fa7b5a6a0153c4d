"""The seed articles: what they promise, and the engine measured on their hand annotation."""

import json
from collections import Counter
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, open_store, take_snapshot
from onrecord.corpus.statements import statements
from onrecord.language import load_pipeline, parse
from onrecord.model import Article, ParsedArticle
from tests.gold_standard import GoldQuote, annotations, locate, name_of, names_in_corpus, score, seed_articles


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {name_of(article): article for article in seed_articles()}


@pytest.fixture(scope="module")
def gold(articles: dict[str, Article]) -> dict[str, list[GoldQuote]]:
    return {name: locate(articles[name], quotes) for name, quotes in annotations().items()}


@pytest.fixture(scope="module")
def parses(articles: dict[str, Article]) -> dict[str, ParsedArticle]:
    found = [result for result in parse(articles.values(), load_pipeline()) if isinstance(result, ParsedArticle)]
    return {name_of(parsed.article): parsed for parsed in found}


@pytest.fixture(scope="module")
def snapshot_of_seeds(parses: dict[str, ParsedArticle], tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(str(tmp_path_factory.mktemp("seeds")))
    store.append(list(parses.values()), "seeds")
    return take_snapshot(store)


def test_there_are_enough_articles_from_four_outlets(articles: dict[str, Article]) -> None:
    outlets = Counter(article.outlet for article in articles.values())
    assert len(articles) >= 48
    assert len(outlets) == 4
    assert None not in outlets


def test_articles_are_of_news_length_over_ten_weeks(articles: dict[str, Article]) -> None:
    lengths = {name: len(article.text.split()) for name, article in articles.items()}
    assert {name: n for name, n in lengths.items() if not 250 <= n <= 720} == {}
    days = sorted(article.published for article in articles.values() if article.published)
    assert 60 <= (days[-1] - days[0]).days <= 75
    assert 2 <= sum(article.published is None for article in articles.values()) <= 6


def test_every_article_is_annotated_with_words_that_it_has(
    articles: dict[str, Article], gold: dict[str, list[GoldQuote]]
) -> None:
    assert set(gold) == set(articles)
    assert all(quotes for quotes in gold.values())


def test_the_engine_is_right_on_the_seeds(gold: dict[str, list[GoldQuote]], parses: dict[str, ParsedArticle]) -> None:
    counts = score(gold, parses)
    recall = {kind: n["found"] / n["annotated"] for kind, n in counts.items()}
    speaker = {kind: n["speaker right"] / n["found"] for kind, n in counts.items()}
    assert recall["direct"] > 0.9
    assert recall["mixed"] > 0.7
    assert recall["indirect"] > 0.5
    assert speaker["direct"] > 0.85
    assert min(speaker.values()) > 0.75


def test_nobody_in_the_seeds_is_split_or_merged(
    gold: dict[str, list[GoldQuote]], parses: dict[str, ParsedArticle], snapshot_of_seeds: Snapshot
) -> None:
    people = names_in_corpus(gold, parses, snapshot_of_seeds)
    assert len(people) > 25
    split = {person: names for person, names in people.items() if len(names) > 1}
    bearers = Counter(name for names in people.values() for name in names)
    assert split == {}
    assert {name: n for name, n in bearers.items() if n > 1} == {}


def test_every_repeated_statement_is_found_and_nothing_else(snapshot_of_seeds: Snapshot) -> None:
    rows = snapshot_of_seeds.fetch(
        statements(snapshot_of_seeds)
        .inner_join(snapshot_of_seeds.quotes, "quote")
        .select("statement", "source", "id", "text")
    )
    groups = [rows[rows["statement"] == statement] for statement in rows["statement"].unique()]
    found = [sorted(_report(row.source, row.id, row.text) for row in group.itertuples()) for group in groups]
    expected = json.loads((Path(__file__).parents[1] / "judgments" / "statements.json").read_text("utf-8"))
    wanted = [sorted((report["article"], report["words"]) for report in reports) for reports in expected]
    assert sorted(found) == sorted(wanted)


def _report(source: str, id: str, text: str) -> tuple[str, str]:
    """A report as the judgments name it: its article and its first words."""
    article = id if id.startswith("nw-") else Path(source).name
    return article, text.strip('“"”,.')[:40].split("”")[0].rstrip(",. ")
