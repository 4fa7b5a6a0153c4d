"""Print how well the engine finds quotations and speakers, on PolNeAR dev and on the project's own seeds.

    python benchmarks/attribution.py [../shared/attribution]

PolNeAR and its scorer are not part of this project; without that folder only the seeds are measured.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language import load_pipeline, parse  # noqa: E402 (found from the root, wherever this is run)
from onrecord.model import ParsedArticle  # noqa: E402
from tests.gold_standard import annotations, locate, name_of, score, seed_articles  # noqa: E402


def polnear(folder: Path) -> None:
    """Print the scorer's figures for what ``onrecord parse`` prints."""
    gold = folder / "polnear-dev.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        subprocess.run([sys.executable, "-m", "onrecord", "parse", gold], cwd=ROOT, stdout=predicted, check=True)
        found = subprocess.check_output([sys.executable, folder / "score.py", gold, predicted.name], text=True)
    print("| PolNeAR dev | |\n|---|---|")
    for line in found.splitlines():
        name, value = line.split()
        print(f"| {name.replace('_', ' ')} | {value} |")


def seeds() -> None:
    """Print the counts for the hand-annotated seed articles."""
    articles = {name_of(article): article for article in seed_articles()}
    gold = {name: locate(articles[name], quotes) for name, quotes in annotations().items()}
    results = parse(articles.values(), load_pipeline())
    parses = {name_of(r.article): r for r in results if isinstance(r, ParsedArticle)}
    print("\n| seeds | annotated | found | kind right | speaker right |\n|---|---|---|---|---|")
    for kind, counts in score(gold, parses).items():
        figures = [counts[name] for name in ("annotated", "found", "kind right", "speaker right")]
        print(f"| {kind} | {' | '.join(map(str, figures))} |")
    print(f"\n{sum(len(p.quotes) for p in parses.values())} quotations were found in {len(parses)} seed articles.")


def main() -> None:
    """Print both tables."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "attribution").resolve()
    if folder.is_dir():
        polnear(folder)
    else:
        print(f"There is no PolNeAR at {folder}.")
    seeds()


if __name__ == "__main__":
    main()
