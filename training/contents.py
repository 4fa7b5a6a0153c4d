"""Train the model that tells which words attribute what: ``onrecord/language/model/contents.tsv``.

    python training/contents.py ../shared/attribution/polnear-train.jsonl [--held-back 0]

Needs scikit-learn, which the engine itself does not. Takes about five minutes.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.language import cues, documents, features, load_pipeline, ranking, sources  # noqa: E402 (found from the root)
from onrecord.language.attribution import characters, trim  # noqa: E402
from onrecord.language.constructions import Candidate, candidates  # noqa: E402
from onrecord.language.marks import Passage, passages  # noqa: E402
from onrecord.language.weights import Feature, Weights, dump  # noqa: E402
from onrecord.model import Article, Span  # noqa: E402

MODEL = ROOT / "onrecord" / "language" / "model" / "contents.tsv"
# What counts as the same content, as in the scorer: half of the union of letters and digits.
SAME = 0.5
# A lemma is a cue when it was one in at least this share of its candidates.
RAREST_CUE = 0.01
FEWEST = 2
SMALLEST_WEIGHT = 0.03
REGULARISATION = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate's features and how much of an annotated content it covers, 0 where that is less than half."""

    lemma: str
    features: frozenset[Feature]
    overlap: float


def read(path: Path, held_back: int) -> list[dict]:
    """The annotated articles without the first so many, which are kept to read errors on."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][held_back:]


def examples(records: list[dict]) -> Iterator[Example]:
    """Every candidate of every article, compared with the annotation."""
    articles = [Article(key=r["id"], id=r["id"], text=r["text"], source=r["id"]) for r in records]
    by_id = {record["id"]: record for record in records}
    for article, doc in documents.pipe(articles, load_pipeline()):
        yield from _of_article(doc, by_id[article.id]["attributions"])


def _of_article(doc: Doc, annotated: list[dict]) -> Iterator[Example]:
    text, marked = doc.text, passages(doc.text)
    ends = ranking.closings(doc, marked)
    contents = [_letters(text, one["content"]) for one in annotated]
    cue_letters = [_letters(text, one["cue"]) for one in annotated]
    for cue in doc:
        here = [i for i, letters in enumerate(cue_letters) if cue.idx in letters]
        source = sources.source(cue)
        values = None
        for candidate in candidates(cue, ends):
            values = values or features.cue_values(cue, source)
            found = _letters(text, _widened(_segments(doc, candidate), marked))
            overlap = max((len(found & contents[i]) / len(found | contents[i]) for i in here if found), default=0)
            own = values | features.content_values(candidate, source)
            named = frozenset([*features.of_cue(values), *features.of_candidate(own)])
            yield Example(values["lemma"], named, overlap if overlap >= SAME else 0)


def _letters(text: str, spans: list[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _segments(doc: Doc, candidate: Candidate) -> list[Span]:
    return [trim(doc.text, characters(doc, span)) for span in candidate.ranges]


def _widened(spans: list[Span], marked: list[Passage]) -> list[Span]:
    """The spans with the marked passages that they share a part of, which attribution takes in whole."""
    wide = []
    for start, end in spans:
        touching = [p for p in marked if p.start < end and start < p.end and not p.single]
        wide.append((min([start, *(p.start for p in touching)]), max([end, *(p.end for p in touching)])))
    return wide


def fit(found: list[Example]) -> Weights:
    """The bias and the weights of a logistic regression that expects each candidate's overlap."""
    tried, right = Counter(e.lemma for e in found), Counter(e.lemma for e in found if e.overlap)
    known = {lemma for lemma in right if right[lemma] > RAREST_CUE * tried[lemma]} | _listed()
    found = [example for example in found if example.lemma in known]
    counts = Counter(feature for example in found for feature in example.features)
    columns = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= FEWEST))}
    indices = [[columns[f] for f in example.features if f in columns] for example in found]
    pointers = np.cumsum([0, *map(len, indices)])
    matrix = csr_matrix((np.ones(pointers[-1]), np.concatenate(indices), pointers), (len(found), len(columns)))
    overlap = np.array([example.overlap for example in found])
    some = overlap > 0
    regression = LogisticRegression(C=REGULARISATION, solver="liblinear")
    regression.fit(
        vstack([matrix, matrix[some]]),
        np.concatenate([some, np.zeros(some.sum())]),
        sample_weight=np.concatenate([np.where(some, overlap, 1), 1 - overlap[some]]),
    )
    weights = {feature: round(float(regression.coef_[0][i]), 2) for feature, i in columns.items()}
    lemmas = {("lemma", lemma): 0.0 for lemma in known}
    kept = {f: weight for f, weight in weights.items() if abs(weight) >= SMALLEST_WEIGHT or f in lemmas}
    return Weights(float(regression.intercept_[0]), lemmas | kept)


def _listed() -> set[str]:
    table = cues.table()
    verbs = {lemma for lemmas in table.verb_classes.values() for lemma in lemmas}
    return verbs.union(table.prepositions, *table.nouns.values(), *table.adjectives.values())


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--held-back", type=int, default=0, help="articles at the beginning that are not trained on")
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    found = list(examples(read(arguments.annotated, arguments.held_back)))
    weights = fit(found)
    arguments.out.write_text(dump(weights), encoding="utf-8")
    print(f"{len(found)} candidates, {sum(e.overlap > 0 for e in found)} right; {len(weights.by_feature)} weights")


if __name__ == "__main__":
    main()
