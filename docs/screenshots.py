"""Take the README's screenshots: the seeds in a real dashboard, in Chromium, light and dark, wide and narrow.

python docs/screenshots.py [FOLDER]
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402 (the root comes first)

from tests.browser.conftest import CHROMIUM, FLAGS, running_dashboard  # noqa: E402

SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
VIEWS = {
    "overview": "",
    "quotes": "quotes?speaker=Marcus+Thorne",
    "nothing": "quotes?q=tarif&outlet=Calder+Post",
    "speakers": "speakers?speaker=Tobias+Renner&speaker=Marcus+Thorne",
    "entities": "entities",
    "topics": "topics",
    "figures": "figures",
    "statements": "statements",
    "articles": "articles",
}


def main() -> None:
    """Fill a new corpus with the seeds and photograph every page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        ingest = [sys.executable, "-m", "onrecord", "ingest", str(ROOT / "seeds"), "--corpus", str(corpus)]
        subprocess.run(ingest, cwd=ROOT, check=True)
        with running_dashboard(corpus) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for scheme in ("light", "dark"):
                for size in SIZES:
                    photograph(browser, address, folder, scheme, size)
            browser.close()


def photograph(browser: Browser, address: str, folder: Path, scheme: str, size: str) -> None:
    """Take every page in one colour scheme and size."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    for name, path in VIEWS.items():
        page.goto(f"{address}/{path}")
        shoot(page, folder / f"{name}-{scheme}-{size}.png")
    page.locator(".otr-headlines a").first.click()
    expect(page.locator(".otr-quotes")).to_be_visible()
    shoot(page, folder / f"article-{scheme}-{size}.png")
    page.goto(f"{address}/{VIEWS['quotes']}")
    page.get_by_role("button", name="Collect", exact=True).first.click()
    expect(page.get_by_role("button", name="Tray (1)")).to_be_visible()
    page.get_by_role("button", name="In context").nth(1).click()
    expect(page.locator(".otr-card")).to_be_visible()
    shoot(page, folder / f"context-{scheme}-{size}.png")
    page.get_by_role("button", name="Tray (1)").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    shoot(page, folder / f"tray-{scheme}-{size}.png")
    context.close()


def shoot(page: Page, file: Path) -> None:
    """Wait until the page has settled, and save what is seen."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(1500)
    page.screenshot(path=file)


if __name__ == "__main__":
    main()
