"""Which articles have which runs of words: what a quotation's source is looked up by.

A run is kept as 32 bits of its hash, an article as a number: about six bytes a word of the corpus. Two runs of one hash only
make an article a candidate that the alignment then refuses.
"""

from typing import NamedTuple

import ibis
import ibis.expr.types as ir
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus.alike import shingles
from onrecord.corpus.in_place import count, few, has, keep, put_in

RUN = 3
_NUMBERED, _RUNS = "numbered", "runs"
_MASK = 0x7FFFFFFF
# Of what the best candidate shares, and how many of those that share less are looked at all the same.
_NEAR, _IN_ANY_CASE = 0.4, 4


class Runs(NamedTuple):
    """``numbered`` has number and article, ``runs`` has number and run; an article that has a run twice may be there twice."""

    numbered: ir.Table
    runs: ir.Table


def fill(backend: Backend, articles: ir.Table) -> None:
    """Make the tables for articles with ``article`` and ``text``."""
    numbered = backend.create_table(_NUMBERED, articles.select("article", number=ibis.row_number().cast("int32")))
    backend.create_table(_RUNS, _runs_of(numbered.join(articles.select("article", "text"), "article"), "number"))


def prepare(backend: Backend, articles: ir.Table) -> bool:
    """Make the tables of a file, or add what they lack. False where so much is new that making them anew is as quick.

    An article's words are what it is known by: they never change.
    """
    if not has(backend, _RUNS):
        fill(backend, articles)
        return True
    known = tables(backend)
    new = keep(backend, articles.anti_join(known.numbered, "article").select("article", "text"))
    gone = known.numbered.anti_join(articles, "article")
    if count(backend, gone) or not few(count(backend, new), count(backend, articles)):
        return False
    first = count(backend, known.numbered)
    numbered = keep(backend, new.select("article", number=(ibis.row_number() + first).cast("int32")))
    put_in(backend, _NUMBERED, numbered)
    put_in(backend, _RUNS, _runs_of(numbered.join(new, "article"), "number"))
    return True


def tables(backend: Backend, database: str | None = None) -> Runs:
    """What ``fill`` made. Raises TableNotFound where it was not called."""
    return Runs(backend.table(_NUMBERED, database=database), backend.table(_RUNS, database=database))


def _runs_of(texts: ir.Table, item: str) -> ir.Table:
    """The runs of the column ``text`` as they are kept: ``item``, run."""
    split = _split(texts, item)
    found = split.select(item, run=shingles.runs(split.words, RUN).unnest())
    return found.select(item, run=_kept(found.run))


def three_runs(texts: ir.Table, *columns: str, fewest: int) -> ir.Table:
    """Of the column ``text``, where it has so many words, the first, the middle and the last run, as they are kept, with ``columns``."""
    split = _split(texts, *columns)
    long = split.filter(split.words.length() >= fewest)
    last = long.words.length() - RUN

    def run(start: ir.IntegerValue) -> ir.IntegerValue:
        return _kept(shingles.runs(long.words[start : start + RUN], RUN)[0])

    return long.select(*columns, first=run(ibis.literal(0)), middle=run(last // 2), last=run(last))


def _split(texts: ir.Table, *columns: str) -> ir.Table:
    # The words in a column of their own, or they are taken apart anew for every run.
    return texts.select(*columns, words=texts.text.lower().re_replace(r"[^\pL\pN]+", " ").strip().split(" "))


def _kept(run: ir.StringValue) -> ir.IntegerValue:
    return (run.hash() & _MASK).cast("int32")


def candidates(runs: Runs, asked: ir.Table, most: int) -> ir.Table:
    """The articles that share most runs with each of some passages: number (the passage's), article, shared, weight.

    ``asked`` has number and text. Of each passage's articles those are left out that share much less than the best, beyond
    a few; ``weight`` is the sum of the runs, each the less the more articles have it.
    """
    wanted = _runs_of(asked, "number").distinct().rename(passage="number")
    hits = runs.runs.join(wanted, "run").select("passage", "number", "run").distinct()
    spread = hits.group_by(["passage", "run"]).aggregate(articles=hits.count())
    weighed = hits.join(spread, ["passage", "run"])
    scored = weighed.group_by(["passage", "number"]).aggregate(
        weight=(1 / weighed.articles).sum(), shared=weighed.count()
    )
    order = [scored.shared.desc(), scored.weight.desc(), scored.number]
    ranked = scored.mutate(
        place=ibis.row_number().over(group_by=scored.passage, order_by=order),
        best=scored.shared.max().over(group_by=scored.passage),
    )
    near = (ranked.place < _IN_ANY_CASE) | (ranked.shared >= _NEAR * ranked.best)
    kept = ranked.filter([ranked.place < most, near]).join(runs.numbered, "number")
    return kept.select("article", "shared", "weight", number="passage")


def sharing(runs: Runs, asked: ir.Table, most: int) -> ir.Table:
    """The articles that have most of a text's runs, the rarer ones counting more: article, weight, shared, size, whole.

    ``asked`` has one row with number and text. ``size`` is how many runs an article has, ``whole`` how many the text has.
    """
    wanted = _runs_of(asked, "number").select("run").distinct()
    hits = runs.runs.join(wanted, "run").select("number", "run").distinct()
    spread = hits.group_by("run").aggregate(articles=hits.count())
    weighed = hits.join(spread, "run")
    scored = weighed.group_by("number").aggregate(weight=(1 / weighed.articles).sum(), shared=weighed.count())
    scored = scored.filter(scored.shared > 1)
    kept = scored.order_by([scored.weight.desc(), scored.number]).limit(most)
    own = runs.runs.semi_join(kept, "number").distinct()
    sized = kept.join(own.group_by("number").aggregate(size=own.count()), "number").join(runs.numbered, "number")
    return sized.select("article", "weight", "shared", "size", whole=wanted.count().as_scalar())
