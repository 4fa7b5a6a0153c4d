"""A statement opened from the table and followed into an article; figures by unit; in a real browser."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.corpus import open_store
from tests.browser.accessibility import findings
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, parsed, quotation
from tests.unit.corpus.test_otherwise import says

WHOLE = "“We will not close the old harbour before the last of the boats has come home.”"
CUT = "“before the last of the boats has come home”"


@pytest.fixture(scope="module")
def repeated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over two reports of one statement."""
    articles = []
    for day, content, outlet in ((2, WHOLE, "The Invented Times"), (4, CUT, "Other Gazette")):
        text = f"Harbour news\n\n{content} said Ann Fay."
        quotes = [quotation(text, content, "Ann Fay", mention="Ann Fay", cue="said")]
        articles.append(parsed(text, quotes, title=f"Boats on day {day}", outlet=outlet, published=date(2026, 3, day)))
    corpus = tmp_path_factory.mktemp("repeated")
    open_store(str(corpus)).append(articles, ENGINE)
    with running_dashboard(Path(corpus)) as address:
        yield address


def test_open_a_statement_and_see_who_cut_it(page: Page, repeated: str) -> None:
    page.goto(f"{repeated}/statements")
    expect(page.get_by_text("1 statement reported by several articles: 2 quotations in 2 articles")).to_be_visible()
    settle(page)
    # The table is a canvas: the box before its first row.
    page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 52})
    expect(page.get_by_text("2 reports in 2 articles of 2 outlets")).to_be_visible()
    expect(page).to_have_url(re.compile("statement="))
    expect(page.get_by_text("first report")).to_be_visible()
    expect(page.locator("del", has_text="We will not close the old harbour")).to_be_visible()
    settle(page)

    page.get_by_role("button", name="All statements").click()
    expect(page.get_by_text("1 statement reported by several articles: 2 quotations in 2 articles")).to_be_visible()
    expect(page).not_to_have_url(re.compile("statement="))
    settle(page)
    page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 52})
    page.get_by_role("link", name="Boats on day 4").click()
    expect(page).to_have_url(re.compile("/articles"))
    expect(page.get_by_role("heading", name="Boats on day 4")).to_be_visible()


def test_quotations_like_one(page: Page, repeated: str) -> None:
    page.goto(f"{repeated}/quotes")
    settle(page)
    page.get_by_role("button", name="In context").first.click()
    expect(page.get_by_role("link", name="Who else reported this")).to_be_visible()
    page.get_by_text("Quotations like this one").click()
    expect(page.get_by_text("they may say the opposite")).to_be_visible()


def test_figures_by_unit(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/figures")
    expect(page.get_by_text("1 figure · Percentages, of 7 quotations in 5 articles")).to_be_visible()
    settle(page)
    page.get_by_text("Also outside quotations").click()
    page.get_by_text("Things counted").click()
    expect(page.get_by_text("40 ships or more")).to_be_visible()
    expect(page).to_have_url(re.compile(r"figure_unit=things"))


SPEECH = "The ferry will sail at six and at noon and it will carry every bicycle without a fee"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over a speech and two reports of it, of which one has changed a word."""
    # So long that they are no versions of one another.
    own = " ".join(f"Herring {n} came with wind {n * 7} over pier {n * 5}." for n in range(30))
    articles = [
        parsed(
            f"Good evening. {SPEECH}. {own[::-1]}", title="The speech", outlet="The Hall", published=date(2026, 3, 1)
        )
    ]
    for outlet, fee in (("The Invented Times", "bicycle"), ("Other Gazette", "donkey")):
        words = (SPEECH, f"it will carry every {fee} without a fee")
        text = "\n\n".join([f"News of the {fee}", *(f"“{each},” said Ann Fay." for each in words), own])
        quotes = [quotation(text, f"“{each},”", "Ann Fay") for each in words]
        articles.append(parsed(text, quotes, title=f"The {fee}", outlet=outlet, published=date(2026, 3, 2)))
    articles += [says(2, 400), says(9, 700)]
    corpus = tmp_path_factory.mktemp("told")
    open_store(str(corpus)).append(articles, ENGINE)
    with running_dashboard(Path(corpus)) as address:
        yield address


def test_see_how_an_outlet_quotes_a_speech(page: Page, told: str) -> None:
    page.goto(f"{told}/statements")
    page.get_by_role("radio", name="Fidelity to the source").click()
    expect(page.get_by_text("4 quotations of 1 source in 2 articles")).to_be_visible()
    settle(page)
    page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 52})
    expect(page).to_have_url(re.compile("fidelity_outlet=Other"))
    expect(page.locator(".otr-finding")).to_have_count(2)
    changed = page.locator(".otr-finding", has_text="altered")
    expect(changed.locator("ins")).to_have_text("donkey")
    expect(changed.locator("del")).to_have_text("bicycle")
    assert list(findings(page, "Fidelity")) == []
    with page.expect_download() as table:
        page.get_by_role("button", name="Download CSV").click()
    assert len(Path(table.value.path()).read_text("utf-8-sig").splitlines()) == 3
    changed.get_by_role("link", name="The speech").click()
    expect(page.get_by_role("heading", name="The speech", exact=True)).to_be_visible()


def test_from_the_overview_to_who_now_says_otherwise(page: Page, told: str) -> None:
    page.goto(told)
    page.get_by_role("link", name="Who now says otherwise").click()
    expect(page.get_by_text("1 time somebody now says otherwise")).to_be_visible()
    settle(page)
    expect(page.locator(".otr-finding mark")).to_have_text(["400 crowns", "700 crowns"])
    assert list(findings(page, "Now says otherwise")) == []
    feed = page.get_by_role("link", name="Feed of the whole corpus").get_attribute("href") or ""
    assert "Ann Fay now says otherwise" in page.request.get(feed).text()
    page.locator(".otr-finding").get_by_role("link", name="Day 9").click()
    expect(page.get_by_role("heading", name="Day 9", exact=True)).to_be_visible()
