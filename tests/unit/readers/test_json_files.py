import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Skipped
from onrecord.readers import Unit, find, read
from onrecord.readers.find import UNIT_BYTES
from tests.unit.readers.reading import articles, read_all, written

TEXT = "The port will pay, Ann Fay said."


@pytest.mark.parametrize(
    "document",
    [{"text": TEXT}, [{"text": TEXT}], {"articles": [{"text": TEXT}]}, {"text": TEXT, "articles": 3}],
)
def test_the_forms_of_a_json_file(tmp_path: Path, document: object) -> None:
    assert [article.text for article in articles(written(tmp_path, "a.json", json.dumps(document)))] == [TEXT]


def test_the_source_names_the_record_or_the_line(tmp_path: Path) -> None:
    records = [{"text": "One."}, {"text": "Two."}]
    listed = written(tmp_path, "a.json", json.dumps(records))
    lines = written(tmp_path, "a.jsonl", "\n".join(map(json.dumps, records)))
    assert [article.source for article in articles(listed)] == [f"{listed}, record 1", f"{listed}, record 2"]
    assert [article.source for article in articles(lines)] == [f"{lines}, line 1", f"{lines}, line 2"]


def test_a_malformed_line_is_named_and_the_other_eight_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": number, "text": TEXT}) for number in range(1, 10)]
    lines[6] = '{"id": 7, "text": '
    path = written(tmp_path, "nine.jsonl", "\n".join(lines))
    items = read_all(path)
    assert [item.id for item in items if isinstance(item, Article)] == list("12345689")
    assert [(item.source, item.place) for item in items if isinstance(item, Skipped)] == [(str(path), "line 7")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1, 2]", "not a JSON object"),
        ("NaN", "not a JSON object"),
        ('{"title": "Only this", "kind": 3}', "no text field; its fields are title, kind"),
        ('{"text": ""}', "no words"),
        ('{"text": 12}', "no words"),
        ('{"text": NaN}', "no words"),
        ('{"text": {"a": "b"}}', "no words"),
        ('{"text": "half \\ud800"}', "half a character"),
        ('{"text": "fine", "title": "half \\udfff"}', "half a character"),
        ('{"text": "fine", "x\\ud800": 1}', "half a character"),
        ('{"text": "nul \\u0000"}', "NUL"),
        ('{"text": "fine", "n": ' + "9" * 5000 + "}", "thousands of digits"),
        ('{"text": "fine", "n": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"text": "fine", "author": ' + "[" * 900 + "]" * 900 + "}", "nested too deeply"),
        ('{"text": "' + "x" * 5_000_001 + '"}', "more than 5,000,000 characters"),
    ],
)
def test_what_is_wrong_with_a_record_is_said_and_the_next_is_read(tmp_path: Path, line: str, reason: str) -> None:
    first, second = read_all(written(tmp_path, "a.jsonl", f"{line}\n" + json.dumps({"text": TEXT})))
    assert isinstance(first, Skipped)
    assert reason in first.reason
    assert first.place == "line 1"
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("content", "reason", "place"),
    [
        ("", "is empty", None),
        (" \n", "is empty", None),
        ("[]", "empty list", None),
        ('{"title": "x"}', "no text field", None),
        ("7", "not a JSON object", None),
        ('[{"text": "a"},\n{"text": }]', "character 10", "line 2"),
        ('{"text": "a"}\n{"text": "b"}', "name it .jsonl", "line 2"),
    ],
)
def test_a_json_file_that_cannot_be_read(tmp_path: Path, content: str, reason: str, place: str | None) -> None:
    (item,) = read_all(written(tmp_path, "a.json", content))
    assert isinstance(item, Skipped)
    assert reason in item.reason
    assert item.place == place


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    text = "“No,” she said."
    content = "".join(json.dumps({"text": f"{text} {n}"}, ensure_ascii=False) + "\r\n\r\n" for n in range(2))
    items = articles(written(tmp_path, "a.jsonl", content.encode(encoding)))
    assert [(item.text, item.source[-6:]) for item in items] == [(f"{text} 0", "line 1"), (f"{text} 1", "line 3")]


@pytest.mark.parametrize("content", [b"", b" \n\r\n", b"{\0}\n" * 9])
def test_lines_without_any_article_are_one_skip(tmp_path: Path, content: bytes) -> None:
    assert [type(item) for item in read_all(written(tmp_path, "a.jsonl", content))] == [Skipped]


def test_a_large_file_is_found_in_ranges_that_hold_each_line_once(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": f"{n} " + "word " * (n % 7 * 9000)}) for n in range(60)]
    path = written(tmp_path, "large.jsonl", "\n".join(lines))
    units = [unit for unit in find([path]) if isinstance(unit, Unit)]
    assert len(units) == -(-path.stat().st_size // UNIT_BYTES) > 2
    items = [item for unit in units for item in read(unit)]
    assert items == list(read(Unit(path)))
    assert [item.source for item in items] == [f"{path}, line {n}" for n in range(1, 61)]


LINES = st.sampled_from(['{"text": "a"}', '{"text": "“b” said"}', "{bad", "", " ", "[]", '{"text": "\\ud800"}', "\xff"])


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data())
def test_any_division_reads_what_the_whole_reads(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str, closed: bool, data: st.DataObject
) -> None:
    content = (end.join(lines) + (end if closed else "")).encode()
    path = written(tmp_path_factory.mktemp("split"), "a.jsonl", content)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(content))), max_size=6)))
    ranges = zip([0, *cuts], [*cuts, None], strict=True)
    parts = [Unit(path, start, stop, content[:start].count(b"\n") + 1) for start, stop in ranges]
    whole = list(read(Unit(path)))
    # That a file holds no record at all, only its whole can show.
    expected = [item for item in whole if item != Skipped(str(path), "is empty")]
    assert [item for part in parts for item in read(part)] == expected or parts == [Unit(path)]
