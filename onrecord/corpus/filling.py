"""The tables of a snapshot, all but its topics, made from those of the store; and what is new added to those made before.

Beside what a snapshot shows lies what the next ingest needs, so that it looks at nothing else again: what was compared of
articles (``onrecord.corpus.alike.pairs``), counts of words, mentions that name nothing, and names as their articles have them.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus import versions, words
from onrecord.corpus.alike import pairs
from onrecord.corpus.in_place import keep
from onrecord.corpus.queries import ordered_quotes
from onrecord.corpus.store import ARTICLES, FIGURES, MENTIONS, PARAGRAPHS, QUOTES, ROLES
from onrecord.default_view import BELIEFS, LIKELY
from onrecord.model import Act, LeftOut, Polarity
from onrecord.names import canonical, forms

VERSIONS = "versions"
COUNTS, UNNAMED = "word_counts", "unnamed"
_OF_ARTICLE = (
    "id", "title", "outlet", "author", "published", "first_published", "url", "source", "title_normal", "outlet_normal", "language",
)  # fmt: skip
# What quotations say in their own article, where naming changes it and nothing else keeps it.
_HERE = ("speaker_normal", "on_behalf_of")

Stored = Mapping[str, ir.Table]


def shown_quotes(quotes: ir.Table) -> ir.Table:
    """The table of quotations without what only the next ingest needs."""
    return quotes.drop(*(f"{column}_here" for column in _HERE))


def fill(backend: Backend, stored: Stored) -> None:
    """Make the tables from all rows of the store."""
    newest = newest_parse(stored[ARTICLES].mutate(added_at=stored[ARTICLES].parsed_at))
    alike = pairs.fill(backend, versions.MEASURE, versions.sketches(newest))
    # The newest first, as pages show them: an engine that knows what is where leaves out most of what a page has not.
    newest = newest.drop("sketch").order_by([newest.published.desc(nulls_first=False), newest.article])
    articles = backend.create_table(ARTICLES, newest)
    backend.create_table(VERSIONS, versions.stories(backend, alike, articles))
    quotes, mentions, roles = quotes_of(stored, articles), mentions_of(stored, articles), roles_of(stored, articles)
    found = canonical.canonical_names(backend, articles, quotes, mentions, roles)
    names = backend.create_table(canonical.NAMES, found)
    quotes = backend.create_table(QUOTES, ordered_quotes(named_quotes(quotes, names)))
    named, unnamed = named_mentions(backend, mentions, names)
    backend.create_table(MENTIONS, named)
    backend.create_table(UNNAMED, unnamed)
    backend.create_table(ROLES, canonical.named_in_roles(roles, names))
    backend.create_table(FIGURES, figures_of(stored, articles, quotes))
    paragraphs = backend.create_table(PARAGRAPHS, paragraphs_of(stored, articles))
    backend.create_table(canonical.ALIASES, canonical.aliases(backend, quotes, names))
    counts = backend.create_table(COUNTS, words.counted(quotes, paragraphs))
    backend.create_table(words.WORDS, words.words_of(counts))


def paragraphs_of(stored: Stored, articles: ir.Table) -> ir.Table:
    """Paragraphs with their words as written; an article of an earlier version is one, without base forms, until it is read again."""
    found = _of_newest_parse(stored[PARAGRAPHS], articles, ("text",))
    known = found.mutate(text=found.text.substr(found.start, found.end - found.start)).drop("parse")
    earlier = articles.anti_join(found, "article")
    plain = earlier.text.lower().re_replace(r"[^\p{L}\p{N}]+", " ")
    whole = earlier.select(
        "article",
        start=ibis.literal(0, "int64"),
        end=earlier.text.length().cast("int64"),
        text_normal=" " + plain + " ",
        lemmas=ibis.literal(""),
        text="text",
    )
    return known.select(whole.columns).union(whole).order_by(["article", "start"])


def _with_later_columns(quotes: ir.Table) -> ir.Table:
    """Quotations with what those of an earlier version do not say: their words as said, left out by act and confidence."""
    act = quotes.act.fill_null(Act.ASSERT.value)
    by_rule = ibis.cases(
        (act.isin(sorted(BELIEFS)), LeftOut.BELIEF.value),
        (quotes.confidence < LIKELY, LeftOut.DOUBTFUL.value),
        else_=ibis.null("string"),
    )
    return quotes.mutate(
        act=act,
        as_sentence=quotes.as_sentence.fill_null(quotes.text),
        polarity=quotes.polarity.fill_null(Polarity.SAID.value),
        left_out=ibis.ifelse(quotes.polarity.isnull(), by_rule, quotes.left_out),
    )


def _in_quotes(figures: ir.Table, quotes: ir.Table) -> ir.Table:
    """Figures with the shortest quotation that they stand in, null where they stand in none."""
    places = quotes.select("quote", "article", first="start", last="end")
    around = [figures.article == places.article, places.first <= figures.start, figures.end <= places.last]
    joined = figures.left_join(places, around).drop("article_right")
    figure = [joined.article, joined.start, joined.end]
    rank = ibis.row_number().over(group_by=figure, order_by=[joined.last - joined.first, joined.quote])
    ranked = joined.mutate(rank=rank)
    return ranked.filter(ranked.rank == 0).drop("rank", "first", "last")


def quotes_of(stored: Stored, articles: ir.Table) -> ir.Table:
    """Quotations as their articles have them."""
    return _with_later_columns(_of_newest_parse(stored[QUOTES], articles, _OF_ARTICLE)).mutate(
        reviewed=ibis.null("string"),
        reviewed_by=ibis.null("string"),
        reviewed_at=ibis.null("timestamp('UTC')"),
    )


def mentions_of(stored: Stored, articles: ir.Table) -> ir.Table:
    """Mentions as their articles have them."""
    return _of_newest_parse(stored[MENTIONS], articles, ())


def roles_of(stored: Stored, articles: ir.Table) -> ir.Table:
    """Roles as their articles have them."""
    return canonical.with_plain_roles(_of_newest_parse(stored[ROLES], articles, ()))


def figures_of(stored: Stored, articles: ir.Table, quotes: ir.Table) -> ir.Table:
    """Figures with the quotation that each stands in, if any."""
    return _in_quotes(_of_newest_parse(stored[FIGURES], articles, ("published", "outlet", "title")), quotes)


def named_quotes(quotes: ir.Table, names: ir.Table) -> ir.Table:
    """Quotations with canonical names, and with what naming changes as it was."""
    here = {f"{column}_here": quotes[column] for column in _HERE}
    return canonical.named_in_quotes(quotes.mutate(**here), names)


def quotes_as_read(named: ir.Table) -> ir.Table:
    """What ``named_quotes`` was made from."""
    here = {column: named[f"{column}_here"] for column in ("speaker", *_HERE)}
    return shown_quotes(named.mutate(**here)).drop("speaker_here")


def named_mentions(backend: Backend, mentions: ir.Table, names: ir.Table) -> tuple[ir.Table, ir.Table]:
    """Mentions with canonical names and entities; and those that name nothing, as they were."""
    numbered = keep(backend, mentions.mutate(place=ibis.row_number()))
    named = with_entity(backend, canonical.named_in_mentions(numbered, names))
    return named.drop("place"), numbered.anti_join(named, "place").drop("place")


def with_entity(backend: Backend, mentions: ir.Table) -> ir.Table:
    """``onrecord.names.forms.with_entity``, computed once."""
    named = keep(backend, forms.with_entity(backend, mentions))
    backend.drop_table("forms")
    return named


def newest_parse(articles: ir.Table) -> ir.Table:
    """Of rows of the store, with ``added_at``, the newest of each article."""
    order = [articles.parsed_at.desc(), articles.parse]
    ranked = articles.mutate(
        published=articles.updated.coalesce(articles.published),
        first_published=articles.published,
        rank=ibis.row_number().over(group_by=articles.article, order_by=order),
        added_at=articles.added_at.min().over(group_by=articles.article),
    )
    return ranked.filter(ranked.rank == 0).drop("rank")


def _of_newest_parse(rows: ir.Table, articles: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    return rows.join(articles.select("article", "parse", *columns), ["article", "parse"])
