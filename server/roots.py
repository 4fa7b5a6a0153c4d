"""The address of the pages, as whoever asks knows it."""

from starlette.requests import Request


def root(request: Request, base: str) -> str:
    """The full address that the pages are under; ``base`` is its path, "" or "/path"."""
    return str(request.base_url).rstrip("/") + f"{base}/"
