import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Skipped
from onrecord.readers import Unit, read
from tests.unit.readers.reading import articles, read_all, written

TEXT = "Fees rise\n\nOLM – The port will pay, Ann Fay said.\n\nSource: Cy Moe\n"


def reason(path: Path) -> str:
    (item,) = read(Unit(path))
    assert isinstance(item, Skipped)
    assert item.source == str(path)
    return item.reason


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_text_of_a_plain_file_is_the_files_own(tmp_path: Path, end: str) -> None:
    text = TEXT.replace("\n", end)
    path = written(tmp_path, "a.txt", b"\xef\xbb\xbf" + text.encode())
    (article,) = articles(path)
    assert article.text == text
    assert (article.title, article.author, article.published) == ("Fees rise", "Cy Moe", None)
    assert article.source == str(path)
    assert article.id == article.key


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert reason(written(tmp_path, name, b"")) == "is empty"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv"])
def test_a_binary_file(tmp_path: Path, name: str) -> None:
    assert reason(written(tmp_path, name, b"GIF89a\0\0\xff" * 99)) == "is binary data, not text"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xyz"])
def test_a_file_that_vanished(tmp_path: Path, name: str) -> None:
    assert "vanished" in reason(tmp_path / name) or name == "a.xyz"


def test_a_kind_that_cannot_be_read(tmp_path: Path) -> None:
    assert "of a kind that cannot be read" in reason(written(tmp_path, "a.jpg", "x"))


def test_a_text_of_50_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "larger than 20 MB" in reason(path)


def test_a_text_above_the_limit_of_characters_is_refused(tmp_path: Path) -> None:
    assert "more than 5,000,000 characters" in reason(written(tmp_path, "a.txt", "x" * 5_000_001))
    assert len(articles(written(tmp_path, "b.txt", "x" * 5_000_000))) == 1


def test_identity_is_what_the_file_itself_says(tmp_path: Path) -> None:
    records = [
        {"text": TEXT},
        {"text": TEXT, "id": "7"},
        {"text": TEXT, "outlet": "The Olm Post"},
        {"text": TEXT + "!"},
    ]
    records += [{"text": TEXT, "author": "Di Roe", "published": "2026-03-03", "desk": "trade"}]
    path = written(tmp_path, "a.jsonl", "\n".join(map(json.dumps, records)))
    plain, with_id, with_outlet, other, same = articles(path)
    assert len({plain.key, with_id.key, with_outlet.key, other.key}) == 4
    assert plain.key == same.key == articles(written(tmp_path, "moved.txt", TEXT))[0].key
    assert (with_id.id, len(plain.key)) == ("7", 20)
    assert set(plain.key) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("field", "value"), [("published", "03/04/2026"), ("published", "March 2026"), ("url", "javascript:alert(1)")]
)
def test_what_is_not_understood_is_kept_as_stated(tmp_path: Path, field: str, value: str) -> None:
    (article,) = articles(written(tmp_path, "a.json", json.dumps({"text": TEXT, field: value})))
    assert getattr(article, field) is None
    assert (field, value) in article.extra


CONTENT = st.binary(max_size=200) | st.sampled_from(
    [
        b"<html><body><p>",
        b'{"text": "',
        b'[{"text": 1}, null]',
        b'text\n"a',
        b"text,text\na,b",
        b"\xff\xfe{\0",
        b"<time>",
    ]
).flatmap(lambda start: st.binary(max_size=60).map(start.__add__))


@given(CONTENT, st.sampled_from(["txt", "html", "json", "jsonl", "csv", "toml"]))
def test_any_bytes_are_articles_or_skipped(tmp_path_factory: pytest.TempPathFactory, content: bytes, kind: str) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    written(folder, "a.txt", "The port will pay.")
    written(folder, f"a.{kind}", content)
    for item in read_all(folder):
        assert isinstance(item, Article | Skipped)
        if isinstance(item, Article):
            assert item.text.strip()
            assert all(0 <= region.start < region.end <= len(item.text) for region in item.regions)


@pytest.mark.parametrize("name", ["corpora/white-house.jsonl", "attribution/polnear-dev.jsonl"])
def test_nothing_of_a_real_corpus_is_skipped_or_changed(shared: Path, name: str) -> None:
    expected = [json.loads(line) for line in (shared / name).read_text("utf-8").splitlines()]
    found = articles(shared / name)
    assert [(a.id, a.text, a.title, str(a.published)) for a in found] == [
        (r["id"], r["text"], " ".join(r["title"].split()), r["published"]) for r in expected
    ]


def test_the_real_article(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("*.txt")
    (article,) = articles(path)
    assert article.text == path.read_text("utf-8")
    assert [region.kind.value for region in article.regions] == ["headline", "headline", "dateline", "byline"]
    assert article.author == article.text.rsplit(": ", 1)[1].strip()
