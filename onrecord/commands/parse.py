"""``onrecord parse`` and ``formats``: what is found in articles, and which files can be read."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import typer

from onrecord.commands.arguments import Inputs, Output
from onrecord.commands.output import destination, show_skipped
from onrecord.file_formats import FORMATS
from onrecord.model import ParsedArticle, Skipped


def parse(
    inputs: Inputs,
    format: Annotated[
        Literal["jsonl", "attributions", "docbin"],
        typer.Option(
            help="jsonl: one JSON object an article. attributions: the same with the text, to train and measure with. "
            "docbin: spaCy's DocBin."
        ),
    ] = "jsonl",
    output: Output = None,
) -> None:
    """Print what is found in articles, and keep nothing.

    What was skipped and why is said on standard error, with status 1.
    """
    from onrecord import annotation
    from onrecord.found import found_in
    from onrecord.parse_output import to_json

    skipped: list[Skipped] = []
    parsed = _without(skipped, found_in(inputs))
    with destination(output) as stream:
        if format == "docbin":
            stream.write(annotation.doc_bin(parsed))
        else:
            as_json = to_json if format == "jsonl" else annotation.attributions
            for one in parsed:
                stream.write(json.dumps(as_json(one), ensure_ascii=False).encode() + b"\n")
                stream.flush()
    show_skipped(skipped)
    if skipped:
        raise typer.Exit(1)


def _without(skipped: list[Skipped], found: Iterable[ParsedArticle | Skipped]) -> Iterator[ParsedArticle]:
    """The articles among the results; what was skipped is added to ``skipped``."""
    for result in found:
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            yield result


def formats() -> None:
    """Print which files can be read, and what is taken from each."""
    for one in FORMATS:
        print(f"{one.name}: {', '.join(one.suffixes)}\n    {one.takes}")
