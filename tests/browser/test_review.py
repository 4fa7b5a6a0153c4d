"""What people put right in the browser: by keys, in two sessions at once, and for longer than the engine's version."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord import ingest
from onrecord.corpus import Store, open_store, take_snapshot
from onrecord.model import Action
from tests.browser.conftest import running_dashboard

# A server that nobody has asked yet imports everything first.
SLOW_START = 60_000
TEXT = "Wheat is dear\n\n“Wheat is dear,” Ann Fay said on Monday.\n\n“The port has room,” Bo Lund said.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "wheat.txt").write_text(TEXT)
    return folder


@pytest.fixture
def own(tmp_path: Path, files: Path) -> Store:
    store = open_store(str(tmp_path / "corpus"))
    read_again(store, files)
    return store


@pytest.fixture
def address(own: Store) -> Iterator[str]:
    with running_dashboard(Path(own.location)) as address:
        yield address


def read_again(store: Store, files: Path) -> int:
    with ThreadPoolExecutor(1) as executor:
        return ingest.ingest([files], store, executor).read


def wheat(store: Store) -> dict[str, object]:
    snapshot = take_snapshot(store)
    (row,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text.contains("Wheat is dear")))
    return row


def name_speaker(page: Page, name: str) -> None:
    page.get_by_role("button", name="Change …").click()
    box = page.get_by_test_id("stMain").get_by_role("combobox", name="Speaker", exact=True)
    box.click()
    box.fill(name)
    box.press("Enter")
    page.get_by_test_id("stBaseButton-primaryFormSubmit").click()
    expect(page.get_by_text(f"Saved: {name}")).to_be_visible()


def test_two_sessions_correct_the_same_quotation(chromium: Browser, own: Store, address: str, files: Path, monkeypatch):
    quote = wheat(own)["quote"]
    pages = [chromium.new_context().new_page() for _ in range(2)]
    # Both see the quotation as it was before either says anything.
    for page in pages:
        page.goto(f"{address}/review?quote={quote}")
        expect(page.get_by_role("heading", name="Ann Fay")).to_be_visible(timeout=SLOW_START)
    name_speaker(pages[0], "Eve Orr")
    name_speaker(pages[1], "Gil Ash")
    entries = own.corrections()
    assert [entry.action for entry in entries] == [Action.CORRECT, Action.CORRECT]
    assert [entry.value["speaker"] for entry in entries] == ["Eve Orr", "Gil Ash"]
    assert (wheat(own)["speaker"], wheat(own)["reviewed"]) == ("Gil Ash", "corrected")
    pages[0].reload()
    expect(pages[0].get_by_role("heading", name="Gil Ash")).to_be_visible()
    # A newer engine reads the article again, and what people said holds.
    before = own.version()
    monkeypatch.setattr(ingest, "engine_version", lambda _: "a newer engine")
    assert read_again(own, files) == 1
    assert own.version() != before
    assert (wheat(own)["speaker"], wheat(own)["reviewed"]) == ("Gil Ash", "corrected")
    pages[0].reload()
    expect(pages[0].get_by_role("heading", name="Gil Ash")).to_be_visible()
    for page in pages:
        page.context.close()


def test_keys_confirm_reject_and_undo(page: Page, own: Store, address: str) -> None:
    page.goto(f"{address}/review?review=By+chance")
    expect(page.get_by_text("2 to look at")).to_be_visible(timeout=SLOW_START)
    for key, button, left, actions in (
        ("y", "Right", "1 to look at", [Action.CONFIRM]),
        ("x", "No quotation", "0 to look at", [Action.CONFIRM, Action.REJECT]),
        ("u", "Undo", "1 to look at", [Action.CONFIRM, Action.REJECT, Action.UNDO]),
    ):
        # The key is its button's, which is drawn last.
        expect(page.get_by_test_id("stMain").get_by_role("button", name=button)).to_be_enabled()
        page.wait_for_function("!document.querySelector('[data-stale=true]')")
        page.keyboard.press(key)
        expect(page.get_by_text(left)).to_be_visible()
        assert [entry.action for entry in own.corrections()] == actions
