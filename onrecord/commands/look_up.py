"""``onrecord check-draft``, ``landed`` and ``verify``: a draft, a release, a file that was taken out, held against the corpus."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.commands.arguments import Corpus, Output
from onrecord.commands.output import destination, print_json, stderr
from onrecord.corpus.offered import Format


def check_draft(
    draft: Annotated[str, typer.Argument(help="The draft: a file of any format that can be read, or an address.")],
    corpus: Corpus = None,
    format: Annotated[
        Literal["jsonl", "html"], typer.Option(help="jsonl: one JSON object a quotation. html: a report to print.")
    ] = "jsonl",
    output: Output = None,
) -> None:
    """Look up every quotation of a draft in the corpus, and keep nothing of it.

    Ends with status 0 when every quotation stands as the draft has it, 1 when one of them wants a person's eye, 2 when the draft
    cannot be checked. How many have each verdict is said on standard error.
    """
    from onrecord.corpus import open_store, take_snapshot
    from onrecord.corpus.alike import report, rows
    from onrecord.corpus.alike.drafts import check as look_up
    from onrecord.corpus.machine import article_runs
    from onrecord.read_draft import read_draft as read

    snapshot = take_snapshot(open_store(corpus))
    checked = look_up(snapshot, article_runs(snapshot), read(draft))
    with destination(output) as stream:
        if format == "html":
            stream.write(report.html(checked).encode())
        else:
            for number in range(len(checked.findings)):
                stream.write(json.dumps(rows.as_json(number, checked), ensure_ascii=False).encode() + b"\n")
    counts = ", ".join(f"{number} {verdict.value}" for verdict, number in rows.counted(checked))
    stderr.print(f"{len(checked.draft.quotes)} quotations found. {counts}".strip(), markup=False, soft_wrap=True)
    if not checked.passed:
        raise typer.Exit(1)


def landed(
    text: Annotated[
        str, typer.Argument(help="The release or speech: a file of any format that can be read, or an address.")
    ],
    corpus: Corpus = None,
    format: Annotated[Format, typer.Option(help="A row for each passage that quotes a sentence.")] = "jsonl",
    output: Output = None,
) -> None:
    """Say which sentences of a release or speech articles of the corpus quote, who, and how; keep nothing of it.

    Sentences stand in the text's order, the earliest article first. How many are quoted is said on standard error.
    """
    from onrecord.corpus import exports, open_store, take_snapshot
    from onrecord.corpus.alike import landed_rows
    from onrecord.corpus.alike.landed import landed as look_for
    from onrecord.corpus.alike.landed import of_draft
    from onrecord.corpus.formats import about
    from onrecord.corpus.machine import article_runs
    from onrecord.corpus.selection import Selection
    from onrecord.read_draft import read_draft as read

    snapshot = take_snapshot(open_store(corpus))
    found = look_for(snapshot, article_runs(snapshot), of_draft(read(text)))
    with destination(output) as stream:
        exports.export_frame(landed_rows.frame(found), format, stream, about("quotations of a text", Selection()))
    articles = len({one.match.article for one in found.landings})
    stderr.print(
        f"{len(found.by_sentence())} of {len(found.sentences)} sentences are quoted, in {articles} articles.",
        markup=False, soft_wrap=True,
    )  # fmt: skip


def verify(
    file: Annotated[
        Path, typer.Argument(help="A file that was taken out: CSV, Excel, JSON Lines, Parquet, or a report.")
    ],
    corpus: Corpus = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print every row as a JSON line, for other programs.")
    ] = False,
) -> None:
    """Say of each row of a file that was taken out of the corpus whether it still holds there.

    Ends with status 0 when every row holds, 1 when one does not, 2 when the file cannot be verified. A file without receipts, as
    earlier versions wrote it, is verified by its words.
    """
    from onrecord.corpus import open_store, take_snapshot
    from onrecord.corpus.verify.listed import as_row, counted
    from onrecord.corpus.verify.rows import Standing
    from onrecord.corpus.verify.verify import verify as held_against
    from onrecord.read_extract import read_extract as read

    store = open_store(corpus)
    found = held_against(take_snapshot(store), store.corrections(), read(file))
    for one in found:
        if as_json:
            print_json(as_row(one))
        elif one.standing is not Standing.HOLDS:
            row = as_row(one)
            print(f"Row {row['row']}: {row['standing']}. {row['why']}\n    {row['quotation']}")
    stderr.print(counted(found), markup=False, soft_wrap=True)
    if any(one.standing is not Standing.HOLDS for one in found):
        raise typer.Exit(1)
