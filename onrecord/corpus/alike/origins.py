"""Which articles are the source of what others quote: transcripts, speeches, releases, found by their words alone.

An article is the source of a report if a whole quotation of the report stands in it outside of quotation marks: there the words
were spoken or published, and not quoted from elsewhere. It may come out a few days after the report, as transcripts do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir

from onrecord.corpus.alike import sources
from onrecord.corpus.alike.landed import in_order, of_source
from onrecord.corpus.alike.marked import marked_passages
from onrecord.corpus.alike.pairs import STOCK
from onrecord.corpus.alike.runs import Runs, three_runs
from onrecord.corpus.alike.shingles import days_apart
from onrecord.corpus.alike.sources import Source
from onrecord.corpus.alike.told import LATE, Landing, Text, Told
from onrecord.corpus.alike.verdicts import PASSED
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Polarity, QuoteKind
from onrecord.normalise import normalise

# So many words that stand in both, letter for letter, are no chance.
TELLING = 8
# Pairs of a source and a report that are laid beside each other, the newest reports first.
MOST_PAIRS = 1_000
# Some texts open with the mark that closes.
_MARKED = re.compile(r"[“”\"][^“”\"\n]*(?:[“”\"]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a report quotes of its source."""

    source: Told
    outlet: str | None
    landing: Landing


@dataclass(frozen=True, slots=True)
class Origins:
    """Everything that reports quote of sources in the corpus, each passage beside the source that has it best.

    ``is_least`` is whether only the newest reports were laid beside their sources, as there are very many.
    """

    found: tuple[Origin, ...]
    is_least: bool


def origins(snapshot: Snapshot, runs: Runs) -> Origins:
    """Find the sources in a corpus and what is quoted of them. Raises CorpusError."""
    rows = snapshot.rows(_pairs(snapshot, runs))
    reports_of: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        reports_of[row["source"]].append(row["report"])
    # All of them at once: a query for each source takes longer than everything else.
    reports = {one.article: one for one in sources.read(snapshot, sorted({row["report"] for row in rows}))}
    best: dict[tuple[object, ...], Origin] = {}
    for source in sources.read(snapshot, sorted(reports_of)):
        for origin in _of_source(source, [reports[key] for key in sorted(reports_of[source.article])]):
            match = origin.landing.match
            key = (match.article, match.span, match.excerpt)
            if key not in best or _rank(origin) < _rank(best[key]):
                best[key] = origin
    by_landing = {id(origin.landing): origin for origin in best.values()}
    found = tuple(by_landing[id(one)] for one in in_order(origin.landing for origin in best.values()))
    return Origins(found, len(rows) >= MOST_PAIRS)


def _of_source(source: Source, reports: Sequence[Source]) -> Iterator[Origin]:
    told = of_source(source)
    text, unmarked = Text(told), normalise(_MARKED.sub(" ¶\n", source.text))
    for report in reports:
        if _stands(report, unmarked):
            yield from (Origin(told, source.outlet, landing) for landing in text.quoted_in(report))


def _stands(report: Source, unmarked: str) -> bool:
    """Whether a whole quotation of a report stands among words that a source does not quote itself."""
    passages = (
        normalise(report.text[start:end])
        for quote in report.quotes
        for start, end in marked_passages(report.text, quote.segments, quote.kind)
    )
    return any(len(words.split()) >= TELLING and words in unmarked for words in passages)


def _rank(origin: Origin) -> tuple[object, ...]:
    match = origin.landing.match
    day = origin.source.published
    return match.verdict not in PASSED, -match.similarity, day is None, day, origin.source.article


def _pairs(snapshot: Snapshot, runs: Runs) -> ir.Table:
    """Sources and reports that may be such: the first, the middle and the last words of a quotation stand in the source."""
    quotes = snapshot.quotes
    marked = quotes.filter(
        [
            quotes.kind == QuoteKind.DIRECT.value,
            quotes.polarity == Polarity.SAID.value,
            quotes.text.re_search(r"^\s*[“\"‘']"),
        ]
    )
    sampled = three_runs(marked, "quote", "article", "published", fewest=TELLING)
    sampled = sampled.join(runs.numbered.rename(own="number"), "article")
    hits = sampled.join(runs.runs, sampled.middle == runs.runs.run).select(*sampled.columns, "number")
    elsewhere = hits.filter(hits.number != hits.own).distinct()
    spread = elsewhere.group_by("middle").aggregate(articles=elsewhere.number.nunique())
    telling = elsewhere.semi_join(spread.filter(spread.articles <= STOCK), "middle")
    near = runs.runs.semi_join(telling, "number")
    for edge in ("first", "last"):
        telling = telling.semi_join(near.rename({edge: "run"}), ["number", edge])
    named = telling.join(runs.numbered.rename(source="article"), "number")
    # What the source quotes in the same words is not its own.
    own = sampled.select("first", "middle", "last", source="article")
    named = named.anti_join(own, ["source", "first", "middle", "last"])
    articles = snapshot.articles.select(source="article", source_day="published")
    dated = named.join(articles, "source")
    is_before = (dated.source_day <= dated.published) | (days_apart(dated.source_day, dated.published) <= LATE.days)
    pairs = dated.filter(is_before.fill_null(True)).group_by(["source", "article"]).aggregate(day=dated.published.max())
    stories = snapshot.versions.select("article", "story")
    same = stories.join(stories.select("story", source="article"), "story").select("article", "source")
    apart = pairs.anti_join(same, ["article", "source"])
    ordered = apart.order_by([apart.day.desc(nulls_first=False), apart.article, apart.source])
    return ordered.limit(MOST_PAIRS).select("source", report="article")
