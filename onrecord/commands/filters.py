"""The filters of a Selection as options of the command line, made from the one table of them."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any

import typer

from onrecord.corpus.selection import FILTERS, Filter, Kind, strict

# What stands for an option's value in the command's help.
_VALUES = {Kind.NAMES: "NAME", Kind.CODES: "CODE", Kind.CODE: "CODE", Kind.DAY: "DAY", Kind.WORDS: "QUERY"}


def filtering(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each filter; its own parameter ``selection`` gets what they ask for.

    The command raises ParameterError for a value that makes no sense.
    """
    own = signature(command).parameters
    options = {f"filter_{name}": _option(name, one) for name, one in FILTERS.items()}

    @wraps(command)
    def filtered(**given: Any) -> None:
        asked = {name: _written(given.pop(f"filter_{name}")) for name in FILTERS}
        command(**given, selection=strict(asked))

    parameters = [*(one for one in own.values() if one.name != "selection"), *options.values()]
    # This, and not the function's own parameters, is what Typer makes options from.
    filtered.__signature__ = signature(command).replace(parameters=parameters)  # type: ignore[attr-defined]
    filtered.__annotations__ = {one.name: one.annotation for one in parameters}
    return filtered


def _option(name: str, one: Filter) -> Parameter:
    names = [f"--{written.replace('_', '-')}" for written in (name, *one.earlier)]
    takes = f" It takes {one.takes}." if one.values and one.kind is not Kind.SWITCH else ""
    told = f"{one.does}{takes}{' May be repeated.' if one.many else ''}"
    kind: Any = bool if one.kind is Kind.SWITCH else list[str] if one.many else str
    default: Any = False if one.kind is Kind.SWITCH else None
    return Parameter(
        f"filter_{name}",
        Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[
            kind if default is False else kind | None, typer.Option(*names, help=told, metavar=_VALUES.get(one.kind))
        ],
    )


def _written(given: bool | str | list[str] | None) -> list[str]:
    """What an option was given, as the values of its parameter."""
    if isinstance(given, list):
        return given
    return ["true"] if given is True else [given] if isinstance(given, str) else []
