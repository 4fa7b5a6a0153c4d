"""What stands in extracts: the rows that a page offers as a file are those that a program gets from the API.

Every function raises QueryError for a bad text query; ``link`` is the address of the view, which stands in each row.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import ibis
import ibis.expr.types as ir

from onrecord.corpus import receipts
from onrecord.corpus.figure_queries import Counted, Said, selected_figures
from onrecord.corpus.figure_queries import ordered as ordered_figures
from onrecord.corpus.offered import Subject
from onrecord.corpus.orders import NEWEST, ORDERS
from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.queries import counted_articles, ordered_quotes
from onrecord.corpus.selection import Counting, Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.speaker_queries import all_speakers
from onrecord.corpus.topic_queries import counted as counted_topics
from onrecord.default_view import LEAST, View
from onrecord.model import Basis

_TWO_DECIMALS = "decimal(3, 2)"


def quote_rows(snapshot: Snapshot, selection: Selection, link: str = "", *, sort: str = NEWEST) -> ir.Table:
    """Every quotation of the selection, in the order that a code of ORDERS says."""
    quotes = selected_quotes(snapshot, selection).left_join(_topics(snapshot), "quote")
    return _as_extract(snapshot, ordered_quotes(quotes, ORDERS[sort].column, descending=ORDERS[sort].descending), link)


def rows_of(snapshot: Snapshot, wanted: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The quotations of some ids by them, in their order, as an extract has them; what the corpus has not is left out."""
    quotes = snapshot.quotes.filter(snapshot.quotes.quote.isin(wanted)).left_join(_topics(snapshot), "quote")
    rows = _by_key(snapshot, _as_extract(snapshot, quotes, ""))
    return {quote: rows[quote] for quote in wanted if quote in rows}


def _by_key(snapshot: Snapshot, rows: ir.Table) -> dict[str, dict[str, Any]]:
    return {receipts.key_of(row[receipts.COLUMN]): row for row in snapshot.rows(rows)}


def _as_extract(snapshot: Snapshot, quotes: ir.Table, link: str) -> ir.Table:
    rows = quotes.select(
        "quote",
        quotation=quotes.text,
        as_sentence=quotes.as_sentence,
        kind=quotes.kind,
        act=quotes.act,
        polarity=quotes.polarity,
        topics=quotes.topics,
        topics_by_passage=quotes.topics_by_passage,
        topics_of_article=quotes.topics_of_article,
        cue=quotes.cue,
        speaker=quotes.speaker,
        speaker_in_article=quotes.speaker_here,
        speaker_kind=quotes.speaker_kind,
        mention=quotes.mention,
        on_behalf_of=quotes.on_behalf_of,
        addressee=quotes.addressee,
        via=quotes.via,
        confidence=quotes.confidence.cast(_TWO_DECIMALS),
        certainty=_certainty(quotes.confidence),
        shown=quotes.left_out.isnull(),
        left_out=quotes.left_out,
        reason=quotes.reason,
        reviewed=quotes.reviewed,
        reviewed_by=quotes.reviewed_by,
        headline=quotes.title,
        outlet=quotes.outlet,
        author=quotes.author,
        date=quotes.published,
        published=quotes.first_published,
        source=quotes.url.fill_null(quotes.source),
        start=quotes.start,
        end=quotes.end,
        segments=quotes.segments,
        article_id=quotes.id,
        view=ibis.literal(link),
    )
    return receipts.with_receipts(snapshot, "quotes", rows, "quote")


def article_rows(snapshot: Snapshot, selection: Selection, link: str = "") -> ir.Table:
    """Every article of the selection, newest first, with the number of its selected quotations."""
    articles = counted_articles(snapshot, selection)
    return _articles(snapshot, articles.order_by([articles.published.desc(nulls_first=False), articles.article]), link)


