"""Pages work under the policy that they send, and no page of another site has them in a frame."""

from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.settling import settle

PAGES = (
    "",
    "quotes?as=table",
    "articles",
    "speakers",
    "entities",
    "entities?entity_view=together",
    "entities?entity_view=map",
    "topics",
    "topics?topic_view=together",
    "figures",
    "statements",
    "drafts",
    "review",
    "corpus",
)


def test_no_page_needs_what_the_policy_refuses(page: Page, dashboard: str) -> None:
    violations: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            violations.append(said.text)

    page.on("console", note)
    for path in PAGES:
        page.goto(f"{dashboard}/{path}")
        settle(page)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    # What is refused is said there: it would have been seen.
    page.evaluate("fetch('http://elsewhere.invalid/').catch(() => null)")
    page.remove_listener("console", note)
    assert len(violations) >= 1
    assert all("elsewhere.invalid" in said for said in violations)


def test_no_foreign_page_frames_it(dashboard: str, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(f'<iframe src="{dashboard}/" style="width: 900px; height: 700px"></iframe>')
    frame = page.frames[1]
    frame.wait_for_load_state()
    assert frame.locator("[data-testid=stApp]").count() == 0
    assert frame.url.startswith("chrome-error:")
    context.close()
