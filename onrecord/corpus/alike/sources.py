"""Where a draft's words may come from: the articles to lay beside each passage, and their texts with quotations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from onrecord.corpus.alike.excerpts import excerpt_around
from onrecord.corpus.alike.findings import Match
from onrecord.corpus.alike.runs import Runs, candidates
from onrecord.corpus.alike.verdicts import SourceQuote, Speakers, Verdict
from onrecord.corpus.schema import parse_segments
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Act, Polarity, QuoteKind, Span, SpeakerKind

# Articles that are read at a time: what they hold of memory is then given back.
_ARTICLES_A_TIME = 200
# The articles that are laid beside one passage at most. Whoever has the words in more is told "50 or more".
MOST_ARTICLES = 50
_OF_A_SPEAKER = 5
_ASKED = pa.schema([("number", pa.int32()), ("text", pa.string())])
_SAID = pa.schema(
    [("number", pa.int32()), ("name", pa.string()), ("words", pa.list_(pa.string())), ("least", pa.int32())]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article of the corpus with its quotations in text order."""

    article: str
    title: str | None
    outlet: str | None
    published: date | None
    address: str
    text: str
    quotes: tuple[SourceQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words that one of some speakers may have used: at least ``least`` of them in one quotation."""

    names: frozenset[str]
    words: tuple[str, ...]
    least: int


def with_runs(snapshot: Snapshot, runs: Runs, passages: Mapping[int, str]) -> dict[int, list[str]]:
    """For each passage, by its number, the articles that share most runs of words with it, most first."""
    asked = _table([{"number": number, "text": text} for number, text in passages.items()], _ASKED)
    rows = snapshot.rows(candidates(runs, asked, MOST_ARTICLES)) if passages else []
    found: dict[int, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-row["shared"], -row["weight"], row["article"])):
        found[row["number"]].append(row["article"])
    return found


def with_phrase(snapshot: Snapshot, phrases: Mapping[int, str]) -> dict[int, list[str]]:
    """For each phrase, in the form of ``text_normal``, articles that have it in a quotation."""
    if not phrases:
        return {}
    asked = _table([{"number": number, "text": text} for number, text in phrases.items()], _ASKED)
    quotes = snapshot.quotes.select("article", "text_normal")
    both = asked.join(quotes, quotes.text_normal.contains(asked.text)).select("number", "article").distinct()
    ranked = both.mutate(place=ibis.row_number().over(group_by=both.number, order_by=both.article))
    return _articles(snapshot, ranked.filter(ranked.place < MOST_ARTICLES))


def said_by(snapshot: Snapshot, asked: Mapping[int, Said], column: str) -> list[dict[str, Any]]:
    """The quotations of some speakers with most of some words in a column: number, quote, article, shared."""
    rows = [
        {"number": number, "name": name, "words": list(said.words), "least": said.least}
        for number, said in asked.items()
        for name in sorted(said.names)
    ]
    if not rows:
        return []
    wanted, quotes = _table(rows, _SAID), snapshot.quotes.select("quote", "article", "speaker", text=column)
    both = wanted.join(quotes, wanted.name == quotes.speaker)
    shared = both.words.filter(lambda word: both.text.contains(word)).length()  # noqa: PLW0108 (it takes no keyword)
    counted = both.mutate(shared=shared).filter(lambda rows: rows.shared >= rows.least)
    order = [counted.shared.desc(), counted.quote]
    ranked = counted.mutate(place=ibis.row_number().over(group_by=counted.number, order_by=order))
    return snapshot.rows(ranked.filter(ranked.place < _OF_A_SPEAKER).select("number", "quote", "article", "shared"))


def read(snapshot: Snapshot, articles: Sequence[str]) -> Iterator[Source]:
    """Articles with their quotations, a few at a time; those that were taken out of the corpus are not there."""
    for start in range(0, len(articles), _ARTICLES_A_TIME):
        keys = list(articles[start : start + _ARTICLES_A_TIME])
        quotes: dict[str, list[SourceQuote]] = defaultdict(list)
        for row in snapshot.rows(snapshot.quotes.filter(snapshot.quotes.article.isin(keys)).order_by("start")):
            quotes[row["article"]].append(_quote(row))
        for row in snapshot.rows(snapshot.articles.filter(snapshot.articles.article.isin(keys))):
            yield Source(
                article=row["article"],
                title=row["title"],
                outlet=row["outlet"],
                published=row["published"],
                address=row["url"] or row["source"],
                text=row["text"],
                quotes=tuple(quotes[row["article"]]),
            )


def _articles(snapshot: Snapshot, rows: ir.Table) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in snapshot.rows(rows.order_by("article")):
        found[row["number"]].append(row["article"])
    return found


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> ir.Table:
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema))


def _quote(row: Mapping[str, Any]) -> SourceQuote:
    return SourceQuote(
        id=row["quote"],
        segments=parse_segments(row["segments"]),
        kind=QuoteKind(row["kind"]),
        act=Act(row["act"]),
        polarity=Polarity(row["polarity"]),
        speaker=row["speaker"],
        speaker_here=row["speaker_here"],
        speaker_kind=SpeakerKind(row["speaker_kind"]),
        on_behalf_of=row["on_behalf_of"],
        confidence=row["confidence"],
    )


def match_at(source: Source, span: Span, quote: SourceQuote | None, verdict: Verdict, speakers: Speakers) -> Match:
    """The match that a place of an article is, before its words are compared; ``quote`` is the quotation that it stands in."""
    start, excerpt = excerpt_around(source.text, span)
    return Match(
        article=source.article,
        title=source.title,
        outlet=source.outlet,
        published=source.published,
        address=source.address,
        quote=quote.id if quote else None,
        speaker=quote.speaker if quote else None,
        confidence=quote.confidence if quote else None,
        excerpt=excerpt,
        span=(span[0] - start, span[1] - start),
        verdict=verdict,
        speakers=speakers,
        similarity=0.0,
        pieces=(),
    )
