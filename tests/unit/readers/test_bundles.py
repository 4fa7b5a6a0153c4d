from pathlib import Path

import docx
import pytest

from onrecord.model import Article, Skipped
from tests.unit.readers import bundle_files
from tests.unit.readers.reading import articles, read_all, written

BODIES = ["\n\n".join(bundle_files.MILL), "\n\n".join(bundle_files.QUAY)]
TITLES = ["Mill on the Olm to close", "Longer quay for larger ships"]


def word_bundle(path: Path, paragraphs: list[str]) -> Path:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def test_lexis(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", bundle_files.lexis())
    mill, quay = articles(path)
    assert [mill.title, quay.title] == TITLES
    assert [mill.text, quay.text] == BODIES
    assert [mill.author, quay.author] == ["Cy Moe", "Di Poe and Ed Roe"]
    assert [str(one.published) for one in (mill, quay)] == ["2026-05-04", "2026-05-05"]
    assert {mill.outlet, quay.outlet} == {"The Olm Post"}
    assert [mill.source, quay.source] == [f"{path}, document 1 of 2", f"{path}, document 2 of 2"]
    assert dict(mill.extra)["section"] == "NEWS; Pg. 4"


def test_lexis_as_a_page(tmp_path: Path) -> None:
    page = "".join(f"<div><p><span>{line}</span></p></div>" for line in bundle_files.lexis().split("\n"))
    found = articles(written(tmp_path, "a.html", f"<html><body>{page}</body></html>"))
    assert [article.text for article in found] == BODIES
    assert [(one.outlet, one.author) for one in found] == [
        ("The Olm Post", "Cy Moe"),
        ("The Olm Post", "Di Poe and Ed Roe"),
    ]


def test_nexis_uni(tmp_path: Path) -> None:
    mill, quay = articles(word_bundle(tmp_path / "a.docx", bundle_files.nexis()))
    assert [mill.title, quay.title] == TITLES
    assert [mill.text, quay.text] == BODIES
    assert [(one.outlet, str(one.published)) for one in (mill, quay)] == [
        ("The Olm Post", "2026-05-04"),
        ("The Olm Post", "2026-05-05"),
    ]
    assert [mill.author, quay.author] == ["Cy Moe", "Di Poe"]


@pytest.mark.parametrize("content", [bundle_files.factiva(), bundle_files.factiva_indexed()])
def test_factiva(tmp_path: Path, content: str) -> None:
    mill, quay = articles(written(tmp_path, "a.html", content))
    assert [mill.title, quay.title] == TITLES
    assert [mill.text, quay.text] == BODIES
    assert [mill.author, quay.author] == ["Cy Moe", "Di Poe"]
    assert [str(one.published) for one in (mill, quay)] == ["2026-05-04", "2026-05-05"]
    assert {mill.outlet, quay.outlet} == {"The Olm Post"}


def test_proquest(tmp_path: Path) -> None:
    mill, quay = articles(written(tmp_path, "a.txt", bundle_files.proquest()))
    assert [mill.title, quay.title] == TITLES
    assert [mill.text, quay.text] == BODIES
    assert [mill.author, quay.author] == ["Cy Moe", "Di Poe; Ed Roe"]
    assert [str(one.published) for one in (mill, quay)] == ["2026-05-04", "2026-05-05"]
    assert {mill.outlet, quay.outlet} == {"The Olm Post"}


def test_a_bundle_that_lost_a_document_is_refused(tmp_path: Path) -> None:
    paragraphs = bundle_files.nexis()
    paragraphs.reverse()
    paragraphs.remove("End of Document")
    (item,) = read_all(word_bundle(tmp_path / "a.docx", paragraphs[::-1]))
    assert isinstance(item, Skipped)
    assert item.reason.startswith("holds 2 documents, of which 1 can be told apart")


def test_a_document_without_its_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    content = bundle_files.proquest().replace("Full text: " + bundle_files.MILL[0], "")
    skipped, quay = read_all(written(tmp_path, "a.txt", content))
    assert isinstance(skipped, Skipped)
    assert (skipped.place, skipped.reason) == ("document 1 of 2", "has no text of an article")
    assert isinstance(quay, Article)
    assert quay.text == BODIES[1]


def test_an_article_about_documents_is_no_bundle(tmp_path: Path) -> None:
    text = "Clerks lost 1 of 25 DOCUMENTS last year, Ann Fay said. At the End of Document 4 nobody signed."
    assert [article.text for article in articles(written(tmp_path, "a.txt", text))] == [text]
