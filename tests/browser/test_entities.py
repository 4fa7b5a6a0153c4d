"""Names found, marked and followed to the quotations that mention them, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_dashboard import settle


def test_find_a_name_and_read_who_mentions_it(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/entities")
    expect(page.get_by_text("3 names in 5 articles")).to_be_visible()
    settle(page)
    page.get_by_role("textbox", name="Name", exact=True).fill("union")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 name in 5 articles")).to_be_visible()
    expect(page).to_have_url(re.compile("entity_words=union"))
    settle(page)

    page.get_by_role("combobox", name="Mentions").fill("european")
    page.get_by_role("option", name="European Union").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Mentions: European Union")).to_be_visible()
    expect(page.get_by_text("1 name in 1 article")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Quotes").click()
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    expect(page).to_have_url(re.compile(r"entity=European(\+|%20)Union"))
