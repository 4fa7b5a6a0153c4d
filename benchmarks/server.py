"""What the server itself costs, each as a table.

    python benchmarks/server.py start CORPUS     from `streamlit run` to the first quotation in a browser, beside a hello-world app
    python benchmarks/server.py memory CORPUS    its memory with one session, with ten, and while all quotations are downloaded
    python benchmarks/server.py downloads CORPUS [200]  so many downloads of all quotations at once, and the page of quotations meanwhile

CORPUS must have been prepared: `python -m onrecord prepare --corpus CORPUS`. Chromium is Debian's.
"""

import asyncio
import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402 (the root comes first, wherever this is run)
import websockets  # noqa: E402
from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

from benchmarks.load import Session  # noqa: E402
from onrecord.corpus import open_store, queries, take_snapshot  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from tests.browser.conftest import CHROMIUM, FLAGS, wait_until_healthy  # noqa: E402

PORT = 8129
RUNS = 5
SESSIONS = 10
PAGES = ("", "quotes", "speakers", "topics", "figures")
HELLO = "import streamlit as st\nst.markdown('hello, world')\n"
MIB = 1024 * 1024
_PATIENCE_MS = 60_000


@contextmanager
def serving(script: Path, corpus: str) -> Iterator[psutil.Process]:
    """A server of a Streamlit script, just started."""
    options = ["--server.headless=true", f"--server.port={PORT}", "--browser.gatherUsageStats=false"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    environment = {**os.environ, "ONRECORD_CORPUS": corpus}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield psutil.Process(process.pid)
        finally:
            process.terminate()


def seconds_to_see(page: Page, script: Path, corpus: str, path: str, seen: Callable[[Page], None]) -> float:
    """From the command until something is on the screen."""
    began = time.perf_counter()
    with serving(script, corpus):
        wait_until_healthy(f"http://127.0.0.1:{PORT}/_stcore/health")
        page.goto(f"http://127.0.0.1:{PORT}/{path}")
        seen(page)
        return time.perf_counter() - began


def start(corpus: str) -> None:
    """Print how long both apps take to be there."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context().new_page()
        page.set_default_timeout(_PATIENCE_MS)

        def greeted(page: Page) -> None:
            expect(page.get_by_text("hello, world")).to_be_visible(timeout=_PATIENCE_MS)

        def quoted(page: Page) -> None:
            expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible(timeout=_PATIENCE_MS)

        apps = {"hello, world": (hello, "", greeted), "first quotation": (ROOT / "dashboard.py", "quotes", quoted)}
        times: dict[str, list[float]] = {name: [] for name in apps}
        # In turn, so that whatever else the machine does meets both; the first of each warms the disk's cache.
        for _ in range(RUNS + 1):
            for name, (script, path, seen) in apps.items():
                times[name].append(seconds_to_see(page, script, corpus, path, seen))
        browser.close()
    medians = {name: median(taken[1:]) for name, taken in times.items()}
    print("| from the command to | s |\n|---|---|")
    for name, taken in medians.items():
        print(f"| {name} | {taken:.2f} |")
    print(f"| difference | {medians['first quotation'] - medians['hello, world']:.2f} |")


async def looking(sessions: int, speakers: Sequence[str]) -> None:
    """That many sessions at once, each on several pages, of all speakers and of one."""

    async def one(number: int) -> None:
        address = f"ws://127.0.0.1:{PORT}/_stcore/stream"
        async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:
            session = Session(socket)
            for page in PAGES:
                await session.page(page, "")
                await session.page(page, urllib.parse.urlencode({"speaker": speakers[number]}))
            # Nobody leaves before all have seen everything.
            await everybody.wait()

    everybody = asyncio.Barrier(sessions)
    await asyncio.gather(*map(one, range(sessions)))


@contextmanager
def watched(server: psutil.Process) -> Iterator[list[float]]:
    """The server's memory in MiB, several times a second."""
    seen = [server.memory_info().rss / MIB]
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.05):
            seen.append(server.memory_info().rss / MIB)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()


