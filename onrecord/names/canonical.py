"""Names across the corpus: who is seen where, read from a snapshot's tables, and the tables with canonical names."""

from collections import defaultdict
from itertools import starmap
from typing import Any
from uuid import uuid4

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord.model import SpeakerKind
from onrecord.names import forms as written_forms
from onrecord.names.across_articles import Joined, Seen, joined, worth_comparing
from onrecord.names.organisations import one_name_an_organisation
from onrecord.names.person_name import parse_name
from onrecord.names.sightings import Sighting
from onrecord.normalise import normalise

NAMES, ALIASES = "names", "aliases"
_NAMED, _ORGANISATION = SpeakerKind.NAMED.value, SpeakerKind.ORGANISATION.value
_COLUMNS = ("article", "kind", "name", "canonical", "normal", "because")
_SCHEMA = pa.schema([(column, pa.string()) for column in _COLUMNS])
_ALIAS_SCHEMA = pa.schema([("form", pa.string()), ("canonical", pa.string())])
_SPELLING = "another way to write the same name"


def canonical_names(
    backend: Backend, articles: ir.Table, quotes: ir.Table, mentions: ir.Table, roles: ir.Table
) -> pa.Table:
    """Names that stand for another, canonical name: article, kind (of speaker), name, canonical, its normal form, why."""
    people = _one_name_a_person(backend, articles, quotes, mentions, roles)
    found = [(_NAMED, *key, joined.name, joined.because) for key, joined in people.items()]
    found += [(_ORGANISATION, *key, name, _SPELLING) for key, name in _organisations(backend, quotes).items()]
    rows = [
        dict(zip(_COLUMNS, (article, kind, name, canonical, normalise(canonical), because), strict=True))
        for kind, article, name, canonical, because in found
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def aliases(backend: Backend, quotes: ir.Table, names: ir.Table) -> pa.Table:
    """The names that lead to a canonical one though nobody is called so now: form, canonical.

    By them old links stay good. A form of several people leads to none, and whoever is called so is meant first.
    """
    leads: dict[str, set[str]] = defaultdict(set)
    for name, canonical in _rows(backend, names, "name", "canonical"):
        parsed = parse_name(name)
        for form in {name, parsed.text if parsed else name}:
            leads[form].add(canonical)
    speaking = {name for (name,) in _rows(backend, quotes.filter(quotes.speaker.notnull()), "speaker")}
    rows = [
        {"form": form, "canonical": next(iter(canonical))}
        for form, canonical in sorted(leads.items())
        if len(canonical) == 1 and form not in speaking
    ]
    return pa.Table.from_pylist(rows, schema=_ALIAS_SCHEMA)


def named_in_quotes(quotes: ir.Table, names: ir.Table) -> ir.Table:
    """Quotations with canonical speakers; ``speaker_here`` is the name that the article's own parse has."""
    named = _joined(quotes, names, "speaker", quotes.speaker_kind)
    named = named.mutate(
        speaker=named.canonical.fill_null(named.speaker),
        speaker_here=named.speaker,
        # Both are found by speaker:NAME; spaces at their ends keep a phrase from reaching over.
        speaker_normal=named.speaker_normal + named.normal.fill_null(""),
    ).drop("canonical", "normal")
    return _renamed(named, names, "on_behalf_of", ibis.literal(_NAMED))


def named_in_mentions(mentions: ir.Table, names: ir.Table) -> ir.Table:
    """Entity mentions with canonical names of people; ``written`` is the name that the article's own parse has."""
    mentions = mentions.mutate(written=mentions.name)
    return _renamed(mentions, names, "name", ibis.ifelse(mentions.label == "PERSON", _NAMED, ibis.null("string")))


def with_plain_roles(roles: ir.Table) -> ir.Table:
    """Roles without what stood before the words: bullets, the end of a tag or of a parenthesis, a pronoun."""
    plain = roles.role.re_replace(r"^.*[<>]", "").re_replace(r"^[^(]*\)", "")
    plain = plain.re_replace(r"^[^\pL\pN@]+", "").re_replace(r"(?i)^(?:his|her|its|their)\s+", "").strip()
    return roles.mutate(role=plain).filter(plain != "")


def named_in_roles(roles: ir.Table, names: ir.Table) -> ir.Table:
    """Roles with canonical names of people; ``person_here`` is the name that the article's own parse has."""
    return _renamed(roles.mutate(person_here=roles.person), names, "person", ibis.literal(_NAMED))


def _renamed(table: ir.Table, names: ir.Table, column: str, kind: ir.StringValue) -> ir.Table:
    named = _joined(table, names, column, kind)
    return named.mutate(**{column: named.canonical.fill_null(named[column])}).drop("canonical", "normal")


def _joined(table: ir.Table, names: ir.Table, column: str, kind: ir.StringValue) -> ir.Table:
    same = (table.article == names.article) & (table[column] == names.name) & (kind == names.kind)
    return table.left_join(names, same).select(table, names.canonical, names.normal)


def _one_name_a_person(
    backend: Backend, articles: ir.Table, quotes: ir.Table, mentions: ir.Table, roles: ir.Table
) -> dict[tuple[str, str], Joined]:
    named = quotes.filter(quotes.speaker_kind == _NAMED).select("article", "mention", name="speaker")
    shown = roles.select("article", "role", name="person")
    mentioned = mentions.filter(mentions.label == "PERSON").select("article", "name")
    silent = mentioned.union(shown.select("article", "name")).mutate(speaks=ibis.literal(False))
    seen = named.select("article", "name", speaks=ibis.literal(True)).union(silent)
    seen = seen.left_join(articles.select("article", "published"), "article")
    summed = seen.group_by("name").aggregate(
        speaks=seen.speaks.any(), first=seen.published.min(), last=seen.published.max()
    )
    columns = backend.to_pyarrow(summed).to_pydict()
    facts = zip(columns["speaks"], columns["first"], columns["last"], strict=True)
    compared = worth_comparing(dict(zip(columns["name"], starmap(Seen, facts), strict=True)))
    name = f"wanted_{uuid4().hex}"
    wanted = backend.create_table(name, pa.table({"name": pa.array(sorted(compared), pa.string())}))
    sightings = _sightings(
        backend, seen.semi_join(wanted, "name"), named.semi_join(wanted, "name"), shown.semi_join(wanted, "name")
    )
    backend.drop_table(name)
    return joined(
        sightings, lambda: (Sighting(article, name) for article, name in _rows(backend, seen, "article", "name"))
    )


def _sightings(backend: Backend, seen: ir.Table, named: ir.Table, shown: ir.Table) -> list[Sighting]:
    """Who is seen where, with the ways in which an article writes their names and what it says that they are."""
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article, name, mention in _rows(backend, named, "article", "name", "mention"):
        # One word is no title and name.
        if mention and " " in mention.strip():
            forms[article, name].add(mention)
    for article, name, role in _rows(backend, shown, "article", "name", "role"):
        roles[article, name].add(role)
    found = seen.group_by("article", "name", "published").aggregate(speaks=seen.speaks.any())
    return [
        Sighting(article, name, frozenset(roles[article, name]), frozenset(forms[article, name]), speaks, published)
        for article, name, published, speaks in _rows(backend, found, "article", "name", "published", "speaks")
    ]


def _organisations(backend: Backend, quotes: ir.Table) -> dict[tuple[str, str], str]:
    """Names of organisations that stand for others: spelt otherwise, or another form of the same ("DOJ")."""
    speaking = quotes.filter(quotes.speaker_kind == _ORGANISATION)
    seen = _rows(backend, speaking, "article", "speaker")
    spelt = one_name_an_organisation([name for _, name in seen])
    folded = {name: written_forms.of_speaker(spelt.get(name, name)) for _, name in seen}
    return {(article, name): folded[name] for article, name in seen if folded[name] != name}


def _rows(backend: Backend, table: ir.Table, *columns: str) -> list[tuple[Any, ...]]:
    rows = backend.to_pyarrow(table.select(columns).distinct())
    return list(zip(*(rows[column].to_pylist() for column in columns), strict=True))
