"""A prepared corpus brought up to date: what is new in the store added to its tables, and nothing else looked at again.

The result is what ``onrecord.corpus.filling.fill`` would make of all the store, but for the order of rows. Names alone are
joined anew, of all articles: a new article may tell who somebody in an old one is. Whatever it changes there is then
written again.
"""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord.corpus import filling, versions, words
from onrecord.corpus.alike import pairs
from onrecord.corpus.filling import COUNTS, UNNAMED, VERSIONS, Stored
from onrecord.corpus.in_place import keep, put_in, put_right, take_out
from onrecord.corpus.store import ARTICLES, FIGURES, MENTIONS, PARAGRAPHS, QUOTES, ROLES
from onrecord.names import canonical

# Of a row of names what the rows of its article say.
_NAMED = ("article", "kind", "name", "canonical")


def grow(backend: Backend, arrived: Stored) -> None:
    """Add the rows that have arrived in the store."""
    articles = backend.table(ARTICLES)
    touched = keep(backend, _touched(articles, arrived[ARTICLES]))
    fresh = keep(backend, touched.anti_join(articles, ["article", "parse"]))
    _forget_words(backend, fresh)
    take_out(backend, ARTICLES, touched.select("article"))
    put_in(backend, ARTICLES, touched.drop("sketch"))
    alike = pairs.grow(backend, versions.MEASURE, fresh.select("article"), versions.sketches(fresh))
    _replace(backend, VERSIONS, versions.stories(backend, alike, articles))
    quotes = keep(backend, filling.quotes_of(arrived, fresh))
    _grow_figures(backend, arrived, fresh, quotes)
    _grow_named(backend, arrived, fresh, quotes)
    _replace(
        backend, canonical.ALIASES, canonical.aliases(backend, backend.table(QUOTES), backend.table(canonical.NAMES))
    )
    _learn_words(backend, fresh)


def _touched(articles: ir.Table, arrived: ir.Table) -> ir.Table:
    """The articles of which rows have arrived, in their newest parse, as the store has it."""
    known = articles.semi_join(arrived, "article").mutate(
        published=articles.first_published, sketch=ibis.null("array<int64>")
    )
    rows = arrived.mutate(added_at=arrived.parsed_at)
    return filling.newest_parse(rows.union(known.select(rows.columns)))


def _grow_figures(backend: Backend, arrived: Stored, fresh: ir.Table, quotes: ir.Table) -> None:
    """Figures and paragraphs, which only their own article has a part in."""
    for name, rows in (
        (FIGURES, filling.figures_of(arrived, fresh, quotes)),
        (PARAGRAPHS, filling.paragraphs_of(arrived, fresh)),
    ):
        take_out(backend, name, fresh.select("article"))
        put_in(backend, name, rows)


def _grow_named(backend: Backend, arrived: Stored, fresh: ir.Table, fresh_quotes: ir.Table) -> None:
    """Names, and what bears them: quotations, mentions and roles, of new articles and of those whose names are others now."""
    quotes, mentions, roles = (
        _as_read(backend.table(name), fresh, rows, as_read)
        for name, rows, as_read in (
            (QUOTES, fresh_quotes, filling.quotes_as_read),
            (MENTIONS, keep(backend, filling.mentions_of(arrived, fresh)), lambda rows: rows.mutate(name=rows.written)),
            (ROLES, keep(backend, filling.roles_of(arrived, fresh)), lambda rows: rows.mutate(person=rows.person_here)),
        )
    )
    unnamed = backend.table(UNNAMED)
    mentions = mentions.union(unnamed.anti_join(fresh, "article").select(mentions.columns))
    before = keep(backend, backend.table(canonical.NAMES))
    found = canonical.canonical_names(backend, backend.table(ARTICLES), quotes, mentions, roles)
    names = _replace(backend, canonical.NAMES, found)
    changed = before.anti_join(names, _NAMED).union(names.anti_join(before, _NAMED))
    stale = keep(backend, changed.select("article").union(fresh.select("article")).distinct())
    named = keep(backend, filling.named_quotes(quotes.semi_join(stale, "article"), names))
    _write_again(backend, QUOTES, stale, named)
    named = keep(backend, canonical.named_in_roles(roles.semi_join(stale, "article"), names))
    _write_again(backend, ROLES, stale, named)
    named, nothing = filling.named_mentions(backend, mentions.semi_join(stale, "article"), names)
    entities = keep(
        backend, named.select("entity").union(backend.table(MENTIONS).semi_join(stale, "article").select("entity"))
    )
    nothing = keep(backend, nothing)
    _write_again(backend, MENTIONS, stale, named)
    _write_again(backend, UNNAMED, stale, nothing)
    _settle_kinds(backend, entities)


def _as_read(named: ir.Table, fresh: ir.Table, rows: ir.Table, as_read: Callable[[ir.Table], ir.Table]) -> ir.Table:
    """All rows of a table as their articles have them, those of fresh articles as they have arrived."""
    earlier = as_read(named.anti_join(fresh, "article")).select(rows.columns)
    # Stored, a timestamp says how fine it is.
    return rows.union(earlier.cast(rows.schema()))


def _settle_kinds(backend: Backend, entities: ir.Table) -> None:
    """What most mentions of some entities are taken for, said of all of them."""
    mentions = backend.table(MENTIONS)
    some = mentions.semi_join(entities, "entity").drop("entity", "kind")
    put_right(
        backend, MENTIONS, "kind", filling.with_entity(backend, some).select("entity", "kind").distinct(), by="entity"
    )


def _forget_words(backend: Backend, fresh: ir.Table) -> None:
    """Take the words of articles that were read again out of the counts."""
    quotes, paragraphs = (backend.table(name).semi_join(fresh, "article") for name in (QUOTES, PARAGRAPHS))
    lost = words.counted(quotes, paragraphs)
    _add_to_counts(backend, lost.mutate(said=-lost.said, elsewhere=-lost.elsewhere))


def _learn_words(backend: Backend, fresh: ir.Table) -> None:
    quotes, paragraphs = (backend.table(name).semi_join(fresh, "article") for name in (QUOTES, PARAGRAPHS))
    counts = _add_to_counts(backend, words.counted(quotes, paragraphs))
    _replace(backend, words.WORDS, words.words_of(counts))


def _add_to_counts(backend: Backend, counts: ir.Table) -> ir.Table:
    known = backend.table(COUNTS)
    return _replace(backend, COUNTS, words.added_up(known.union(counts.select(known.columns))))


def _write_again(backend: Backend, name: str, articles: ir.Table, rows: ir.Table) -> None:
    take_out(backend, name, articles)
    put_in(backend, name, rows)


def _replace(backend: Backend, name: str, rows: ir.Table | pa.Table) -> ir.Table:
    return backend.create_table(name, rows, overwrite=True)
