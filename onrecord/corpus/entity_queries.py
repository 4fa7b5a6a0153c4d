"""What the page of entities shows: people, bodies and places in the articles and quotations of a selection.

Names are folded (``onrecord.names.forms``) unless ``fold`` is False. Every function raises QueryError for a bad query.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import ranking, recent
from onrecord.corpus.predicate import selected_articles, selected_quotes
from onrecord.corpus.queries import Grain, period_of
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import SpeakerKind
from onrecord.names.forms import KINDS as KIND_OF
from onrecord.names.forms import NAMED

Kind = Literal["people", "organisations", "places"]
KINDS: tuple[Kind, ...] = ("people", "organisations", "places")
_PLACES = [label for label, kind in KIND_OF.items() if kind == "places"]


def entities(
    snapshot: Snapshot,
    selection: Selection,
    *,
    kind: Kind | None = None,
    words: str = "",
    fold: bool = True,
    offset: int = 0,
    limit: int = 50,
) -> pd.DataFrame:
    """One page of entities, most mentioned first: name, kind, mentions, articles, quotes, forms (as written, joined).

    ``quotes`` are the quotations that mention it. ``words`` must be in the name, whatever their capitals.
    """
    mentions = _mentions(snapshot, selection, kind, fold)
    if words.strip():
        mentions = mentions.filter(mentions.name.lower().contains(words.strip().lower()))
    counted = mentions.group_by("name").aggregate(
        kind=mentions.kind.max(),
        mentions=mentions.count(),
        articles=mentions.article.nunique(),
        forms=mentions.written.collect(distinct=True).sort().join(", "),
    )
    inside = _in_quotes(snapshot, selection, mentions)
    quoted = inside.group_by("name").aggregate(quotes=inside.quote.nunique())
    table = counted.left_join(quoted, "name")
    table = table.mutate(quotes=table.quotes.fill_null(0))
    page = table.order_by([table.mentions.desc(), table.name]).limit(limit, offset=offset)
    return snapshot.fetch(page.select("name", "kind", "mentions", "articles", "quotes", "forms"))


def forms(snapshot: Snapshot, entity: str) -> pd.DataFrame:
    """How the corpus writes one entity, where it is mentioned and where it speaks as a body: form, times; most first."""
    mentions = snapshot.mentions.filter(snapshot.mentions.label.isin(NAMED))
    mentioned = mentions.filter(mentions.entity == entity).select(form="written")
    quotes = snapshot.quotes.filter(snapshot.quotes.speaker_kind == SpeakerKind.ORGANISATION.value)
    speaking = quotes.filter([quotes.speaker == entity, quotes.speaker_here.notnull()]).select(form="speaker_here")
    written = mentioned.union(speaking)
    counted = written.group_by("form").aggregate(times=written.count())
    return snapshot.fetch(counted.order_by([counted.times.desc(), counted.form]))


def names(snapshot: Snapshot, limit: int) -> list[str]:
    """The names most mentioned in the whole corpus, most first."""
    mentions = _mentions(snapshot, Selection(), None, fold=True)
    counted = mentions.group_by("name").aggregate(n=mentions.count())
    return list(snapshot.fetch(counted.order_by([counted.n.desc(), counted.name]).limit(limit))["name"])


def count(
    snapshot: Snapshot, selection: Selection, *, kind: Kind | None = None, words: str = "", fold: bool = True
) -> int:
    """How many entities there are."""
    mentions = _mentions(snapshot, selection, kind, fold)
    if words.strip():
        mentions = mentions.filter(mentions.name.lower().contains(words.strip().lower()))
    return int(snapshot.fetch(mentions.aggregate(n=mentions.name.nunique()))["n"].iloc[0])


def over_time(
    snapshot: Snapshot, selection: Selection, names: list[str], grain: Grain, *, fold: bool = True
) -> pd.DataFrame:
    """Mentions of some entities in dated articles: period (its first day), name, mentions, articles (all of the period)."""
    articles = selected_articles(snapshot, selection)
    dated = articles.filter(articles.published.notnull())
    dated = dated.select("article", period=period_of(dated.published, grain))
    totals = dated.group_by("period").aggregate(articles=dated.count())
    mentions = _mentions(snapshot, selection, None, fold)
    mentions = mentions.filter(mentions.name.isin(names)).inner_join(dated, "article")
    counted = mentions.group_by(["period", "name"]).aggregate(mentions=mentions.count()).inner_join(totals, "period")
    return snapshot.fetch(counted.order_by(["period", "name"]).select("period", "name", "mentions", "articles"))


def quoted_over_time(
    snapshot: Snapshot, selection: Selection, names: list[str], grain: Grain, *, fold: bool = True
) -> pd.DataFrame:
    """Dated quotations that mention some entities, with the columns of ``over_time``: ``mentions`` are quotations."""
    mentions = _mentions(snapshot, selection, None, fold)
    inside = _in_quotes(snapshot, selection, mentions.filter(mentions.name.isin(names))).distinct()
    quotes = snapshot.quotes.filter(snapshot.quotes.published.notnull()).select("quote", "published")
    table = inside.inner_join(quotes, "quote")
    counted = table.mutate(period=period_of(table.published, grain)).group_by(["period", "name"])
    counted = counted.aggregate(mentions=lambda t: t.count())
    articles = selected_articles(snapshot, selection)
    dated = articles.filter(articles.published.notnull())
    dated = dated.select("article", period=period_of(dated.published, grain))
    totals = dated.group_by("period").aggregate(articles=dated.count())
    found = counted.inner_join(totals, "period")
    return snapshot.fetch(found.order_by(["period", "name"]).select("period", "name", "mentions", "articles"))


def of_names(snapshot: Snapshot, selection: Selection, names: list[str]) -> pd.DataFrame:
    """How many articles mention each of some places as a place: name, articles; most first."""
    mentions = _mentions(snapshot, selection, "places", fold=True)
    # "Jordan" is a country and, in some places, a man.
    wanted = mentions.filter([mentions.name.isin(names), mentions.label.isin(_PLACES)])
    counted = wanted.group_by("name").aggregate(articles=wanted.article.nunique())
    return snapshot.fetch(counted.order_by([counted.articles.desc(), counted.name]))


def in_most_articles(
    snapshot: Snapshot, selection: Selection, *, kind: Kind | None = None, fold: bool = True, limit: int = ranking.FEW
) -> Ranking:
    """The entities that most articles mention: name, articles."""
    mentions = _mentions(snapshot, selection, kind, fold)
    counted = mentions.group_by("name").aggregate(articles=mentions.article.nunique())
    ordered = counted.order_by([counted.articles.desc(), counted.name])
    return ranking.first(snapshot, ordered, ("articles",), limit)


def together(
    snapshot: Snapshot, selection: Selection, names: list[str] | None, *, kind: Kind | None = None, fold: bool = True
) -> pd.DataFrame:
    """In how many articles two of some entities are, or of all: name, other, articles; each pair once."""
    mentions = _mentions(snapshot, selection, kind, fold)
    named = mentions if names is None else mentions.filter(mentions.name.isin(names))
    pairs = named.select("article", "name").distinct()
    other = pairs.select("article", other=pairs.name)
    both = pairs.join(other, "article")
    both = both.filter(both.name < both.other)
    found = both.group_by(["name", "other"]).aggregate(articles=both.count())
    return snapshot.fetch(found.order_by([found.articles.desc(), found.name, found.other]))


def mention_most(
    snapshot: Snapshot, selection: Selection, names: list[str], *, fold: bool = True, limit: int | None = ranking.FEW
) -> Ranking:
    """Who mentions some entities in most of their quotations: speaker, quotes."""
    inside = _said_by_others(snapshot, selection, names, fold)
    counted = inside.group_by("speaker").aggregate(quotes=inside.quote.nunique())
    return ranking.first(snapshot, counted.order_by([counted.quotes.desc(), counted.speaker]), ("quotes",), limit)


def by_whom(
    snapshot: Snapshot,
    selection: Selection,
    names: list[str],
    *,
    fold: bool = True,
    speakers: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Who mentions some entities in their quotations, all or those: speaker, name, quotes; those who do it most first."""
    inside = _said_by_others(snapshot, selection, names, fold)
    if speakers is not None:
        inside = inside.filter(inside.speaker.isin(speakers))
    totals = inside.group_by("speaker").aggregate(total=inside.quote.nunique())
    counted = inside.group_by(["speaker", "name"]).aggregate(quotes=inside.quote.nunique())
    counted = counted.inner_join(totals, "speaker")
    ordered = counted.order_by([counted.total.desc(), counted.speaker, counted.name])
    return snapshot.fetch(ordered.select("speaker", "name", "quotes"))


