"""Print the server's time for each page over a corpus, and how much of it its queries take, with the corpus open.

Medians of five runs. What takes longer than 1.5 times its queries and 100 ms is marked.

    python benchmarks/pages.py CORPUS

Make the corpus first: python -m onrecord ingest --corpus CORPUS PATH...
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import ibis.expr.types as ir  # noqa: E402 (found from the root, wherever this is run)
import pandas as pd  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from onrecord.corpus import Snapshot, completions, open_store, queries, spellings, take_snapshot  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402

RUNS = 5
# A page may take this many times its own queries, and this many seconds more.
FACTOR, ALLOWANCE = 1.5, 0.1
PAGES: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("quotes", {}),
    ("speakers", {}),
    ("entities", {}),
    ("entities", {"entity_view": "whom"}),
    ("entities", {"entity_view": "together"}),
    ("entities", {"entity_view": "map"}),
    ("topics", {}),
    ("topics", {"topic_view": "speakers"}),
    ("topics", {"topic_view": "together"}),
    ("topics", {"topic_view": "edit"}),
    ("figures", {}),
    ("figures", {"figures_in": "all"}),
    ("statements", {}),
    ("articles", {}),
]


class Timed:
    """How long a page took in all and in its queries, in seconds: medians over the runs."""

    def __init__(self, whole: list[float], queries: list[float]) -> None:
        self.whole, self.queries = statistics.median(whole), statistics.median(queries)

    def __str__(self) -> str:
        allowed = FACTOR * self.queries + ALLOWANCE
        return f"{self.whole:.3f} ({self.queries:.3f}{'' if self.whole <= allowed else ', TOO SLOW'})"


def page_seconds(page: str, parameters: Mapping[str, str | list[str]]) -> Timed:
    """The time of a page's script."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params.update(parameters)
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    found = measured(app.run)
    if app.exception:
        raise RuntimeError(f"{page}: {app.exception[0].message}")
    return found


def measured(run: Callable[[], object]) -> Timed:
    """The time of something that asks the corpus."""
    whole, in_queries = [], []
    fetch = Snapshot.fetch

    def timed(snapshot: Snapshot, expression: ir.Table) -> pd.DataFrame:
        began = time.perf_counter()
        try:
            return fetch(snapshot, expression)
        finally:
            in_queries[-1] += time.perf_counter() - began

    Snapshot.fetch = timed
    try:
        for _ in range(RUNS):
            in_queries.append(0.0)
            began = time.perf_counter()
            run()
            whole.append(time.perf_counter() - began)
    finally:
        Snapshot.fetch = fetch
    return Timed(whole, in_queries)


def main() -> None:
    """Print one row a page, unfiltered and filtered by the most quoted speaker."""
    corpus = str(Path(sys.argv[1]).resolve())
    os.environ["ONRECORD_CORPUS"] = corpus
    began = time.perf_counter()
    snapshot = take_snapshot(open_store(corpus))
    opening = time.perf_counter() - began
    totals = queries.totals(snapshot, Selection())
    speaker, second, *_ = queries.top_speakers(snapshot, Selection(), None).rows["speaker"]
    article = queries.articles(snapshot, Selection(), sort="quotes", limit=1)["article"].iloc[0]
    print(f"{totals.articles:,} articles, {totals.quotes:,} quotations; opened in {opening:.2f} s\n")
    print(
        "| page | unfiltered, s (of which queries) | one speaker | words | in passages | in articles |\n"
        + "|---" * 6
        + "|"
    )
    for page, own in PAGES:
        words = {"q": "tariff*"}
        views: list[dict[str, str]] = [{}, {"speaker": speaker}, words]
        views += [words | {"in": where} for where in ("passage", "article")]
        name = " ".join([page, *own.values()]).lower()
        print(f"| {name} | {' | '.join(str(page_seconds(page, own | view)) for view in views)} |")
    comparison = {"speaker": [speaker, str(second)]}
    print(f"| two speakers | {page_seconds('speakers', comparison)} | | | | |")
    print(f"| the article with most quotations | {page_seconds('articles', {'article': article})} | | | | |")
    print("\n| typed into the box of words | s (of which queries) |\n|---|---|")
    names = spellings.names(snapshot)
    beginnings = {
        "two letters": "tr",
        "a word": "tarif",
        "a speaker": speaker[:4],
        "a speaker, one slip": f"{speaker[:-2]}{speaker[-1]}{speaker[-2]}",
    }
    for name, typed in beginnings.items():
        for selection in (Selection(), Selection(topics=(snapshot.taxonomy.topics[0].name,))):
            seconds = measured(lambda: completions.of(snapshot, names, selection, typed))  # noqa: B023 (called at once)
            print(f"| {name}{', one topic' if selection.topics else ''} | {seconds} |")


if __name__ == "__main__":
    main()
