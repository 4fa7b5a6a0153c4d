"""A real server and a real Chromium."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect, sync_playwright

from onrecord.corpus import open_store
from tests.builders import ENGINE, small_corpus

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
DESKTOP: ViewportSize = {"width": 1440, "height": 1000}
# A machine that is busy with other things as well is slow to draw a chart.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running_dashboard(
    corpus: Path, folder: Path = ROOT, port: int | None = None, *options: str, **environment: str
) -> Iterator[str]:
    """The address of a dashboard over the given corpus, started as the README does."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "dashboard.py",
        "--server.headless=true",
        f"--server.port={port}",
        *options,
    ]
    environment = {**os.environ, "ONRECORD_CORPUS": str(corpus), **environment}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(30)


def wait_until_healthy(address: str, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own loopback address)
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise TimeoutError(f"nothing at {address} after {seconds} s")


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard over the small corpus, of which people in browsers may say something."""
    corpus = tmp_path_factory.mktemp("shown")
    open_store(str(corpus)).append(small_corpus(), ENGINE)
    with running_dashboard(corpus) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"needs Chromium at {CHROMIUM} (Debian's package chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab for all tests: each of its own would compile the scripts of the pages again, which takes longer than a page."""
    context = chromium.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A page at desktop width that knows nothing of the test before; a test fails where the page's scripts do."""
    tab.set_default_timeout(PATIENCE)
    tab.set_viewport_size(DESKTOP)
    tab.emulate_media(color_scheme="light")
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    tab.on("pageerror", note)
    yield tab
    tab.remove_listener("pageerror", note)
    # What has no storage refuses to be asked for it.
    tab.evaluate("try { localStorage.clear(); sessionStorage.clear(); } catch {}")
    tab.goto("about:blank")
    tab.context.clear_cookies()
    tab.context.new_cdp_session(tab).send("Page.resetNavigationHistory")
    for other in tab.context.pages:
        if other != tab:
            other.close()
    assert not errors
