"""What the page of speakers shows: everybody who speaks in a selection, and one of them closely.

Every function that takes a Selection raises QueryError for a bad text query.
"""

from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import ranking
from onrecord.corpus.predicate import selected_quotes, topics_by
from onrecord.corpus.queries import Grain, period_of
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.names.forms import NAMED

_TOPICS_SHOWN = 3
SpeakerOrder = Literal["quotes", "articles", "outlets", "speaker", "first", "last"]

_PRONOUNS = ("he", "she", "they", "it", "i", "we", "who", "his", "her", "their", "its", "him", "them", "that", "which")


def speakers(
    snapshot: Snapshot,
    selection: Selection,
    *,
    sort: SpeakerOrder = "quotes",
    descending: bool = True,
    offset: int = 0,
    limit: int = 50,
) -> pd.DataFrame:
    """One page of known speakers: speaker, speaker_kind, role, topics, quotes, articles, outlets, first, last (days, NaT if undated).

    ``role`` is what most articles of the whole corpus say that they are, missing where none does; ``topics`` are the three
    of which they speak most, joined by semicolons, missing where they speak of none.
    """
    known, counted = _counted(snapshot, selection)
    page = _ordered(counted, sort, descending).limit(limit, offset=offset)
    return snapshot.fetch(_ordered(_described(snapshot, selection, known, page), sort, descending))


