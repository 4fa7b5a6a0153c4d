"""What people put right in the browser: by keys, in two sessions at once, and for longer than the engine's version."""

import csv
import io
import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord import ingest
from onrecord.corpus import Store, open_store, take_snapshot
from onrecord.model import Action, ParsedArticle, Role
from tests.browser.conftest import DESKTOP, running_dashboard
from tests.browser.settling import settle
from tests.builders import ENGINE, parsed, quotation

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


def choose(page: Page, label: str, name: str) -> None:
    """Write a name into a box and take it from what the box then offers, when the page stands still."""
    settle(page)
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(name)
    page.get_by_role("option").filter(has_text=name).first.click()
    settle(page)


def name_speaker(page: Page, name: str) -> None:
    page.get_by_role("button", name="Change …").click()
    choose(page, "Speaker", name)
    page.get_by_test_id("stBaseButton-primaryFormSubmit").click()
    expect(page.get_by_text(f"Saved: {name}")).to_be_visible()


def test_two_sessions_correct_the_same_quotation(
    page: Page, chromium: Browser, own: Store, address: str, files: Path, monkeypatch
):
    quote = wheat(own)["quote"]
    pages = [page, chromium.new_context(viewport=DESKTOP).new_page()]
    # Both see the quotation as it was before either says anything.
    for one in pages:
        one.goto(f"{address}/review?quote={quote}")
        expect(one.get_by_role("heading", name="Ann Fay")).to_be_visible()
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
    pages[1].context.close()


def test_keys_confirm_reject_and_undo(page: Page, own: Store, address: str) -> None:
    page.goto(f"{address}/review?review=sample")
    expect(page.get_by_text("2 to look at")).to_be_visible()
    for key, left, actions in (
        ("y", "1 to look at", [Action.CONFIRM]),
        ("x", "0 to look at", [Action.CONFIRM, Action.REJECT]),
        ("u", "1 to look at", [Action.CONFIRM, Action.REJECT, Action.UNDO]),
    ):
        press(page, key)
        expect(page.get_by_text(left)).to_be_visible()
        assert [entry.action for entry in own.corrections()] == actions


@pytest.fixture
def people(tmp_path: Path) -> Store:
    """Ann Lindqvist, who is also written Ann Lindquist; and two Bo Lunds, a mayor and a judge."""
    store = open_store(str(tmp_path / "people"))
    store.append(
        [
            said_by("Ann Lindqvist", "Wheat is dear"),
            said_by("Ann Lindqvist", "Steel is dear"),
            said_by("Ann Lindquist", "Rye is dear"),
            said_by("Bo Lund", "The port has room", "mayor"),
            said_by("Bo Lund", "The court is closed", "judge"),
        ],
        ENGINE,
    )
    return store


def said_by(speaker: str, words: str, role: str | None = None) -> ParsedArticle:
    text = f"{words}\n\n“{words},” {f'{role} ' if role else ''}{speaker} said."
    quotes = [
        quotation(text, f"“{words},”", speaker, mention=speaker, cue="said", confidence=0.6, reason="subject of “said”")
    ]
    roles = [Role(speaker, role, text.index(role), text.index(role) + len(role))] if role else []
    return parsed(text, quotes, [], roles, title=words, outlet="Ilm Post", published=date(2026, 3, 2))


def speakers(store: Store) -> dict[str, str]:
    snapshot = take_snapshot(store)
    return {row["title"]: row["speaker"] for row in snapshot.rows(snapshot.quotes)}


def expect_speakers(store: Store, wanted: list[str]) -> None:
    """Wait until what was said has reached the store."""
    deadline = time.monotonic() + 60
    while sorted(speakers(store).values()) != wanted:
        assert time.monotonic() < deadline, speakers(store)
        time.sleep(0.2)


def press(page: Page, key: str) -> None:
    """Press a key when its button is there: until then nobody listens to it."""
    settle(page)
    button = page.get_by_test_id("stMain").get_by_role("button", name=re.compile(rf"Shortcut {key}$", re.IGNORECASE))
    expect(button).to_be_enabled()
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    page.keyboard.press(key)


def test_people_are_merged_parted_and_renamed_and_the_log_says_so(page: Page, people: Store) -> None:
    with running_dashboard(Path(people.location)) as address:
        page.goto(f"{address}/review?review=one-person")
        expect(page.get_by_text("1 pair of names")).to_be_visible()
        press(page, "y")
        expect(page.get_by_text("0 pairs of names")).to_be_visible()
        assert speakers(people)["Rye is dear"] == "Ann Lindqvist"

        page.get_by_text("Name two yourself, or rename somebody").click()
        for label, name in (("Who", "Ann Lindqvist"), ("is", "Ann Orr")):
            choose(page, label, name)
        page.get_by_test_id("stMain").get_by_role("button", name="Save", exact=True).click()
        expect_speakers(people, [*["Ann Orr"] * 3, "Bo Lund", "Bo Lund"])

        page.goto(f"{address}/review?review=two-people")
        expect(page.get_by_text("1 name that may be two people’s")).to_be_visible()
        settle(page)
        page.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 52})
        who = page.get_by_role("textbox", name="Who it is there")
        who.fill("Bo Lund (judge)")
        who.press("Tab")
        settle(page)
        page.get_by_role("button", name="Another person in 1 article").click()
        expect_speakers(people, [*["Ann Orr"] * 3, "Bo Lund", "Bo Lund (judge)"])

        page.goto(f"{address}/review?review=sample")
        expect(page.get_by_text("5 to look at")).to_be_visible()
        headline = page.locator(".otr-card em")
        first = headline.inner_text()
        press(page, "n")
        expect(headline).not_to_have_text(first)
        press(page, "e")
        expect(page.get_by_role("textbox", name="Words, as the article has them")).to_be_visible()
        press(page, "y")
        expect(page.get_by_text("4 to look at")).to_be_visible()

        page.get_by_role("radio", name="How right is it?").click()
        expect(page.get_by_text("1 judgment. With 95 % confidence the speaker is right in").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as annotated data").click()
        assert json.loads(download.value.path().read_text())["attributions"]
        page.get_by_role("radio", name="Log").click()
        expect(page.get_by_text("4 entries, newest first")).to_be_visible()
        settle(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        assert [row["What"] for row in csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")))] == [
            "confirm", "separate", "rename", "rename",
        ]  # fmt: skip
