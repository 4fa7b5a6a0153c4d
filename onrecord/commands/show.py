"""``onrecord`` and ``onrecord open``: the dashboard, in the browser."""

import os
import runpy
import sys
from typing import Annotated, Any

import typer

from onrecord import places
from onrecord.commands.arguments import Corpus
from onrecord.version import VERSION

# What this program does not know of an option, Streamlit may.
PASSED_ON: dict[Any, Any] = {"allow_extra_args": True, "ignore_unknown_options": True}


def _print_version(asked: bool) -> None:
    if asked:
        print(f"On the Record {VERSION}")
        raise typer.Exit


def by_default(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Open the dashboard where no command is given."""
    if context.invoked_subcommand is None:
        show(context)


def show(
    context: typer.Context,
    corpus: Corpus = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port that the dashboard listens on.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open it in the browser, or only print its address.")] = True,
) -> None:
    """Open the dashboard in the browser; the first start reads the articles that come with it.

    Ends with Ctrl-C. More options go to Streamlit, as in --server.baseUrlPath=record.
    """
    if corpus:
        os.environ["ONRECORD_CORPUS"] = corpus
    headless = str(not browser).lower()
    options = [f"--server.port={port}", f"--server.headless={headless}", *context.args]
    # In this process, as “streamlit run” does it: a second one would only hold memory.
    sys.argv = ["streamlit", "run", str(places.dashboard()), *options]
    runpy.run_module("streamlit", run_name="__main__")
