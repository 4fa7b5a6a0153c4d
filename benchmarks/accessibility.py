"""What axe-core finds on every page over the seeds, and in what a page shows once something on it is chosen.

Run as ``python benchmarks/accessibility.py``: it reads the seeds, starts a dashboard and prints how many findings each page has, in
light and in dark, and then each of them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 (the root comes first)

from tests.browser.accessibility import Finding, findings  # noqa: E402
from tests.browser.conftest import CHROMIUM, FLAGS, running_dashboard  # noqa: E402
from tests.browser.settling import settle  # noqa: E402

VIEWS = {
    "Overview": "",
    "Quotes": "quotes",
    "Quotes, filtered": "quotes?speaker=Marcus+Thorne&q=defense",
    "Speakers": "speakers",
    "Speakers, two of them": "speakers?speaker=Tobias+Renner&speaker=Marcus+Thorne",
    "Entities": "entities",
    "Topics": "topics",
    "Figures": "figures",
    "Statements": "statements",
    "Articles": "articles",
    "Review": "review?review=sample",
    "Corpus": "corpus",
}


def main() -> None:
    """Print a row a page, then what was found."""
    found: list[Finding] = []
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        ingest = [sys.executable, "-m", "onrecord", "ingest", str(ROOT / "seeds"), "--corpus", str(corpus)]
        subprocess.run(ingest, cwd=ROOT, check=True)
        print("| page | serious or critical, light | dark |\n|---|---|---|")
        with running_dashboard(corpus) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            page.set_default_timeout(60_000)
            for name, path in VIEWS.items():
                page.emulate_media(color_scheme="light")
                page.goto(f"{address}/{path}")
                found += shown(name, list(findings(page, name)))
            for view in ("By whom", "Together", "Map", "Rising and falling"):
                page.goto(f"{address}/entities")
                settle(page)
                page.get_by_role("radio", name=view).click()
                # What is being replaced is faded until the server has answered.
                page.wait_for_timeout(2_000)
                found += shown(f"Entities, {view}", list(findings(page, view)))
            page.goto(f"{address}/quotes?speaker=Marcus+Thorne")
            page.get_by_role("link", name="Open the article here").click()
            page.locator(".otr-quote.otr-chosen").first.wait_for()
            found += shown("Articles, an open one", list(findings(page, "an open article")))
            browser.close()
    for finding in found:
        print("\n", *finding, sep="\n  ")


def shown(name: str, found: list[Finding]) -> list[Finding]:
    """Print the row of a page, and hand its findings on."""
    light, dark = (sum(finding.scheme == scheme for finding in found) for scheme in ("light", "dark"))
    print(f"| {name} | {light} | {dark} |", flush=True)
    return found


if __name__ == "__main__":
    main()
