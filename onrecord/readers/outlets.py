"""Outlets: one paper, one name, whatever its pages call it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.readers.address import host_of

_ARCHIVED = re.compile(
    r"https?://web\.archive\.org/web/\d+[a-z_]*/(?P<scheme>https?):/{1,2}(?P<rest>\S+)", re.IGNORECASE
)


def original(address: str) -> str | None:
    """The address that a copy in the Wayback Machine is of; None for any other address."""
    found = _ARCHIVED.fullmatch(address)
    return f"{found['scheme']}://{found['rest']}" if found else None


def outlet(address: str | None, stated: str | None = None) -> str | None:
    """The outlet of a page at ``address`` that calls itself ``stated``.

    The table of hosts comes first: it is there to be edited, where a paper's pages disagree about its name.
    """
    host = host_of(original(address) or address) if address else ""
    parts = host.split(".")
    tabled = next((name for at in range(len(parts) - 1) if (name := _table().get(".".join(parts[at:])))), None)
    return tabled or stated or host or None


@cache
def _table() -> Mapping[str, str]:
    hosts: dict[str, str] = tomllib.loads(files("onrecord.readers").joinpath("outlets.toml").read_text("utf-8"))
    return hosts
