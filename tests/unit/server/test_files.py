"""Files are whole or refused, and who does not read them is in nobody's way."""

import errno
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO

import anyio
import pytest
from starlette.requests import Request

from onrecord.errors import BusyError
from server import files
from server.files import FileResponse, Turns, made
from server.requests import answered

ROW = b"a row\n" * 50_000


def write(stream: BinaryIO) -> None:
    stream.write(ROW)


def run(answer: Callable[..., Awaitable[Any]], *arguments: object) -> Any:
    """In a thread of its own: a browser that another test has open keeps this one's loop running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, answer, *arguments).result()


async def sent(response: FileResponse, wait: Callable[[], object] | None = None) -> list[dict[str, object]]:
    messages = []

    async def send(message) -> None:
        messages.append(message)
        if wait is not None:
            await wait()

    await response({"type": "http"}, None, send)
    return messages


def test_a_file_is_sent_whole_with_its_length() -> None:
    messages = run(sent, made(write, {}, "text/csv"))
    assert b"".join(message.get("body", b"") for message in messages) == ROW
    assert (b"content-length", str(len(ROW)).encode()) in messages[0]["headers"]
    assert [message.get("more_body", False) for message in messages[1:]][-1] is False


def test_who_takes_nothing_is_given_up_and_the_file_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SEND_SECONDS", 0.05)
    response, gone = made(write, {}, "text/csv"), threading.Event()
    response.on_sent = gone.set
    with pytest.raises(TimeoutError):
        run(sent, response, lambda: anyio.sleep(1))
    assert gone.is_set()
    assert response._file.closed


def test_what_goes_wrong_is_raised_before_anything_is_sent() -> None:
    def full(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(BusyError, match="no room on its disk"):
        made(full, {}, "text/csv")


def test_so_many_are_made_at_once_and_held_the_others_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WAIT_SECONDS", 0.2)
    go, making = threading.Event(), threading.Semaphore(0)

    def slow(_: Request) -> FileResponse:
        making.release()
        go.wait(30)
        return made(write, {}, "text/csv")

    endpoint = answered("/", slow, Turns(making=2, held=4)).endpoint
    statuses: list[int] = []
    responses: list[FileResponse] = []

    async def ask(query: bytes = b"") -> None:
        response = await endpoint(Request({"type": "http", "query_string": query, "headers": []}))
        statuses.append(response.status_code)
        responses.append(response)
        assert response.status_code == 200 or int(response.headers["retry-after"]) > 0

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(6):
                group.start_soon(ask)
            await anyio.sleep(1)
            # Two have no place, two wait in vain; the two that are being made go on, and what is small waits for nobody.
            assert statuses == [503] * 4
            go.set()
            await ask(b"limit=5")
        assert statuses == [503] * 4 + [200] * 3
        # Made and not yet read, they hold their places; read, they do not.
        await ask()
        await ask()
        await ask()
        assert statuses[7:] == [200, 200, 503]
        for response in responses:
            if response.status_code == 200:
                await sent(response)
        await ask()
        assert statuses[-1] == 200
        await sent(responses[-1])

    run(all_at_once)
