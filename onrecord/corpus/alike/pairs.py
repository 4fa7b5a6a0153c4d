"""Pairs of texts of which one has most of the other's runs of words: reports of one statement, versions of one article.

What was compared is kept, so that new texts are compared with it and nothing else is compared again:

    NAME_shingles  item, article, shingle
    NAME_sizes     item, size: how many shingles it has
    NAME_pairs     item (the fuller one), other, shared, size, other_size

An item is a text, a quotation's or an article's; two of one article are no pair.
"""

from collections.abc import Callable
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus.in_place import keep, put_in, take_out

# Runs in more texts than this are stock phrases, a template's or an agency's boilerplate, and tell nothing.
STOCK = 100


class Measure(NamedTuple):
    """What makes a pair: the fewest shingles to share, and a condition on the columns of a pair."""

    name: str
    fewest: int
    enough: Callable[[ir.Table], ir.BooleanValue]


def fill(backend: Backend, measure: Measure, shingles: ir.Table) -> ir.Table:
    """The pairs of all texts, and the tables that they are kept in. ``shingles`` has item, article and shingle, each row once."""
    names = _names(measure)
    kept = backend.create_table(names[0], shingles)
    sizes = backend.create_table(names[1], kept.group_by("item").aggregate(size=kept.count()))
    return backend.create_table(names[2], _pairs(measure, _sharing(kept, kept, measure.fewest), sizes))


def grow(backend: Backend, measure: Measure, gone: ir.Table, come: ir.Table) -> ir.Table:
    """The pairs after articles have gone, with the shingles of new texts: those that ``fill`` would find."""
    kept, sizes, pairs = (backend.table(name) for name in _names(measure))
    come = keep(backend, come)
    lost = keep(backend, kept.semi_join(gone, "article"))
    moved = keep(backend, _moved(lost, come))
    take_out(backend, _names(measure)[0], gone)
    put_in(backend, _names(measure)[0], come)
    take_out(backend, _names(measure)[1], lost.select("item"))
    put_in(backend, _names(measure)[1], come.group_by("item").aggregate(size=come.count()))
    # A run that has become a stock phrase, or is none any more, counts for others too.
    changed = kept.semi_join(_crossed(kept, moved), "shingle")
    again = keep(backend, come.select("item").union(changed.select("item")).distinct())
    for outdated in (lost.select("item"), again):
        take_out(backend, _names(measure)[2], outdated, item="item")
        take_out(backend, _names(measure)[2], outdated, other="item")
    one_way = _sharing(kept.semi_join(again, "item"), kept, measure.fewest)
    other_way = one_way.select(item="other", other="item", shared="shared")
    put_in(backend, _names(measure)[2], _pairs(measure, one_way.union(other_way).distinct(), sizes))
    return pairs


def drop(backend: Backend, measure: Measure) -> None:
    """Take the tables away."""
    for name in _names(measure):
        backend.drop_table(name)


def _names(measure: Measure) -> tuple[str, str, str]:
    return f"{measure.name}_shingles", f"{measure.name}_sizes", f"{measure.name}_pairs"


def _sharing(some: ir.Table, shingles: ir.Table, fewest: int) -> ir.Table:
    """Pairs of some items with any: item, other, shared."""
    near = shingles if some is shingles else shingles.semi_join(some, "shingle")
    spread = near.group_by("shingle").aggregate(items=near.count())
    telling = spread.filter((spread["items"] > 1) & (spread["items"] <= STOCK))
    left = some.semi_join(telling, "shingle")
    right = near.semi_join(telling, "shingle").select("shingle", other="item", other_article="article")
    both = left.join(right, [left.shingle == right.shingle, left.article != right.other_article])
    counted = both.group_by(["item", "other"]).aggregate(shared=both.count())
    return counted.filter(counted.shared >= fewest)


def _pairs(measure: Measure, sharing: ir.Table, sizes: ir.Table) -> ir.Table:
    """Of pairs both ways round those with the fuller item first that share enough."""
    pairs = sharing.join(sizes, "item").join(sizes.select(other="item", other_size="size"), "other")
    is_fuller = (pairs["size"] > pairs.other_size) | (
        (pairs["size"] == pairs.other_size) & (pairs["item"] < pairs.other)
    )
    return pairs.filter([is_fuller, measure.enough(pairs)]).select("item", "other", "shared", "size", "other_size")


def _moved(lost: ir.Table, come: ir.Table) -> ir.Table:
    """By how many texts each shingle has more, or fewer, than before: shingle, more."""
    both = come.select("shingle", n=ibis.literal(1, "int64")).union(lost.select("shingle", n=ibis.literal(-1, "int64")))
    return both.group_by("shingle").aggregate(more=both.n.sum())


def _crossed(shingles: ir.Table, moved: ir.Table) -> ir.Table:
    """Those of the moved shingles that have become stock phrases, or are none any more."""
    near = shingles.semi_join(moved, "shingle")
    now = near.group_by("shingle").aggregate(items=near.count())
    known = now.join(moved, "shingle")
    return known.filter((known["items"] <= STOCK) != (known["items"] - known.more <= STOCK)).select("shingle")