def _said_by_others(snapshot: Snapshot, selection: Selection, names: list[str], fold: bool) -> ir.Table:
    """Where known speakers mention some entities, not themselves: quote, speaker, name."""
    mentions = _mentions(snapshot, selection, None, fold)
    inside = _in_quotes(snapshot, selection, mentions.filter(mentions.name.isin(names)))
    return inside.filter([inside.speaker.notnull(), (inside.speaker != inside.name)])


def changed(
    snapshot: Snapshot,
    selection: Selection,
    period: recent.Recent,
    *,
    rising: bool,
    kind: Kind | None = None,
    fold: bool = True,
    limit: int | None = recent.FEW,
) -> Ranking:
    """Entities in more articles than before, or in fewer: name, now, before; the largest changes first.

    All of them without a limit. The days before the period are looked at too where the selection begins with it.
    """
    selection = recent.both(selection, period)
    articles = selected_articles(snapshot, selection).select("article", "published")
    mentions = _mentions(snapshot, selection, kind, fold).select("article", "name").distinct()
    table = mentions.inner_join(articles, "article")
    counted = table.group_by("name").aggregate(
        now=(table.published >= period.since).sum(), before=(table.published < period.since).sum()
    )
    other = counted.filter(counted.now > counted.before if rising else counted.now < counted.before)
    ordered = other.order_by([(other.now - other.before).abs().desc(), other.now.desc(), other.name])
    return ranking.first(snapshot, ordered, ("now", "before"), limit, equals=2 * recent.FEW)


