"""A whole draft of 900 words with 14 quotations, from paste to report, and a file verified, in a real browser. All of it is invented."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from onrecord.corpus import open_store, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.selection import Selection
from onrecord.model import ParsedArticle
from tests.browser.accessibility import findings
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, parsed, quotation

DRAFT = Path(__file__).with_name("draft.txt").read_text("utf-8")
# What was said, by whom: the corpus of which the draft is checked.
SAID = (
    ("Ann Fay", "We will not close the old harbour before the last of the boats has come home"),
    ("Ann Fay", "The dredgers are paid for and they leave the yard in the first week of May"),
    ("Ann Fay", "Nobody who works on the quay today will lose a single day of pay this summer"),
    ("Bo Lund", "The mayor counts money that the town has never had and will not have next year"),
    ("Bo Lund", "I would sign the plan tomorrow if somebody showed me who pays for the second crane"),
    ("Bo Lund", "Our party has asked for the accounts of the harbour board four times since the autumn"),
    ("Cy Moe", "We have carried the fees of three winters and our nets are older than our children"),
    ("Cy Moe", "A small boat needs shelter from the north wind more than it needs a second crane"),
    ("Di Roe", "The survey found no crack in the northern wall and two small ones in the southern stair"),
    ("Di Roe", "Anybody may read the survey in the hall of the library from Monday on"),
    ("Ed Sol", "The ferry will sail at six and at noon and it will carry bicycles without a fee"),
    ("Ed Sol", "Our captains know the sandbank better than any map that was printed in the capital"),
)  # fmt: skip
# The verdicts on the fourteen quotations, in the draft's order.
VERDICTS = (
    "verbatim", "altered", "verbatim", "verbatim, changes marked", "other speaker", "other context", "verbatim",
    "cut", "spliced", "altered", "verbatim", "not found", "verbatim", "not found",
)  # fmt: skip


def corpus() -> Iterator[ParsedArticle]:
    for number, (speaker, words) in enumerate(SAID):
        text = f"A day in the port\n\n“{words},” {speaker} said on the quay.\n\nNothing else was heard on day {number}."
        quotes = [quotation(text, f"“{words},”", speaker, mention=speaker, cue="said")]
        yield parsed(
            text, quotes, title=f"Day {number}", outlet="The Invented Times", published=date(2026, 3, 1 + number)
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    open_store(str(folder)).append(list(corpus()), ENGINE)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with running_dashboard(folder) as address:
        yield address


def test_a_draft_from_paste_to_report(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}/drafts")
    page.get_by_label("Paste the draft").fill(DRAFT)
    page.get_by_role("button", name="Check the quotations").click()
    expect(page.get_by_text("14 quotations")).to_be_visible()
    settle(page)
    shown = page.locator(".otr-finding .otr-verdict").all_inner_texts()
    assert [text[2:] for text in shown] == list(VERDICTS)
    altered = page.locator(".otr-finding").nth(1)
    expect(altered.locator("ins")).to_have_text("June,")
    expect(altered.locator("del")).to_have_text("May")
    assert list(findings(page, "Check a draft")) == []

    page.get_by_text("Accept", exact=True).nth(1).click()
    page.get_by_label("Note on quotation 2", exact=True).fill("moved to June, says her office")
    page.get_by_label("Note on quotation 2", exact=True).press("Enter")
    settle(page)
    with page.expect_download() as report:
        page.get_by_test_id("stMain").get_by_role("button", name="Report", exact=True).last.click()
    report.value.save_as(tmp_path / "report.html")
    with page.expect_download() as annotated:
        page.get_by_role("button", name="Annotated draft").click()
    comments = [comment.text for comment in docx.Document(annotated.value.path()).comments]
    assert len(comments) == 14
    assert comments[1].startswith("≠ altered.")
    assert comments[1].endswith("Accepted.\nmoved to June, says her office")

    page.goto((tmp_path / "report.html").as_uri())
    assert [text[2:] for text in page.locator(".otr-finding .otr-verdict").all_inner_texts()] == list(VERDICTS)
    expect(page.get_by_text("moved to June, says her office")).to_be_visible()


def test_a_release_from_paste_to_the_sentences_that_were_quoted(page: Page, address: str) -> None:
    page.goto(f"{address}/drafts")
    page.get_by_role("tab", name="Where it landed").click()
    quoted = [words for speaker, words in SAID if speaker == "Cy Moe"]
    release = f"The nets of Cy Moe\n\n{quoted[0]}. {quoted[1]}. Nobody has printed this sentence yet."
    page.get_by_label("Paste the release or the speech").fill(release)
    page.get_by_role("button", name="Look for its sentences").click()
    expect(page.get_by_text("2 of 4 sentences quoted in 2 articles")).to_be_visible(timeout=60_000)
    expect(page.locator(".otr-finding")).to_have_count(2)
    expect(page.locator(".otr-finding").first.get_by_text("the whole sentence, verbatim")).to_be_visible()
    assert list(findings(page, "Where it landed")) == []
    with page.expect_download() as table:
        page.get_by_role("button", name="Download CSV").click()
    rows = Path(table.value.path()).read_text("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["2", "3"]
    page.get_by_role("link", name="Day 6").click()
    expect(page.get_by_role("heading", name="Day 6", exact=True)).to_be_visible()
    page.get_by_role("link", name="Where it landed").click()
    expect(page.get_by_text("No article of the corpus quotes any of its")).to_be_visible(timeout=60_000)


def test_a_file_is_dropped_and_verified(page: Page, address: str, folder: Path) -> None:
    stream = BytesIO()
    export(take_snapshot(open_store(str(folder))), "quotes", Selection(), "csv", stream)
    page.goto(f"{address}/drafts")
    verify = "Verify a file taken out earlier"
    page.get_by_role("tab", name=verify).click()
    edited = stream.getvalue().replace(b"the first week of May", b"the first week of June")
    page.get_by_role("tabpanel", name=verify).get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "quotes.csv", "mimeType": "text/csv", "buffer": edited}
    )
    expect(page.get_by_text("quotes.csv")).to_be_visible()
    page.get_by_role("button", name="Verify the file").click()
    expect(page.get_by_text("12 rows: 11 hold, 1 edited in the file.")).to_be_visible()
    page.get_by_role("button", name="edited in the file").click()
    expect(page.locator(".otr-finding")).to_have_count(1)
    assert list(findings(page, "Verify a file")) == []
    page.get_by_role("link", name="in the corpus").click()
    expect(page.get_by_role("heading", name="Day 1", exact=True)).to_be_visible()
