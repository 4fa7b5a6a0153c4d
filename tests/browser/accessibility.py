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
# Streamlit’s own: on a phone it parts its list of pages by groups that are no items of a list.
PAGES_ON_A_PHONE = '[data-testid="stSidebarNavItems"]'


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
        context = {"exclude": [[INACTIVE], [PAGES_ON_A_PHONE]]}
        answer = page.evaluate("([context, options]) => axe.run(context, options)", [context, options])
        for rule in answer["violations"]:
            for node in rule["nodes"]:
                if node["impact"] in {"serious", "critical"}:
                    yield Finding(name, scheme, rule["id"], node["impact"], node["html"], node["failureSummary"])


FAINT = """
() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = parts(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor);
  const seen = element => {
    let share = 1;
    for (let at = element; at && at.nodeType === 1; at = at.parentNode) share *= Number(getComputedStyle(at).opacity);
    return share;
  };
  return [...document.querySelectorAll('.js-plotly-plot text')].filter(text => text.textContent.trim()).map(text => {
    const style = getComputedStyle(text), ink = parts(style.fill), share = seen(text) * (ink[3] ?? 1);
    const [one, other] = [ink.slice(0, 3).map((v, at) => v * share + ground[at] * (1 - share)), ground].map(light);
    return {text: text.textContent, ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)};
  });
}
"""


def faint(page: Page, least: float = 4.5) -> tuple[int, list[str]]:
    """How many texts the charts of a page have, and which have less contrast than that to the page; axe looks at no charts."""
    drawn = page.evaluate(FAINT)
    return len(drawn), [f"{one['text']} {one['ratio']:.2f}" for one in drawn if one["ratio"] < least]