def last_day(snapshot: Snapshot, selection: Selection) -> date | None:
    """The last day on which an article of the selection was published; None where all are undated."""
    articles = selected_articles(snapshot, selection)
    value = snapshot.fetch(articles.aggregate(last=articles.published.max()))["last"].iloc[0]
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _mentions(snapshot: Snapshot, selection: Selection, kind: Kind | None, fold: bool) -> ir.Table:
    """A row a mention in the articles of the selection: article, start, label, name, written, kind."""
    mentions = snapshot.mentions
    mentions = mentions.filter([mentions.label.isin(NAMED), mentions.kind.isin([kind] if kind else KINDS)])
    articles = selected_articles(snapshot, selection)
    # Without conditions it is all of them, and every mention stands in one.
    if articles is not snapshot.articles:
        mentions = mentions.semi_join(articles, "article")
    return mentions.select("article", "start", "label", "written", "kind", name="entity" if fold else "written")


def _in_quotes(snapshot: Snapshot, selection: Selection, mentions: ir.Table) -> ir.Table:
    """The mentions that stand inside quotations of the selection: quote, speaker, name."""
    quotes = selected_quotes(snapshot, selection).select("quote", "article", "speaker", first="start", last="end")
    at = mentions.select("article", "name", at="start")
    inside = quotes.join(at, ["article", (quotes.first <= at.at) & (at.at < quotes.last)])
    return inside.select("quote", "speaker", "name")
