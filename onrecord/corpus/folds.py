"""Written forms of one entity under one name: "US", "U.S." and "the United States" are the United States."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

_TABLE = "folds"


def with_entity(backend: Backend, mentions: ir.Table) -> ir.Table:
    """Mentions with ``entity``, the name under which each is counted.

    That is the name without "the" and the possessive, then as ``folds.toml`` has it.
    """
    forms = backend.create_table(_TABLE, pa.table({"form": list(_forms()), "folded": list(_forms().values())}))
    plain = mentions.name.re_replace(r"(?i)^the\s+", "").re_replace(r"[’'`]s?$", "").strip()
    table = mentions.mutate(plain=plain)
    joined = table.left_join(forms, table.plain.lower() == forms.form)
    return joined.mutate(entity=joined.folded.coalesce(joined.plain)).drop("plain", "form", "folded")


@cache
def _forms() -> Mapping[str, str]:
    """Each written form in lower case, and the name that it stands for."""
    raw = tomllib.loads(files("onrecord.corpus").joinpath("folds.toml").read_text("utf-8"))
    return {form.lower(): name for name, forms in raw.items() for form in [name, *forms]}
