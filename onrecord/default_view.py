"""The default view: which quotations are shown before anybody changes a filter, and why others are not.

One rule for the engine's output, the store, pages, extracts, API and command line.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from onrecord.model import Act, Certainty, LeftOut, Polarity

# What somebody is said to believe or intend is attributed to them, but they need not have said it.
BELIEFS = frozenset({Act.BELIEVE, Act.INTEND})
SPEECH = frozenset(Act) - BELIEFS
# The least confidence of the steps, chosen on articles of outlets that the engine was not trained on
# (``benchmarks/attribution.py`` prints how often each step is right).
CERTAIN, LIKELY = 0.93, 0.28
LEAST: Mapping[Certainty, float] = MappingProxyType(
    {Certainty.CERTAIN: CERTAIN, Certainty.LIKELY: LIKELY, Certainty.DOUBTFUL: 0.0}
)
# How many in a hundred of each step were right, quotation and name, in articles of outlets that were not trained on.
RIGHT: Mapping[Certainty, int] = MappingProxyType({Certainty.CERTAIN: 97, Certainty.LIKELY: 75, Certainty.DOUBTFUL: 12})
# How a quotation whose words were not uttered is marked wherever it is shown.
NOT_SAID: Mapping[Polarity, str] = MappingProxyType(
    {Polarity.DENIED: "did not say", Polarity.HYPOTHETICAL: "not said yet"}
)


class View(StrEnum):
    """What can be shown besides the default view: what is left out for one reason, or everything."""

    BELIEF = LeftOut.BELIEF.value
    UNSAID = LeftOut.UNSAID.value
    DOUBTFUL = LeftOut.DOUBTFUL.value
    ALL = "all"


def certainty(confidence: float) -> Certainty:
    """The step of a confidence, 0 to 1."""
    if confidence >= CERTAIN:
        return Certainty.CERTAIN
    return Certainty.LIKELY if confidence >= LIKELY else Certainty.DOUBTFUL


def left_out(act: Act, polarity: Polarity, confidence: float) -> LeftOut | None:
    """Why the default view leaves a quotation out; None where it shows it: a statement, said, at least likely."""
    if act in BELIEFS:
        return LeftOut.BELIEF
    if polarity is not Polarity.SAID:
        return LeftOut.UNSAID
    return LeftOut.DOUBTFUL if certainty(confidence) is Certainty.DOUBTFUL else None
