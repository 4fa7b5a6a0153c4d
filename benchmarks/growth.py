"""How costs grow with the corpus, from ten thousand quotations to a million: a table, and a picture of it.

    python benchmarks/growth.py PICTURE [ARTICLES …]

Makes three made-up corpora, or some of so many articles, and measures for each: writing its articles and preparing it, storing one
article more and preparing that, a first page of quotations with counts and facets, all of it as CSV. PICTURE is a PNG, drawn by Chromium.

    python benchmarks/growth.py one-more CORPUS

Stores one article more in a corpus, prepares it, and prints seconds and the most memory of the process in MiB.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import plotly.graph_objects as go  # noqa: E402 (the root comes first, wherever this is run)
from playwright.sync_api import sync_playwright  # noqa: E402

from benchmarks.generate import ARTICLES_A_COMMIT, ENGINE, Sizes, parsed_articles  # noqa: E402
from benchmarks.scale import first_page, peak, seconds  # noqa: E402
from onrecord.corpus import open_store, take_snapshot  # noqa: E402
from onrecord.corpus.exports import export  # noqa: E402
from onrecord.corpus.machine import prepare  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from onrecord.default_view import View  # noqa: E402
from tests.browser.conftest import CHROMIUM, FLAGS  # noqa: E402

ARTICLES = (1_000, 10_000, 100_000)
WIDTH, HEIGHT = 900, 560


class Costs(NamedTuple):
    """Seconds that a corpus of so many quotations takes, and the MiB for one article more."""

    quotations: int
    ingest: float
    one_more: float
    page: float
    export: float
    memory: float


def costs(articles: int, folder: Path) -> Costs:
    """Make a corpus and measure it. What the made-up articles themselves take to make is not counted."""
    sizes = Sizes(articles=articles)
    store = open_store(str(folder / "corpus"))
    made, ingest = parsed_articles(sizes), 0.0
    while batch := list(islice(made, ARTICLES_A_COMMIT)):
        began = time.perf_counter()
        store.append(batch, ENGINE)
        ingest += time.perf_counter() - began
    began = time.perf_counter()
    prepare(store)
    ingest += time.perf_counter() - began
    # A process of its own: what making the corpus left in memory is not counted.
    command = [sys.executable, __file__, "one-more", store.location]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    one_more, memory = map(float, told.split())
    snapshot = take_snapshot(store)
    page = seconds(lambda: first_page(snapshot, Selection()))
    began = time.perf_counter()
    with (folder / "quotes.csv").open("wb") as stream:
        rows = export(snapshot, "quotes", Selection(view=(View.ALL,)), "csv", stream)
    return Costs(rows, ingest, one_more, page, time.perf_counter() - began, memory)


def one_more(location: str) -> None:
    """Store an article that a corpus has not, and prepare it."""
    store = open_store(location)
    # What is said in it others have said, and its speakers are among theirs.
    (article,) = parsed_articles(Sizes(articles=1), seed=int(time.time()))
    began = time.perf_counter()
    store.append([article], ENGINE)
    prepare(store)
    print(time.perf_counter() - began, peak())


def drawn(found: Sequence[Costs]) -> go.Figure:
    """Costs over size, both by tens, each beside what it would be if it grew as the corpus does."""
    figure = go.Figure()
    sizes = [one.quotations for one in found]
    colours = {"ingest": "#7A2222", "one_more": "#8A6A10", "page": "#1B4F7A", "export": "#4F7A3A"}
    for name, colour in colours.items():
        times = [getattr(one, name) for one in found]
        figure.add_scatter(x=sizes, y=times, name=name, mode="lines+markers", line_color=colour)
        linear = [times[0] * size / sizes[0] for size in sizes]
        figure.add_scatter(
            x=sizes,
            y=linear,
            name=f"{name}, if linear",
            mode="lines",
            line={"color": colour, "dash": "dot", "width": 1},
        )
    figure.update_xaxes(type="log", title="quotations", dtick=1)
    figure.update_yaxes(type="log", title="seconds", dtick=1)
    return figure.update_layout(template="plotly_white", width=WIDTH, height=HEIGHT, margin={"t": 20, "r": 20})


def picture(figure: go.Figure, path: Path) -> None:
    """Have Chromium draw it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(figure.to_html(include_plotlyjs=True), wait_until="load")
        page.locator(".main-svg").first.wait_for()
        page.locator(".plotly-graph-div").screenshot(path=path)
        browser.close()


def main(arguments: Sequence[str]) -> None:
    """Print the table and draw the picture."""
    if not arguments:
        raise SystemExit(__doc__)
    if arguments[0] == "one-more":
        one_more(arguments[1])
        return
    path, *wanted = arguments
    found = []
    heads = (
        "quotations",
        "writing and preparing, s",
        "one article more, s",
        "at its peak, MiB",
        "a first page, s",
        "CSV of all, s",
    )
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for articles in map(int, wanted or ARTICLES):
        with tempfile.TemporaryDirectory() as folder:
            one = costs(articles, Path(folder))
        print(
            f"| {one.quotations:,} | {one.ingest:.2f} | {one.one_more:.2f} | {one.memory:.0f} | {one.page:.3f} | {one.export:.2f} |",
            flush=True,
        )
        found.append(one)
    picture(drawn(found), Path(path))


if __name__ == "__main__":
    main(sys.argv[1:])
