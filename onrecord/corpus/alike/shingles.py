"""Runs of words (shingles: Broder, "On the resemblance and containment of documents", 1997).

Resemblance is low between a text and its fragment, so what counts everywhere is how many runs two texts share
(``onrecord.corpus.alike.pairs``).
"""

from functools import reduce

import ibis
import ibis.expr.types as ir

SECONDS_A_DAY = 24 * 60 * 60


def runs(words: ir.ArrayValue, length: int) -> ir.ArrayValue:
    """Every run of so many words, with a space between them; none of a shorter text."""

    def run(start: ir.IntegerValue) -> ir.StringValue:
        each = [words[start + place] for place in range(length)]
        return reduce(lambda before, word: before + " " + word, each)

    count = ibis.greatest(words.length() - (length - 1), 0)
    return ibis.range(0, count).map(run)


def days_apart(one: ir.DateValue, other: ir.DateValue) -> ir.FloatingValue:
    """How many days lie between two, null where one of them is not known."""
    return (one.epoch_seconds() - other.epoch_seconds()).abs() / SECONDS_A_DAY
