"""Annotated articles for training, and the regression that both models use."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from onrecord.language import documents, load_pipeline
from onrecord.language.quotations.logistic_regression import Feature, Weights
from onrecord.model import Article, Span

SMALLEST_WEIGHT = 0.03


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotated attribution as sets of the offsets of its letters and digits."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


@dataclass(frozen=True, slots=True)
class Example:
    """Features of an answer and how right it is, from 0 to 1."""

    features: frozenset[Feature]
    right: float


def documents_of(path: Path, held_back: int) -> Iterator[tuple[Doc, list[Annotation]]]:
    """The analysed articles with their annotation, without the first so many, which are kept to read errors on."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][held_back:]
    articles = [Article(key=r["id"], id=r["id"], text=r["text"], source=r["id"]) for r in records]
    by_id = {record["id"]: record["attributions"] for record in records}
    for article, doc in documents.pipe(articles, load_pipeline()):
        yield doc, [annotation(article.text, one) for one in by_id[article.id]]


def annotation(text: str, record: dict[str, list[Span]]) -> Annotation:
    """The annotation of a record with the spans of content, source and cue."""
    return Annotation(*(letters(text, record[part]) for part in ("content", "source", "cue")))


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The offsets of the letters and digits in some spans."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def regression(examples: Sequence[Example], inverse_penalty: float, fewest: int) -> Weights:
    """A logistic regression that expects how right each answer is, over features seen at least ``fewest`` times."""
    counts = Counter(feature for example in examples for feature in example.features)
    columns = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= fewest))}
    indices = [sorted(columns[f] for f in example.features if f in columns) for example in examples]
    pointers = np.cumsum([0, *map(len, indices)])
    matrix = csr_matrix((np.ones(pointers[-1]), np.concatenate(indices), pointers), (len(examples), len(columns)))
    right = np.array([example.right for example in examples])
    some = right > 0
    # An answer that is right by two thirds counts as two thirds of a right one and a third of a wrong one.
    fitted = LogisticRegression(C=inverse_penalty, solver="liblinear").fit(
        vstack([matrix, matrix[some]]),
        np.concatenate([some, np.zeros(some.sum())]),
        sample_weight=np.concatenate([np.where(some, right, 1), 1 - right[some]]),
    )
    weights = {feature: round(float(fitted.coef_[0][i]), 2) for feature, i in columns.items()}
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= SMALLEST_WEIGHT}
    return Weights(float(fitted.intercept_[0]), kept)
