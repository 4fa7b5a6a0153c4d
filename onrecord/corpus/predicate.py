"""A Selection as conditions on the snapshot's tables: the only place where filters meet data."""

from functools import reduce
from operator import and_

import ibis
import ibis.expr.types as ir

from onrecord.corpus import search, versions
from onrecord.corpus.selection import UNKNOWN_OUTLET, UNKNOWN_SPEAKER, Counting, Selection, Together, Where, also_shown
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import ENGLISH, Basis, LeftOut


def selected_quotes(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """The quotations that the selection asks for. Raises QueryError for a bad text query."""
    quotes = snapshot.quotes
    conditions = [*_article_conditions(quotes, selection), *_quote_conditions(snapshot, quotes, selection)]
    conditions += _counted(snapshot, quotes, selection)
    if selection.topics:
        groups = [(topic,) for topic in selection.topics] if selection.all_topics else [selection.topics]
        conditions += [quotes.quote.isin(_with_topics(snapshot, selection, group).quote) for group in groups]
    if selection.entities:
        each = selection.together is Together.QUOTATION
        groups = [(name,) for name in selection.entities] if each else [selection.entities]
        conditions += [quotes.quote.isin(_mentioning(snapshot, group).quote) for group in groups]
        if selection.together is Together.ARTICLE:
            conditions.append(quotes.article.isin(_mentioning_all(snapshot, selection.entities).article))
    return quotes.filter(reduce(and_, conditions))


def counted_quotes(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """All quotations but those of articles for which, as the selection counts versions, another one stands."""
    return snapshot.quotes.filter(
        [ibis.literal(True), *_counted(snapshot, snapshot.quotes, Selection(versions=selection.versions))]
    )


def selected_articles(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """The articles that the selection asks for. Raises QueryError.

    They have the selection's outlets and dates, the words that it looks for in whole articles and, where it asks for
    quotations, at least one of those.
    """
    articles = snapshot.articles
    conditions = [*_article_conditions(articles, selection), *_counted(snapshot, articles, selection)]
    if selection.where is Where.ARTICLE:
        conditions += _having_words(snapshot, selection)
    if asks_for_quotations(selection):
        conditions.append(articles.article.isin(selected_quotes(snapshot, selection).article))
    return articles.filter(reduce(and_, conditions)) if conditions else articles


def _counted(snapshot: Snapshot, table: ir.Table, selection: Selection) -> list[ir.BooleanValue]:
    """That a row's article stands for its versions, of those with the selection's outlets, dates and words."""
    if selection.versions is Counting.EACH:
        return []
    conditions = [*_article_conditions(snapshot.articles, selection), *_having_words(snapshot, selection)]
    wanted = snapshot.articles.filter(reduce(and_, conditions)) if conditions else snapshot.articles
    by_outlet = selection.versions is Counting.OUTLET
    left_out = versions.not_counted(wanted, snapshot.versions, by_outlet=by_outlet)
    return [table.article.notin(left_out.article)]


def _having_words(snapshot: Snapshot, selection: Selection) -> list[ir.BooleanValue]:
    """That an article has the selection's words: an amended version does not stand for the one that printed them."""
    articles, quotes = snapshot.articles, snapshot.quotes
    if not selection.query.strip():
        return []
    if selection.where is Where.ARTICLE:
        return [search.condition(snapshot, selection.query, articles, selection.where)]
    said = quotes.filter(search.condition(snapshot, selection.query, quotes, selection.where))
    return [articles.article.isin(said.article)]


def _mentioning(snapshot: Snapshot, names: tuple[str, ...]) -> ir.Table:
    """The quotations inside which one of some names stands: quote."""
    named = snapshot.mentions.filter(snapshot.mentions.entity.isin(names)).select("article", at="start")
    places = snapshot.quotes.select("quote", "article", first="start", last="end")
    inside = places.join(named, ["article", (places.first <= named.at) & (named.at < places.last)])
    return inside.select("quote")


def _mentioning_all(snapshot: Snapshot, names: tuple[str, ...]) -> ir.Table:
    """The articles that mention every one of some names, in quotations or outside: article."""
    named = snapshot.mentions.filter(snapshot.mentions.entity.isin(names))
    counted = named.group_by("article").aggregate(n=named.entity.nunique())
    return counted.filter(counted.n == len(set(names)))


def topics_by(snapshot: Snapshot, selection: Selection) -> ir.Table:
    """The topics of quotations, with the phrases that show them, as far as the selection lets them be shown by."""
    bases = list(Basis)
    allowed = bases[: bases.index(selection.basis) + 1]
    return snapshot.topics.filter(snapshot.topics.basis.isin([basis.value for basis in allowed]))


def _with_topics(snapshot: Snapshot, selection: Selection, wanted: tuple[str, ...]) -> ir.Table:
    below = [name for topic in wanted for name in snapshot.taxonomy.below(topic)]
    table = topics_by(snapshot, selection)
    return table.filter(table.topic.isin(below))


def asks_for_quotations(selection: Selection) -> bool:
    """Whether the selection is about quotations, so that an article without any is out of it."""
    # What is left out by default is no question, and neither is the least of all steps: by them an article without quotations is still an article.
    asked = (selection.speakers, selection.speaker_kinds, selection.kinds, selection.acts, selection.confidence)
    words = selection.query.strip() and selection.where is not Where.ARTICLE
    return any(asked) or bool(selection.topics) or bool(selection.entities) or bool(words)


def _quote_conditions(snapshot: Snapshot, quotes: ir.Table, selection: Selection) -> list[ir.BooleanValue]:
    conditions = [is_shown(quotes, selection)]
    if selection.speakers:
        now = snapshot.aliases.filter(snapshot.aliases.form.isin(selection.speakers))
        conditions.append(
            _is_one_of(quotes.speaker, selection.speakers, UNKNOWN_SPEAKER) | quotes.speaker.isin(now.canonical)
        )
    if selection.speaker_kinds:
        conditions.append(quotes.speaker_kind.isin([kind.value for kind in selection.speaker_kinds]))
    if selection.kinds:
        conditions.append(quotes.kind.isin([kind.value for kind in selection.kinds]))
    if selection.acts:
        conditions.append(quotes.act.isin([act.value for act in selection.acts]))
    if selection.confidence:
        conditions.append(quotes.confidence >= selection.confidence)
    if selection.query.strip():
        conditions.append(search.condition(snapshot, selection.query, quotes, selection.where))
    return conditions


def is_shown(quotes: ir.Table, selection: Selection) -> ir.BooleanValue:
    """That a quotation is in the default view, or is left out of it for a reason that the selection does not mind."""
    also = also_shown(selection)
    if also == set(LeftOut):
        return ibis.literal(True)
    by_default = quotes.left_out.isnull()
    return by_default | quotes.left_out.isin(sorted(also)) if also else by_default


def _article_conditions(table: ir.Table, selection: Selection) -> list[ir.BooleanValue]:
    conditions = []
    if selection.outlets:
        conditions.append(_is_one_of(table.outlet, selection.outlets, UNKNOWN_OUTLET))
    if selection.languages:
        conditions.append(table.language.fill_null(ENGLISH).isin(selection.languages))
    bounds = []
    if selection.since:
        bounds.append(table.published >= selection.since)
    if selection.until:
        bounds.append(table.published <= selection.until)
    if bounds:
        dated = reduce(and_, bounds)
        conditions.append(dated | table.published.isnull() if selection.undated else dated)
    elif selection.undated:
        conditions.append(table.published.isnull())
    return conditions


def _is_one_of(column: ir.StringColumn, wanted: tuple[str, ...], unknown: str) -> ir.BooleanValue:
    named = column.isin([value for value in wanted if value != unknown])
    return named | column.isnull() if unknown in wanted else named
