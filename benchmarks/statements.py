"""Print how well repeated statements are found in the seeds at several thresholds of containment.

    python benchmarks/statements.py

The seeds repeat twelve statements on purpose (seeds/README.md); tests/judgments/statements.json lists these and the
four others that reading all the seeds brought up, each as the articles and the first words of its reports. A pair of
quotations is right when both report the same statement.
"""

import json
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import open_store, take_snapshot  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.corpus.snapshot import Snapshot  # noqa: E402
from onrecord.corpus.statements import statements  # noqa: E402
from onrecord.ingest import ingest  # noqa: E402

JUDGMENTS = ROOT / "tests" / "judgments" / "statements.json"
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)

Pairs = set[frozenset[str]]


def marked(snapshot: Snapshot) -> Pairs:
    """The pairs of quotations that report one statement."""
    quotes = snapshot.fetch(snapshot.quotes.select("quote", "source", "id", "text"))
    pairs: Pairs = set()
    for reports in json.loads(JUDGMENTS.read_text("utf-8")):
        found = []
        for report in reports:
            of_article = quotes["source"].str.contains(report["article"], regex=False) | (
                quotes["id"] == report["article"]
            )
            found += quotes[of_article & quotes["text"].str.contains(report["words"], regex=False)]["quote"].tolist()
        pairs |= {frozenset(pair) for pair in combinations(found, 2)}
    return pairs


def found(snapshot: Snapshot, containment: float) -> Pairs:
    """The pairs of quotations that are put together at a threshold."""
    rows = snapshot.fetch(statements(snapshot, containment))
    groups = rows.groupby("statement")["quote"].apply(list)
    return {frozenset(pair) for quotes in groups for pair in combinations(quotes, 2)}


def main() -> None:
    """Read the seeds into a corpus that is thrown away, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(folder)
        with ProcessPoolExecutor() as executor:
            ingest([ROOT / "seeds"], store, executor)
        snapshot = take_snapshot(store)
        expected = marked(snapshot)
        print("| containment | pairs found | right | of | precision | recall |")
        print("|---|---|---|---|---|---|")
        for threshold in THRESHOLDS:
            pairs = found(snapshot, threshold)
            right = len(pairs & expected)
            print(
                f"| {threshold} | {len(pairs)} | {right} | {len(expected)} | {right / len(pairs):.2f} "
                f"| {right / len(expected):.2f} |"
            )


if __name__ == "__main__":
    main()
