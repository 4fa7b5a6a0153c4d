import csv
import io
import json
import re
from datetime import date
from typing import get_args

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.corpus import Snapshot, exports, open_store, receipts, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.formats import FORMATS
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection
from onrecord.default_view import View
from onrecord.model import ParsedArticle
from tests.builders import ENGINE, parsed, quotation

COLUMNS = [
    "quotation", "as_sentence", "kind", "act", "polarity", "topics", "topics_by_passage", "topics_of_article", "cue", "speaker", "speaker_in_article", "speaker_kind", "mention", "on_behalf_of",
    "addressee", "via", "confidence", "certainty", "shown", "left_out", "reason", "reviewed", "reviewed_by", "headline", "outlet", "author", "date", "published", "source", "start", "end", "segments", "article_id",
    "view", "receipt",
]  # fmt: skip


def rows(snapshot: Snapshot, **options) -> list[dict[str, str]]:
    stream = io.BytesIO()
    export(snapshot, "quotes", Selection(), "csv", stream, **options)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))


def corpus_of(tmp_path, *articles: ParsedArticle) -> Snapshot:
    store = open_store(str(tmp_path / "corpus"))
    store.append(articles, ENGINE)
    return take_snapshot(store)


def test_every_format_has_a_name_on_the_command_line() -> None:
    assert set(get_args(Format)) == set(FORMATS)


def test_csv_has_a_mark_for_excel_and_every_column(snapshot: Snapshot) -> None:
    stream = io.BytesIO()
    assert export(snapshot, "quotes", Selection(), "csv", stream, link="http://127.0.0.1/quotes?q=a") == 7
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"))))
    assert list(table[0]) == COLUMNS
    wheat = next(row for row in table if "Wheat" in row["quotation"])
    assert receipts.read(wheat.pop("receipt")).subject == "quotes"
    assert wheat == {
        "quotation": "“Wheat is dear,”",
        "as_sentence": "“Wheat is dear,”",
        "kind": "direct",
        "act": "assert",
        "polarity": "said",
        "topics": "grain",
        "topics_by_passage": "",
        "topics_of_article": "",
        "cue": "said",
        "speaker": "Ann Fay",
        "speaker_in_article": "Ann Fay",
        "speaker_kind": "named",
        "mention": "Ann Fay",
        "on_behalf_of": "",
        "addressee": "",
        "via": "",
        "confidence": "0.97",
        "certainty": "certain",
        "shown": "true",
        "left_out": "",
        "reason": "subject of “said”",
        "reviewed": "",
        "reviewed_by": "",
        "headline": "Grain prices rise",
        "outlet": "The Invented Times",
        "author": "Cy Moe",
        "date": "2026-03-02",
        "published": "2026-03-02",
        "source": "https://invented.example/grain",
        "start": "19",
        "end": "35",
        "segments": "[[19, 35]]",
        "article_id": wheat["article_id"],
        "view": "http://127.0.0.1/quotes?q=a",
    }
    by_words = {row["quotation"]: row for row in table}
    assert by_words["The port has room"]["on_behalf_of"] == "Harbour Board"
    assert by_words["“We will not pay 5% more for steel,”"]["addressee"] == "reporters"
    assert by_words["“We will not pay 5% more for steel,”"]["confidence"] == "0.94"
    assert by_words["the fees “plain theft”"]["via"] == "Radio Ilm"


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet", "xlsx"])
def test_every_format_says_what_the_default_view_leaves_out_and_why(snapshot: Snapshot, format: Format) -> None:
    stream = io.BytesIO()
    assert export(snapshot, "quotes", Selection(view=(View.ALL,)), format, stream) == 11
    stream.seek(0)
    read = {
        "csv": pd.read_csv,
        "jsonl": lambda file: pd.read_json(file, lines=True),
        "parquet": pd.read_parquet,
        "xlsx": pd.read_excel,
    }
    table = read[format](stream)
    said = table.set_index("quotation")[["as_sentence", "polarity", "certainty", "shown", "left_out"]]
    said = said.astype(object).where(said.notna(), None)
    assert said.loc["when the gate opens"].tolist() == [
        "did not say when the gate opens", "denied-to-have-said", "certain", False, "unsaid",
    ]  # fmt: skip
    assert said.loc["Dredging may end"].tolist() == ["Dredging may end", "said", "doubtful", False, "doubtful"]
    assert said.loc["to wait"].tolist() == ["to wait", "said", "likely", False, "belief"]
    assert said.loc["“No,”"].tolist() == ["“No,”", "said", "likely", True, None]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_cells_that_a_spreadsheet_would_run_are_neutralised(tmp_path, start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0 is what it says."
    snapshot = corpus_of(tmp_path, parsed(text, [quotation(text, text, f"{start}Ann")], title=f"{start}SUM(A1)"))
    (row,) = rows(snapshot)
    assert (row["quotation"], row["speaker"], row["headline"]) == (f"'{text}", f"'{start}Ann", f"'{start}SUM(A1)")
    (row,) = rows(snapshot, neutralise=False)
    assert (row["quotation"], row["speaker"], row["headline"]) == (text, f"{start}Ann", f"{start}SUM(A1)")


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [
        ("grain; =cmd|'/C calc'!A0", "grain; '=cmd|'/C calc'!A0"),
        (";=1;-2; @x;y", ";'=1;'-2; '@x;y"),
        (" =1", " '=1"),
        ("\u200b\u0085+1", "\u200b\u0085'+1"),
        ("\t=1", "'\t'=1"),
        ("grain\n=1\r\n+1\tx\t@y", "grain\n'=1\r\n'+1\tx\t'@y"),
        ("one, -2", "one, -2"),
        ("\n", "'\n"),
        ("one; two - three", "one; two - three"),
        ("a;\n\nb", "a;\n\nb"),
    ],
)
def test_where_semicolons_part_cells_none_of_them_is_run_either(cell: str, harmless: str) -> None:
    assert exports.harmless(pa.array([cell, None]), ",").to_pylist() == [harmless, None]


