"""What pages show: small frames computed from a snapshot and a Selection.

Every function raises QueryError for a bad text query.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal, NamedTuple, cast

import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import ranking
from onrecord.corpus.orders import QuoteOrder
from onrecord.corpus.predicate import asks_for_quotations, is_shown, selected_articles, selected_quotes
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.schema import parse_extra, parse_flaws, parse_regions, parse_segments
from onrecord.corpus.selection import UNKNOWN_OUTLET, UNKNOWN_SPEAKER, Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topic_evidence import Shown, shown_topics
from onrecord.default_view import View
from onrecord.model import (
    ENGLISH,
    Act,
    Article,
    Cue,
    LeftOut,
    Mention,
    Polarity,
    Quote,
    QuoteKind,
    Role,
    Span,
    SpeakerKind,
)

Row = Mapping[Hashable, Any]
Grain = Literal["day", "week", "month"]
ArticleOrder = Literal["published", "title", "outlet", "author", "quotes"]
Field = Literal["speaker", "outlet"]
QUOTE_COLUMNS = (
    "quote", "article", "published", "speaker", "speaker_kind", "text", "as_sentence", "polarity", "kind", "act", "confidence",
    "cue", "outlet", "title", "reason", "reviewed", "start", "end",
)  # fmt: skip


class Totals(NamedTuple):
    """Counts of a selection.

    ``first`` and ``last`` are days of the versions that were read, None when nothing is dated. ``left_out`` says how many
    quotations would be in the selection if it did not mean the default view, by why they are left out.
    """

    quotes: int
    articles: int
    quoted_articles: int
    speakers: int
    outlets: int
    first: date | None
    last: date | None
    undated_articles: int
    unattributed_quotes: int
    left_out: Mapping[LeftOut, int]


class StoredQuote(NamedTuple):
    """A quotation with its id in the corpus, its speaker's name by the parse of its own article, and its topics."""

    id: str
    quote: Quote
    speaker_here: str | None = None
    topics: tuple[Shown, ...] = ()


