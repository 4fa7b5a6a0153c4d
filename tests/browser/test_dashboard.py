"""What an analyst does, in a real browser."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.corpus import open_store
from tests.browser.accessibility import findings
from tests.browser.conftest import running_dashboard
from tests.browser.question import SIZES, ask
from tests.browser.settling import settle
from tests.builders import ENGINE, small_corpus

FAY = {"“Wheat is dear,”", "“We will not pay 5% more for steel,”", "“No,”"}


def cells(page: Page, column: int) -> list[str]:
    """The visible cells of a column of the quotations table."""
    grid = page.get_by_test_id("stDataFrame")
    return grid.locator(f'[role=gridcell][aria-colindex="{column + 1}"]').all_text_contents()


def choose_speaker(page: Page, words: str) -> None:
    page.get_by_role("combobox", name="Speaker", exact=True).fill(words)
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")


def pick(page: Page, box: str, words: str, option: str) -> None:
    """Choose an option of a box with that label, after it has come into sight: its list closes when the page moves."""
    settle(page)
    choices = page.get_by_role("combobox", name=box, exact=True)
    if not choices.is_visible():
        page.get_by_text("More filters").click()
    choices.scroll_into_view_if_needed()
    choices.click()
    choices.fill(words)
    page.get_by_role("option", name=option).click()
    page.keyboard.press("Escape")


def go_to(page: Page, group: str, name: str) -> None:
    """Open a page by the navigation at the top."""
    page.get_by_test_id("stTopNav").get_by_role("button", name=group).click()
    page.get_by_role("menuitem", name=name).click()


def test_filter_share_read_and_download(page: Page, dashboard: str, chromium: Browser) -> None:
    page.goto(dashboard)
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    go_to(page, "Read", "Quotes")
    expect(page.get_by_text("7 quotations in 4 articles")).to_be_visible()

    choose_speaker(page, "fay")
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    expect(page.get_by_role("button", name="Speaker: Ann Fay")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]speaker=Ann(\+|%20)Fay"))

    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_test_id("stCode").inner_text().strip()
    page.keyboard.press("Escape")
    colleague = chromium.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    colleague.goto(link)
    expect(colleague.get_by_text("3 quotations in 2 articles")).to_be_visible()
    expect(colleague.get_by_role("button", name="Speaker: Ann Fay")).to_be_visible()
    colleague.context.close()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["quotation"] for row in rows} == FAY
    assert {row["speaker"] for row in rows} == {"Ann Fay"}
    assert all("speaker=Ann" in row["view"] for row in rows)
    assert "ann-fay" in download.value.suggested_filename

    page.get_by_role("button", name="In context").first.click()
    expect(page.locator(".otr-card")).to_be_visible()
    page.go_back()
    expect(page.locator(".otr-card")).to_have_count(0)
    page.go_forward()
    page.get_by_role("link", name="Open the article here").click()
    pieces = page.locator(".otr-quote.otr-chosen")
    expect(pieces.first).to_be_in_viewport()
    assert "".join(pieces.all_text_contents()) == "“We will not pay 5% more for steel,”"


def test_filters_survive_pages_and_reloads_and_are_cleared_at_once(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes?kind=indirect&q=port")
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    settle(page)
    go_to(page, "Read", "Articles")
    expect(page.get_by_text("Grain prices rise").first).to_be_visible()
    expect(page).to_have_url(re.compile("kind=indirect"))
    settle(page)
    page.reload()
    expect(page.get_by_role("button", name="Kind of quotation: indirect")).to_be_visible()
    page.get_by_role("button", name="Kind of quotation: indirect").click()
    expect(page.get_by_role("button", name="Kind of quotation: indirect")).to_have_count(0)
    expect(page.get_by_role("button", name="Words: port")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("button", name="Words: port")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("[?&](kind|q)="))


def test_the_first_visitor_may_come_by_a_link(page: Page, store) -> None:
    with running_dashboard(Path(store.location)) as address:
        page.goto(f"{address}/quotes?speaker=Bo+Lund")
        expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
        expect(page.get_by_role("button", name="Speaker: Bo Lund")).to_be_visible()


def test_nonsense_in_the_address_is_ignored(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes?kind=loud&from=yesterday&page=99&sort=sideways&undated=perhaps&speaker=Nobody&x=%00")
    expect(page.get_by_text("7 quotations in 4 articles")).to_be_visible()


def test_a_bad_query_is_pointed_at(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes?q=wheat+AND+(")
    expect(page.get_by_role("alert").first).to_contain_text("query")
    expect(page.get_by_test_id("stCode")).to_contain_text("^")
    expect(page.get_by_text(re.compile(r"\d+ quotations? in"))).to_have_count(0)


def test_an_article_that_is_not_there_is_said(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/articles?article=<script>alert(1)</script>")
    expect(page.get_by_role("alert").first).to_contain_text("no article")


@pytest.mark.parametrize("path", ["", "quotes", "articles"])
def test_a_narrow_screen_needs_no_sideways_scrolling(page: Page, dashboard: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{dashboard}/{path}")
    expect(page.get_by_test_id("stMain").get_by_text(re.compile(r"quotations?", re.IGNORECASE)).first).to_be_visible()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_empty_corpus_says_what_to_do(page: Page, tmp_path: Path) -> None:
    with running_dashboard(tmp_path / "nothing") as address:
        page.goto(address)
        expect(page.get_by_text("The corpus is empty: bring articles in first.")).to_be_visible()


def test_damaged_corpus_is_one_sentence(page: Page, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "corpus"))
    store.append(small_corpus(), ENGINE)
    for file in Path(store.location, "quotes").glob("*.parquet"):
        file.unlink()
    with running_dashboard(Path(store.location)) as address:
        page.goto(address)
        expect(page.get_by_role("alert").first).to_contain_text("cannot be read or written")
        expect(page.get_by_text("Traceback")).to_have_count(0)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_nothing_is_to_be_scrolled_for(page: Page, dashboard: str, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{dashboard}/quotes?speaker=Ann+Fay")
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    settle(page)
    for name in ("Saved views", "Report", "Download CSV", "Other formats"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()
    expect(page.get_by_role("combobox", name="Sort by")).to_be_in_viewport()
    expect(page.locator(".otr-item").first).to_be_in_viewport()
    if width > 1000:
        for label in ("Words", "Speaker", "Topic", "From", "To", "Outlet"):
            expect(page.get_by_test_id("stSidebar").get_by_text(label, exact=True)).to_be_in_viewport()
    page.get_by_role("button", name="In context").first.click()
    expect(page.locator(".otr-card .otr-quote")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_may_be_misspelt(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes")
    expect(page.get_by_text("7 quotations in 4 articles")).to_be_visible()
    settle(page)
    box = page.get_by_role("combobox", name="Speaker", exact=True)
    box.fill("Bo Lumd")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Speaker: Bo Lund")).to_be_visible()
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()


def test_quotations_are_collected_ordered_noted_and_taken_out(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes?speaker=Ann+Fay&sort=oldest")
    settle(page)
    for number in range(2):
        page.get_by_role("button", name="Collect", exact=True).first.click()
        expect(page.get_by_role("button", name="Collected")).to_have_count(number + 1)
        settle(page)
    page.get_by_role("button", name="Tray (2)").click()
    tray = page.get_by_role("dialog")
    tray.get_by_placeholder("Note").first.fill("for the lead")
    page.keyboard.press("Tab")
    settle(page)
    tray.get_by_role("button", name="arrow_downward").first.click()
    settle(page)
    with page.expect_download() as download:
        tray.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = [(row["quotation"], row["note"]) for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert rows == [("“We will not pay 5% more for steel,”", ""), ("“Wheat is dear,”", "for the lead")]


def test_back_undoes_the_last_filter_whichever_way_it_came(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes")
    expect(page.get_by_text("7 quotations in 4 articles")).to_be_visible()
    settle(page)
    choose_speaker(page, "fay")
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    settle(page)
    words = page.get_by_role("combobox", name="Words")
    words.fill("steel")
    words.press("Enter")
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Speaker: Ann Fay").click()
    expect(page.get_by_role("button", name="Speaker: Ann Fay")).to_have_count(0)
    settle(page)
    page.go_back()
    expect(page.get_by_role("button", name="Speaker: Ann Fay")).to_be_visible()
    expect(page.get_by_role("button", name="Words: steel")).to_be_visible()
    settle(page)
    page.go_back()
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    expect(page.get_by_role("button", name="Words: steel")).to_have_count(0)
    settle(page)
    page.go_back()
    expect(page.get_by_text("7 quotations in 4 articles")).to_be_visible()
    settle(page)
    page.go_forward()
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    expect(page).to_have_url(re.compile(r"quotes\?speaker=Ann(\+|%20)Fay$"))


def test_people_topics_and_words_are_offered_while_somebody_types(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes")
    expect(page.get_by_text("7 quotations in 4 articles")).to_be_visible()
    settle(page)
    box = page.get_by_role("combobox", name="Words")
    offered = page.get_by_role("listbox", name="Suggestions")
    box.press_sequentially("st")
    expect(offered.get_by_role("group", name="Words").get_by_role("option")).to_have_text(["steel 1"])
    expect(offered.get_by_role("group", name="Topics").get_by_role("option")).to_have_text(["steel 1"])
    assert not list(findings(page, "suggestions"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Topic: steel")).to_be_visible()
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    expect(box).to_have_value("")
    settle(page)
    box.press_sequentially("fa")
    offered.get_by_role("option", name="Ann Fay").click()
    expect(page.get_by_role("button", name="Speaker: Ann Fay")).to_be_visible()
    settle(page)
    box.press_sequentially("ste")
    expect(offered.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Words: ste", exact=True)).to_be_visible()
    expect(offered).to_be_hidden()


def test_what_was_collected_is_kept_with_a_saved_view(page: Page, dashboard: str, chromium: Browser) -> None:
    page.goto(f"{dashboard}/quotes?speaker=Ann+Fay")
    settle(page)
    page.get_by_role("button", name="Collect", exact=True).first.click()
    expect(page.get_by_role("button", name="Tray (1)")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Saved views").click()
    expect(page.get_by_text("With the tray: 1 quotation and your notes, for all who open it.")).to_be_visible()
    page.get_by_label("Name of this view").fill("Fay, collected")
    page.get_by_role("button", name="Save this view").click()
    expect(page.get_by_text("1 quotation collected")).to_be_visible()
    address = page.get_by_role("link", name="Fay, collected").get_attribute("href")
    colleague = chromium.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    colleague.goto(str(address))
    colleague.get_by_role("button", name="Tray (1)").click()
    expect(colleague.get_by_role("dialog").get_by_text("“We will not pay 5% more for steel,”")).to_be_visible()
    colleague.context.close()


def test_quotations_are_read_and_opened_by_keys_alone(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/quotes?speaker=Ann+Fay&sort=oldest")
    expect(page.get_by_text("3 quotations in 2 articles")).to_be_visible()
    settle(page)
    items = page.locator(".otr-item")
    page.wait_for_function("window.otrReadingList")
    page.keyboard.press("ArrowDown")
    expect(items.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".otr-card .otr-quote")).to_have_text("“We will not pay 5% more for steel,”")
    settle(page)
    page.keyboard.press("ArrowDown")
    expect(items.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".otr-card .otr-quote")).to_have_text("“No,”")
    settle(page)
    page.get_by_role("combobox", name="Words").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("combobox", name="Words")).to_be_focused()


@pytest.mark.parametrize("size", SIZES)
def test_what_somebody_said_about_something_since_a_day_is_a_file_after_four_clicks(
    chromium: Browser, dashboard: str, size: tuple[int, int]
) -> None:
    rows, clicks, scrolled = ask(chromium, dashboard, size, "ann f", "ste", "since 3 march 2026")
    assert [(row["speaker"], row["quotation"]) for row in rows] == [("Ann Fay", "“We will not pay 5% more for steel,”")]
    assert clicks <= 4
    assert not scrolled
