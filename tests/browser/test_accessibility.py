"""Every page for those who do not see it well, or use no mouse."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import faint, findings
from tests.browser.settling import settle


def test_no_serious_finding(page: Page, dashboard: str) -> None:
    """The page with the most on it; ``benchmarks/accessibility.py`` looks at all of them."""
    page.goto(f"{dashboard}/quotes?speaker=Ann+Fay&q=wheat")
    settle(page)
    assert not list(findings(page, "quotations to read"))
    page.get_by_role("button", name="In context").click()
    expect(page.locator(".otr-card")).to_be_visible()
    assert not list(findings(page, "a quotation in its context"))
    page.get_by_role("link", name="Open the article here").click()
    expect(page.locator(".otr-quote.otr-chosen").first).to_be_visible()
    assert not list(findings(page, "an open article"))


def test_no_serious_finding_on_a_phone(page: Page, dashboard: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard}/quotes?speaker=Ann+Fay")
    settle(page)
    page.get_by_role("button", name="In context").first.click()
    expect(page.locator(".otr-card")).to_be_visible()
    assert not list(findings(page, "a quotation in its sheet"))
    page.goto(f"{dashboard}/quotes?q=wheet&outlet=Other+Gazette")
    expect(page.get_by_text("Nothing matches these filters.")).to_be_visible()
    assert not list(findings(page, "nothing found"))


@pytest.mark.parametrize("view", ["", "topics", "topics?topic_view=speakers"])
def test_the_words_of_charts_are_dark_enough(page: Page, dashboard: str, view: str) -> None:
    page.goto(f"{dashboard}/{view}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        texts, few = faint(page)
        assert texts
        assert not few, (scheme, few)


def test_a_quotation_is_found_and_opened_without_a_mouse(page: Page, dashboard: str) -> None:
    page.goto(dashboard)
    settle(page)
    tab_to(page, page.get_by_test_id("stTopNav").get_by_role("button", name="Read"))
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Quotes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Quotes", level=1)).to_be_visible()
    settle(page)

    tab_to(page, page.get_by_role("combobox", name="Speaker", exact=True))
    page.keyboard.type("lund")
    expect(page.get_by_role("option", name="Bo Lund")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    settle(page)

    tab_to(page, page.get_by_role("button", name="In context"))
    page.keyboard.press("Enter")
    expect(page.locator(".otr-card")).to_be_visible()
    settle(page)
    tab_to(page, page.get_by_role("link", name="Open the article here"))
    page.keyboard.press("Enter")
    expect(page.locator(".otr-quote.otr-chosen").first).to_have_text("The port has room")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus, as somebody does who has no mouse."""
    expect(wanted).to_be_visible()
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{wanted} is not reached by Tab")
