"""Extracts of a selection, one row a quotation: the formats, and what keeps a spreadsheet from running a cell."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import BinaryIO, Literal

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from onrecord.corpus.figure_queries import Counted, Said, selected_figures
from onrecord.corpus.figure_queries import ordered as ordered_figures
from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.queries import ordered_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

BOM = b"\xef\xbb\xbf"

# What a spreadsheet takes for a formula, also in full width, after OWASP "CSV Injection".
_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"

_TWO_DECIMALS = "decimal(3, 2)"

Format = Literal["csv", "jsonl"]
Writer = Callable[[Iterator[pa.RecordBatch], pa.Schema, BinaryIO], int]


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
    quotes = selected_quotes(snapshot, selection).left_join(_topics(snapshot), "quote")
    table = _columns(ordered_quotes(quotes), link)
    if neutralise and format == "csv":
        table = _neutralised(table)
    return FORMATS[format](snapshot.stream(table), table.schema().to_pyarrow(), stream)


def export_figures(
    snapshot: Snapshot,
    selection: Selection,
    stream: BinaryIO,
    *,
    said: Said = "quoted",
    unit: Counted | None = None,
    link: str = "",
) -> int:
    """Write every figure of the selection as CSV, newest first, and return how many. Raises QueryError."""
    figures = ordered_figures(selected_figures(snapshot, selection, said, unit))
    articles = snapshot.articles.select(
        "article", "id", source=snapshot.articles.url.fill_null(snapshot.articles.source)
    )
    table = _neutralised(_figure_columns(figures.left_join(articles, "article"), link))
    return FORMATS["csv"](snapshot.stream(table), table.schema().to_pyarrow(), stream)


def export_frame(frame: pd.DataFrame, stream: BinaryIO) -> None:
    """Write the numbers of a chart or a table as CSV, headings and cells neutralised, days in ISO form."""
    safe = frame.rename(columns=_neutral)
    for name in safe.select_dtypes(["object", "str"]):
        safe[name] = safe[name].map(_neutral, na_action="ignore")
    stream.write(safe.to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig"))


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


def _write_csv(batches: Iterator[pa.RecordBatch], schema: pa.Schema, stream: BinaryIO) -> int:
    # With a byte order mark, or Excel takes UTF-8 for the machine's own encoding.
    stream.write(BOM)
    count = 0
    with pyarrow.csv.CSVWriter(stream, schema) as writer:
        for batch in batches:
            writer.write_batch(batch.cast(schema))
            count += batch.num_rows
    return count


def _write_jsonl(batches: Iterator[pa.RecordBatch], _: pa.Schema, stream: BinaryIO) -> int:
    count = 0
    for batch in batches:
        for row in batch.to_pylist():
            published: date | None = row["date"]
            confidence: Decimal | None = row["confidence"]
            row |= {
                "date": published.isoformat() if published else None,
                "segments": json.loads(row["segments"]),
                "confidence": None if confidence is None else float(confidence),
            }
            stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        count += batch.num_rows
    return count


FORMATS: Mapping[Format, Writer] = {"csv": _write_csv, "jsonl": _write_jsonl}
