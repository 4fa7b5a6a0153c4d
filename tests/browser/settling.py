"""When a page stands still, for who waits with the next click until it does."""

from playwright.sync_api import Page

# A quarter of a second where nothing else has the processor, and longer where something has: a busy page draws fewer.
FRAMES = 15
# Asked in every frame: for how many nothing has changed, the server has had nothing to do and nothing has moved.
STANDS_STILL = """frames => {
    const seen = window.seenStill;
    if (!seen) {
        const begun = window.seenStill = {frames: 0};
        begun.watch = new MutationObserver(() => { begun.frames = 0; });
        begun.watch.observe(document, {attributes: true, characterData: true, childList: true, subtree: true});
        return false;
    }
    const answered = document.querySelector(
        '[data-test-script-state=notRunning][data-test-connection-state=CONNECTED]');
    const ends = animation => animation.effect?.getComputedTiming().endTime < Infinity;
    const moves = document.getAnimations().some(one => one.playState === 'running' && ends(one));
    seen.frames = answered && !moves && !document.querySelector('[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]') ? seen.frames + 1 : 0;
    if (seen.frames < frames) return false;
    seen.watch.disconnect();
    delete window.seenStill;
    return true;
}"""


def settle(page: Page) -> None:
    """Wait until the server has finished the page, its charts are drawn and nothing moves any more."""
    page.wait_for_function(STANDS_STILL, arg=FRAMES)
