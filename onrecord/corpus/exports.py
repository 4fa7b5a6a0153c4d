"""Extracts of a selection: what stands in them, and what keeps a spreadsheet from running a cell."""

import re
from typing import BinaryIO

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from onrecord.corpus.figure_queries import Counted, Said, selected_figures
from onrecord.corpus.figure_queries import ordered as ordered_figures
from onrecord.corpus.formats import FORMATS, About, Format, about
from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.queries import ordered_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

# What a spreadsheet takes for a formula, also in full width, after OWASP "CSV Injection".
_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"

_TWO_DECIMALS = "decimal(3, 2)"


def export_quotes(
    snapshot: Snapshot,
    selection: Selection,
    format: Format,
    stream: BinaryIO,
    *,
    link: str = "",
    neutralise: bool = True,
) -> int:
    """Write every quotation of the selection, newest first, and return how many.

    ``format`` is a name in FORMATS, ``link`` the address of the view the extract was taken from.
    ``neutralise`` puts an apostrophe before CSV cells that a spreadsheet would run. Raises QueryError.
    """
    table = quote_rows(snapshot, selection, link)
    return _write(snapshot, table, format, stream, about("quotations", selection, link), neutralise=neutralise)


def quote_rows(snapshot: Snapshot, selection: Selection, link: str = "") -> ir.Table:
    """Every quotation of the selection with the columns of an extract, newest first. Raises QueryError."""
    quotes = selected_quotes(snapshot, selection).left_join(_topics(snapshot), "quote")
    return _columns(ordered_quotes(quotes), link)


def export_figures(
    snapshot: Snapshot,
    selection: Selection,
    format: Format,
    stream: BinaryIO,
    *,
    said: Said = "quoted",
    unit: Counted | None = None,
    link: str = "",
) -> int:
    """Write every figure of the selection, newest first, and return how many. Raises QueryError."""
    table = figure_rows(snapshot, selection, said=said, unit=unit, link=link)
    return _write(snapshot, table, format, stream, about("figures", selection, link))


def figure_rows(
    snapshot: Snapshot, selection: Selection, *, said: Said = "quoted", unit: Counted | None = None, link: str = ""
) -> ir.Table:
    """Every figure of the selection with the columns of an extract, newest first. Raises QueryError."""
    figures = ordered_figures(selected_figures(snapshot, selection, said, unit))
    articles = snapshot.articles.select(
        "article", "id", source=snapshot.articles.url.fill_null(snapshot.articles.source)
    )
    return _figure_columns(figures.left_join(articles, "article"), link)


def export_frame(frame: pd.DataFrame, format: Format, stream: BinaryIO, made: About) -> int:
    """Write the numbers of a chart or a table: days as days, and no cell of a CSV that a spreadsheet would run."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for at, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type) and field.type.tz is None:
            table = table.set_column(at, field.name, table.column(at).cast(pa.date32(), safe=False))
    if format == "csv":
        columns = [
            pa.array([_neutral(cell) for cell in c.to_pylist()]) if _is_text(c.type) else c for c in table.columns
        ]
        table = pa.table(dict(zip(map(str, map(_neutral, table.column_names)), columns, strict=True)))
    return FORMATS[format].write(iter(table.to_batches()), table.schema, stream, made)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _write(
    snapshot: Snapshot, table: ir.Table, format: Format, stream: BinaryIO, made: About, *, neutralise: bool = True
) -> int:
    if neutralise and format == "csv":
        table = _neutralised(table)
    return FORMATS[format].write(snapshot.stream(table), table.schema().to_pyarrow(), stream, made)


def _neutral(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and re.match(_FORMULA, cell) else cell


def _topics(snapshot: Snapshot) -> ir.Table:
    """The topics of each quotation that has any, in one cell: quote, topics."""
    each = snapshot.topics.select("quote", "topic").distinct()
    return each.group_by("quote").aggregate(topics=each.topic.group_concat("; ", order_by=each.topic))


def _columns(quotes: ir.Table, link: str) -> ir.Table:
    return quotes.select(
        quotation=quotes.text,
        kind=quotes.kind,
        act=quotes.act,
        topics=quotes.topics,
        cue=quotes.cue,
        speaker=quotes.speaker,
        speaker_in_article=quotes.speaker_here,
        speaker_kind=quotes.speaker_kind,
        mention=quotes.mention,
        on_behalf_of=quotes.on_behalf_of,
        addressee=quotes.addressee,
        via=quotes.via,
        confidence=quotes.confidence.cast(_TWO_DECIMALS),
        reason=quotes.reason,
        reviewed=quotes.reviewed,
        reviewed_by=quotes.reviewed_by,
        headline=quotes.title,
        outlet=quotes.outlet,
        author=quotes.author,
        date=quotes.published,
        source=quotes.url.fill_null(quotes.source),
        start=quotes.start,
        end=quotes.end,
        segments=quotes.segments,
        article_id=quotes.id,
        view=ibis.literal(link),
    )


def _figure_columns(figures: ir.Table, link: str) -> ir.Table:
    return figures.select(
        figure=figures.text,
        low=figures.low,
        high=figures.high,
        approximate=figures.approximate,
        unit=figures.unit,
        of=figures.of,
        measures=figures.measures,
        speaker=figures.speaker,
        topics=figures.topics,
        words=figures.words,
        in_quotation=figures.quote.notnull(),
        headline=figures.title,
        outlet=figures.outlet,
        date=figures.published,
        source=figures.source,
        start=figures.start,
        end=figures.end,
        article_id=figures.id,
        view=ibis.literal(link),
    )


def _neutralised(table: ir.Table) -> ir.Table:
    texts = [name for name, dtype in table.schema().items() if dtype.is_string()]
    return table.mutate(
        **{name: table[name].re_search(_FORMULA).ifelse("'" + table[name], table[name]) for name in texts}
    )
