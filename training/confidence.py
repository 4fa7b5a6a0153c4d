"""Fit the confidence of the engine's answers: ``onrecord/language/model/confidence.tsv``.

    python training/confidence.py ../shared/attribution/polnear-train.jsonl --first 140

Uses the first articles only, which ``contents.py`` and ``sources.py`` were told to hold back: an engine is too
sure of what it was trained on. ``benchmarks/attribution.py`` shows on other articles how well it is calibrated.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language.analysis import attributions, kind_of  # noqa: E402
from onrecord.language.quotations import confidence  # noqa: E402 (found from the root, wherever this is run)
from onrecord.language.quotations.logistic_regression import dump  # noqa: E402
from onrecord.language.quotations.quotation_marks import passages  # noqa: E402
from training.annotated import Annotation, Example, documents_of, letters, regression  # noqa: E402

WEIGHTS = ROOT / "onrecord" / "language" / "model" / "confidence.tsv"
SAME = 0.5
INVERSE_PENALTY = 0.1
FEWEST = 5


def examples(doc: Doc, annotated: Sequence[Annotation]) -> Iterator[Example]:
    """Every answer and whether its content and the words that name its speaker are annotated so."""
    text, marked = doc.text, passages(doc.text)
    for found in attributions(doc, marked, ()):
        content = letters(text, found.segments)
        same = (one for one in annotated if len(content & one.content) >= SAME * len(content | one.content))
        gold = next(same, None)
        mention = letters(text, [found.mention]) if found.mention else frozenset()
        right = gold is not None and (bool(mention & gold.source) or not (mention or gold.source))
        yield Example(frozenset(confidence.features(found, kind_of(text, found.segments, marked))), float(right))


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--first", type=int, default=140, help="so many articles, the ones that were held back")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    held_back = islice(documents_of(arguments.annotated, 0), arguments.first)
    found = [example for one in held_back for example in examples(*one)]
    arguments.out.write_text(dump(regression(found, INVERSE_PENALTY, FEWEST)), encoding="utf-8")
    print(f"{len(found)} answers, {sum(e.right > 0 for e in found)} right")


if __name__ == "__main__":
    main()
