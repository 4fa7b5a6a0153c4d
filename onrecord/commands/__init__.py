"""The command line: ``onrecord``, or ``python -m onrecord``. A module for each task, whose commands ``app`` collects."""

import io
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

import typer

from onrecord.commands import apart, batch, corpus, export, ingest, look_up, parse, show, topics
from onrecord.commands.output import stderr
from onrecord.errors import OnRecordError, QueryError

__all__ = ["app", "main"]

_COMMANDS: Mapping[str, Mapping[str, Callable[..., None]]] = MappingProxyType(
    {
        "Browse": {"open": show.show},
        "Read articles": {"ingest": ingest.ingest, "parse": parse.parse, "formats": parse.formats},
        "Take out": {"export": export.export, "batch": batch.batch, "topics": topics.topics},
        "Before it is printed": {
            "check-draft": look_up.check_draft,
            "landed": look_up.landed,
            "verify": look_up.verify,
        },
        "Look after the corpus": {"check": corpus.check, "prepare": corpus.prepare},
    }
)
_HIDDEN: Mapping[str, Callable[..., None]] = MappingProxyType(
    {"read-draft": apart.read_draft, "read-extract": apart.read_extract}
)

app = typer.Typer(
    help="Who said what, about what, when, and where it was reported: read news articles, find their quotations, export them.",
    pretty_exceptions_enable=False,
)
app.callback(invoke_without_command=True)(show.by_default)
for _panel, _commands in _COMMANDS.items():
    for _name, _command in _commands.items():
        app.command(_name, rich_help_panel=_panel, context_settings=show.PASSED_ON if _name == "open" else None)(
            _command
        )
for _name, _command in _HIDDEN.items():
    app.command(_name, hidden=True)(_command)


def main() -> None:
    """Run the command line; an error that the user can act on is one sentence and status 2."""
    # Whatever the terminal's locale, what is printed is UTF-8, as files are.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    # An error is one line, however long: a program that reads it does not know where a terminal would break it.
    try:
        app()
    except QueryError as error:
        stderr.print(f"{error} (at character {error.position + 1} of the query)", markup=False, soft_wrap=True)
        sys.exit(2)
    except OnRecordError as error:
        stderr.print(str(error), markup=False, soft_wrap=True)
        sys.exit(2)
