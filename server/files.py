"""Files that are made for one request: written whole before the first byte is sent, a few at a time.

Whoever reads slowly holds a file on the disk and nothing of the corpus. What goes wrong while a file is made is an answer of
its own, never a file that is cut; what goes wrong later leaves fewer bytes than the answer's head has said.
"""

import errno
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from tempfile import TemporaryFile
from typing import BinaryIO

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from onrecord.errors import BusyError

# So many are made at once, so many made or sent; the others are asked to come again.
MAKING, HELD = 4, 40
WAIT_SECONDS = 30
# Whoever takes nothing for so long is given up.
SEND_SECONDS = 60
_PIECE = 64 * 1024


class Turns:
    """Who may make a file now."""

    def __init__(self, making: int = MAKING, held: int = HELD) -> None:
        self._making = anyio.CapacityLimiter(making)
        self._held = anyio.CapacityLimiter(held)

    def take(self, holder: object) -> None:
        """Hold one of the places until ``give_back``. Raises BusyError where all are held."""
        try:
            self._held.acquire_on_behalf_of_nowait(holder)
        except anyio.WouldBlock as error:
            raise _busy() from error

    def give_back(self, holder: object) -> None:
        """Let another have the place."""
        self._held.release_on_behalf_of(holder)

    @asynccontextmanager
    async def making(self, holder: object) -> AsyncIterator[None]:
        """Wait for one's turn and have it inside. Raises BusyError where it does not come soon."""
        try:
            with anyio.fail_after(WAIT_SECONDS):
                await self._making.acquire_on_behalf_of(holder)
        except TimeoutError as error:
            raise _busy() from error
        try:
            yield
        finally:
            self._making.release_on_behalf_of(holder)


def _busy() -> BusyError:
    return BusyError("Many files are being made just now: try again in a minute.")


def made(write: Callable[[BinaryIO], object], headers: Mapping[str, str], media_type: str) -> "FileResponse":
    """The answer that sends what ``write`` writes. Raises BusyError where the disk is full, and what ``write`` raises."""
    file: BinaryIO = TemporaryFile("w+b", prefix="onrecord-")  # type: ignore[assignment]  # noqa: SIM115 - closed when it was sent
    try:
        write(file)
        length = file.tell()
        file.seek(0)
    except OSError as error:
        file.close()
        if error.errno == errno.ENOSPC:
            raise BusyError(
                "The server has no room on its disk for this file: ask for less, or try again later."
            ) from error
        raise
    except BaseException:
        file.close()
        raise
    return FileResponse(file, length, headers, media_type)


class FileResponse(Response):
    """A file that goes with its answer; ``on_sent`` is called when it is gone."""

    def __init__(self, file: BinaryIO, length: int, headers: Mapping[str, str], media_type: str) -> None:
        super().__init__(headers={**headers, "Content-Length": str(length)}, media_type=media_type)
        self._file = file
        self.on_sent: Callable[[], None] = lambda: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (ASGI's signature)
        """Send it, as fast as it is taken."""
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            while piece := await run_in_threadpool(self._file.read, _PIECE):
                with anyio.fail_after(SEND_SECONDS):
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._file.close()
            self.on_sent()