def articles_of(snapshot: Snapshot, wanted: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The articles of some keys by them, as an extract has them, without a number of quotations: it is the selection's."""
    articles = snapshot.articles.filter(snapshot.articles.article.isin(wanted))
    return _by_key(snapshot, _articles(snapshot, articles.mutate(quotes=ibis.null("int64")), ""))


def _articles(snapshot: Snapshot, articles: ir.Table, link: str) -> ir.Table:
    rows = articles.select(
        "article",
        headline=articles.title,
        outlet=articles.outlet,
        author=articles.author,
        date=articles.published,
        published=articles.first_published,
        updated=articles.updated,
        language=articles.language,
        warnings=articles.flaws,
        source=articles.url.fill_null(articles.source),
        quotations=articles.quotes,
        article_id=articles.id,
        view=ibis.literal(link),
    )
    return receipts.with_receipts(snapshot, "articles", rows, "article")


def speaker_rows(snapshot: Snapshot, selection: Selection, link: str = "") -> ir.Table:
    """Every known speaker of the selection, most quotations first."""
    speakers = all_speakers(snapshot, selection)
    rows = (
        speakers.select(
            "speaker",
            "speaker_kind",
            "topics",
            "articles",
            "outlets",
            "first",
            "last",
            described_as=speakers.role,
            quotations=speakers.quotes,
            view=ibis.literal(link),
        )
        .relocate("described_as", after="speaker_kind")
        .relocate("quotations", before="articles")
    )
    return receipts.with_receipts(snapshot, "speakers", rows)


def topic_rows(snapshot: Snapshot, selection: Selection, link: str = "") -> ir.Table:
    """Every topic of the selection's quotations, most quotations first; one with two topics counts for both."""
    topics = counted_topics(snapshot, selection)
    rows = topics.rename(quotations="quotes").mutate(view=ibis.literal(link))
    return receipts.with_receipts(snapshot, "topics", rows)


def figure_rows(
    snapshot: Snapshot, selection: Selection, link: str = "", *, said: Said = "quoted", unit: Counted | None = None
) -> ir.Table:
    """Every figure of the selection, newest first."""
    return _figures(snapshot, selected_figures(snapshot, selection, said, unit), link)


def figures_of(snapshot: Snapshot, wanted: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The figures of some articles by article and place, as an extract has them."""
    everything = Selection(view=(View.ALL,), versions=Counting.EACH)
    figures = selected_figures(snapshot, everything, "all")
    return _by_key(snapshot, _figures(snapshot, figures.filter(figures.article.isin(wanted)), ""))


def _figures(snapshot: Snapshot, found: ir.Table, link: str) -> ir.Table:
    articles = snapshot.articles.select(
        "article", "id", source=snapshot.articles.url.fill_null(snapshot.articles.source)
    )
    figures = ordered_figures(found.left_join(articles, "article"))
    rows = figures.select(
        place=figures.article + "-" + figures.start.cast("string") + "-" + figures.end.cast("string"),
        figure=figures.text,
        low=figures.low,
        high=figures.high,
        approximate=figures.approximate,
        unit=figures.unit,
        of=figures.of,
        measures=figures.measures,
        speaker=figures.speaker,
        topics=figures.topics,
        words=figures.words,
        polarity=figures.polarity,
        in_quotation=figures.quote.notnull(),
        headline=figures.title,
        outlet=figures.outlet,
        date=figures.published,
        source=figures.source,
        start=figures.start,
        end=figures.end,
        article_id=figures.id,
        view=ibis.literal(link),
    )
    return receipts.with_receipts(snapshot, "figures", rows, "place")


SUBJECTS: Mapping[Subject, Callable[[Snapshot, Selection, str], ir.Table]] = MappingProxyType(
    {
        "quotes": quote_rows,
        "articles": article_rows,
        "speakers": speaker_rows,
        "topics": topic_rows,
        "figures": figure_rows,
    }
)


def _certainty(confidence: ir.FloatingValue) -> ir.StringValue:
    """The step of a confidence, null where there is none."""
    return ibis.cases(*((confidence >= least, step.value) for step, least in LEAST.items()))


def _topics(snapshot: Snapshot) -> ir.Table:
    """The topics of quotations by what shows them: quote, topics, topics_by_passage (of these), topics_of_article (no others)."""
    each = snapshot.topics.select("quote", "topic", "basis").distinct()

    def joined(*bases: Basis) -> ir.StringValue:
        shown = each.basis.isin([basis.value for basis in bases])
        return each.topic.collect(where=shown).sort().join("; ").nullif("")

    return each.group_by("quote").aggregate(
        topics=joined(Basis.WORDS, Basis.PASSAGE),
        topics_by_passage=joined(Basis.PASSAGE),
        topics_of_article=joined(Basis.ARTICLE),
    )
