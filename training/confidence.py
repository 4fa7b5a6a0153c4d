"""Fit the confidence of the engine's answers: ``onrecord/language/model/confidence.tsv``.

    cd ../shared/attribution
    python training/confidence.py statements-outlets.jsonl statements-dev.jsonl --labels statements-official.jsonl

On articles of outlets that the tagger has not seen: it is too sure of what it was trained on. Of names before a colon, of which
these have none, those of official texts are taken, where marks and colon decide more than the tagger. Printed is how often answers
are right that the weights were not fitted on: each tenth of the articles is judged by weights from the others.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.default_view import CERTAIN, LIKELY  # noqa: E402 (found from the root, wherever this is run)
from onrecord.language import documents, load_pipeline  # noqa: E402
from onrecord.language.analysis import attributed, read  # noqa: E402
from onrecord.language.quotations import confidence  # noqa: E402
from onrecord.language.quotations.attribution import Way  # noqa: E402
from onrecord.model import Article, LeftOut, Quote  # noqa: E402

WEIGHTS = ROOT / "onrecord" / "language" / "model" / "confidence.tsv"
SAME = 0.5
INVERSE_PENALTY = 0.3
FOLDS = 10
_SHORTEST_WORD = 4
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that was found: what its confidence rests on, whether it is right, and the number of its article."""

    features: Features
    right: bool
    article: int


def answers(paths: Sequence[Path], *, labels_only: bool = False) -> Iterator[Answer]:
    """Every statement that the engine finds in annotated articles, or only those with a name before a colon."""
    records = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    articles = [Article(key=r["id"], id=r["id"], text=r["text"], title=r["title"], source=r["id"]) for r in records]
    for k, (article, doc) in enumerate(documents.pipe(articles, load_pipeline())):
        title = (article.title or "").strip()
        body = len(title) if title and article.text.startswith(title) else 0
        annotated = records[k]["attributions"]
        for attribution, quote in attributed(read(article, doc)):
            if labels_only and attribution.way is not Way.NAME:
                continue
            if attribution.start >= body and quote.left_out in {None, LeftOut.DOUBTFUL}:
                found = dict(confidence.features(attribution, quote.kind, quote.speaker_kind))
                yield Answer(found, is_right(article.text, quote, annotated), k)


def is_right(text: str, quote: Quote, annotated: Sequence[Mapping[str, Any]]) -> bool:
    """Whether content and name of a quotation are annotated so, and it was said."""
    content = letters(text, quote.segments)
    for one in annotated:
        gold = letters(text, one["content"])
        if len(content & gold) >= SAME * len(content | gold):
            said = one.get("polarity", "said") == quote.polarity.value
            return said and is_same_name(one["speaker_name"], quote.speaker or "", named=one["speaker_kind"] == "named")
    return False


def letters(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """The offsets of the letters and digits in some spans."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def is_same_name(gold: str, found: str, *, named: bool) -> bool:
    """Of people the same last word; of others one long word in common, or one the initials of the other."""
    first, second = _words(gold), _words(found)
    if not first or not second:
        return first == second
    if named:
        return first[-1] == second[-1]
    shared = {word for word in first if len(word) >= _SHORTEST_WORD} & set(second)
    return bool(shared) or first == second or _initials(gold) in second or _initials(found) in first


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'s", "")
    return re.findall(r"[a-z0-9]+", plain)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper()).lower() or "-"


def fit(found: Sequence[Answer]) -> dict[str, float]:
    """The weights of a logistic regression, by feature."""
    names = sorted({name for answer in found for name in answer.features} - {"bias"})
    fitted = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(
        np.array([[answer.features.get(name, 0.0) for name in names] for answer in found]),
        np.array([answer.right for answer in found]),
    )
    return {"bias": float(fitted.intercept_[0])} | dict(zip(names, map(float, fitted.coef_[0]), strict=True))


def held_out(found: Sequence[Answer]) -> list[float]:
    """The confidence of each answer by weights that were fitted on other articles."""
    folds = [fit([answer for answer in found if answer.article % FOLDS != fold]) for fold in range(FOLDS)]
    return [sure(folds[answer.article % FOLDS], answer.features) for answer in found]


def sure(weights: Mapping[str, float], features: Features) -> float:
    """The probability that weights give to features."""
    score = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return float(1 / (1 + np.exp(-score)))


def print_steps(found: Sequence[Answer], confidences: Sequence[float]) -> None:
    """Print of each step how many answers it has and how many are right."""
    print("| step | answers | share | mean confidence | right |\n|---|---|---|---|---|")
    for step, low, high in (("certain", CERTAIN, 2.0), ("likely", LIKELY, CERTAIN), ("doubtful", 0.0, LIKELY)):
        chosen = [(c, a.right) for c, a in zip(confidences, found, strict=True) if low <= c < high]
        if chosen:
            mean, right = np.mean([c for c, _ in chosen]), np.mean([r for _, r in chosen])
            print(f"| {step} | {len(chosen)} | {len(chosen) / len(found):.2f} | {mean:.2f} | {right:.3f} |")


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path, nargs="+")
    parser.add_argument("--labels", type=Path, nargs="+", default=[])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    found = list(answers(arguments.annotated))
    print_steps(found, held_out(found))
    found += answers(arguments.labels, labels_only=True)
    lines = (f"{name}\t{weight:.3f}\n" for name, weight in fit(found).items())
    arguments.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(found)} answers, {sum(answer.right for answer in found)} right")


if __name__ == "__main__":
    main()
