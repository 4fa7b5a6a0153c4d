"""Names across the corpus: who is seen where, read from a snapshot's tables, and the tables with canonical names."""

from collections import defaultdict

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

from onrecord.model import SpeakerKind
from onrecord.names import forms as written_forms
from onrecord.names.across_articles import one_name_a_person
from onrecord.names.organisations import one_name_an_organisation
from onrecord.names.sightings import Sighting
from onrecord.normalise import normalise

CANONICAL_NAMES = "canonical_names"
_NAMED, _ORGANISATION = SpeakerKind.NAMED.value, SpeakerKind.ORGANISATION.value
_COLUMNS = ("article", "kind", "name", "canonical", "normal")
_SCHEMA = pa.schema([(column, pa.string()) for column in _COLUMNS])


def canonical_names(backend: Backend, quotes: ir.Table, mentions: ir.Table, roles: ir.Table) -> ir.Table:
    """Names that stand for another, canonical name: article, kind (of speaker), name, canonical and its normal form."""
    people = one_name_a_person(_people(backend, quotes, mentions, roles))
    organisations = _folded(_organisations(backend, quotes))
    rows = [
        dict(zip(_COLUMNS, (article, kind, name, canonical, normalise(canonical)), strict=True))
        for kind, names in ((_NAMED, people), (_ORGANISATION, organisations))
        for (article, name), canonical in names.items()
    ]
    return backend.create_table(CANONICAL_NAMES, pa.Table.from_pylist(rows, schema=_SCHEMA))


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
    """Roles with canonical names of people."""
    return _renamed(roles, names, "person", ibis.literal(_NAMED))


def _renamed(table: ir.Table, names: ir.Table, column: str, kind: ir.StringValue) -> ir.Table:
    named = _joined(table, names, column, kind)
    return named.mutate(**{column: named.canonical.fill_null(named[column])}).drop("canonical", "normal")


def _joined(table: ir.Table, names: ir.Table, column: str, kind: ir.StringValue) -> ir.Table:
    same = (table.article == names.article) & (table[column] == names.name) & (kind == names.kind)
    return table.left_join(names, same).select(table, names.canonical, names.normal)


def _people(backend: Backend, quotes: ir.Table, mentions: ir.Table, roles: ir.Table) -> list[Sighting]:
    speaks: set[tuple[str, str]] = set()
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    shown: dict[tuple[str, str], set[str]] = defaultdict(set)
    named = quotes.filter(quotes.speaker_kind == _NAMED)
    for article, name, mention in _rows(backend, named, "article", "speaker", "mention"):
        speaks.add((article, name))
        # One word is no title and name.
        if mention and " " in mention.strip():
            forms[article, name].add(mention)
    for article, name, role in _rows(backend, roles, "article", "person", "role"):
        shown[article, name].add(role)
    mentioned = mentions.filter(mentions.label == "PERSON")
    everyone = speaks | shown.keys() | set(_rows(backend, mentioned, "article", "name"))
    return [
        Sighting(
            article, name, frozenset(shown[article, name]), frozenset(forms[article, name]), (article, name) in speaks
        )
        for article, name in everyone
    ]


def _organisations(backend: Backend, quotes: ir.Table) -> list[Sighting]:
    speaking = quotes.filter(quotes.speaker_kind == _ORGANISATION)
    return [Sighting(article, name) for article, name in _rows(backend, speaking, "article", "speaker")]


def _folded(sightings: list[Sighting]) -> dict[tuple[str, str], str]:
    """Names of organisations that stand for others: spelt otherwise, or another form of the same ("DOJ")."""
    spelt = one_name_an_organisation(sightings)
    named = {(one.article, one.name): spelt.get((one.article, one.name), one.name) for one in sightings}
    folded = {key: written_forms.of_speaker(name) for key, name in named.items()}
    return {key: name for key, name in folded.items() if key[1] != name}


def _rows(backend: Backend, table: ir.Table, *columns: str) -> list[tuple[str, ...]]:
    rows = backend.to_pyarrow(table.select(columns).distinct())
    return list(zip(*(rows[column].to_pylist() for column in columns), strict=True))
