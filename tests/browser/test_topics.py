"""From a topic to its quotations and a file of them, and a topic edited with a preview first, in a real browser."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onrecord.corpus import open_store
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, parsed, quotation


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over ten articles, one every second month, nine on the port and one on steel."""
    store = open_store(str(tmp_path_factory.mktemp("harbour")))
    articles = []
    for number in range(1, 11):
        words = f"“The port will take {number} ships more,”" if number != 7 else "“Steel is dear and steel is scarce,”"
        day = date(2025 + (number - 1) // 6, (number - 1) % 6 * 2 + 1, 3)
        text = f"Report {number}\n\n{words} Ann Fay said."
        quotes = [quotation(text, words, "Ann Fay", mention="Ann Fay", cue="said", confidence=0.9)]
        articles.append(parsed(text, quotes, title=f"Report {number}", outlet="Ilm Post", published=day))
    store.append(articles, ENGINE)
    with running_dashboard(Path(store.location)) as address:
        yield address


def click_mark(page: Page, mark: Locator) -> None:
    """Click where a person would, with the pointer coming from beside it; Plotly listens to the pointer's way."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 3, y - 3)
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.down()
    page.mouse.up()


def test_pick_a_topic_click_a_month_read_and_download(page: Page, harbour: str) -> None:
    page.goto(f"{harbour}/topics")
    bars = page.locator(".js-plotly-plot .bars .point")
    expect(bars).to_have_count(2)
    settle(page)
    click_mark(page, bars.last)
    expect(page.get_by_role("button", name="Topic: harbour")).to_be_visible()
    expect(page.get_by_text("9 quotations in 9 articles")).to_be_visible()
    settle(page)

    circles = page.locator(".js-plotly-plot .scatterlayer .points path")
    expect(circles).to_have_count(9)
    click_mark(page, circles.nth(2))
    expect(page.get_by_role("button", name="From: 2025-05-01")).to_be_visible()
    expect(page.get_by_role("button", name="To: 2025-05-31")).to_be_visible()
    expect(page.get_by_text("“The port will take 3 ships more,”")).to_be_visible()
    expect(page).to_have_url(re.compile("topic=harbour.*from=2025-05-01"))
    settle(page)

    page.get_by_role("link", name="Read them").click()
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["quotation"], row["topics"]) == ("“The port will take 3 ships more,”", "harbour")
    assert download.value.suggested_filename.startswith("onrecord-quotations-harbour-from-2025-05-01")


def test_a_topic_is_edited_with_a_preview_first(page: Page, harbour: str, own_topics: Path) -> None:
    before = own_topics.read_bytes()
    try:
        page.goto(f"{harbour}/topics?topic_view=edit&edit=harbour")
        phrases = page.get_by_role("textbox", name="Phrases")
        phrases.fill("port\nfee\nscarce")
        phrases.press("Control+Enter")
        expect(page.get_by_text("This change gains 1 quotation and loses 0 quotations")).to_be_visible()
        expect(page.locator(".otr-evidence")).to_have_text("scarce")
        assert own_topics.read_bytes() == before
        settle(page)
        page.get_by_test_id("stMain").get_by_role("button", name=re.compile("Save$")).click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        settle(page)
        page.goto(f"{harbour}/topics?topic=harbour")
        expect(page.get_by_text("10 quotations in 10 articles")).to_be_visible()
    finally:
        own_topics.write_bytes(before)
