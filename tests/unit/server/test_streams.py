"""Answers in pieces: whole, never far ahead of who reads them, and never half without a word."""

from threading import Event
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from server.streams import pieces


@given(some.lists(some.binary(max_size=200_000), max_size=5))
def test_what_is_written_arrives(parts: list[bytes]) -> None:
    def write(stream: BinaryIO) -> None:
        stream.writelines(parts)

    assert b"".join(pieces(write)) == b"".join(parts)


def test_a_slow_reader_holds_the_writer_back_and_one_who_leaves_stops_it() -> None:
    written, ended = 0, Event()

    def write(stream: BinaryIO) -> None:
        nonlocal written
        try:
            while True:
                stream.write(b"x" * 10_000)
                written += 10_000
        except BrokenPipeError:
            ended.set()
            raise

    answer = pieces(write)
    assert next(answer)
    answer.close()
    assert ended.wait(30)
    # One piece was read, and a pipe holds another.
    assert written < 1_000_000


def test_what_goes_wrong_on_the_way_is_raised_after_what_came() -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise ValueError("the disk is gone")

    answer = pieces(write)
    assert next(answer) == b"half"
    with pytest.raises(ValueError, match="the disk is gone"):
        next(answer)
