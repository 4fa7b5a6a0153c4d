"""Two speakers compared, from the list of all, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_dashboard import settle


def test_open_a_speaker_and_compare_two(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/speakers")
    expect(page.get_by_text("4 speakers of 7 quotations in 4 articles")).to_be_visible()
    settle(page)
    page.get_by_role("combobox", name="One speaker").fill("fay")
    page.get_by_role("option", name="Ann Fay").click()
    expect(page.get_by_role("heading", name="Ann Fay")).to_be_visible()
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    expect(page).to_have_url(re.compile(r"open=Ann(\+|%20)Fay"))
    settle(page)

    page.get_by_role("combobox", name="Compare with").fill("lund")
    page.get_by_role("option", name="Bo Lund").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("4 quotations in 2 articles")).to_be_visible()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.get_by_text("The port has room")).to_be_visible()
    expect(page).to_have_url(re.compile(r"with=Bo(\+|%20)Lund"))
    settle(page)
    page.reload()
    expect(page.get_by_text("4 quotations in 2 articles")).to_be_visible()