def all_speakers(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """Every known speaker with the columns of ``speakers``, most quotations first."""
    known, counted = _counted(snapshot, selection)
    return _ordered(_described(snapshot, selection, known, counted), "quotes", descending=True)


def _counted(snapshot: Snapshot, selection: Selection) -> tuple[ir.Table, ir.Table]:
    """The quotations of known speakers, and the speakers with their numbers."""
    table = selected_quotes(snapshot, selection)
    known = table.filter(table.speaker.notnull())
    counted = known.group_by("speaker").aggregate(
        speaker_kind=known.speaker_kind.min(),
        quotes=known.count(),
        articles=known.article.nunique(),
        outlets=known.outlet.nunique(),
        first=known.published.min(),
        last=known.published.max(),
    )
    return known, counted


def _described(snapshot: Snapshot, selection: Selection, quotes: ir.Table, counted: ir.Table) -> ir.Table:
    roles = _commonest_roles(snapshot.roles)
    described = counted.left_join(roles, counted.speaker == roles.person)
    described = described.left_join(_commonest_topics(topics_by(snapshot, selection), quotes), "speaker")
    return described.select(
        "speaker", "speaker_kind", "role", "topics", "quotes", "articles", "outlets", "first", "last"
    )


def _ordered(table: ir.Table, sort: SpeakerOrder, descending: bool) -> ir.Table:
    column = table[sort]
    keys = {sort: column.desc(nulls_first=False) if descending else column.asc(nulls_first=False)}
    return table.order_by(
        list((keys | {"quotes": table.quotes.desc(), "speaker": table.speaker.asc()} | keys).values())
    )


def forms(snapshot: Snapshot, speaker: str) -> pd.DataFrame:
    """The names that articles have for a speaker, most quoted first: form, quotes, articles, because (why it is theirs).

    ``because`` is missing for the name itself and where a person has said so.
    """
    quotes = snapshot.quotes.filter(snapshot.quotes.speaker == speaker)
    quotes = quotes.select("article", form=quotes.speaker_here.fill_null(quotes.speaker))
    names = snapshot.names.select("article", "because", form="name")
    reasons = names.group_by("article", "form").aggregate(because=names.because.min())
    told = quotes.left_join(reasons, ["article", "form"]).drop("article_right", "form_right")
    counted = told.group_by("form").aggregate(
        quotes=told.count(), articles=told.article.nunique(), because=told.because.min()
    )
    return snapshot.fetch(counted.order_by([counted.quotes.desc(), counted.form]))


def roles(snapshot: Snapshot, speaker: str) -> pd.DataFrame:
    """What articles say that somebody is, commonest first: role, articles, first, last, article (one that says so)."""
    table = _dated_roles(snapshot)
    table = table.filter(table.person == speaker)
    counted = table.group_by("role").aggregate(
        articles=table.article.nunique(),
        first=table.published.min(),
        last=table.published.max(),
        article=table.article.argmin(table.published).coalesce(table.article.min()),
    )
    return snapshot.fetch(counted.order_by([counted.articles.desc(), counted.role]))


def roles_of(snapshot: Snapshot, quotes: pd.DataFrame) -> dict[tuple[str, str], str]:
    """What the speakers of some quotations are, by article and speaker: in that article's words, else in most articles'."""
    table = snapshot.roles.filter(snapshot.roles.person.isin(quotes["speaker"].dropna().unique().tolist()))
    here = table.filter(table.article.isin(quotes["article"].unique().tolist()))
    here = here.group_by("article", "person").aggregate(role=here.role.argmin(here.start))
    said = {(str(row.article), str(row.person)): str(row.role) for row in snapshot.fetch(here).itertuples()}
    commonest = _commonest_roles(table)
    usual = {str(row.person): str(row.role) for row in snapshot.fetch(commonest).itertuples()}
    pairs = quotes[["article", "speaker"]].dropna().itertuples(index=False, name=None)
    return {(article, who): str(role) for article, who in pairs if (role := said.get((article, who)) or usual.get(who))}


def names(snapshot: Snapshot, speaker: str) -> pd.DataFrame:
    """The words by which articles name a speaker, commonest first: name, quotes, article (one that does)."""
    table = _named_by(snapshot, speaker)
    counted = table.group_by("name").aggregate(quotes=table.count(), article=table.article.min())
    return snapshot.fetch(counted.order_by([counted.quotes.desc(), counted.name]))


def appearances(snapshot: Snapshot, speaker: str, each: int | None = None) -> pd.DataFrame:
    """The articles that give somebody a role or a name: what ("role" or "name"), words, articles (that have them), article, title, outlet, published.

    Commonest words first, the articles of each by day; of each the first ``each``, else all.
    """
    roles = snapshot.roles.filter(snapshot.roles.person == speaker).select("article", words="role")
    said = _named_by(snapshot, speaker).select("article", words="name")
    told = roles.mutate(what=ibis.literal("role")).union(said.mutate(what=ibis.literal("name"))).distinct()
    table = told.inner_join(snapshot.articles.select("article", "title", "outlet", "published"), "article")
    alike = [table.what, table.words]
    by_day = [table.published.asc(nulls_first=False), table.article]
    table = table.mutate(
        articles=table.count().over(group_by=alike), rank=ibis.row_number().over(group_by=alike, order_by=by_day)
    )
    if each is not None:
        table = table.filter(table["rank"] < each)
    order = [
        table.what.desc(),
        table.articles.desc(),
        table.words,
        table.published.asc(nulls_first=False),
        table.article,
    ]
    columns = ("what", "words", "articles", "article", "title", "outlet", "published")
    return snapshot.fetch(table.order_by(order).select(columns))


def acts(snapshot: Snapshot, selection: Selection) -> pd.DataFrame:
    """Quotations by speaker and act: speaker, act, quotes."""
    table = selected_quotes(snapshot, selection)
    known = table.filter(table.speaker.notnull())
    counted = known.group_by(["speaker", "act"]).aggregate(quotes=known.count())
    return snapshot.fetch(counted.order_by(["speaker", counted.quotes.desc(), "act"]))


def over_time(snapshot: Snapshot, selection: Selection, grain: Grain) -> pd.DataFrame:
    """Dated quotations by period and speaker: period (its first day), speaker, quotes."""
    table = selected_quotes(snapshot, selection)
    dated = table.filter([table.published.notnull(), table.speaker.notnull()])
    dated = dated.mutate(period=period_of(dated.published, grain))
    counted = dated.group_by(["period", "speaker"]).aggregate(quotes=dated.count())
    return snapshot.fetch(counted.order_by(["period", "speaker"]))


def spoken_of(snapshot: Snapshot, selection: Selection, limit: int | None = ranking.FEW) -> Ranking:
    """Whom and what the quotations mention most, all of it without a limit: name, kind, quotes.

    Speakers do not mention themselves.
    """
    quotes = selected_quotes(snapshot, selection).select("quote", "article", "start", "end", "speaker")
    named = snapshot.mentions.filter(snapshot.mentions.label.isin(NAMED))
    named = named.select("article", "kind", name=named.entity, at=named.start)
    inside = quotes.join(named, ["article", (quotes.start <= named.at) & (named.at < quotes.end)])
    inside = inside.filter((inside.name != inside.speaker).fill_null(True))
    counted = inside.group_by(["name", "kind"]).aggregate(quotes=inside.quote.nunique())
    ordered = counted.order_by([counted.quotes.desc(), counted.name, counted.kind])
    return ranking.first(snapshot, ordered, ("quotes",), limit)


def _named_by(snapshot: Snapshot, speaker: str) -> ir.Table:
    """The quotations of a speaker with the words by which they name them: name."""
    table = snapshot.quotes.filter(snapshot.quotes.speaker == speaker)
    table = table.mutate(name=_plain(table.mention.fill_null(table.speaker_here)))
    return table.filter([table.name.notnull(), ~table.name.lower().isin(_PRONOUNS)])


def _plain(words: ir.StringValue) -> ir.StringValue:
    """Words without the marks and bullets before them."""
    return words.re_replace(r"^[^\pL\pN]+", "")


def _dated_roles(snapshot: Snapshot) -> ir.Table:
    return snapshot.roles.inner_join(snapshot.articles.select("article", "published"), "article")


def _commonest_topics(topics: ir.Table, quotes: ir.Table) -> ir.Table:
    """The topics of each speaker's quotations, most first: speaker, topics."""
    each = topics.select("quote", "topic").distinct()
    told = quotes.select("quote", "speaker").inner_join(each, "quote")
    counted = told.group_by(["speaker", "topic"]).aggregate(n=told.count())
    rank = ibis.row_number().over(group_by=counted.speaker, order_by=[counted.n.desc(), counted.topic])
    ranked = counted.mutate(place=rank)
    most = ranked.filter(ranked.place < _TOPICS_SHOWN)
    # An ordered aggregate is not every engine's; the few places are.
    places = ibis.array([most.topic.max(where=most.place == place) for place in range(_TOPICS_SHOWN)])
    return most.group_by("speaker").aggregate(topics=places.join("; "))


def _commonest_roles(roles: ir.Table) -> ir.Table:
    counted = roles.group_by(["person", "role"]).aggregate(n=roles.article.nunique())
    return counted.group_by("person").aggregate(role=counted.role.argmax(counted.n))
