"""How long a newcomer waits: from ``onrecord`` to the Overview with the seeds, and to the first quotation, in Chromium.

    python benchmarks/first_quotation.py

Run it with the Python of an environment that has onrecord and Playwright. The data folder is a new and empty one.
"""

import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE_SECONDS = 300


def main() -> None:
    """Start it as a user does, and print the seconds to each sight."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home}
        environment.pop("ONRECORD_CORPUS", None)
        command = [Path(sys.executable).with_name("onrecord"), "open", "--no-browser", "--port", str(port)]
        server = subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", began)
            print(f"server answers        {time.monotonic() - began:5.1f} s")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                look(browser.new_page(), f"http://127.0.0.1:{port}", began)
                browser.close()
        finally:
            server.terminate()
            server.wait(30)
    # Of the server with what it started, and of Chromium: on a machine that does other things too this says more.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor time        {used.ru_utime + used.ru_stime:5.1f} s")


def look(page: Page, address: str, began: float) -> None:
    """The Overview with the seeds' 52 articles, then a quotation with its speaker."""
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    page.goto(address)
    expect(page.get_by_test_id("stMetric").filter(has_text="Articles")).to_contain_text("52")
    print(f"seeds read, Overview  {time.monotonic() - began:5.1f} s")
    page.goto(f"{address}/quotes?speaker=Tobias+Renner")
    expect(page.get_by_text(re.compile(r"Tobias Renner")).first).to_be_visible()
    expect(page.get_by_text(re.compile("[“”]")).first).to_be_visible()
    print(f"first quotation       {time.monotonic() - began:5.1f} s")


def wait_for(address: str, began: float) -> None:
    """Return when something answers there."""
    while time.monotonic() - began < PATIENCE_SECONDS:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own loopback address
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"nothing at {address}")


if __name__ == "__main__":
    main()
