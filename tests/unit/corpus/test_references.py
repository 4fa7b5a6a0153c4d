"""References for Zotero, EndNote and LaTeX: one an article, its quotations as notes. All of it is invented."""

import io
import json
import re
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.corpus import Snapshot
from onrecord.corpus.exports import export, export_frame
from onrecord.corpus.extracts import rows_of
from onrecord.corpus.formats import about
from onrecord.corpus.references import REFERENCES, formats_of
from onrecord.corpus.selection import Selection
from onrecord.errors import ParameterError

ROW = {
    "quotation": "“Wheat is dear,”", "as_sentence": "“Wheat is dear,”", "kind": "direct", "polarity": "said", "speaker": "Ann Fay",
    "headline": "Grain & bread: 5% dearer", "outlet": "The Invented Times", "author": "Cy Moe; Dee Poe", "date": date(2026, 3, 2),
    "source": "https://invented.example/grain", "receipt": "otr1:quotes:c:1:abc-0-16:d",
}  # fmt: skip


def written(format: str, *rows: dict[str, object]) -> str:
    stream = io.BytesIO()
    batch = pa.RecordBatch.from_pylist([ROW | row for row in rows])
    count = REFERENCES[format].write(iter([batch]), batch.schema, stream, about("quotations", Selection()))
    assert count == len(rows)
    return stream.getvalue().decode()


def test_ris_has_an_article_once_with_its_quotations() -> None:
    second = {"as_sentence": "that bread would follow", "kind": "indirect"}
    assert written("ris", {}, second).split("\r\n") == [
        "TY  - NEWS",
        "ID  - onrecord-abc",
        "TI  - Grain & bread: 5% dearer",
        "AU  - Cy Moe",
        "AU  - Dee Poe",
        "T2  - The Invented Times",
        "PY  - 2026",
        "DA  - 2026/03/02",
        "UR  - https://invented.example/grain",
        "N1  - Ann Fay: “Wheat is dear,”",
        "N1  - Ann Fay (indirect): that bread would follow",
        "ER  - ",
        "",
        "",
    ]


def test_bibtex_keeps_capitals_and_escapes_what_tex_would_read() -> None:
    assert written("bibtex", {}) == (
        "@article{onrecord-abc,\n"
        "  title = {{Grain \\& bread: 5\\% dearer}},\n"
        "  author = {{Cy Moe} and {Dee Poe}},\n"
        "  journal = {The Invented Times},\n"
        "  date = {2026-03-02},\n"
        "  year = {2026},\n"
        "  url = {https://invented.example/grain},\n"
        "  annote = {Ann Fay: “Wheat is dear,”},\n"
        "}\n\n"
    )


def test_csl_json_is_what_citation_styles_take() -> None:
    (item,) = json.loads(written("csl-json", {}))
    assert item == {
        "id": "onrecord-abc",
        "type": "article-newspaper",
        "title": "Grain & bread: 5% dearer",
        "author": [{"literal": "Cy Moe"}, {"literal": "Dee Poe"}],
        "container-title": "The Invented Times",
        "issued": {"date-parts": [[2026, 3, 2]]},
        "URL": "https://invented.example/grain",
        "note": "Ann Fay: “Wheat is dear,”",
    }


def test_what_was_not_said_says_so() -> None:
    assert "Ann Fay (indirect, did not say): when" in written(
        "ris", {"as_sentence": "when", "kind": "indirect", "polarity": "denied-to-have-said"}
    )


def test_what_an_article_does_not_say_is_left_out() -> None:
    nothing = {"headline": None, "outlet": None, "author": None, "date": None, "source": "notes/a.txt"}
    assert written("ris", nothing).split("\r\n")[:4] == [
        "TY  - NEWS",
        "ID  - onrecord-abc",
        "L1  - notes/a.txt",
        "N1  - Ann Fay: “Wheat is dear,”",
    ]
    assert set(json.loads(written("csl-json", nothing))[0]) == {"id", "type", "archive_location", "note"}


HOSTILE = some.text(alphabet='ab {}\\%$#&_~^"\n\r\u2028\x00-EURTY/:@,=', max_size=40)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_value_ends_its_field(headline: str, outlet: str, sentence: str) -> None:
    row = {"headline": headline, "outlet": outlet, "as_sentence": sentence, "source": f"https://x.example/{headline}"}
    lines = written("ris", row).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - [^\r\n\u2028\x00]*$", line) for line in lines if line)
    assert [line for line in lines if line.startswith(("TY", "ER"))] == ["TY  - NEWS", "ER  - "]
    entry = re.sub(r"\\[{}]", "", written("bibtex", row))
    depths = [entry[:at].count("{") - entry[:at].count("}") for at in range(1, len(entry) + 1)]
    assert (min(depths), depths.index(0, entry.index("{")) if 0 in depths[entry.index("{") :] else -1) == (
        0,
        entry.rindex("}"),
    )
    json.loads(written("csl-json", row))


@pytest.mark.parametrize("format", REFERENCES)
def test_articles_can_be_had_too(snapshot: Snapshot, format: str) -> None:
    stream = io.BytesIO()
    rows = export(snapshot, "articles", Selection(), format, stream)  # type: ignore[arg-type]
    assert len(set(re.findall(r"onrecord-[0-9a-z]+", stream.getvalue().decode()))) == rows == 5


def test_collected_quotations_are_references_too(snapshot: Snapshot) -> None:
    quotes = snapshot.fetch(snapshot.quotes.filter(snapshot.quotes.speaker == "Ann Fay").select("quote"))["quote"]
    rows = rows_of(snapshot, quotes.tolist())
    stream = io.BytesIO()
    export_frame(pd.DataFrame(list(rows.values())), "ris", stream, about("Tray", Selection()))
    notes = [line for line in stream.getvalue().decode().splitlines() if line.startswith("N1")]
    assert "N1  - Ann Fay: “Wheat is dear,”" in notes
    assert len(notes) == len(rows)
    assert "DA  - 2026/03/02" in stream.getvalue().decode()


def test_speakers_are_no_references(snapshot: Snapshot) -> None:
    assert set(formats_of("quotes")) - set(formats_of("speakers")) == {"ris", "bibtex", "csl-json"}
    with pytest.raises(ParameterError, match=r"The speakers can be had as csv, .*, not as ris"):
        export(snapshot, "speakers", Selection(), "ris", io.BytesIO())