def memory(corpus: str) -> None:
    """Print what the server holds."""
    frame = queries.facet(take_snapshot(open_store(corpus)), Selection(), "speaker")
    speakers = [str(name) for name in frame["value"].head(SESSIONS)]
    print("| the server | MiB in the end | at its most |\n|---|---|---|")
    with serving(ROOT / "dashboard.py", corpus) as server:
        wait_until_healthy(f"http://127.0.0.1:{PORT}/_stcore/health")
        for name, sessions in (("one session", 1), (f"{SESSIONS} sessions", SESSIONS)):
            with watched(server) as seen:
                asyncio.run(looking(sessions, speakers))
            print(f"| after {name} on {len(PAGES)} pages | {seen[-1]:.0f} | {max(seen):.0f} |", flush=True)
        began = time.perf_counter()
        with watched(server) as seen:
            size = downloaded("api/quotes?format=csv&view=all")
        taken = time.perf_counter() - began
        print(
            f"| while all quotations are downloaded ({size / MIB:.0f} MiB, {taken:.1f} s) | {seen[-1]:.0f} | {max(seen):.0f} |"
        )
        print(f"| above idle | | {max(seen) - seen[0]:.0f} |")


def downloaded(path: str) -> int:
    """The bytes of a file, which is thrown away."""
    size = 0
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}") as answer:
        while piece := answer.read(MIB):
            size += len(piece)
    return size


def whole_or_refused(path: str, size: int) -> str:
    """What becomes of a download of so many bytes."""
    try:
        return "whole" if downloaded(path) == size else "cut short"
    except urllib.error.HTTPError as refusal:
        told = refusal.code == HTTPStatus.SERVICE_UNAVAILABLE and refusal.headers["Retry-After"]
        return "refused" if told else f"status {refusal.code}"
    except (OSError, http.client.HTTPException) as error:
        # The other end is told of it, and does not take a part for the whole.
        return f"broken off ({type(error).__name__})"


def downloads(corpus: str, count: str = "200") -> None:
    """Print what becomes of that many downloads at once, and how long the page of quotations takes; ends with status 1 for a short file."""
    path = "api/quotes?format=csv&view=all"

    async def page() -> float:
        address = f"ws://127.0.0.1:{PORT}/_stcore/stream"
        async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:
            session = Session(socket)
            began = time.perf_counter()
            await session.page("quotes", "")
            return time.perf_counter() - began

    with serving(ROOT / "dashboard.py", corpus), ThreadPoolExecutor(int(count)) as clients:
        wait_until_healthy(f"http://127.0.0.1:{PORT}/_stcore/health")
        size = downloaded(path)
        idle = median(asyncio.run(page()) for _ in range(RUNS))
        began = time.perf_counter()
        waiting = [clients.submit(whole_or_refused, path, size) for _ in range(int(count))]
        meanwhile = [asyncio.run(page())]
        while not all(one.done() for one in waiting):
            meanwhile.append(asyncio.run(page()))
        taken = time.perf_counter() - began
    ended = Counter(one.result() for one in waiting)
    print("| downloads at once | MiB each | s | ended | page of quotations, idle, s | meanwhile, median | slowest |")
    print("|---|---|---|---|---|---|---|")
    said = ", ".join(f"{n} {how}" for how, n in ended.most_common())
    print(
        f"| {count} | {size / MIB:.1f} | {taken:.1f} | {said} | {idle:.2f} | {median(meanwhile):.2f} | {max(meanwhile):.2f} |"
    )
    if ended.keys() - {"whole", "refused"}:
        raise SystemExit(1)


def main(arguments: Sequence[str]) -> None:
    """Run what the arguments name."""
    commands: dict[str, Callable[..., None]] = {"start": start, "memory": memory, "downloads": downloads}
    name, *rest = arguments or ["help"]
    if name not in commands or not rest:
        raise SystemExit(__doc__)
    commands[name](*rest)


if __name__ == "__main__":
    main(sys.argv[1:])
