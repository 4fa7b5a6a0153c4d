"""Nearly the same article: a wire story in several outlets, an updated version.

Articles are compared by the runs of five words that they share (``onrecord.corpus.alike.shingles``). Of each article's runs a sketch is kept, those whose hash is divisible by SAMPLING (Broder's mod m):
unlike MinHash it tells containment too, which is what an outlet that prints half a story leaves. Sketches are stored
with the articles, so that a new article costs its own words and a join on hashes, and no text is read again.

A story is one article with those that are nearly the same as it, never a chain: a running list that changes a little every week
is not one article a year later.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus.alike.pairs import Measure
from onrecord.corpus.alike.shingles import days_apart
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


def sketches(articles: ir.Table) -> ir.Table:
    """The shingles by which articles are compared; those stored before there were sketches have none."""
    known = articles.filter(articles.sketch.notnull())
    return known.select("article", item="article", shingle=known.sketch.unnest())


def _is_version(pair: ir.Table) -> ir.BooleanValue:
    contains = pair.shared >= CONTAINMENT * pair.other_size
    return contains & (pair.shared >= RESEMBLANCE * (pair["size"] + pair.other_size - pair.shared))


# Articles that have each other's words, whenever they were published.
MEASURE = Measure("articles", _FEWEST, _is_version)


def stories(backend: Backend, alike: ir.Table, articles: ir.Table) -> pa.Table:
    """The articles that have another version, with the story that they are versions of: article, story."""
    dated = alike.join(articles.select(item="article", published="published"), "item")
    dated = dated.join(articles.select(other="article", other_published="published"), "other")
    apart = days_apart(dated.published, dated.other_published)
    found = dated.filter((apart <= DAYS_APART).fill_null(True)).select("item", "other", "shared")
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pair in backend.to_pyarrow(found).to_pylist():
        near[pair["item"]].append((pair["shared"], pair["other"]))
        near[pair["other"]].append((pair["shared"], pair["item"]))
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
