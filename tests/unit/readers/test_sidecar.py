from datetime import date
from pathlib import Path

import pytest

from onrecord.model import Article, Skipped
from tests.unit.readers.reading import articles, read_all, written

TEXT = "The port will pay, Ann Fay said."


def test_a_sidecar_gives_what_the_file_lacks(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "a.toml", 'title = "Fees rise"\npublished = 2026-03-03\nurl = "https://olm.example"')
    written(tmp_path, "corpus.toml", 'title = "Not this"\noutlet = "The Olm Post"\nauthor = "Cy Moe"')
    (article,) = articles(path)
    assert (article.title, article.outlet, article.author) == ("Fees rise", "The Olm Post", "Cy Moe")
    assert (article.published, article.url) == (date(2026, 3, 3), "https://olm.example")


def test_what_the_file_says_wins(tmp_path: Path) -> None:
    written(tmp_path, "corpus.toml", 'outlet = "The Olm Post"\nauthor = "Di Roe"\ntitle = "Another"')
    path = written(tmp_path, "a.txt", f"Fees rise\n\n{TEXT}\n\nSource: Cy Moe")
    lines = written(tmp_path, "b.jsonl", '{"text": "The port will pay.", "outlet": "Northern Wire"}')
    assert [(a.title, a.outlet, a.author) for a in articles(path, lines)] == [
        ("Fees rise", "The Olm Post", "Cy Moe"),
        ("Another", "Northern Wire", "Di Roe"),
    ]


def test_a_sidecar_makes_no_second_article(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", TEXT)
    (before,) = articles(path)
    written(tmp_path, "a.toml", 'title = "Fees rise"\noutlet = "The Olm Post"')
    (after,) = articles(path)
    assert (after.key, after.outlet) == (before.key, "The Olm Post")


@pytest.mark.parametrize("value", ["2026-03-03", "2026-03-03T10:00:00Z", '"March 3, 2026"'])
def test_forms_of_a_date(tmp_path: Path, value: str) -> None:
    written(tmp_path, "a.toml", f"published = {value}")
    assert articles(written(tmp_path, "a.txt", TEXT))[0].published == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("outlet = ", "not valid TOML"),
        (b"outlet = '\xff'", "not valid TOML"),
        ("outlet = 3", "value for outlet that is not text"),
        ('outlet = ""', "value for outlet that is not text"),
        ('published = "March 2026"', "no full date"),
        ('url = "javascript:alert(1)"', "value for url that is not an http or https address"),
        ('publised = "2026-03-03"', "unknown key 'publised'"),
    ],
)
def test_a_mistake_is_reported_once_and_the_articles_are_read(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "b.txt", TEXT)
    sidecar = written(tmp_path, "corpus.toml", content)
    items = read_all(tmp_path)
    assert len([item for item in items if isinstance(item, Article)]) == 2
    (skipped,) = [item for item in items if isinstance(item, Skipped)]
    assert skipped.source == str(sidecar)
    assert reason in skipped.reason


def test_the_usable_values_beside_a_mistake_are_used(tmp_path: Path) -> None:
    written(tmp_path, "a.toml", 'outlet = "The Olm Post"\npublished = 7')
    items = read_all(written(tmp_path, "a.txt", TEXT))
    assert [item.outlet for item in items if isinstance(item, Article)] == ["The Olm Post"]
