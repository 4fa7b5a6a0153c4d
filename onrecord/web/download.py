"""One download from the public web, with limits of size, time and redirects."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError

from onrecord.errors import InputError
from onrecord.web.reach import Reach

USER_AGENT = "OnTheRecord/0.1 (reads a page once, on a person's request)"
MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
MAX_SECONDS = 30
_STEP_SECONDS = 10
_CHUNK = 1 << 16
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Download:
    """What an address answered: the address in the end, the media type without parameters, the content."""

    address: str
    media_type: str
    content: bytes


class StatusError(InputError):
    """The server answered with another status than 200; ``status`` is which."""

    def __init__(self, status: int) -> None:
        known = {item.value: item.phrase for item in HTTPStatus}
        super().__init__(f"answers {status} ({known.get(status, 'unknown')})")
        self.status = status


def download(address: str, reach: Reach, check: Callable[[str], None] | None = None) -> Download:
    """What an http or https address answers, after redirects.

    ``check`` is called with every address that is about to be asked, and may raise. Every host on the way is
    resolved once and must be within ``reach``; the connection goes to the address that was looked at, so that a name
    cannot lead elsewhere in between. Raises InputError.
    """
    answer: Future[Download] = Future()
    # Whoever sends headers letter by letter answers each read in time: they are given up from outside.
    Thread(target=_into, args=(answer, address, reach, check), daemon=True).start()
    try:
        return answer.result(MAX_SECONDS)
    except NotYetError as error:
        raise _too_slow() from error


def _into(answer: Future[Download], address: str, reach: Reach, check: Callable[[str], None] | None) -> None:
    try:
        answer.set_result(_follow(address, reach, check))
    except Exception as error:  # noqa: BLE001 - raised again where it is waited for
        answer.set_exception(error)


def _follow(address: str, reach: Reach, check: Callable[[str], None] | None) -> Download:
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        parts = _parsed(address)
        if check is not None:
            check(address)
        with _answer(parts, reach) as response:
            if response.status in _REDIRECTS and "Location" in response.headers:
                address = _joined(address, response.headers["Location"])
                continue
            if response.status != HTTPStatus.OK:
                raise StatusError(response.status)
            media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return Download(address, media_type, _read(response, deadline))
    raise InputError(f"leads to another address more than {MAX_REDIRECTS} times")


def _parsed(address: str) -> SplitResult:
    """The parts of an http or https address. Raises InputError for what is none."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - read for what it raises
    except ValueError as error:
        raise InputError("is no valid address") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise InputError("is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise InputError("holds a user name or password; take it out of the address")
    return parts


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise InputError("leads to something that is no valid address") from error


@contextmanager
def _answer(parts: SplitResult, reach: Reach) -> Iterator[urllib3.BaseHTTPResponse]:
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
    try:
        with closing(_pool(parts.scheme, host, port, reach)) as pool:
            response = pool.request("GET", target, headers=headers, redirect=False, preload_content=False)
            try:
                yield response
            finally:
                response.close()
    except (HTTPError, LocationParseError, OSError, UnicodeError) as error:
        raise InputError(f"cannot be reached: {_reason(error)}") from error


def _pool(scheme: str, host: str, port: int, reach: Reach) -> urllib3.HTTPConnectionPool:
    ip = reach.resolve(host, port)
    timeout = urllib3.Timeout(connect=_STEP_SECONDS, read=_STEP_SECONDS)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(ip, port, timeout=timeout, retries=False)
    return urllib3.HTTPSConnectionPool(
        ip, port, timeout=timeout, retries=False, server_hostname=host, assert_hostname=host
    )


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    content = bytearray()
    # What has come, not a whole chunk: a server that sends a byte at a time would fill one for hours.
    while chunk := response.read1(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES // 1_000_000} MB, the limit for a page")
        if time.monotonic() > deadline:
            raise _too_slow()
    return bytes(content)


def _too_slow() -> InputError:
    return InputError(f"takes longer than {MAX_SECONDS} seconds")


def _reason(error: Exception) -> str:
    match error:
        case urllib3.exceptions.SSLError():
            return "its certificate is not valid"
        case urllib3.exceptions.NewConnectionError():
            return "the connection failed"
        case urllib3.exceptions.TimeoutError():
            return "it does not answer in time"
        case urllib3.exceptions.DecodeError():
            return "its answer is damaged"
        case _:
            return "the connection failed"
