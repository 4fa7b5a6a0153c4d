"""Train the weights that choose a cue's source: ``onrecord/language/model/sources.tsv``.

    python training/sources.py ../shared/attribution/polnear-train.jsonl [--held-back 0]

Learns from the attributions that the engine finds, so train ``contents.py`` before. Needs scikit-learn,
which the engine itself does not. Takes about three minutes.
"""

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, Token

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language.assembly.attribution import by_grammar, outermost  # noqa: E402
from onrecord.language.assembly.context import Places  # noqa: E402
from onrecord.language.assembly.logistic_regression import dump  # noqa: E402
from onrecord.language.assembly.quotation_marks import passages  # noqa: E402

from onrecord.language.quotations import assembly, source_classifier  # noqa: E402 (found from the root, wherever this is run)
from training.annotated import Annotation, Example, documents_of, letters, regression  # noqa: E402

WEIGHTS = ROOT / "onrecord" / "language" / "model" / "sources.tsv"
SAME = 0.5
INVERSE_PENALTY = 0.3
FEWEST = 3


def examples(doc: Doc, annotated: Sequence[Annotation]) -> Iterator[Example]:
    """Every phrase that could be the source of an attribution found right, and whether it is annotated so."""
    text, marked = doc.text, passages(doc.text)
    whole = assembly.attribute(Places(doc, text, marked), by_grammar(doc, text, marked))
    for found in outermost(whole, len(text), marked):
        content = letters(text, found.segments)
        same = (one for one in annotated if len(content & one.content) >= SAME * len(content | one.content))
        gold = next(same, None)
        if gold is None or found.cue is None:
            continue
        choices = source_classifier.candidates(found.cue, found.source, found.segments)
        right = [not gold.source if head is None else is_head(head, gold.source) for head, _ in choices]
        if any(right):
            yield from (Example(frozenset(named), float(ok)) for (_, named), ok in zip(choices, right, strict=True))


def is_head(token: Token, source: frozenset[int]) -> bool:
    """Whether a word heads the annotated source: "aide", and not "ministry", of "an aide at the ministry"."""
    return token.idx in source and not any(above.idx in source for above in token.ancestors)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--held-back", type=int, default=0, help="articles at the beginning that are not trained on")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    gc.disable()  # millions of small tuples that all stay: looking for garbage among them takes most of the time
    found = [pair for one in documents_of(arguments.annotated, arguments.held_back) for pair in examples(*one)]
    weights = regression(found, INVERSE_PENALTY, FEWEST)
    arguments.out.write_text(dump(weights), encoding="utf-8")
    print(f"{len(found)} phrases, {sum(e.right > 0 for e in found)} sources; {len(weights.by_feature)} weights")


if __name__ == "__main__":
    main()
