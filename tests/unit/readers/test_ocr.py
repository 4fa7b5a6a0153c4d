"""PDF files whose pages are pictures, with tesseract and without."""

import shutil
from pathlib import Path

import pytest

from onrecord.model import Flaw, Skipped
from onrecord.readers import ocr
from tests.unit.readers.pdf_files import bound, pdf, scanned, set_pdf
from tests.unit.readers.reading import articles, read_all, written
from tests.unit.readers.test_pdf import BODY, HEAD, column

needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
PRINTED = set_pdf(HEAD + column(BODY))
PARAGRAPHS = [HEAD[0][3], HEAD[1][3], f"{BODY[0]} {BODY[1]}", f"{BODY[2]} {BODY[3]}"]
STAMP = "Downloaded from the Olm library on 3 March 2026"


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@needs_tesseract
def test_a_scanned_article_is_read_and_says_so(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.pdf", scanned(PRINTED)))
    assert article.text.split("\n\n") == PARAGRAPHS
    assert (article.title, article.author) == ("Fees rise in the harbour", "Cy Moe")
    assert article.flaws == (Flaw.RECOGNISED,)


@needs_tesseract
def test_a_page_with_a_stamp_is_a_picture_still(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.pdf", scanned(PRINTED, STAMP)))
    assert PARAGRAPHS[2] in article.text
    assert article.flaws == (Flaw.RECOGNISED,)


@needs_tesseract
def test_text_beside_scanned_pages_is_read_as_it_stands(tmp_path: Path) -> None:
    text = ["Bo Lund, the mayor, disagreed with her.", "“Never,” he said."]
    (article,) = articles(written(tmp_path, "a.pdf", bound(PRINTED, scanned(set_pdf(column(text))))))
    assert article.text.startswith("\n\n".join(PARAGRAPHS))
    assert "“Never,” he said." in article.text
    assert article.flaws == (Flaw.RECOGNISED,)


@needs_tesseract
def test_pictures_without_words_are_named(tmp_path: Path) -> None:
    (item,) = read_all(written(tmp_path, "a.pdf", scanned(pdf([]))))
    assert isinstance(item, Skipped)
    assert item.reason == "has no text in it, only pictures of pages; tesseract recognised none in them"


@needs_tesseract
def test_more_pictures_than_a_worker_has_time_for_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MAX_RECOGNISED_PAGES", 1)
    (item,) = read_all(written(tmp_path, "a.pdf", bound(scanned(PRINTED), scanned(PRINTED))))
    assert isinstance(item, Skipped)
    assert item.reason.startswith("has 2 pages that are pictures, of which 1 can be read here")


@needs_tesseract
def test_a_huge_page_is_looked_at_with_fewer_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_MAX_DOTS", 2_000_000)
    (article,) = articles(written(tmp_path, "a.pdf", scanned(PRINTED)))
    assert HEAD[0][3] in article.text


def test_a_program_that_fails_costs_the_file_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    (item,) = read_all(written(tmp_path, "a.pdf", scanned(PRINTED)))
    assert isinstance(item, Skipped)
    assert item.reason.startswith("has pictures of pages that tesseract could not read")


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_scan_says_what_to_do(tmp_path: Path) -> None:
    (item,) = read_all(written(tmp_path, "scan.pdf", scanned(PRINTED)))
    assert isinstance(item, Skipped)
    assert item.reason.endswith("have its text recognised first (OCR), or install tesseract here")


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_pages_that_are_pictures_are_missed(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.pdf", bound(PRINTED, scanned(PRINTED, STAMP))))
    assert article.flaws == (Flaw.PICTURES,)
    (article,) = articles(written(tmp_path, "b.pdf", PRINTED))
    assert article.flaws == ()
