"""Articles brought in, described and taken out in the browser. People and outlets are invented."""

import io
import mimetypes
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onrecord.corpus import Store, open_store, take_snapshot
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.mixed_folder import mixed_files
from tests.unit.readers.test_html import page as html

# A process of its own reads, which loads a language model first: on a machine that is busy with other things, for minutes.
READING = 240_000
ARTICLES = {
    "wheat.txt": "Wheat is dear\n\n“Wheat is dear,” Ann Fay said on Monday.\n",
    "port.html": html("<title>The port has room</title>"),
    "empty.txt": "",
    "../out.txt": "Out\n\n“Out,” Cy Moe said.",
}


@pytest.fixture
def own(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "corpus"))


@pytest.fixture
def address(own: Store) -> Iterator[str]:
    with running_dashboard(Path(own.location)) as address:
        yield address


def packed() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in ARTICLES.items():
            archive.writestr(name, text)
    return stream.getvalue()


def bring_in(page: Page, name: str = "news.zip") -> None:
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(
        [{"name": name, "mimeType": "application/zip", "buffer": packed()}]
    )
    expect(page.get_by_test_id("stFileChipName")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Read articles").click()


def choose(page: Page, rows: int) -> None:
    """Choose the first rows, each when the one before has been taken note of."""
    for row in range(1, rows + 1):
        settle(page)
        # The table is a canvas: the boxes before its rows. It moves while what stands above it comes and goes.
        page.get_by_test_id("stDataFrame").last.click(position={"x": 16, "y": 35 * row + 17})
        expect(page.get_by_role("button", name=re.compile(f"^Remove {row} article"))).to_be_visible()


def outlets(own: Store) -> list[str]:
    snapshot = take_snapshot(own)
    return sorted(str(row["outlet"]) for row in snapshot.rows(snapshot.articles))


def test_an_archive_is_brought_in_described_and_taken_out(page: Page, own: Store, address: str) -> None:
    page.goto(f"{address}/corpus")
    expect(page.get_by_role("button", name="Read articles")).to_be_visible()
    bring_in(page)
    expect(page.get_by_text("2 articles read · 0 known already · 2 skipped")).to_be_visible(timeout=READING)
    # The articles below come a moment later.
    expect(page.get_by_text("2 articles. Choose one or several")).to_be_visible()
    settle(page)
    # It is open: nobody has to look for what was not read. What stands below the table moves when it comes.
    skipped = page.get_by_test_id("stExpander").filter(has_text="Skipped, with the reason (2)")
    expect(skipped.get_by_role("table")).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    reasons = download.value.path().read_text("utf-8-sig")
    assert "news.zip/empty.txt" in reasons
    assert "has a path that leads out of the archive" in reasons

    # Of another name, so that it shows when its table has taken the place of the one before: a click on that is lost.
    bring_in(page, "again.zip")
    expect(page.get_by_text("0 articles read · 2 known already · 2 skipped")).to_be_visible(timeout=READING)
    expect(page.get_by_role("combobox", name="From", exact=True)).to_have_value("Just read: again.zip")
    expect(page.get_by_text("2 articles. Choose one or several")).to_be_visible()

    choose(page, 2)
    expect(page.get_by_text("What you leave empty stays as it is")).to_be_visible()
    outlet = page.get_by_role("textbox", name="Outlet")
    outlet.fill("Ilm Post")
    outlet.press("Tab")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved for 2 articles")).to_be_visible()
    assert outlets(own) == ["Ilm Post", "Ilm Post"]
    settle(page)
    choose(page, 1)
    page.get_by_role("button", name="Remove 1 article").click()
    expect(page.get_by_text("1 article. Choose one or several")).to_be_visible()
    expect(page.get_by_text("1 more article had been removed")).to_be_visible()
    assert outlets(own) == ["Ilm Post"]
    settle(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 articles. Choose one or several")).to_be_visible()
    assert outlets(own) == ["Ilm Post", "Ilm Post"]


def told(table: Locator, number: int) -> list[list[str]]:
    """The rows of a table, so many, as it tells them to a screen reader: those in view."""
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(number)
    cells: list[list[str]] = rows.evaluate_all("rows => rows.map(row => [...row.children].map(one => one.textContent))")
    return cells


def test_of_a_mixed_folder_that_is_dropped_the_page_says_what_became_of_each_file(
    page: Page, own: Store, address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1200})
    page.goto(f"{address}/corpus")
    expect(page.get_by_role("button", name="Read articles")).to_be_visible()
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(
        [
            {"name": name, "mimeType": mimetypes.guess_type(name)[0] or "application/octet-stream", "buffer": content}
            for name, content in mixed_files().items()
        ]
    )
    expect(page.get_by_test_id("stFileChipName").first).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Read articles").click()
    expect(page.get_by_text("23 articles read · 1 known already · 4 skipped")).to_be_visible(timeout=READING)
    expect(page.get_by_text("23 articles. Choose one or several")).to_be_visible()
    settle(page)
    assert {
        row[0]: row[1].split(";")[0] for row in told(page.get_by_test_id("stExpander").get_by_role("table"), 4)
    } == {
        "picture.png": "is of a kind that cannot be read",
        "kell.jsonl, line 2": "is not valid JSON at character 1: Expecting value",
        "empty.txt": "is empty",
        "scan.pdf": "has no text in it, only pictures of pages",
    }
    page.get_by_test_id("stDataFrame").last.hover()
    page.get_by_role("button", name="Fullscreen").last.click()
    rows = told(page.get_by_test_id("data-grid-canvas").last, 23)
    assert {part.split(", ")[0] for row in rows for part in row[1].split(" and ")} == {*mixed_files()} - {
        "picture.png",
        "empty.txt",
        "scan.pdf",
    }
    assert all(row[0].startswith("articles?article=") for row in rows)
    warned = {row[1]: (row[5], row[6]) for row in rows if row[5].removesuffix("no date")}
    assert warned == {
        "cut.txt": ("incomplete, no date", "English"),
        "bytes.txt": ("bytes replaced, no date", "English"),
        "hafen.txt": ("no date, other language", "German"),
    }
