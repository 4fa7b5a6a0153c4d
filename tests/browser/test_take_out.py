"""What leaves the dashboard: the API of a real server, saved views with what is new, and a report, in a real browser."""

import csv
import io
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.corpus import Store, open_store
from onrecord.model import ParsedArticle
from tests.browser.conftest import DESKTOP, PATIENCE, running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, parsed, quotation


def report(number: int) -> ParsedArticle:
    words = f"“The port will take {number} ships more,”"
    text = f"Report {number}\n\n{words} Ann Fay said."
    quotes = [quotation(text, words, "Ann Fay", mention="Ann Fay", cue="said", confidence=0.9)]
    return parsed(text, quotes, title=f"Report {number}", outlet="Ilm Post", published=date(2026, 3, number))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A corpus of six articles of one quotation each."""
    store = open_store(str(tmp_path_factory.mktemp("harbour")))
    store.append([report(number) for number in range(1, 7)], ENGINE)
    return store


@pytest.fixture(scope="module")
def address(harbour: Store) -> Iterator[str]:
    with running_dashboard(Path(harbour.location)) as address:
        yield address


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own loopback address)
        content: bytes = answer.read()
        return content


def save_view(page: Page, name: str) -> None:
    page.get_by_role("button", name="Saved views").click()
    page.get_by_label("Name of this view").fill(name)
    page.get_by_role("button", name="Save this view").click()


# The page of one speaker has no list of speakers.
@pytest.mark.parametrize(
    ("subject", "filters"), [("quotes", "speaker=Ann+Fay&"), ("speakers", ""), ("articles", "speaker=Ann+Fay&")]
)
def test_what_a_page_downloads_is_what_the_api_gives(page: Page, address: str, subject: str, filters: str) -> None:
    view = f"{subject}?{filters}from=2026-03-03"
    page.goto(f"{address}/{view}")
    button = page.get_by_role("button", name="Download CSV")
    expect(button).to_be_visible()
    settle(page)
    with page.expect_download() as download:
        button.click()
    file = Path(download.value.path()).read_bytes()
    assert fetch(f"{address}/api/{view}&format=csv") == file
    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
    assert {row["view"] for row in rows} == {f"{address}/{view}"}
    assert len(rows) == {"quotes": 4, "articles": 4, "speakers": 1}[subject]


def test_the_server_describes_its_api_and_refuses_nonsense_in_a_sentence(address: str) -> None:
    description = json.loads(fetch(f"{address}/api/openapi.json"))
    assert description["servers"] == [{"url": address}]
    assert set(description["paths"]) == {
        f"/api/{name}" for name in ("quotes", "articles", "speakers", "topics", "figures", "check", "landed", "verify")
    }
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(f"{address}/api/quotes?from=yesterday")
    assert refused.value.code == 400
    assert "takes a day such as" in json.loads(refused.value.read())["error"]


def page_with_a_clock(chromium: Browser) -> Page:
    """A page of its own whose clock can be put forward."""
    page = chromium.new_context(viewport=DESKTOP).new_page()
    page.set_default_timeout(PATIENCE)
    page.clock.install()
    return page


def test_a_view_is_saved_opened_with_what_is_new_fed_changed_and_deleted(
    chromium: Browser, address: str, harbour: Store
) -> None:
    page = page_with_a_clock(chromium)
    page.goto(f"{address}/quotes?q=ships")
    expect(page.get_by_text("6 quotations in 6 articles")).to_be_visible()
    save_view(page, "Ships & <ports>")
    link = page.get_by_role("link", name="Ships & <ports>")
    expect(link).to_be_visible()
    expect(page.get_by_text("new quotation")).to_have_count(0)

    harbour.append([report(number) for number in (11, 12)], ENGINE)
    show = page.get_by_role("button", name="The corpus has changed: show it as it is now")
    # A page looks for what is new three times a minute.
    page.clock.fast_forward("00:20")
    expect(show).to_be_visible()
    expect(page.get_by_text("6 quotations in 6 articles")).to_be_visible()
    page.keyboard.press("Escape")
    show.click()
    expect(page.get_by_text("8 quotations in 8 articles")).to_be_visible()
    expect(show).to_have_count(0)
    page.goto(f"{address}/topics")
    settle(page)
    page.get_by_role("button", name="Saved views").click()
    expect(page.get_by_text("2 new quotations · Words: ships")).to_be_visible()
    feed = page.get_by_role("link", name="rss_feed").get_attribute("href")
    link.click()
    expect(page.get_by_text("2 new quotations since your last look")).to_be_visible()
    expect(page.get_by_text("8 quotations in 8 articles")).to_be_visible()
    expect(page).to_have_url(f"{address}/quotes?q=ships")
    settle(page)

    entries = feedparser.parse(fetch(feed)).entries
    assert len(entries) == 8
    assert {entry.title for entry in entries[:2]} == {
        f"Ann Fay: “The port will take {number} ships more,”" for number in (11, 12)
    }
    page.goto(entries[0].link)
    expect(page.get_by_text("All articles")).to_be_visible()

    page.goto(f"{address}/quotes?q=ships&from=2026-03-12")
    expect(page.get_by_text("1 quotation in 1 article")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Saved views").click()
    expect(page.get_by_text("Words: ships · saved")).to_be_visible()
    expect(page.get_by_text("new quotation")).to_have_count(0)
    page.get_by_role("button", name="save_as").click()
    expect(page.get_by_text("Words: ships; From: 2026-03-12 · saved")).to_be_visible()
    page.get_by_role("button", name="delete").click()
    expect(link).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(link).to_be_visible()
    assert len(feedparser.parse(fetch(feed)).entries) == 1
    settle(page)
    page.get_by_role("button", name="delete").click()
    expect(link).to_have_count(0)
    with pytest.raises(urllib.error.HTTPError):
        fetch(feed)
    page.context.close()


def test_the_first_page_is_a_view_and_one_that_cannot_be_read_takes_no_other_away(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    settle(page)
    save_view(page, "Everything")
    expect(page.get_by_role("link", name="Everything")).to_be_visible()
    page.goto(f"{address}/quotes?q=(")
    expect(page.get_by_text("The query ends too early")).to_be_visible()
    save_view(page, "Broken")
    expect(page.get_by_text("Words: ( · saved")).to_be_visible()
    page.get_by_role("link", name="Everything").click()
    expect(page.get_by_text("nothing new since your last look")).to_be_visible()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()


def test_a_report_opens_without_a_network_and_has_the_charts_and_quotations(
    page: Page, chromium: Browser, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/?speaker=Ann+Fay&to=2026-03-06")
    settle(page)
    page.get_by_role("button", name="Report").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Page to print").click()
    assert download.value.suggested_filename.startswith("onrecord-report-ann-fay-to-2026-03-06-")
    file = tmp_path / "report.html"
    download.value.save_as(file)

    context = chromium.new_context(offline=True, viewport={"width": 1000, "height": 1000})
    printed = context.new_page()
    asked, problems = [], []
    printed.on("request", lambda request: asked.append(request.url))
    printed.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    printed.on("pageerror", lambda error: problems.append(str(error)))
    printed.goto(file.as_uri())
    expect(printed.locator(".js-plotly-plot .bars .point").first).to_be_visible()
    expect(printed.get_by_role("heading", name="Ann Fay, March 2026")).to_be_visible()
    expect(printed.locator("li")).to_have_count(6)
    expect(printed.get_by_text("6 quotations in 6 articles")).to_be_visible()
    expect(printed.get_by_role("link", name=f"{address}?speaker=Ann+Fay&to=2026-03-06")).to_be_visible()
    assert asked == [file.as_uri()]
    assert problems == []
    # Nothing is wider than the paper.
    printed.emulate_media(media="print")
    printed.set_viewport_size({"width": 680, "height": 900})
    assert printed.evaluate("document.documentElement.scrollWidth") <= 680
    context.close()
