"""Print the server's time for each page over a corpus, median of five runs, with the corpus already open.

    python benchmarks/pages.py CORPUS

Make the corpus first: python -m onrecord ingest --corpus CORPUS PATH...
"""

import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from streamlit.testing.v1 import AppTest  # noqa: E402 (found from the root, wherever this is run)

from onrecord.corpus import open_store, queries, take_snapshot  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402

RUNS = 5


def page_seconds(page: str, parameters: dict[str, str]) -> float:
    """The median time of a page's script, in seconds."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params.update(parameters)
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    seconds = []
    for _ in range(RUNS):
        began = time.perf_counter()
        app.run()
        seconds.append(time.perf_counter() - began)
    if app.exception:
        raise RuntimeError(f"{page}: {app.exception[0].message}")
    return statistics.median(seconds)


def main() -> None:
    """Print one row a page, unfiltered and filtered by the most quoted speaker."""
    corpus = str(Path(sys.argv[1]).resolve())
    os.environ["ONRECORD_CORPUS"] = corpus
    began = time.perf_counter()
    snapshot = take_snapshot(open_store(corpus))
    opening = time.perf_counter() - began
    totals = queries.totals(snapshot, Selection())
    speaker = queries.top_speakers(snapshot, Selection(), limit=1)["speaker"].iloc[0]
    article = queries.articles(snapshot, Selection(), sort="quotes", limit=1)["article"].iloc[0]
    print(f"{totals.articles:,} articles, {totals.quotes:,} quotations; opened in {opening:.2f} s\n")
    print("| page | unfiltered, s | one speaker, s | words, s |\n|---|---|---|---|")
    for page in ("overview", "quotes", "articles"):
        views = [{}, {"speaker": speaker}, {"q": "tariff*"}]
        print(f"| {page} | {' | '.join(f'{page_seconds(page, view):.3f}' for view in views)} |")
    print(f"| the article with most quotations | {page_seconds('articles', {'article': article}):.3f} | | |")


if __name__ == "__main__":
    main()
