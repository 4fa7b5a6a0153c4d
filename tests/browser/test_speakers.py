"""Two speakers compared, from the list of all, in a real browser."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.corpus import open_store
from onrecord.model import Mention
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.browser.test_dashboard import pick
from tests.browser.test_topics import click_mark
from tests.builders import ENGINE, parsed, quotation


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over ten months of Ann Fay, to whom Bo Lund answers in the first three."""
    articles = []
    for number in range(1, 11):
        words = f"“The port will take {number} ships more,”" if number != 7 else "“Steel is dear and steel is scarce,”"
        answer = f"“The port is full on day {number},”"
        text = f"Report {number}\n\n{words} Ann Fay said. {answer if number <= 3 else 'Rain'} Bo Lund said."
        quotes = [quotation(text, words, "Ann Fay", mention="Ann Fay", cue="said")]
        if number <= 3:
            quotes.append(quotation(text, answer, "Bo Lund", mention="Bo Lund", cue="said"))
        # The first and the last article are more than 400 days apart: the charts are by month.
        day = date(2025 + (number - 1) // 6, (number - 1) % 6 * 2 + 1, 3)
        articles.append(parsed(text, quotes, title=f"Report {number}", outlet="Ilm Post", published=day))
    corpus = tmp_path_factory.mktemp("speakers")
    open_store(str(corpus)).append(articles, ENGINE)
    with running_dashboard(Path(corpus)) as address:
        yield address


def test_open_a_speaker_and_compare_two(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/speakers")
    expect(page.get_by_text("4 speakers of 7 quotations in 4 articles")).to_be_visible()
    settle(page)
    page.get_by_role("combobox", name="One speaker").fill("fay")
    page.get_by_role("option", name="Ann Fay").click()
    expect(page.get_by_role("heading", name="Ann Fay")).to_be_visible()
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    expect(page).to_have_url(re.compile(r"speaker=Ann(\+|%20)Fay"))
    settle(page)

    page.get_by_role("combobox", name="Compare with").fill("lund")
    page.get_by_role("option", name="Bo Lund").click()
    expect(page.get_by_text("4 quotations in 2 articles").first).to_be_visible()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_text("The port has room")).to_be_visible()
    expect(page.locator(".otr-day")).to_have_text(["9 Mar 2026", "2 Mar 2026"])
    expect(page).to_have_url(re.compile(r"speaker=Bo(\+|%20)Lund"))
    settle(page)
    page.reload()
    expect(page.get_by_text("4 quotations in 2 articles").first).to_be_visible()


def test_compare_on_one_topic_click_one_of_them_and_download(page: Page, harbour: str) -> None:
    page.goto(f"{harbour}/speakers?speaker=Ann+Fay&speaker=Bo+Lund")
    expect(page.get_by_text("13 quotations in 10 articles").first).to_be_visible()
    pick(page, "On", "harb", "harbour")
    expect(page.get_by_text("12 quotations in 9 articles", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("on_topic=harbour"))
    settle(page)
    # The columns stand beside each other, and what was said on one day stands in one row.
    columns = page.locator(".otr-side h4")
    expect(columns).to_have_text(["Ann Fay", "Bo Lund"])
    fay = page.locator(".otr-side li", has_text="The port will take 2 ships more")
    lund = page.locator(".otr-side li", has_text="The port is full on day 2")
    left, right = fay.bounding_box(), lund.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]
    expect(page.get_by_text("Steel is dear")).to_have_count(0)

    # A point of Bo Lund's line: the page narrows to him and that period, which the sidebar and the address say.
    points = page.locator(".js-plotly-plot").first.locator(".scatterlayer .trace").nth(1).locator(".points path")
    click_mark(page, points.nth(2))
    expect(page.get_by_role("button", name="Speaker: Bo Lund")).to_be_visible()
    expect(page.get_by_role("button", name="From: 2025-03-01")).to_be_visible()
    expect(page).to_have_url(re.compile("speaker=Bo(\\+|%20)Lund"))
    expect(page.get_by_role("heading", name="Bo Lund", level=2)).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Read them").click()
    expect(page.get_by_role("heading", name="Quotes")).to_be_visible()
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["speaker"], row["quotation"]) == ("Bo Lund", "“The port is full on day 2,”")


def test_an_old_link_finds_its_speaker_and_one_to_nobody_says_so(page: Page, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "names"))
    for name in ("Roe", "Ann Roe"):
        text = f"“Rope is dear to {name},” {name} said."
        quotes = [quotation(text, text[: text.index("”") + 1], name, mention=name)]
        store.append([parsed(text, quotes, [Mention(0, 1, "PERSON", name)])], ENGINE)
    with running_dashboard(Path(store.location)) as address:
        page.goto(f"{address}/quotes?speaker=Roe")
        expect(page.get_by_role("button", name="Speaker: Ann Roe")).to_be_visible()
        expect(page.get_by_text("2 quotations in 2 articles")).to_be_visible()
        page.goto(f"{address}/quotes?speaker=Bo+Lund")
        expect(page.get_by_text("No speaker of this corpus is called “Bo Lund”")).to_be_visible()
