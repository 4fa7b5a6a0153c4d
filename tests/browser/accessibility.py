"""What axe-core finds on a page in light and in dark, for tests and for the benchmark over the seeds."""

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from playwright.sync_api import Page

from tests.browser.settling import settle

PAGES = (
    "Overview", "Quotes", "Speakers", "Entities", "Topics", "Figures", "Statements", "Articles", "Review", "Corpus",
)  # fmt: skip
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# axe's own rule leaves out inactive controls (WCAG 2.2, 1.4.3), but does not see that Streamlit's label belongs to one.
INACTIVE = "label[disabled]"


class Finding(NamedTuple):
    """An element that breaks a rule."""

    page: str
    scheme: str
    rule: str
    impact: str
    element: str
    summary: str


def findings(page: Page, name: str) -> Iterator[Finding]:
    """What is serious or critical on the page as it is now, in both colour schemes."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    # Between the schemes nothing differs but colours.
    for scheme, options in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        context = {"exclude": [[INACTIVE]]}
        answer = page.evaluate("([context, options]) => axe.run(context, options)", [context, options])
        for rule in answer["violations"]:
            for node in rule["nodes"]:
                if node["impact"] in {"serious", "critical"}:
                    yield Finding(name, scheme, rule["id"], node["impact"], node["html"], node["failureSummary"])