@given(
    some.lists(some.none() | some.text("=-+@;,\t\n \u200b＝a\x85", max_size=8), max_size=6),
    some.sampled_from(",;"),
    some.data(),
)
def test_looking_first_changes_nothing(cells: list[str | None], separator: str, data: some.DataObject) -> None:
    other = {",": ";", ";": ","}[separator]
    begun = re.compile(rf"(\A|[{other}\t\r\n])([ \v\f\u0085\u00a0\u200b\ufeff]*)([=+\-@＝＋－＠])")
    wanted = [cell and re.sub(r"\A([\t\r\n])", r"'\1", begun.sub(r"\1\2'\3", cell)) for cell in cells]
    for kind in (pa.string(), pa.large_string()):
        texts = pa.array([*cells, ";", None, "\t="], kind)
        assert exports.harmless(texts.slice(0, len(cells)), separator).to_pylist() == wanted
        part = data.draw(some.integers(0, len(cells)))
        assert exports.harmless(texts.slice(part, len(cells) - part), separator).to_pylist() == wanted[part:]


@pytest.mark.parametrize("cells", [[], [None], [""], [None, ""]])
def test_nothing_is_harmless(cells: list[str | None]) -> None:
    assert exports.harmless(pa.array(cells, pa.string()), ",").to_pylist() == cells


def test_a_file_with_semicolons_is_harmless_where_commas_part_cells() -> None:
    cells = exports.harmless(pa.array(["grain, =1", "one; -2", "=1"]), ";")
    assert cells.to_pylist() == ["grain, '=1", "one; -2", "'=1"]


def test_marks_commas_and_line_breaks_come_back(tmp_path) -> None:
    text = 'He said: "One, two;\r\n\r\nthree\n""four"".'
    (row,) = rows(corpus_of(tmp_path, parsed(text, [quotation(text, text[9:])])))
    assert row["quotation"] == text[9:]


def test_jsonl_keeps_types_and_words(snapshot: Snapshot) -> None:
    stream = io.BytesIO()
    assert export(snapshot, "quotes", Selection(), "jsonl", stream, link="x") == 7
    table = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [list(row) for row in table] == [COLUMNS] * 7
    formula = next(row for row in table if row["speaker"] == "Harbour Board")
    assert formula["quotation"].startswith("=1+1")
    assert date.fromisoformat(formula["date"]) == date(2026, 4, 1)
    assert formula["segments"] == [[formula["start"], formula["end"]]]
    assert formula["confidence"] == 0.8


def test_nothing_selected_is_a_header_and_no_error(snapshot: Snapshot) -> None:
    stream = io.BytesIO()
    assert export(snapshot, "quotes", Selection(speakers=("Nobody",)), "csv", stream) == 0
    assert stream.getvalue().decode("utf-8-sig").count("\n") == 1
