"""Train the weights that tell which words attribute what: ``onrecord/language/model/contents.tsv``.

    python training/contents.py ../shared/attribution/polnear-train.jsonl [--held-back 0]

Needs scikit-learn, which the engine itself does not. Takes about five minutes.
"""

import argparse
import gc
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language import cues  # noqa: E402 (found from the root, wherever this is run)
from onrecord.language.quotations import candidate_features, candidate_ranking, source_rules  # noqa: E402 (found from the root, wherever this is run)
from onrecord.language.quotations.attribution import characters, trim  # noqa: E402
from onrecord.language.quotations.candidates import candidates  # noqa: E402
from onrecord.language.quotations.logistic_regression import Weights, dump  # noqa: E402
from onrecord.language.quotations.quotation_marks import Passage, passages  # noqa: E402
from onrecord.model import Span  # noqa: E402
from training.annotated import Annotation, Example, documents_of, letters, regression  # noqa: E402

WEIGHTS = ROOT / "onrecord" / "language" / "model" / "contents.tsv"
# What counts as the same content, as in the scorer: half of the union of letters and digits.
SAME = 0.5
# A lemma is a cue when it was one in at least this share of its candidates.
RAREST_CUE = 0.01
INVERSE_PENALTY = 0.1
FEWEST = 2


def examples(doc: Doc, annotated: Sequence[Annotation]) -> Iterator[tuple[str, Example]]:
    """The lemma of each candidate's cue, its features and how much of an annotated content it covers."""
    text, marked = doc.text, passages(doc.text)
    closings, words = candidate_ranking.closings(doc, marked), candidate_features.word_counts(doc)
    for cue in doc:
        here = [one for one in annotated if cue.idx in one.cue]
        source = source_rules.source(cue)
        values = None
        for candidate in candidates(cue, closings):
            values = values or candidate_features.cue_values(cue, source)
            spans = [trim(text, characters(doc, span)) for span in candidate.ranges]
            found = letters(text, widened(spans, marked))
            overlap = max((len(found & one.content) / len(found | one.content) for one in here if found), default=0)
            own = values | candidate_features.content_values(candidate, source, words)
            named = frozenset(
                [*candidate_features.OF_CUE.features(values), *candidate_features.OF_CANDIDATE.features(own)]
            )
            yield values["lemma"], Example(named, overlap if overlap >= SAME else 0)


def widened(spans: Sequence[Span], marked: Sequence[Passage]) -> list[Span]:
    """The spans with the marked passages that they share a part of, which attribution takes in whole."""
    wide = []
    for start, end in spans:
        touching = [p for p in marked if p.start < end and start < p.end and not p.single]
        wide.append((min([start, *(p.start for p in touching)]), max([end, *(p.end for p in touching)])))
    return wide


def fit(found: Sequence[tuple[str, Example]]) -> Weights:
    """The weights; every lemma that may be a cue is in them, be it with a weight of nothing."""
    tried = Counter(lemma for lemma, _ in found)
    right = Counter(lemma for lemma, example in found if example.right)
    known = {lemma for lemma in right if right[lemma] > RAREST_CUE * tried[lemma]} | listed()
    weights = regression([example for lemma, example in found if lemma in known], INVERSE_PENALTY, FEWEST)
    return Weights(weights.bias, {("lemma", lemma): 0.0 for lemma in known} | dict(weights.by_feature))


def listed() -> set[str]:
    """The lemmas in ``cues.toml``."""
    table = cues.table()
    verbs = {lemma for lemmas in table.verb_classes.values() for lemma in lemmas}
    return verbs.union(table.prepositions, *table.nouns.values(), *table.adjectives.values())


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--held-back", type=int, default=0, help="articles at the beginning that are not trained on")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    gc.disable()  # millions of small tuples that all stay: looking for garbage among them takes most of the time
    found = [pair for one in documents_of(arguments.annotated, arguments.held_back) for pair in examples(*one)]
    weights = fit(found)
    arguments.out.write_text(dump(weights), encoding="utf-8")
    right = sum(example.right > 0 for _, example in found)
    print(f"{len(found)} candidates, {right} right; {len(weights.by_feature)} weights")


if __name__ == "__main__":
    main()
