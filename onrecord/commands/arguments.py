"""Arguments that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

Corpus = Annotated[
    str | None,
    typer.Option(
        help="The corpus folder. Default: the environment's ONRECORD_CORPUS, else data/corpus in a checkout, "
        "else the user's own data folder."
    ),
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Article files (.txt .html .pdf .docx .csv .json ...: “onrecord formats” lists all), folders and .zip archives of them, "
        "and addresses of pages and feeds (https://...).",
        metavar="PATH|ADDRESS...",
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")]
