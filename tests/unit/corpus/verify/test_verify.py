"""Files that were taken out, held against the corpus after it has changed. All of it is invented."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from components import report, report_word
from onrecord.corpus import Snapshot, Store, judging, open_store, take_snapshot
from onrecord.corpus.corrections import new
from onrecord.corpus.exports import export
from onrecord.corpus.extracts import SUBJECTS
from onrecord.corpus.formats import FORMATS
from onrecord.corpus.offered import Format, Subject
from onrecord.corpus.selection import Selection
from onrecord.corpus.verify.listed import as_row, counted
from onrecord.corpus.verify.rows import Standing, Verified
from onrecord.corpus.verify.verify import verify
from onrecord.model import Action, QuoteKind, SpeakerKind
from onrecord.read_extract import read_extract
from tests.builders import ENGINE, small_corpus

WHEAT = "“Wheat is dear,”"


def taken_out(corpus: Store | Snapshot, folder: Path, format: Format = "csv", subject: Subject = "quotes") -> Path:
    path = folder / f"{subject}.{FORMATS[format].suffix}"
    with path.open("wb") as stream:
        export(corpus if isinstance(corpus, Snapshot) else take_snapshot(corpus), subject, Selection(), format, stream)
    return path


def held(store: Store, path: Path) -> list[Verified]:
    return verify(take_snapshot(store), store.corrections(), read_extract(path))


def standings(found: list[Verified]) -> list[Standing]:
    return [one.standing for one in found]


def of(found: list[Verified], words: str) -> Verified:
    return next(one for one in found if words in str(as_row(one)["quotation"]))


def quote_of(store: Store, text: str) -> dict[str, Any]:
    snapshot = take_snapshot(store)
    (row,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text == text))
    return row


def renamed(store: Store, name: str) -> None:
    said = judging.correct(
        quote_of(store, WHEAT), "cy", speaker=name, speaker_kind=SpeakerKind.NAMED, kind=QuoteKind.DIRECT
    )
    store.correct([said])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_was_just_taken_out_holds(snapshot: Snapshot, tmp_path: Path, format: Format, subject: Subject) -> None:
    found = verify(snapshot, [], read_extract(taken_out(snapshot, tmp_path, format, subject)))
    assert len(found) == {"quotes": 7, "articles": 5, "speakers": 4, "topics": 3, "figures": 1}[subject]
    assert set(standings(found)) == {Standing.HOLDS}, [one.why for one in found]


@pytest.mark.parametrize("format", FORMATS)
def test_another_speaker_is_a_change_that_says_by_whom(own: Store, tmp_path: Path, format: Format) -> None:
    path = taken_out(own, tmp_path, format)
    renamed(own, "Di Roe")
    found = held(own, path)
    one = of(found, "Wheat is dear")
    assert one.standing is Standing.CHANGED
    assert one.why.startswith("speaker is “Ann Fay” in the file, “Di Roe” in the corpus (by cy on ")
    assert standings(found).count(Standing.HOLDS) == 6
    assert counted(found) == "7 rows: 6 hold, 1 changed since."


def test_an_article_or_quotation_that_was_taken_out_is_withdrawn(own: Store, tmp_path: Path) -> None:
    path = taken_out(own, tmp_path)
    quote, wheat = quote_of(own, "“No,”"), quote_of(own, WHEAT)
    own.correct([new(Action.REMOVE, wheat["article"], "cy"), judging.reject(quote, "bo")])
    found = held(own, path)
    assert of(found, "Wheat").standing is Standing.WITHDRAWN
    assert of(found, "Wheat").why.startswith("The article was taken out of the corpus by cy on ")
    assert of(found, "The port has room").standing is Standing.WITHDRAWN
    assert of(found, "“No,”").why.startswith("It was taken out of the corpus by bo on ")
    assert standings(found).count(Standing.HOLDS) == 4


def edited_csv(path: Path) -> None:
    path.write_text(path.read_text("utf-8-sig").replace("Wheat is dear", "Wheat is cheap"), "utf-8")


def edited_xlsx(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for row in book["Data"].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "Wheat is dear" in cell.value:
                cell.value = cell.value.replace("dear", "cheap")
    book.save(path)


def edited_jsonl(path: Path) -> None:
    path.write_text(path.read_text().replace("Wheat is dear", "Wheat is cheap"))


def edited_parquet(path: Path) -> None:
    frame = pd.read_parquet(path)
    for name in ("quotation", "as_sentence"):
        frame[name] = frame[name].str.replace("Wheat is dear", "Wheat is cheap")
    frame.to_parquet(path)


EDITS: dict[Format, Callable[[Path], None]] = {
    "csv": edited_csv, "csv-semicolon": edited_csv, "xlsx": edited_xlsx, "jsonl": edited_jsonl, "parquet": edited_parquet,
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_an_edited_cell_is_found_in_every_format(own: Store, tmp_path: Path, format: Format) -> None:
    path = taken_out(own, tmp_path, format)
    EDITS[format](path)
    found = held(own, path)
    one = of(found, "Wheat is cheap")
    assert one.standing is Standing.EDITED
    assert "quotation is ““Wheat is cheap,”” in the file, ““Wheat is dear,”” in the corpus" in one.why
    assert standings(found).count(Standing.HOLDS) == 6
    # An edit stays one when the corpus has changed as well.
    renamed(own, "Di Roe")
    assert of(held(own, path), "Wheat is cheap").standing is Standing.EDITED


def test_a_row_of_another_corpus_is_none_of_this_one(own: Store, tmp_path: Path) -> None:
    other = open_store(str(tmp_path / "other"))
    other.append(small_corpus(), ENGINE)
    path = taken_out(own, tmp_path)
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    path.write_text(lines[0] + "".join(taken_out(other, tmp_path).read_text("utf-8-sig").splitlines(keepends=True)[1:]))
    assert set(standings(held(own, path))) == {Standing.ELSEWHERE}


def test_rows_hold_in_another_order_with_fewer_columns(own: Store, tmp_path: Path) -> None:
    path = taken_out(own, tmp_path)
    frame = pd.read_csv(path, dtype=str).sort_values("quotation")[["receipt", "speaker", "quotation"]]
    frame.to_csv(path, index=False)
    assert set(standings(held(own, path))) == {Standing.HOLDS}
    frame.replace("Ann Fay", "Di Roe").to_csv(path, index=False)
    found = held(own, path)
    assert of(found, "Wheat").standing is Standing.EDITED
    renamed(own, "Di Roe")
    frame.to_csv(path, index=False)
    assert of(held(own, path), "Wheat").standing is Standing.CHANGED


def test_a_file_without_receipts_is_verified_by_its_words(own: Store, tmp_path: Path) -> None:
    path = taken_out(own, tmp_path)
    old = pd.read_csv(path, dtype=str).drop(columns="receipt")
    old.to_csv(path, index=False)
    assert set(standings(held(own, path))) == {Standing.HOLDS}
    renamed(own, "Di Roe")
    old.loc[old["quotation"] == "“No,”", "quotation"] = "“Perhaps in a year or two,”"
    old.to_csv(path, index=False)
    found = held(own, path)
    assert of(found, "Wheat").why.startswith("speaker is “Ann Fay” in the file, “Di Roe” in the corpus (by cy on ")
    assert of(found, "Perhaps").standing is Standing.ELSEWHERE


def reported(snapshot: Snapshot) -> report.Report:
    return report.of_view(snapshot, Selection(), "http://127.0.0.1/quotes")


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_report_is_verified_like_a_table(own: Store, tmp_path: Path, kind: str) -> None:
    made = reported(take_snapshot(own))
    path = tmp_path / f"report.{kind}"
    content = report.html(made, []).encode() if kind == "html" else report_word.word(made)
    path.write_bytes(content)
    assert standings(held(own, path)) == [Standing.HOLDS] * 7
    renamed(own, "Di Roe")
    found = held(own, path)
    assert of(found, "Wheat").standing is Standing.CHANGED
    assert of(found, "Wheat").why.startswith("speaker is “Di Roe” in the corpus, and not in the report (by cy on ")
    if kind == "html":
        path.write_text(content.decode().replace("5% more", "6% more"))
        assert of(held(own, path), "6% more").standing is Standing.EDITED
        path.write_text("<ol>" + content.decode().partition("<ol>")[2].replace("otr1:", "old:"))
        assert standings(held(own, path)).count(Standing.HOLDS) == 6


def test_a_number_of_a_table_that_has_grown_is_a_change(own: Store, tmp_path: Path) -> None:
    path = taken_out(own, tmp_path, subject="speakers")
    renamed(own, "Bo Lund")
    found = {row["speaker"]: row["why"] for row in map(as_row, held(own, path))}
    assert (
        found["Ann Fay"]
        == "quotations is “3” in the file, “2” in the corpus; articles is “2” in the file, “1” in the corpus; outlets is “2” in the file, “1” in the corpus; first is “2026-03-02” in the file, “2026-03-09” in the corpus (since articles were added or put right)."
    )


def test_cells_that_a_spreadsheet_would_run_hold_as_they_were_written(own: Store, tmp_path: Path) -> None:
    path = taken_out(own, tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert any(row["quotation"].startswith("'=1+1") for row in rows)
    assert of(held(own, path), "=1+1").standing is Standing.HOLDS
