"""The default view: which quotations are shown before anybody changes a filter, and why others are not.

One rule for the engine's output, the store, pages, extracts, API and command line.
"""

from onrecord.model import Act, Certainty, LeftOut, Polarity

# What somebody is said to believe or intend is attributed to them, but they need not have said it.
BELIEFS = frozenset({Act.BELIEVE, Act.INTEND})
# The least confidence of the steps, chosen on articles of outlets that the engine was not trained on
# (``benchmarks/attribution.py`` prints how often each step is right).
CERTAIN, LIKELY = 0.9, 0.5


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
