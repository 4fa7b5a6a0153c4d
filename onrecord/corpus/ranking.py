"""The first of things counted. No two that are equal are parted: a cut lies only where the counts differ."""

from collections.abc import Sequence
from typing import NamedTuple

import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus.snapshot import Snapshot
from onrecord.model import SpeakerKind

# At a glance, as many as one chart can hold, and as many equals as are shown together.
FEW = 15
MOST = 100
EQUALS = 40
# Whom a text names, and who speaks without a name of their own: a questioner, officials, Democrats.
WITH_A_NAME = (SpeakerKind.NAMED, SpeakerKind.ORGANISATION)
WITHOUT_A_NAME = (SpeakerKind.UNNAMED, SpeakerKind.GROUP)


class Ranking(NamedTuple):
    """The first of things counted, one a row, out of ``of`` that there are."""

    rows: pd.DataFrame
    of: int


def first(
    snapshot: Snapshot, ordered: ir.Table, by: Sequence[str], limit: int | None = FEW, equals: int = EQUALS
) -> Ranking:
    """The first rows of a table that is ordered by those columns, at most ``limit``; none where none is ahead of the others.

    As many as ``equals`` may be equal first. Without a limit it is the whole table.
    """
    if limit is None:
        every = snapshot.fetch(ordered)
        return Ranking(every, len(every))
    counted = ordered.mutate(ranked_of=ordered.count().over())
    fetched = snapshot.fetch(counted.limit(max(limit, equals) + 1))
    of = int(fetched["ranked_of"].iloc[0]) if len(fetched) else 0
    keys = list(fetched[list(by)].itertuples(index=False, name=None))
    return Ranking(fetched.drop(columns="ranked_of").head(without_parting(keys, limit, equals)), of)


def head(ranked: Ranking, by: str, limit: int) -> Ranking:
    """The first of a ranking by a column, at most ``limit`` unless more are equal first."""
    return Ranking(ranked.rows.head(without_parting(ranked.rows[by].tolist(), limit)), ranked.of)


def without_parting(keys: Sequence[object], limit: int, equals: int = EQUALS) -> int:
    """How many are the first of a ranking: at most ``limit``, or else all that are equal first if they are at most ``equals``."""
    if len(keys) <= limit:
        return len(keys)
    before = keys.index(keys[limit])
    if before:
        return before
    first_equals = sum(key == keys[0] for key in keys)
    return first_equals if first_equals <= equals else 0
