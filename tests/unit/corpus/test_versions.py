from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, open_store, queries, take_snapshot, version_queries
from onrecord.corpus.corrections import new
from onrecord.corpus.selection import Counting, Selection, Where
from onrecord.corpus.versions import SAMPLING, sketch
from onrecord.model import Action, Article, ParsedArticle
from onrecord.readers import Unit, find, read
from tests.builders import ENGINE, parsed, quotation

SEEDS = Path(__file__).parents[3] / "seeds"
MARCH = date(2026, 3, 2)


def sentences(topic: str, numbers: range) -> str:
    """As many sentences about a topic, no two of which share a run of five words."""
    return "\n\n".join(
        f"Sentence {n} on {topic}{n} says that {topic}{n} cost {n} crowns{n} more in harbour{n} number {n * 7} today."
        for n in numbers
    )


STORY = f"“Wheat is dear,” Ann Fay said.\n\n{sentences('wheat', range(60))}"


def corpus(tmp_path: Path, articles: Sequence[ParsedArticle]) -> Snapshot:
    store = open_store(str(tmp_path / "corpus"))
    for article in articles:
        store.append([article], ENGINE)
    return take_snapshot(store)


def article(text: str, outlet: str | None, day: int, title: str = "Wheat") -> ParsedArticle:
    quotes = [quotation(text, "“Wheat is dear,”", "Ann Fay")] if "“Wheat is dear,”" in text else []
    return parsed(text, quotes, outlet=outlet, published=date(2026, 3, day), title=title)


def stories(snapshot: Snapshot) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in snapshot.rows(snapshot.versions):
        found.setdefault(row["story"], set()).add(row["article"])
    return {frozenset(keys) for keys in found.values()}


CUT = STORY.partition("Sentence 25")[0]
UPDATED = f"“Wheat is dear,” Ann Fay said on the quay this morning.\n\n{STORY.partition('Sentence 0')[2]}\n\n{sentences('rye', range(9))}"
OTHER = f"“Wheat is dear,” Ann Fay said.\n\n{sentences('barley', range(60))}"
DIGEST = f"{sentences('steel', range(400))}\n\n{STORY}"


@pytest.fixture
def four(tmp_path: Path) -> tuple[Snapshot, list[str]]:
    articles = [
        article(STORY, "Northern Wire", 2),
        article(CUT, "Calder Post", 3),
        article(UPDATED, "Northern Wire", 4),
        article(OTHER, "Calder Post", 2),
    ]
    return corpus(tmp_path, articles), [one.article.key for one in articles]


def test_a_copy_cut_short_and_an_updated_one_are_versions_and_another_article_is_not(four) -> None:
    snapshot, (wire, cut, updated, other) = four
    assert stories(snapshot) == {frozenset({wire, cut, updated})}
    assert version_queries.counts(snapshot, [wire, other]) == {wire: 2}
    assert version_queries.others(snapshot, wire)["article"].tolist() == [cut, updated]
    assert version_queries.others(snapshot, other).empty


def test_versions_count_each_or_per_outlet_or_once(four) -> None:
    snapshot, (wire, cut, updated, other) = four

    def kept(versions: Counting, **others: object) -> set[str]:
        return set(queries.articles(snapshot, replace(Selection(versions=versions), **others))["article"])

    assert kept(Counting.EACH) == {wire, cut, updated, other}
    assert kept(Counting.OUTLET) == {cut, updated, other}
    assert kept(Counting.ONCE) == {updated, other}
    # What stands for the others is looked for in the selection: an outlet's own copy is not lost to another outlet's.
    assert kept(Counting.ONCE, outlets=("Calder Post",)) == {cut, other}
    assert kept(Counting.ONCE, until=MARCH) == {wire, other}
    for versions, number in ((Counting.EACH, 4), (Counting.OUTLET, 3), (Counting.ONCE, 2)):
        assert queries.totals(snapshot, Selection(versions=versions)).quotes == number
        assert len(queries.quotes(snapshot, Selection(versions=versions, speakers=("Ann Fay",)))) == number


