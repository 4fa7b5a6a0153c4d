"""Trained weights: a logistic regression over named features, as the package ships it.

Sums run in one order, so that the same text has the same answer on every machine. The scripts in
``training/`` write the files; their card is ``model/README.md``.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Feature = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """A bias and the weight of each feature that has one."""

    bias: float
    by_feature: Mapping[Feature, float]

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
