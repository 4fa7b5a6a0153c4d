"""Nearly the same article: a wire story in several outlets, an updated version.

Articles are compared by the runs of five words that they share (``onrecord.corpus.alike.shingles``). Of each article's runs a sketch is kept, those whose hash is divisible by SAMPLING (Broder's mod m):
unlike MinHash it tells containment too, which is what an outlet that prints half a story leaves. Sketches are stored
with the articles, so that a new article costs its own words and a join on hashes, and no text is read again.

A story is one article with those that are nearly the same as it, never a chain: a running list that changes a little every week
is not one article a year later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, cast

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from onrecord.corpus.alike.shingles import days_apart, sharing
from onrecord.normalise import words

# Of the seeds, independent articles about one event share at most 0.12 of the shorter one's runs; copies that are cut, or
# have another beginning, at least 0.79 (benchmarks/versions.py). Official texts made from one template share up to 0.73,
# so the threshold lies between these two.
CONTAINMENT = 0.75
# The least that both have in common of all that is in either, which half a seed reaches with 0.24: a digest that holds a whole article is no version of it.
RESEMBLANCE = 0.2
DAYS_APART = 14
SAMPLING = 4
# The fewest kept runs to share: of fewer, an estimate says nothing.
_FEWEST = 5
_RUN = 5
SCHEMA = pa.schema([("article", pa.string()), ("story", pa.string())])


def sketch(text: str) -> list[int]:
    """The hashes that are kept of an article's runs of words, sorted."""
    found = words(text)
    hashes = {_hash(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1)}
    return sorted(one for one in hashes if one % SAMPLING == 0)


def _hash(run: Iterable[str]) -> int:
    return int.from_bytes(blake2b(" ".join(run).encode(), digest_size=8).digest(), signed=True)


def linked(articles: ir.Table) -> ir.Table:
    """Pairs of articles that are nearly the same: article (the fuller one), other, shared.

    ``articles`` has article, published and sketch; those stored before there were sketches are in no pair.
    """
    known = articles.filter(articles.sketch.notnull())
    sizes = known.select("article", "published", size=known.sketch.length())
    kept = known.select("article", shingle=known.sketch.unnest())
    counted = sharing(kept, "article", _FEWEST, apart="article")
    others = sizes.select(other="article", other_size="size", other_published="published")
    pairs = counted.inner_join(sizes, "article").inner_join(others, "other")
    is_fuller = (pairs.size > pairs.other_size) | ((pairs.size == pairs.other_size) & (pairs.article < pairs.other))
    days = days_apart(pairs.published, pairs.other_published)
    contains = pairs.shared >= CONTAINMENT * pairs.other_size
    resembles = pairs.shared >= RESEMBLANCE * (pairs.size + pairs.other_size - pairs.shared)
    return pairs.filter([is_fuller, contains, resembles, (days <= DAYS_APART).fill_null(True)]).select(
        "article", "other", "shared"
    )


def stories(pairs: pd.DataFrame) -> pa.Table:
    """The articles that have another version, with the story that they are versions of: article, story."""
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pair in cast("list[Mapping[str, Any]]", pairs.to_dict("records")):
        near[pair["article"]].append((pair["shared"], pair["other"]))
        near[pair["other"]].append((pair["shared"], pair["article"]))
    story_of: dict[str, str] = {}
    for article in sorted(near, key=lambda article: (-len(near[article]), article)):
        # A story is named by the article in its middle, which belongs to itself.
        middles = [(shared, other) for shared, other in near[article] if story_of.get(other) == other]
        story_of[article] = max(middles)[1] if middles else article
    told_again = {story for article, story in story_of.items() if article != story}
    rows = [{"article": a, "story": s} for a, s in sorted(story_of.items()) if s in told_again]
    return pa.Table.from_pylist(rows, SCHEMA)


def not_counted(articles: ir.Table, versions: ir.Table, *, by_outlet: bool) -> ir.Table:
    """Of some articles those that another version stands for: article.

    Of an outlet's versions the newest stands for all, because it may have taken something back; of several outlets', unless
    they are counted ``by_outlet``, the fullest of these.
    """
    of_story = articles.inner_join(versions, "article")
    of_story = of_story.select(
        "article", "story", "published", outlet=of_story.outlet.fill_null(""), length=of_story.text.length()
    )
    newest = [of_story.published.desc(nulls_first=False), of_story.length.desc(), of_story.article]
    # An unknown outlet may be any: its articles are not taken for one outlet's.
    outlet = ibis.ifelse(of_story.outlet == "", of_story.article, of_story.outlet)
    ranked = of_story.mutate(rank=ibis.row_number().over(group_by=[of_story.story, outlet], order_by=newest))
    if by_outlet:
        return ranked.filter(ranked.rank > 0).select("article")
    fullest = [ranked.rank > 0, ranked.length.desc(), ranked.published.asc(nulls_first=False), ranked.article]
    place = ibis.row_number().over(group_by="story", order_by=fullest)
    placed = ranked.mutate(place=place)
    return placed.filter(placed.place > 0).select("article")
