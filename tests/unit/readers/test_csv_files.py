from pathlib import Path

import pytest

from onrecord.model import Article, Flaw, Skipped
from tests.unit.readers.reading import articles, read_all, written


def test_rows_are_articles(tmp_path: Path) -> None:
    content = (
        "id,Headline,Body,source,byline,date,link,desk\r\n"
        '7,Fees rise,"The port will pay, she said.\r\n\r\n“No,” he said.",The Olm Post,Cy Moe,3 March 2026,https://olm.example/7,trade\r\n'
    )
    (article,) = articles(written(tmp_path, "a.csv", content))
    assert article.text == "The port will pay, she said.\r\n\r\n“No,” he said."
    assert (article.id, article.title, article.outlet, article.author) == ("7", "Fees rise", "The Olm Post", "Cy Moe")
    assert (str(article.published), article.url) == ("2026-03-03", "https://olm.example/7")
    assert article.extra == (("desk", "trade"),)
    assert article.source.endswith("a.csv, record 1")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_shows_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    content = delimiter.join(["\ufefftitle", "text"]) + "\n" + delimiter.join(["Fees rise", "The port will pay."])
    (article,) = articles(written(tmp_path, "a.csv", content))
    assert (article.title, article.text) == ("Fees rise", "The port will pay.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        ("id,text\n", "header and no rows"),
        ("id,headline,desk\n1,x,y\n2,x,y\n", "no text column; its columns are id, headline, desk"),
        ('"id,text\n1,x\n', "header that is not valid CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_skip(tmp_path: Path, content: str, reason: str) -> None:
    (item,) = read_all(written(tmp_path, "a.csv", content))
    assert isinstance(item, Skipped)
    assert reason in item.reason
    assert item.place is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,", "no words"),
        ("1,The port will pay, she said.", "has 3 columns where the header has 2"),
        ("1", "has 1 columns where the header has 2"),
        ('1,"The port" will pay.', "not valid CSV"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path: Path, row: str, reason: str) -> None:
    items = read_all(written(tmp_path, "a.csv", f"id,text\n0,First.\n{row}\n\n2,Last.\n"))
    assert [item.text for item in items if isinstance(item, Article)] == ["First.", "Last."]
    (skipped,) = [item for item in items if isinstance(item, Skipped)]
    assert reason in skipped.reason
    assert skipped.place == "record 2"


def test_a_byte_of_another_encoding_costs_its_character_alone(tmp_path: Path) -> None:
    content = "title,text\nA,“One.”\nB,The mayor@s office said nothing.\nC,“Three.”\n".encode().replace(b"@", b"\x92")
    found = articles(written(tmp_path, "a.csv", content))
    assert [article.text for article in found] == ["“One.”", "The mayor\ufffds office said nothing.", "“Three.”"]
    assert [article.flaws for article in found] == [(), (Flaw.BYTES,), ()]


def test_rows_behind_an_open_quotation_mark_are_not_lost_in_silence(tmp_path: Path) -> None:
    items = read_all(written(tmp_path, "a.csv", 'id,text\n0,First.\n1,"Open.\n2,Lost.\n'))
    assert [type(item) for item in items] == [Article, Skipped]


def test_a_field_may_be_longer_than_the_module_expects(tmp_path: Path) -> None:
    text = "word " * 100_000
    (article,) = articles(written(tmp_path, "a.csv", f'id,text\n1,"{text}"\n'))
    assert article.text == text
