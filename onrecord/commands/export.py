"""``onrecord export``: what the filters leave, as a file."""

from typing import Annotated, Literal

import typer

from onrecord.commands.arguments import Corpus, Output
from onrecord.commands.filters import filtering
from onrecord.commands.output import destination, stderr
from onrecord.corpus.offered import Format, ReferenceFormat, Subject
from onrecord.corpus.orders import NEWEST, ORDERS
from onrecord.corpus.selection import Selection, to_query_string


@filtering
def export(
    subject: Annotated[Subject, typer.Argument(help="What to export, one row each.")],
    *,
    corpus: Corpus = None,
    format: Annotated[
        Literal[Format, ReferenceFormat],
        typer.Option(
            help="csv is UTF-8 with BOM, as Excel reads it; csv-semicolon as Excel in German, French and other languages does. "
            "ris, bibtex and csl-json are the articles as references, with the quotations as notes."
        ),
    ] = "csv",
    output: Output = None,
    sort: Annotated[
        Literal[tuple(ORDERS)],  # type: ignore[valid-type]
        typer.Option(help="In which order quotations are written."),
    ] = NEWEST,
    neutralise: Annotated[
        bool, typer.Option(help="Put an apostrophe before CSV cells that a spreadsheet would run.")
    ] = True,
    selection: Selection,
) -> None:
    """Write what matches all the given filters to a file: quotations, or the articles, speakers, topics or figures of them."""
    from onrecord.corpus import exports, open_store, take_snapshot

    snapshot = take_snapshot(open_store(corpus))
    with destination(output) as stream:
        link = f"?{to_query_string(selection)}"
        count = exports.export(
            snapshot, subject, selection, format, stream, link=link, sort=sort, neutralise=neutralise
        )
    stderr.print(f"{count} {'quotations' if subject == 'quotes' else subject} written.")
