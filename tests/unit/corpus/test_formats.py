import csv
import io
import json
from datetime import UTC, date, datetime
from typing import get_args

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from onrecord.corpus import Snapshot
from onrecord.corpus.citations import cited, write_citations
from onrecord.corpus.exports import export, export_frame
from onrecord.corpus.formats import _MAX_CELL, FORMATS, About
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection

MADE = About("quotations", {"speaker": "Ann Fay"}, "http://127.0.0.1/quotes", datetime(2026, 5, 1, 9, 30, tzinfo=UTC))


def exported(snapshot: Snapshot, format: Format, selection: Selection | None = None) -> io.BytesIO:
    stream = io.BytesIO()
    export(snapshot, "quotes", selection or Selection(), format, stream, link="http://127.0.0.1/quotes")
    stream.seek(0)
    return stream


def test_every_format_is_in_the_registry() -> None:
    assert set(get_args(Format)) == set(FORMATS)


def test_every_format_has_the_same_rows(snapshot: Snapshot) -> None:
    lines = [json.loads(line)["quotation"] for line in exported(snapshot, "jsonl")]
    sheet = openpyxl.load_workbook(exported(snapshot, "xlsx"))["Data"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == lines
    assert pyarrow.parquet.read_table(exported(snapshot, "parquet"))["quotation"].to_pylist() == lines
    assert len(lines) == 7


def test_excel_has_typed_cells_no_formula_and_says_what_it_is(snapshot: Snapshot) -> None:
    book = openpyxl.load_workbook(exported(snapshot, "xlsx", Selection(outlets=("(unknown outlet)",))))
    head, *rows = book["Data"].iter_rows()
    names = [cell.value for cell in head]
    row = dict(zip(names, next(row for row in rows if str(row[0].value).startswith("=1+1")), strict=True))
    assert row["quotation"].data_type == "s"
    assert (row["date"].value, row["date"].is_date) == (datetime(2026, 4, 1), True)  # noqa: DTZ001 - a cell has no zone
    assert (row["confidence"].value, row["confidence"].data_type) == (0.8, "n")
    notes = {label.value: value.value for label, value in book["About"].iter_rows()}
    assert notes["Filter: outlet"] == "(unknown outlet)"
    assert notes["View"] == "http://127.0.0.1/quotes"
    assert "engine" in notes["Made by"]
    assert notes["Rows"] == "2"


def test_a_cell_that_is_too_long_is_cut_and_says_so() -> None:
    stream = io.BytesIO()
    export_frame(pd.DataFrame({"a": ["x" * 40_000, "y"]}), "xlsx", stream, MADE)
    book = openpyxl.load_workbook(stream)
    text = book["Data"]["A2"].value
    assert len(text) == _MAX_CELL
    assert text.endswith("[cut here: a cell holds no more]")
    assert {row[0].value for row in book["About"].iter_rows()} >= {"Cells cut short"}


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.corpus.formats._MAX_ROWS", 2)
    stream = io.BytesIO()
    export_frame(pd.DataFrame({"a": range(5)}), "xlsx", stream, MADE)
    book = openpyxl.load_workbook(stream)
    assert [[cell.value for cell in book[name]["A"]] for name in ("Data", "Data 2", "Data 3")] == [
        ["a", 0, 1], ["a", 2, 3], ["a", 4],
    ]  # fmt: skip


def test_with_semicolons_fractions_have_commas_and_the_rest_is_the_same(snapshot: Snapshot) -> None:
    parted, usual = (
        list(
            csv.DictReader(io.StringIO(exported(snapshot, kind).read().decode("utf-8-sig"), newline=""), delimiter=mark)
        )
        for kind, mark in (("csv-semicolon", ";"), ("csv", ","))
    )
    assert {row["confidence"] for row in parted} >= {"0,94", "0,80"}
    assert [row | {"confidence": row["confidence"].replace(",", ".")} for row in parted] == usual


def test_parquet_keeps_types_and_says_what_it_is(snapshot: Snapshot) -> None:
    table = pyarrow.parquet.read_table(exported(snapshot, "parquet"))
    assert table.schema.field("date").type == pa.date32()
    assert table.schema.metadata[b"onrecord.View"] == b"http://127.0.0.1/quotes"


@pytest.mark.parametrize("format", get_args(Format))
def test_a_table_of_a_page_in_every_format(format: Format) -> None:
    frame = pd.DataFrame({"=name": ["=1+1", None], "day": pd.to_datetime(["2026-03-01", None]), "n": [1, 2]})
    stream = io.BytesIO()
    assert export_frame(frame, format, stream, MADE) == 2
    if format == "csv":
        assert stream.getvalue().decode("utf-8-sig").splitlines() == [
            "\"'=name\",\"day\",\"n\"", "\"'=1+1\",2026-03-01,1", ",,2",
        ]  # fmt: skip
    if format == "csv-semicolon":
        assert stream.getvalue().decode("utf-8-sig").splitlines()[1] == '"\'=1+1";2026-03-01;1'
    if format == "jsonl":
        assert json.loads(stream.getvalue().splitlines()[0]) == {"=name": "=1+1", "day": "2026-03-01", "n": 1}


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (
            {"as_sentence": "“Wheat is\n dear,”", "polarity": "said", "speaker": "Ann Fay", "kind": "direct", "headline": "Grain", "outlet": "Post",
             "date": date(2026, 3, 2), "source": "https://a.example"},
            "Ann Fay: “Wheat is dear,” (“Grain”, Post, 2 March 2026, https://a.example)",
        ),
        (
            {"as_sentence": "It is so.", "polarity": "said", "speaker": None, "kind": "indirect", "headline": None, "outlet": None, "date": None,
             "source": "a.txt"},
            "Speaker unknown (indirect): It is so. (no headline, unknown outlet, undated, a.txt)",
        ),
        (
            {"as_sentence": "did not say when", "polarity": "denied-to-have-said", "speaker": "Bo Lund", "kind": "indirect",
             "headline": None, "outlet": None, "date": None, "source": ""},
            "Bo Lund (indirect, did not say): did not say when (no headline, unknown outlet, undated)",
        ),
    ],
)  # fmt: skip
def test_a_citation(row: dict[str, object], text: str) -> None:
    assert cited(row) == text


def test_the_cited_list_has_all_of_the_selection(snapshot: Snapshot) -> None:
    stream = io.BytesIO()
    assert write_citations(snapshot, Selection(speakers=("Ann Fay",)), stream) == 3
    assert stream.getvalue().decode().count("Ann Fay: “") == 3
