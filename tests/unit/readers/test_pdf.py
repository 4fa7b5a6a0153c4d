from pathlib import Path

from onrecord.model import Skipped
from tests.unit.readers.pdf_files import pdf
from tests.unit.readers.reading import articles, read_all, written

FIRST = [
    "THE OLM POST",
    "Fees rise in the harbour",
    "",
    "The harbour board will double its fees in June, Ann Fay said on Tuesday af-",
    "ter a long meeting.",
    "“We had no choice,” she told reporters, and promised that small boats would",
    "not pay",
    "1",
]
SECOND = ["THE OLM POST", "more than before.", "", "Bo Lund (the mayor) disagreed.", "2"]
THIRD = ["THE OLM POST", "A vote is due in May.", "3 of 3"]


def test_lines_become_paragraphs_also_over_a_page(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.pdf", pdf(FIRST, SECOND, THIRD)))
    assert article.text.split("\n\n") == [
        "Fees rise in the harbour",
        "The harbour board will double its fees in June, Ann Fay said on Tuesday after a long meeting.",
        "“We had no choice,” she told reporters, and promised that small boats would not pay more than before.",
        "Bo Lund (the mayor) disagreed.",
        "A vote is due in May.",
    ]
    assert article.title == "Fees rise in the harbour"


def test_a_file_without_text_says_what_to_do(tmp_path: Path) -> None:
    (item,) = read_all(written(tmp_path, "scan.pdf", pdf([])))
    assert isinstance(item, Skipped)
    assert "have its text recognised (OCR) first" in item.reason


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    whole = pdf(FIRST)
    for name, data in {"cut.pdf": whole[:40], "no.pdf": b"hello", "empty.pdf": b""}.items():
        (item,) = read_all(written(tmp_path, name, data))
        assert isinstance(item, Skipped), name
        assert item.reason.startswith(("is a damaged PDF file", "has no text in it")), name
