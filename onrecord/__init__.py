"""On the Record: who said what, about what, when, and where it was reported.

>>> import onrecord
>>> found = onrecord.read("seeds/calder-post/2026-03-05-okafor-remark-senate.txt")
>>> print(found.quotes[["speaker", "kind", "certainty"]].head(2).to_string(index=False))
      speaker     kind certainty
Adrian Okafor indirect    likely
Adrian Okafor   direct   certain

What is offered here is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.library import Corpus, Found, Ingested, read
    from onrecord.library import open_corpus as open  # noqa: A004 - as a user writes it: onrecord.open
    from onrecord.version import VERSION as __version__  # noqa: N811 - as packages call it

__all__ = ["Corpus", "Found", "Ingested", "__version__", "open", "read"]

_OFFERED = {
    "Corpus": ("library", "Corpus"),
    "Found": ("library", "Found"),
    "Ingested": ("library", "Ingested"),
    "__version__": ("version", "VERSION"),
    "open": ("library", "open_corpus"),
    "read": ("library", "read"),
}


def __getattr__(name: str) -> Any:
    """What is offered under that name. Raises AttributeError."""
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, there = _OFFERED[name]
    return getattr(import_module(f"onrecord.{module}"), there)


def __dir__() -> list[str]:
    """The names that are offered."""
    return sorted({*globals(), *__all__})