class StoredArticle(NamedTuple):
    """An article as the corpus holds it, quotations, mentions and roles in text order."""

    article: Article
    quotes: tuple[StoredQuote, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()


def totals(snapshot: Snapshot, selection: Selection) -> Totals:
    """How much the selection holds."""
    # With what is left out, to count it in the same pass over the quotations.
    quotes = selected_quotes(snapshot, replace(selection, view=(View.ALL,)))
    is_counted = is_shown(quotes, selection)
    of_quotes = {
        "quotes": quotes.count(where=is_counted),
        "quoted_articles": quotes.article.nunique(where=is_counted),
        "speakers": quotes.speaker.nunique(where=is_counted),
        "unattributed": quotes.count(where=is_counted & quotes.speaker.isnull()),
        **{reason.name: quotes.count(where=~is_counted & (quotes.left_out == reason.value)) for reason in LeftOut},
    }
    if asks_for_quotations(selection):
        # Its articles are those of its quotations, which have what is counted of articles beside them.
        of_articles = {
            "articles": of_quotes["quoted_articles"],
            "outlets": quotes.outlet.nunique(where=is_counted),
            "first": quotes.published.min(where=is_counted),
            "last": quotes.published.max(where=is_counted),
            "undated": quotes.article.nunique(where=is_counted & quotes.published.isnull()),
        }
        counts = quotes.aggregate(**of_quotes, **of_articles)
    else:
        articles = selected_articles(snapshot, selection)
        of_articles = {
            "articles": articles.count(),
            "outlets": articles.outlet.nunique(),
            "first": articles.published.min(),
            "last": articles.published.max(),
            "undated": articles.count(where=articles.published.isnull()),
        }
        counts = quotes.aggregate(**of_quotes).cross_join(articles.aggregate(**of_articles))
    row = snapshot.fetch(counts).iloc[0]
    return Totals(
        quotes=int(row["quotes"]),
        articles=int(row["articles"]),
        quoted_articles=int(row["quoted_articles"]),
        speakers=int(row["speakers"]),
        outlets=int(row["outlets"]),
        first=_day(row["first"]),
        last=_day(row["last"]),
        undated_articles=int(row["undated"]),
        unattributed_quotes=int(row["unattributed"]),
        left_out={reason: number for reason in LeftOut if (number := int(row[reason.name]))},
    )


def quotes(
    snapshot: Snapshot,
    selection: Selection,
    *,
    sort: QuoteOrder = "published",
    descending: bool = True,
    offset: int = 0,
    limit: int = 50,
) -> pd.DataFrame:
    """One page of quotations, with the columns in QUOTE_COLUMNS.

    Rows without a value in the sorted column come last in either direction.
    """
    table = ordered_quotes(selected_quotes(snapshot, selection), sort, descending=descending)
    return snapshot.fetch(table.select(QUOTE_COLUMNS).limit(limit, offset=offset))


def quotes_of(snapshot: Snapshot, wanted: Sequence[str]) -> pd.DataFrame:
    """The quotations of some ids, with the columns in QUOTE_COLUMNS."""
    return snapshot.fetch(snapshot.quotes.filter(snapshot.quotes.quote.isin(wanted)).select(QUOTE_COLUMNS))


def ordered_quotes(table: ir.Table, sort: QuoteOrder = "published", *, descending: bool = True) -> ir.Table:
    """Quotations in one total order: by the column, then by article and place in the article."""
    return table.order_by([*_order(table, sort, descending), table.article, table.start, table.end])


def articles(
    snapshot: Snapshot,
    selection: Selection,
    *,
    sort: ArticleOrder = "published",
    descending: bool = True,
    offset: int = 0,
    limit: int = 50,
) -> pd.DataFrame:
    """One page of articles: article, published, title, outlet, author, language, flaws and quotes, the number selected in it."""
    table = counted_articles(snapshot, selection)
    page = table.order_by([*_order(table, sort, descending), table.article]).limit(limit, offset=offset)
    return snapshot.fetch(
        page.select("article", "published", "title", "outlet", "author", "language", "flaws", "quotes")
    )


def counted_articles(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """The articles of the selection with ``quotes``, the number of its quotations in each."""
    selected = selected_quotes(snapshot, selection)
    counts = selected.group_by("article").aggregate(quotes=selected.count())
    table = selected_articles(snapshot, selection).left_join(counts, "article")
    return table.mutate(quotes=table.quotes.fill_null(0)).drop("article_right")


def facet(snapshot: Snapshot, selection: Selection, field: Field) -> pd.DataFrame:
    """The values of a field with their number of quotations, most first: value, quotes."""
    unknown = {"speaker": UNKNOWN_SPEAKER, "outlet": UNKNOWN_OUTLET}[field]
    table = selected_quotes(snapshot, selection)
    table = table.select(value=table[field].fill_null(unknown))
    counted = table.group_by("value").aggregate(quotes=table.count())
    return snapshot.fetch(counted.order_by([counted.quotes.desc(), counted.value]))


def languages(snapshot: Snapshot) -> list[str]:
    """The codes of the languages that articles of the corpus are written in, most articles first."""
    table = snapshot.articles.select(language=snapshot.articles.language.fill_null(ENGLISH))
    counted = table.group_by("language").aggregate(articles=table.count())
    return [
        str(code) for code in snapshot.fetch(counted.order_by([counted.articles.desc(), counted.language]))["language"]
    ]


def quotes_over_time(snapshot: Snapshot, selection: Selection, grain: Grain) -> pd.DataFrame:
    """Dated quotations by period and kind: period (its first day), kind, quotes."""
    table = selected_quotes(snapshot, selection)
    dated = table.filter(table.published.notnull())
    dated = dated.mutate(period=period_of(dated.published, grain))
    counted = dated.group_by(["period", "kind"]).aggregate(quotes=dated.count())
    return snapshot.fetch(counted.order_by(["period", "kind"]))


def article_days(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """The days on which articles of the selection were published, in order: day, articles."""
    table = selected_articles(snapshot, selection)
    dated = table.filter(table.published.notnull())
    counted = dated.group_by(day=dated.published).aggregate(articles=dated.count())
    return snapshot.fetch(counted.order_by("day"))


def period_of(published: ir.DateColumn, grain: Grain) -> ir.DateColumn:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    return published.truncate({"day": "D", "week": "W", "month": "M"}[grain])


def undated_quotes(snapshot: Snapshot, selection: Selection) -> int:
    """How many quotations stand in articles without a date, and so in no timeline."""
    table = selected_quotes(snapshot, selection)
    return int(snapshot.fetch(table.aggregate(quotes=table.published.isnull().sum().fill_null(0)))["quotes"].iloc[0])


def updated_quotes(snapshot: Snapshot, selection: Selection) -> int:
    """How many quotations stand in articles that were updated later than on the day of their publication."""
    table = selected_quotes(snapshot, selection)
    is_later = table.published > table.first_published
    return int(snapshot.fetch(table.aggregate(quotes=is_later.sum().fill_null(0)))["quotes"].iloc[0])


def selected_of(snapshot: Snapshot, selection: Selection, quotes: Sequence[str | None]) -> set[str]:
    """Those of some quotations that the selection asks for."""
    if not quotes:
        return set()
    table = selected_quotes(snapshot, selection)
    return {row["quote"] for row in snapshot.rows(table.filter(table.quote.isin(quotes)).select("quote"))}


def top_speakers(
    snapshot: Snapshot,
    selection: Selection,
    limit: int | None = ranking.FEW,
    kinds: Sequence[SpeakerKind] | None = None,
) -> Ranking:
    """The most quoted known speakers, all of them without a limit: speaker, speaker_kind, quotes, articles.

    With ``kinds`` only those of these kinds: somebody whom the corpus names is another matter than a role.
    """
    table = selected_quotes(snapshot, selection)
    known = table.filter(table.speaker.notnull())
    counted = known.group_by("speaker").aggregate(
        speaker_kind=known.speaker_kind.min(), quotes=known.count(), articles=known.article.nunique()
    )
    if kinds is not None:
        counted = counted.filter(counted.speaker_kind.isin([kind.value for kind in kinds]))
    return ranking.first(snapshot, counted.order_by([counted.quotes.desc(), counted.speaker]), ("quotes",), limit)


def called_now(snapshot: Snapshot, name: str) -> str | None:
    """The name of the speaker who has or had that name; None where there is none, or several it could be.

    With more articles the name of a speaker across the corpus may become another one of those that articles use.
    """
    quotes, aliases = snapshot.quotes, snapshot.aliases
    same = quotes.filter(quotes.speaker == name).select(name="speaker").limit(1)
    found = snapshot.fetch(same.union(aliases.filter(aliases.form == name).select(name="canonical")))["name"]
    return None if found.empty else str(found.iloc[0])


def stored_article(snapshot: Snapshot, key: str) -> StoredArticle | None:
    """The whole article with that key, None where the corpus has none."""
    rows = snapshot.fetch(snapshot.articles.filter(snapshot.articles.article == key))
    if rows.empty:
        return None
    topics = shown_topics(snapshot, snapshot.quotes.filter(snapshot.quotes.article == key))
    return StoredArticle(
        _article(rows.to_dict("records")[0]),
        tuple(
            StoredQuote(
                row["quote"],
                _quote(row),
                _known(row["speaker_here"]),
                topics.get(row["quote"], ()),
            )
            for row in _of_article(snapshot, snapshot.quotes, key)
        ),
        tuple(
            Mention(int(row["start"]), int(row["end"]), row["label"], row["name"])
            for row in _of_article(snapshot, snapshot.mentions, key)
        ),
        tuple(
            Role(row["person"], row["role"], int(row["start"]), int(row["end"]))
            for row in _of_article(snapshot, snapshot.roles, key)
        ),
    )


def _of_article(snapshot: Snapshot, table: ir.Table, key: str) -> list[Row]:
    frame = snapshot.fetch(table.filter(table.article == key).order_by(["start", "end"]))
    return cast("list[Row]", frame.to_dict("records"))


def _order(table: ir.Table, sort: str, descending: bool) -> list[ir.Value]:
    column = table[sort]
    first = column.desc(nulls_first=False) if descending else column.asc(nulls_first=False)
    return [first] if sort == "published" else [first, table.published.desc(nulls_first=False)]


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _known(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _article(row: Row) -> Article:
    return Article(
        key=row["article"],
        id=row["id"],
        text=row["text"],
        source=row["source"],
        title=_known(row["title"]),
        outlet=_known(row["outlet"]),
        author=_known(row["author"]),
        published=_day(row["first_published"]),
        updated=_day(row["updated"]),
        url=_known(row["url"]),
        language=_known(row["language"]) or ENGLISH,
        flaws=parse_flaws(_known(row["flaws"])),
        regions=parse_regions(row["regions"]),
        extra=parse_extra(row["extra"]),
    )


def _quote(row: Row) -> Quote:
    cue = _span(row, "cue")
    return Quote(
        segments=parse_segments(row["segments"]),
        text=row["text"],
        kind=QuoteKind(row["kind"]),
        as_sentence=row["as_sentence"],
        polarity=Polarity(row["polarity"]),
        left_out=LeftOut(reason) if (reason := _known(row["left_out"])) else None,
        cue=Cue(*cue, row["cue_lemma"]) if cue else None,
        speaker=_known(row["speaker"]),
        speaker_kind=SpeakerKind(row["speaker_kind"]),
        mention=_span(row, "mention"),
        act=Act(row["act"]),
        confidence=1.0 if pd.isna(row["confidence"]) else float(row["confidence"]),
        reason=_known(row["reason"]) or "",
        addressee=_span(row, "addressee"),
        via=_span(row, "via"),
        on_behalf_of=_known(row["on_behalf_of"]),
        lemmas=_known(row["lemmas"]) or "",
    )


def _span(row: Row, name: str) -> Span | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if pd.isna(start) else (int(start), int(end))
