"""The whole product as a person uses it, to be run where there is no network: python -m tests.system.offline FOLDER.

Prints as JSON what was read, what the pages said, and every address that the browser asked for.
"""

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, running_dashboard
from tests.browser.settling import settle


def main(folder: Path) -> dict[str, object]:
    """Read the articles in the folder and look at the pages that show most: charts, the table, the map."""
    corpus = folder / "corpus"
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "ingest",
        "--workers",
        "1",
        "--corpus",
        str(corpus),
        str(folder / "articles"),
    ]
    read = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    asked: list[str] = []
    with running_dashboard(corpus) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(20_000)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        expect(page.get_by_role("heading", name="Overview")).to_be_visible()
        settle(page)
        page.goto(f"{address}/quotes")
        settle(page)
        quotes = page.get_by_test_id("stMarkdown").first.inner_text()
        page.goto(f"{address}/entities")
        settle(page)
        page.get_by_role("radio", name="Map").click()
        expect(page.locator(".js-plotly-plot")).to_contain_text("France")
        browser.close()
    return {"read": read.stdout + read.stderr, "quotes": quotes, "asked": asked}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))))
