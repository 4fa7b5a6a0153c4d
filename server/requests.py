"""What a request asks for, read strictly: what makes no sense is refused in one sentence."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import ibis.expr.types as ir
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.access import AccessError
from components.bearer import role_of_request
from components.coded import meant
from components.figure_words import FIGURES_IN, unit_code, unit_name
from onrecord.corpus import figure_queries, spellings
from onrecord.corpus.extracts import SUBJECTS, figure_rows, quote_rows
from onrecord.corpus.offered import Format, ReferenceFormat, Subject
from onrecord.corpus.orders import NEWEST, ORDERS
from onrecord.corpus.references import formats_of
from onrecord.corpus.selection import Selection, strict
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import BusyError, DraftError, ExtractError, OnRecordError, ParameterError, QueryError
from server.files import FileResponse, Turns

MOST_DIGITS = 9
_OWN: Mapping[Subject, tuple[str, ...]] = {"quotes": ("sort",), "figures": ("figures_in", "figure_unit")}
# So many rows are answered without waiting for the turn that a whole extract waits for.
_SMALL = 1000
_RETRY_SECONDS = 30
_POST, _OTHER_METHODS = "POST", ("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows in which format; ``limit`` None is all of them, ``own`` are parameters of the page that has them too."""

    subject: Subject
    selection: Selection
    format: Format | ReferenceFormat
    limit: int | None
    offset: int
    own: dict[str, str]


def by_token(request: Request) -> None:
    """Admit whoever shows a good token, everybody where accounts are off. Raises AccessError."""
    role_of_request(request.headers.get("authorization"))


def answered(
    path: str,
    answer: Callable[[Request], Response],
    turns: Turns | None = None,
    admit: Callable[[Request], None] = by_token,
) -> Route:
    """A route whose every request comes through here; what it is refused for is said in one sentence.

    ``answer`` runs in a thread; if it makes large files, when it has its turn. This is the one place before all data that leaves by another way than a page: ``admit``
    raises AccessError for whoever may not have it.
    """

    async def endpoint(request: Request) -> Response:
        async def answer_now() -> Response:
            if turns is None or _is_small(request):
                return await run_in_threadpool(answer, request)
            return await _in_turn(turns, answer, request)

        return await _or_refused(request, admit, answer_now)

    return Route(path, endpoint)


def posted(path: str, answer: Callable[[Request, bytes], Response], most: int) -> Route:
    """The same for what is sent: ``answer`` gets the body, which may have ``most`` bytes."""

    async def endpoint(request: Request) -> Response:
        if request.method != _POST:
            return JSONResponse({"error": "Send it by POST."}, 405, headers={"Allow": _POST})

        async def read_and_answer() -> Response:
            body = bytearray()
            async for piece in request.stream():
                body += piece
                if len(body) > most:
                    return JSONResponse({"error": f"The body is larger than {most // 1_000_000} MB."}, 413)
            return await run_in_threadpool(answer, request, bytes(body))

        return await _or_refused(request, by_token, read_and_answer)

    # All of them: what is left to others would be answered as if it were one of Streamlit's files.
    return Route(path, endpoint, methods=[_POST, *_OTHER_METHODS])


async def _or_refused(
    request: Request, admit: Callable[[Request], None], answer: Callable[[], Awaitable[Response]]
) -> Response:
    try:
        await run_in_threadpool(admit, request)
        return await answer()
    except AccessError as error:
        return JSONResponse({"error": str(error)}, 401, headers={"WWW-Authenticate": "Bearer"})
    except QueryError as error:
        return JSONResponse({"error": str(error), "position": error.position}, 400)
    except (ParameterError, DraftError, ExtractError) as error:
        return JSONResponse({"error": str(error)}, 400)
    except BusyError as error:
        return JSONResponse({"error": str(error)}, 503, headers={"Retry-After": str(_RETRY_SECONDS)})
    except OnRecordError as error:
        return JSONResponse({"error": str(error)}, 503)


async def _in_turn(turns: Turns, answer: Callable[[Request], Response], request: Request) -> Response:
    holder = object()
    turns.take(holder)
    try:
        async with turns.making(holder):
            response = await run_in_threadpool(answer, request)
    except BaseException:
        turns.give_back(holder)
        raise
    if isinstance(response, FileResponse):
        response.on_sent = partial(turns.give_back, holder)
    else:
        turns.give_back(holder)
    return response


def _is_small(request: Request) -> bool:
    limit = request.query_params.get("limit", "")
    return limit.isascii() and limit.isdigit() and len(limit) <= MOST_DIGITS and int(limit) <= _SMALL


def wanted(subject: Subject, request: Request) -> Wanted:
    """What a request asks for. Raises ParameterError."""
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        given.setdefault(name, []).append(value)
    own = _OWN.get(subject, ())
    single = {name: _once(name, given.pop(name)) for name in ("format", "limit", "offset", *own) if name in given}
    written = single.get("format", "jsonl")
    formats = formats_of(subject)
    if written not in formats:
        raise ParameterError(f"The parameter “format” takes one of {', '.join(formats)}, not “{written}”.")
    return Wanted(
        subject=subject,
        selection=strict(given),
        format=written,
        limit=_whole("limit", single["limit"], 1) if "limit" in single else None,
        offset=_whole("offset", single.get("offset", "0"), 0),
        own={name: single[name] for name in own if name in single},
    )


def rows(snapshot: Snapshot, asked: Wanted, link: str) -> ir.Table:
    """All rows that are asked for, before paging. Raises ParameterError, QueryError."""
    spellings.check(snapshot, asked.selection)
    if asked.subject == "quotes":
        sort = asked.own.get("sort", NEWEST)
        if sort not in ORDERS:
            raise ParameterError(f"The parameter “sort” takes one of {', '.join(ORDERS)}, not “{sort}”.")
        return quote_rows(snapshot, asked.selection, link, sort=sort)
    if asked.subject != "figures":
        return SUBJECTS[asked.subject](snapshot, asked.selection, link)
    where = asked.own.get("figures_in", next(iter(FIGURES_IN)))
    said = meant(FIGURES_IN, where)
    if said is None:
        raise ParameterError(f"The parameter “figures_in” takes one of {', '.join(FIGURES_IN)}, not “{where}”.")
    name = asked.own.get("figure_unit")
    if name is None:
        return figure_rows(snapshot, asked.selection, link, said=said)
    units = {unit_code(unit): unit for unit in figure_queries.units(snapshot, asked.selection, said)}
    code = meant({code: unit_name(unit) for code, unit in units.items()}, name)
    if code is None:
        known = ", ".join(units) or "none, as there are no figures here"
        raise ParameterError(f"The parameter “figure_unit” takes one of the units here ({known}), not “{name}”.")
    return figure_rows(snapshot, asked.selection, link, said=said, unit=units[code])


def _once(name: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        raise ParameterError(f"The parameter “{name}” may be given only once.")
    return values[0]


def _whole(name: str, value: str, least: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS and int(value) >= least):
        raise ParameterError(f"The parameter “{name}” takes a whole number from {least} on, not “{value}”.")
    return int(value)
