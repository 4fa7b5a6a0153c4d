"""Names found, marked and followed to the quotations that mention them, in a real browser."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.corpus import open_store
from onrecord.model import Mention
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.browser.test_dashboard import go_to, pick
from tests.builders import ENGINE, parsed


def test_find_a_name_and_read_who_mentions_it(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/entities")
    expect(page.get_by_text("3 names in 5 articles with 7 quotations")).to_be_visible()
    settle(page)
    page.get_by_role("textbox", name="Name", exact=True).fill("union")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 name in 5 articles with 7 quotations")).to_be_visible()
    expect(page).to_have_url(re.compile("entity_words=union"))
    settle(page)

    pick(page, "Mentions", "european", "European Union")
    expect(page.get_by_role("button", name="Mentions: European Union")).to_be_visible()
    expect(page.get_by_text("1 name in 1 article with 1 quotation")).to_be_visible()
    settle(page)
    go_to(page, "Read", "Quotes")
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    expect(page).to_have_url(re.compile(r"entity=European(\+|%20)Union"))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over a corpus of these tests' own; who changes it takes that back."""
    store = open_store(str(tmp_path_factory.mktemp("own")))
    text = "US, America, America, US, the United States, Ilm, Ilm"
    mentions = [Mention(m.start(), m.end(), "GPE", m[0]) for m in re.finditer("US|America|the United States|Ilm", text)]
    store.append([parsed(text, [], mentions, published=date(2026, 3, 2))], ENGINE)
    with running_dashboard(Path(store.location)) as address:
        yield address


def test_a_form_is_kept_apart_for_good_and_counted_together_again(page: Page, own: str, chromium: Browser) -> None:
    page.goto(f"{own}/entities?names=United+States")
    expect(page.get_by_text("2 names in 1 article")).to_be_visible()
    settle(page)
    page.get_by_text("Written forms").click()
    page.get_by_role("button", name="America (2)").click()
    settle(page)
    page.get_by_role("button", name="Keep apart", exact=True).click()
    expect(page.get_by_text("3 names in 1 article")).to_be_visible()
    expect(page.get_by_text("Written forms, 1 kept apart")).to_be_visible()

    # Somebody else sees it too, and can take it back.
    other = chromium.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    other.goto(f"{own}/entities?names=America")
    expect(other.get_by_text("3 names in 1 article")).to_be_visible()
    settle(other)
    other.get_by_text("Written forms, 1 kept apart").click()
    other.get_by_role("button", name="America (was United States)").click()
    settle(other)
    other.get_by_role("button", name="Count together again").click()
    expect(other.get_by_text("2 names in 1 article")).to_be_visible()
    other.context.close()


def test_rows_that_are_marked_are_in_the_address_and_a_point_filters(page: Page, own: str) -> None:
    page.goto(f"{own}/entities")
    expect(page.get_by_text("2 names in 1 article")).to_be_visible()
    settle(page)
    # The table is a canvas: the box before its second row. The chart above has a table too, which is closed.
    page.get_by_test_id("stDataFrame").filter(visible=True).first.click(position={"x": 18, "y": 87})
    expect(page).to_have_url(re.compile("names=Ilm"))
    settle(page)
    page.reload()
    expect(page.get_by_test_id("stMultiSelect").filter(has_text="Names to look at")).to_contain_text("Ilm")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_chart_comes_before_tables_and_controls(
    page: Page, dashboard: str, own: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for address in (dashboard, f"{own}/entities"):
        page.goto(address)
        chart = page.locator(".js-plotly-plot .main-svg").first
        expect(chart).to_be_visible()
        settle(page)
        box = chart.bounding_box()
        assert box is not None
        # It begins in the upper half of the window and is seen whole.
        assert box["y"] < height / 2
        assert box["y"] + box["height"] <= height
