"""Trained weights: a logistic regression over named features, as the package ships it.

Sums run in one order, so that the same text has the same answer on every machine. The scripts in
``training/`` write the files; their card is ``model/README.md``.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter

Feature = tuple[str, ...]
Values = dict[str, str]


class Crosses:
    """Which named values count together: "lemma+tag" is the feature ("lemma+tag", "say", "VD")."""

    def __init__(self, *labels: str) -> None:
        self._names = [(label, label.split("+")) for label in labels]
        self.getters = [(label, itemgetter(*names)) for label, names in self._names]

    def features(self, values: Values) -> Iterator[Feature]:
        """The features of these values."""
        for label, names in self._names:
            yield (label, *[values[name] for name in names])


@dataclass(frozen=True)
class Weights:
    """A bias and the weight of each feature that has one."""

    bias: float
    by_feature: Mapping[Feature, float]

    @cached_property
    def _by_label(self) -> dict[str, dict[str | Feature, float]]:
        """The weights by the features' first part, then by what ``itemgetter`` gives for the others."""
        tables: dict[str, dict[str | Feature, float]] = {}
        for (label, *rest), weight in self.by_feature.items():
            tables.setdefault(label, {})[tuple(rest) if len(rest) > 1 else "".join(rest)] = weight
        return tables

    def score_crossed(self, crosses: Crosses, values: Values) -> float:
        """``score(crosses.features(values))``, without making the features: most of an analysis goes through here."""
        tables = self._by_label
        return sum([tables[label].get(getter(values), 0.0) for label, getter in crosses.getters if label in tables])

    def score(self, found: Iterable[Feature]) -> float:
        """What the features add up to, the bias left out."""
        return sum(self.by_feature.get(feature, 0.0) for feature in found)


def probability(score: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-score))


@cache
def load(name: str) -> Weights:
    """The weights that ship with the package under this name."""
    return parse(files("onrecord.language").joinpath("model", f"{name}.tsv").read_text("utf-8"))


def parse(text: str) -> Weights:
    """Weights from tab-separated lines: the feature's parts, then its weight; the bias is a feature ("bias",)."""
    by_feature = {}
    for line in text.splitlines():
        *feature, weight = line.split("\t")
        by_feature[tuple(feature)] = float(weight)
    return Weights(by_feature.pop(("bias",)), by_feature)


def dump(weights: Weights) -> str:
    """The text that ``parse`` reads, sorted."""
    lines = ("\t".join([*feature, f"{weight:g}"]) for feature, weight in sorted(weights.by_feature.items()))
    return "\n".join([f"bias\t{weights.bias:.4f}", *lines, ""])
