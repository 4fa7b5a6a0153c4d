"""Outlets: one paper, one name, whatever its pages call it.

The table of hosts that ships with the product is extended, and overruled, by the user's own.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord import places
from onrecord.errors import OutletsError
from onrecord.readers.address import host_of

OUTLETS_VARIABLE = "ONRECORD_OUTLETS"

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
    return tabled(host) or stated or host or None


def tabled(host: str) -> str | None:
    """The outlet that the table gives for a host, or for one above it; None where it has none."""
    parts = host.lower().removeprefix("www.").split(".")
    return next((name for at in range(len(parts) - 1) if (name := hosts().get(".".join(parts[at:])))), None)


def own_path() -> Path:
    """Where the user's own table is, or would be."""
    return Path(os.environ.get(OUTLETS_VARIABLE) or places.data() / "outlets.toml")


@cache
def hosts() -> Mapping[str, str]:
    """Hosts and the outlet that each serves, the user's own before those that ship. Raises OutletsError.

    Read once a process: whoever edits the file reads articles again afterwards.
    """
    shipped = tomllib.loads(files("onrecord.readers").joinpath("outlets.toml").read_text("utf-8"))
    return shipped | _own(own_path())


def _own(path: Path) -> dict[str, str]:
    advice = 'Write one host a line, as "olmpost.example" = "The Olm Post".'
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutletsError(f"The table of outlets {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise OutletsError(f"The table of outlets {path} is not valid TOML: {error}. {advice}") from error
    for host, name in table.items():
        if not isinstance(name, str) or not name.strip():
            raise OutletsError(f"The table of outlets {path} gives {host!r} no name. {advice}")
    return {host.lower().removeprefix("www."): " ".join(name.split()) for host, name in table.items()}
