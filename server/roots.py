"""The address of the pages, as whoever asks knows it."""

from starlette.requests import Request

from components import address


def root(request: Request, base: str) -> str:
    """The full address that the pages are under; ``base`` is its path, "" or "/path"."""
    return address.public() or str(request.base_url).rstrip("/") + f"{base}/"
