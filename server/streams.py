"""A file as it is being written, piece by piece, for an answer that is never whole in memory."""

import os
from collections.abc import Callable, Iterator
from threading import Thread
from typing import BinaryIO

_PIECE = 64 * 1024


def pieces(write: Callable[[BinaryIO], object]) -> Iterator[bytes]:
    """What ``write`` writes, while it writes it; it waits for a slow reader, and stops when the reader has gone.

    Raises what ``write`` raises, so that half an answer does not end as if it were whole.
    """
    reading, writing = os.pipe()
    problems: list[Exception] = []

    def run() -> None:
        try:
            with open(writing, "wb") as stream:  # noqa: PTH123 - a pipe has no path
                write(stream)
        except Exception as error:  # noqa: BLE001 - raised where the answer is made
            problems.append(error)

    thread = Thread(target=run, daemon=True)
    with open(reading, "rb", buffering=0) as stream:  # noqa: PTH123
        thread.start()
        while piece := stream.read(_PIECE):
            yield piece
    thread.join()
    if problems:
        raise problems[0]
