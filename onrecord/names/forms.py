"""Written forms of one entity under one name: "US", "U.S." and "the United States" are the United States."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql import SQLBackend as Backend

# spaCy's labels of people, bodies, places and peoples, each with the kind that it says.
KINDS: Mapping[str, str] = {
    "PERSON": "people",
    "ORG": "organisations",
    "GPE": "places",
    "LOC": "places",
    "FAC": "places",
    "NORP": "groups",
}
NAMED = tuple(KINDS)
_TABLE = "forms"
_SPEAKING = "speaking"
# What spaCy takes for names and is none: forms of address, stage directions, and what there is not one of.
_NO_NAMES = (
    "mr", "mrs", "ms", "miss", "dr", "sir", "madam", "applause", "laughter", "crosstalk", "inaudible", "ai", "gdp",
    "ceo",
)  # fmt: skip
_CAPITAL = r"[\p{Lu}\p{Lt}\p{Lo}]"
_MARKUP = r"[<>={}|\\]|://|\.(?:jpe?g|png|html?)\b"


def with_entity(backend: Backend, mentions: ir.Table) -> ir.Table:
    """Mentions with ``entity``, the name under which each is counted, and ``kind``, what that name stands for.

    The name is the written one without marks around it, "the" and the possessive, then as ``forms.toml`` has it.
    Mentions labelled as names that cannot be names (no capital, a piece of markup, a form of address) are left out.
    """
    forms = backend.create_table(_TABLE, pa.table({"form": list(_forms()), "folded": list(_forms().values())}))
    table = mentions.mutate(plain=_plain(mentions.name))
    joined = table.left_join(forms, table.plain.lower() == forms.form)
    named = joined.mutate(entity=joined.folded.coalesce(joined.plain)).drop("plain", "form", "folded")
    named = named.filter(named.label.notin(NAMED) | _can_be_a_name(named.entity))
    return _with_kind(named)


def _plain(name: ir.StringValue) -> ir.StringValue:
    name = name.re_replace(r"^[^\pL\pN@#(]+", "").re_replace(r"(?i)^the\s+", "").re_replace(r"[’'`]s?$", "")
    # A closing mark is the name's own where the name has opened it.
    closed = ibis.ifelse(name.contains("("), name, name.re_replace(r"[\s)\]]+$", ""))
    return ibis.ifelse(closed.contains("“"), closed, closed.re_replace(r"[\s”\"]+$", "")).strip()


def _can_be_a_name(entity: ir.StringValue) -> ir.BooleanValue:
    return entity.re_search(_CAPITAL) & ~entity.re_search(_MARKUP) & entity.lower().notin(_NO_NAMES)


def _with_kind(mentions: ir.Table) -> ir.Table:
    """Each mention with what most mentions of its entity are taken for: one of them may be taken for anything."""
    kind = mentions.label.cases(*KINDS.items(), else_=ibis.null("string"))
    counted = mentions.filter(kind.notnull()).group_by("entity", kind=kind).aggregate(n=lambda rows: rows.count())
    order = [counted.n.desc(), counted.kind]
    ranked = counted.mutate(place=ibis.row_number().over(group_by=counted.entity, order_by=order))
    commonest = ranked.filter(ranked.place == 0).select("entity", "kind")
    return mentions.left_join(commonest, "entity").drop("entity_right")


def of_speaker(name: str) -> str:
    """The name under which an organisation or a country that speaks is counted."""
    return _speaking().get(name.lower()) or _forms().get(name.lower()) or name


@cache
def _raw() -> Mapping[str, Any]:
    return tomllib.loads(files("onrecord.names").joinpath("forms.toml").read_text("utf-8"))


@cache
def _forms() -> Mapping[str, str]:
    """Each written form in lower case, and the name that it stands for."""
    names = {name: forms for name, forms in _raw().items() if name != _SPEAKING}
    return {form.lower(): name for name, forms in names.items() for form in [name, *forms]}


@cache
def _speaking() -> Mapping[str, str]:
    return {form.lower(): name for name, forms in _raw()[_SPEAKING].items() for form in forms}