@pytest.mark.parametrize("versions", [Counting.OUTLET, Counting.ONCE])
@pytest.mark.parametrize("where", list(Where))
def test_an_amended_version_does_not_stand_for_the_one_that_printed_the_words(
    tmp_path: Path, versions: Counting, where: Where
) -> None:
    amended = STORY.replace("“Wheat is dear,”", "“Wheat is cheap,”")
    printed, later = article(STORY, "Wire", 2), article(amended, "Wire", 4)
    snapshot = corpus(tmp_path, [printed, later])
    assert len(stories(snapshot)) == 1
    asked = Selection(query='"wheat is dear"', where=where, versions=versions)
    assert queries.articles(snapshot, asked)["article"].tolist() == [printed.article.key]
    assert queries.quotes(snapshot, asked)["article"].tolist() == [printed.article.key]
    assert queries.articles(snapshot, replace(asked, query=""))["article"].tolist() == [later.article.key]


@pytest.mark.parametrize("versions", list(Counting))
@pytest.mark.parametrize("outlet", ["Northern Wire", "Half Gazette", None])
def test_counting_takes_whole_articles_away_and_leaves_one_of_each_story(
    seeds_and_copies: Snapshot, versions: Counting, outlet: str | None
) -> None:
    selection = Selection(outlets=(outlet,) if outlet else ())
    every = queries.articles(seeds_and_copies, selection, limit=1000)
    kept = queries.articles(seeds_and_copies, replace(selection, versions=versions), limit=1000)
    assert len(kept)
    assert set(kept["article"]) <= set(every["article"])
    story_of = {row["article"]: row["story"] for row in seeds_and_copies.rows(seeds_and_copies.versions)}
    assert {story_of.get(key, key) for key in kept["article"]} == {story_of.get(key, key) for key in every["article"]}
    if versions is Counting.ONCE:
        assert len({story_of.get(key, key) for key in kept["article"]}) == len(kept)


def test_what_is_no_version(tmp_path: Path) -> None:
    late = article(f"{STORY}\n\nMore.", "Calder Post", 30)
    snapshot = corpus(tmp_path, [article(STORY, "Northern Wire", 2), article(DIGEST, "Weekly", 2), late])
    assert stories(snapshot) == set()


def test_a_chain_of_small_changes_is_not_one_story(tmp_path: Path) -> None:
    lists = [article(sentences("mill", range(at * 8, at * 8 + 60)), "Wire", 2 + at) for at in range(5)]
    snapshot = corpus(tmp_path, lists)
    first, last = lists[0].article.key, lists[-1].article.key
    assert stories(snapshot)
    assert not any({first, last} <= story for story in stories(snapshot))


def test_a_removed_article_is_no_version_any_more(four, tmp_path: Path) -> None:
    _, (wire, cut, updated, _) = four
    store = open_store(str(tmp_path / "corpus"))
    store.correct([new(Action.REMOVE, key, "Eve") for key in (wire, updated)])
    snapshot = take_snapshot(store)
    assert version_queries.counts(snapshot, [cut]) == {}
    assert cut in set(queries.articles(snapshot, Selection(versions=Counting.ONCE))["article"])


def test_sketches_are_a_sample_without_case_and_punctuation() -> None:
    assert sketch("Too few words.") == []
    kept = sketch(STORY)
    assert kept == sketch(STORY.upper().replace(".", "!"))
    assert all(one % SAMPLING == 0 for one in kept)


def seeds() -> list[Article]:
    units = [unit for unit in find([SEEDS]) if isinstance(unit, Unit)]
    return [item for unit in units for item in read(unit) if isinstance(item, Article)]


def altered(one: Article, text: str, outlet: str) -> Article:
    return parsed(text, outlet=outlet, published=one.published, title=one.title).article


@pytest.fixture(scope="module")
def seeds_and_copies(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The seeds, with a copy of each that is cut to its first half and one with a beginning of its own."""
    copies = []
    for one in seeds():
        parts = one.text.splitlines()
        copies.append(altered(one, "\n".join(parts[: -(-len(parts) // 2)]), "Half Gazette"))
        copies.append(altered(one, "\n".join([sentences("lead", range(2)), *parts[1:]]), "Other Gazette"))
    store = open_store(str(tmp_path_factory.mktemp("seeds")))
    store.append([ParsedArticle(one, (), (), (), ()) for one in [*seeds(), *copies]], ENGINE)
    return take_snapshot(store)


def test_of_the_seeds_no_two_are_versions_and_every_copy_is(seeds_and_copies: Snapshot) -> None:
    originals = {one.key for one in seeds()}
    found = stories(seeds_and_copies)
    assert all(len(story & originals) == 1 for story in found)
    assert sum(len(story) - 1 for story in found) == 2 * len(originals)
