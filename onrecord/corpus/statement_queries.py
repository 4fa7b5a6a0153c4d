"""What the page of statements shows: statements that several articles report, and each one's reports.

``statements`` is the table of ``onrecord.corpus.statements`` for the same snapshot. Functions that take a Selection
raise QueryError for a bad text query.
"""

from typing import Literal, NamedTuple

import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus.predicate import counted_quotes, selected_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

Order = Literal["reports", "outlets", "last"]

# A report that has this share of the fullest version is whole: outlets differ in a word and in punctuation.
WHOLE = 0.8
GROUP_COLUMNS = (
    "statement", "text", "as_sentence", "polarity", "speaker", "speakers", "reports", "articles", "outlets", "first", "last", "first_outlet",
)  # fmt: skip


def groups(
    snapshot: Snapshot,
    statements: ir.Table,
    selection: Selection,
    *,
    disputed: bool = False,
    sort: Order = "outlets",
    offset: int = 0,
    limit: int = 50,
) -> pd.DataFrame:
    """One page of the statements of which the selection has a report, with the columns in GROUP_COLUMNS.

    ``text``, ``as_sentence``, ``polarity`` and ``speaker`` are the fullest version's, ``speakers`` the number of different ones that the reports name,
    ``first_outlet`` that of the earliest dated report. With ``disputed`` only those with several speakers.
    """
    table = _groups(snapshot, statements, selection, disputed)
    keys = {name: table[name].desc(nulls_first=False) for name in (sort, "outlets", "reports", "last")}
    ordered = table.order_by([*keys.values(), table.statement])
    return snapshot.fetch(ordered.limit(limit, offset=offset).select(GROUP_COLUMNS))


class Totals(NamedTuple):
    """How many statements there are, and in how many quotations and articles they are reported."""

    statements: int
    quotes: int
    articles: int


def totals(snapshot: Snapshot, statements: ir.Table, selection: Selection, *, disputed: bool = False) -> Totals:
    """How many statements of the selection several articles report."""
    groups = _groups(snapshot, statements, selection, disputed).select("statement")
    table = statements.semi_join(groups, "statement").inner_join(snapshot.quotes.select("quote", "article"), "quote")
    row = snapshot.fetch(
        table.aggregate(n=table.statement.nunique(), quotes=table.count(), articles=table.article.nunique())
    ).iloc[0]
    return Totals(int(row["n"]), int(row["quotes"]), int(row["articles"]))


def reports(snapshot: Snapshot, statements: ir.Table, statement: str) -> pd.DataFrame:
    """All reports of a statement, earliest first: those of ``queries.QUOTE_COLUMNS`` that tell them apart, and covered."""
    table = statements.filter(statements.statement == statement).inner_join(snapshot.quotes, "quote")
    ordered = table.order_by([table.published.asc(nulls_first=False), table.covered.desc(), table.quote])
    return snapshot.fetch(
        ordered.select(
            "quote",
            "article",
            "published",
            "outlet",
            "title",
            "speaker",
            "speaker_kind",
            "text",
            "as_sentence",
            "polarity",
            "kind",
            "covered",
        )
    )


def all_reports(
    snapshot: Snapshot, statements: ir.Table, selection: Selection, *, disputed: bool = False
) -> pd.DataFrame:
    """Every report of every statement of the selection, for a file: a row a report, those of one statement together."""
    wanted = statements.semi_join(_groups(snapshot, statements, selection, disputed), "statement")
    table = wanted.inner_join(counted_quotes(snapshot, selection), "quote")
    fullest = snapshot.quotes.select(statement="quote", fullest="text")
    table = table.inner_join(fullest, "statement")
    ordered = table.order_by(["statement", table.published.asc(nulls_first=False), table.quote])
    columns = (
        "statement",
        "fullest",
        "text",
        "as_sentence",
        "polarity",
        "covered",
        "speaker",
        "kind",
        "outlet",
        "published",
        "title",
        "id",
        "start",
        "end",
    )
    return snapshot.fetch(ordered.select(columns))


def of_quote(snapshot: Snapshot, statements: ir.Table, quote: str) -> str | None:
    """The statement that a quotation reports, None where no other article has it."""
    rows = snapshot.fetch(statements.filter(statements.quote == quote).select("statement").limit(1))
    return None if rows.empty else str(rows["statement"].iloc[0])


def _groups(snapshot: Snapshot, statements: ir.Table, selection: Selection, disputed: bool) -> ir.Table:
    selected = statements.semi_join(selected_quotes(snapshot, selection), "quote").select("statement").distinct()
    wanted = statements.semi_join(selected, "statement")
    said = wanted.inner_join(counted_quotes(snapshot, selection), "quote")
    counted = said.group_by("statement").aggregate(
        reports=said.count(),
        articles=said.article.nunique(),
        outlets=said.outlet.nunique(),
        speakers=said.speaker.nunique(),
        first=said.published.min(),
        last=said.published.max(),
        first_outlet=said.outlet.argmin(said.published),
    )
    # Versions that count once may leave one report of what several articles have.
    counted = counted.filter(counted.articles > 1)
    if disputed:
        counted = counted.filter(counted.speakers > 1)
    fullest = snapshot.quotes.select("quote", "text", "as_sentence", "polarity", "speaker")
    return counted.inner_join(fullest, counted.statement == fullest.quote)
