"""``onrecord parse`` and ``formats``: what is found in articles, and which files can be read."""

from typing import Annotated, Literal

import typer

from onrecord.commands.arguments import Inputs
from onrecord.commands.output import print_json, show_skipped
from onrecord.file_formats import FORMATS
from onrecord.model import Skipped


def parse(
    inputs: Inputs,
    format: Annotated[Literal["jsonl"], typer.Option(help="jsonl: one JSON object an article.")] = "jsonl",  # noqa: ARG001 - one word yet
) -> None:
    """Print what is found in articles, and keep nothing.

    One JSON object an article on standard output; what was skipped and why on standard error, and status 1.
    """
    from onrecord.found import found_in
    from onrecord.parse_output import to_json

    skipped: list[Skipped] = []
    for result in found_in(inputs):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            print_json(to_json(result))
    show_skipped(skipped)
    if skipped:
        raise typer.Exit(1)


def formats() -> None:
    """Print which files can be read, and what is taken from each."""
    for one in FORMATS:
        print(f"{one.name}: {', '.join(one.suffixes)}\n    {one.takes}")
