"""Runs of words (shingles: Broder, "On the resemblance and containment of documents", 1997), and the join of texts that share them.

Resemblance is low between a text and its fragment, so what counts everywhere is how many runs two texts share.
"""

from functools import reduce

import ibis
import ibis.expr.types as ir

SECONDS_A_DAY = 24 * 60 * 60
# Runs in more texts than this are stock phrases, a template's or an agency's boilerplate, and tell nothing.
_STOCK = 100


def runs(words: ir.ArrayValue, length: int) -> ir.ArrayValue:
    """Every run of so many words, with a space between them; none of a shorter text."""

    def run(start: ir.IntegerValue) -> ir.StringValue:
        each = [words[start + place] for place in range(length)]
        return reduce(lambda before, word: before + " " + word, each)

    count = ibis.greatest(words.length() - (length - 1), 0)
    return ibis.range(0, count).map(run)


def sharing(shingles: ir.Table, item: str, fewest: int, *, apart: str) -> ir.Table:
    """Pairs of items that share so many shingles or more, each pair both ways round: ``item``, other, shared.

    ``shingles`` has a row an item and shingle; items with the same value in the column ``apart`` are no pair.
    """
    spread = shingles.group_by("shingle").aggregate(items=shingles.count())
    telling = spread.filter((spread["items"] > 1) & (spread["items"] <= _STOCK))
    left = shingles.semi_join(telling, "shingle")
    right = left.select("shingle", other=left[item], other_apart=left[apart])
    both = left.join(right, [left.shingle == right.shingle, left[apart] != right.other_apart])
    counted = both.group_by([item, "other"]).aggregate(shared=both.count())
    return counted.filter(counted.shared >= fewest)


def days_apart(one: ir.DateValue, other: ir.DateValue) -> ir.FloatingValue:
    """How many days lie between two, null where one of them is not known."""
    return (one.epoch_seconds() - other.epoch_seconds()).abs() / SECONDS_A_DAY
