import io
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from onrecord.model import Skipped
from tests.unit.readers.reading import articles, read_all, written


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Fees rise", style="Title")
    document.add_paragraph("By Cy Moe")
    document.add_paragraph("“We had no choice,” Ann Fay said on Tuesday.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Fees", "40 crowns"
    document.add_paragraph("Bo Lund disagreed.")
    document.save(str(path))
    return path


def test_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    (article,) = articles(word_file(tmp_path / "a.docx"))
    assert article.text.split("\n\n") == [
        "Fees rise",
        "By Cy Moe",
        "“We had no choice,” Ann Fay said on Tuesday.",
        "Fees\t40 crowns",
        "Bo Lund disagreed.",
    ]
    assert (article.title, article.author) == ("Fees rise", "Cy Moe")


def test_a_cell_that_claims_to_span_everything_is_one_cell(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "Fees"
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), "2000000000")
    cell._tc.get_or_add_tcPr().append(span)
    document.save(str(tmp_path / "a.docx"))
    tracemalloc.start()
    (article,) = articles(tmp_path / "a.docx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert article.text == "Fees"
    assert most < 200_000_000


def test_what_is_no_word_file_is_named(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    for name, data in {"a.docx": b"hello", "b.docx": packed.getvalue()}.items():
        (item,) = read_all(written(tmp_path, name, data))
        assert isinstance(item, Skipped)
        assert item.reason.startswith("is no Word file, or a damaged one")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 50_000_000)
    (item,) = read_all(written(tmp_path, "a.docx", packed.getvalue()))
    assert isinstance(item, Skipped)
    assert item.reason == "unpacks to more than 200 times its size, as no archive of articles does"


def test_an_entity_in_the_xml_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    path = word_file(tmp_path / "a.docx")
    harmful = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(harmful, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                head, _, rest = data.decode().partition("?>")
                doctype = f'<!DOCTYPE x [<!ENTITY file SYSTEM "file://{tmp_path}/secret">]>'
                data = (head + "?>" + doctype + rest.replace("Bo Lund", "Bo &file; Lund")).encode()
            new.writestr(entry, data)
    (item,) = read_all(written(tmp_path, "b.docx", harmful.getvalue()))
    assert "the secret" not in repr(item)


def with_body(path: Path, body: str) -> Path:
    """A Word file whose body is this WordprocessingML."""
    plain = word_file(path)
    changed = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                head, _, _ = data.decode().partition("<w:body>")
                data = f"{head}<w:body>{body}</w:body></w:document>".encode()
            new.writestr(entry, data)
    path.write_bytes(changed.getvalue())
    return path


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        (f"{run('“We will ')}<w:ins>{run('not ')}</w:ins>{run('sell,”')}", "“We will not sell,”"),
        (f"{run('“We ')}<w:del><w:r><w:delText>may </w:delText></w:r></w:del>{run('sell,”')}", "“We sell,”"),
        (f"<w:moveFrom>{run('Gone. ')}</w:moveFrom><w:moveTo>{run('Here.')}</w:moveTo>", "Here."),
        (f"<w:smartTag w:element='PersonName'>{run('Ann Fay')}</w:smartTag>{run(' said.')}", "Ann Fay said."),
        (f"<w:sdt><w:sdtContent>{run('“We shall see.”')}</w:sdtContent></w:sdt>", "“We shall see.”"),
        (f"<w:hyperlink>{run('Bo')}</w:hyperlink><w:r><w:noBreakHyphen/></w:r>{run('Lund')}", "Bo-Lund"),
        (f"{run('One')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' more.')}", "One more."),
    ],
)  # fmt: skip
def test_all_words_and_none_that_were_deleted(tmp_path: Path, paragraph: str, words: str) -> None:
    (article,) = articles(with_body(tmp_path / "a.docx", f"<w:p>{paragraph}</w:p>"))
    assert article.text == words


def test_a_deleted_end_joins_its_paragraph_to_the_next(tmp_path: Path) -> None:
    ended = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    (article,) = articles(with_body(tmp_path / "a.docx", f"<w:p>{ended}{run('“We ')}</w:p><w:p>{run('sell.”')}</w:p>"))
    assert article.text == "“We sell.”"


def test_a_text_box_stands_once_and_after_its_paragraph(tmp_path: Path) -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent {compatible}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    (article,) = articles(with_body(tmp_path / "a.docx", f"<w:p>{run('Before ')}{drawn}{run('it.')}</w:p>"))
    assert article.text == "Before it.\n\nIn a box."
