"""A statement opened from the table and followed into an article; figures by unit; in a real browser."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.corpus import open_store
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, parsed, quotation

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
