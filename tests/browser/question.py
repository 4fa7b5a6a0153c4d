"""What somebody said about something since a day, asked in a browser from Overview to the file."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.settling import settle

SIZES = [(1440, 900), (390, 844)]


class Answered(NamedTuple):
    """The rows of the file, how many clicks it took, and how many elements were scrolled."""

    rows: list[dict[str, str]]
    clicks: int
    scrolled: int


def ask(chromium: Browser, address: str, size: tuple[int, int], who: str, about: str, since: str) -> Answered:
    """Type the three into the box of words, read, and download."""
    width, height = size
    # Of a phone, where the sidebar closes when a page is chosen in it.
    phone = {"user_agent": "Mozilla/5.0 (Linux; Android 14) Mobile", "is_mobile": True} if width < 500 else {}
    context = chromium.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **phone)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    settle(page)
    clicks = 0

    def click(what: Locator) -> None:
        nonlocal clicks
        expect(what).to_be_in_viewport()
        what.click()
        clicks += 1

    if width < 500:
        click(page.get_by_test_id("stExpandSidebarButton"))
        # While the sidebar slides in, Playwright scrolls it to click.
        settle(page)
    click(page.get_by_role("combobox", name="Words"))
    complete(page, who, "speaker")
    complete(page, about, "topic")
    complete(page, since, "from")
    settle(page)
    if width < 500:
        click(page.get_by_test_id("stSidebar").get_by_role("link", name="Quotes"))
    else:
        click(page.get_by_role("link", name="Read "))
    expect(page.get_by_role("heading", name="Quotes")).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        click(page.get_by_role("button", name="Download CSV"))
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    scrolled = page.evaluate("[...document.querySelectorAll('*')].filter(e => e.scrollTop > 0).length")
    context.close()
    return Answered(list(csv.DictReader(io.StringIO(text, newline=""))), clicks, scrolled)


def complete(page: Page, typed: str, name: str) -> None:
    """Type into the box of words and choose, by keys, the first that is offered for a filter."""
    box = page.get_by_role("combobox", name="Words")
    box.press_sequentially(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    chosen = page.get_by_role("option", selected=True)
    for _ in range(30):
        if chosen.count() and name in str(chosen.get_attribute("data-means")):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("")
    settle(page)
