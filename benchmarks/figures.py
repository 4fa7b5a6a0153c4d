"""Print precision and recall of figures on sentences with numbers in which the figures were marked by reading them.

    python benchmarks/figures.py ../shared/corpora/white-house.jsonl ../shared/attribution/polnear-train.jsonl

The judgments are in tests/judgments/figures.json as ids and offsets; the texts are not part of this project. 150
sentences, each from another article, were drawn at random from those that hold a digit or a number word, and marked
before any of the rules were written. A figure found is right when it overlaps a marked one and value, bounds and
unit are the same. The first version of the rules had precision 0.968 and recall 0.947.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from math import isclose
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language import load_pipeline  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.language.documents import pipe  # noqa: E402
from onrecord.language.figures import figures  # noqa: E402
from onrecord.model import Article, Figure, Unit  # noqa: E402

JUDGMENTS = ROOT / "tests" / "judgments" / "figures.json"
NAMES = {Unit.PERCENT: "%", Unit.POINTS: "points", Unit.THINGS: "count"}

Judged = tuple[str, list[Mapping[str, Any]], list[Figure]]


def judged(files: list[Path]) -> Iterator[Judged]:
    """For each sentence its article's text, the figures marked in it and those found in it."""
    judgments = json.loads(JUDGMENTS.read_text("utf-8"))
    wanted = {(one["source"], one["article"]) for one in judgments}
    articles = [article for file in files for article in _articles(file) if (article.source, article.id) in wanted]
    found = {(article.source, article.id): (doc.text, figures(doc)) for article, doc in pipe(articles, load_pipeline())}
    for one in judgments:
        text, every = found[one["source"], one["article"]]
        yield text, one["figures"], [figure for figure in every if one["start"] <= figure.start < one["end"]]


def _articles(file: Path) -> Iterator[Article]:
    with file.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Article(key=record["id"], id=record["id"], text=record["text"], source=file.stem)


def right(marked: Mapping[str, Any], figure: Figure) -> bool:
    """Whether a figure that was found is the one that was marked."""
    unit = figure.of if figure.unit is Unit.MONEY else NAMES.get(figure.unit, figure.unit.value)
    overlap = figure.start < marked["end"] and marked["start"] < figure.end
    same = _same(marked["low"], figure.low) and _same(marked["high"], figure.high)
    return overlap and same and unit in marked["unit"].split("|")


def _same(expected: float | None, value: float | None) -> bool:
    if expected is None or value is None:
        return expected is value
    return isclose(expected, value, rel_tol=1e-4)


def main() -> None:
    """Print the table, and with ``--errors`` what is wrong or missing, to be read and not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs=2, help="white-house.jsonl and polnear-train.jsonl")
    parser.add_argument("--errors", action="store_true", help="print what is wrong or missing")
    arguments = parser.parse_args()
    correct = marked_count = found_count = 0
    for text, marked, found in judged(arguments.files):
        wrong = [figure for figure in found if not any(right(one, figure) for one in marked)]
        missing = [one for one in marked if not any(right(one, figure) for figure in found)]
        correct += len(found) - len(wrong)
        marked_count += len(marked)
        found_count += len(found)
        if arguments.errors:
            for one in missing:
                print("missing:", text[one["start"] : one["end"]])
            for figure in wrong:
                print("wrong:", text[figure.start : figure.end], figure.low, figure.high, figure.unit.value)
    print("\n| marked | found | right | precision | recall |")
    print("|---|---|---|---|---|")
    precision, recall = correct / found_count, correct / marked_count
    print(f"| {marked_count} | {found_count} | {correct} | {precision:.3f} | {recall:.3f} |")


if __name__ == "__main__":
    main()
