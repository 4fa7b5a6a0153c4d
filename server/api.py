"""The HTTP API: the rows that pages offer as files, under the parameters of the pages' addresses, drafts checked, texts traced, files verified."""

from functools import partial
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components import address, corpus_state, downloads
from onrecord.corpus.exports import write_rows
from onrecord.corpus.extracts import SUBJECTS
from onrecord.corpus.formats import about
from onrecord.corpus.offered import Subject
from onrecord.corpus.references import formats_of
from onrecord.corpus.selection import to_params
from onrecord.corpus.verify.rows import MOST_BYTES as MOST_OF_A_FILE
from onrecord.drafts import MOST_BYTES
from server import check, files, landed, openapi, requests, verify
from server.requests import Wanted, answered, posted
from server.roots import root


def routes(base: str) -> list[Route]:
    """The routes of the API; ``base`` is the path that the pages are under, "" or "/path"."""
    turns = files.Turns()
    extracts = [answered(f"{base}/api/{subject}", partial(_extract, base, subject), turns) for subject in SUBJECTS]
    checked = posted(f"{base}/api/check", check.answer, MOST_BYTES)
    quoted = posted(f"{base}/api/landed", landed.answer, MOST_BYTES)
    verified = posted(f"{base}/api/verify", verify.answer, MOST_OF_A_FILE)
    return [*extracts, checked, quoted, verified, answered(f"{base}/api/openapi.json", partial(_description, base))]


def _extract(base: str, subject: Subject, request: Request) -> Response:
    asked = requests.wanted(subject, request)
    link = root(request, base) + address.link(subject, asked.selection, **asked.own)
    snapshot = corpus_state.snapshot()
    table = requests.rows(snapshot, asked, link)
    total = int(snapshot.fetch(table.aggregate(rows=table.count()))["rows"].iloc[0])
    contents = "quotations" if subject == "quotes" else subject
    made = about(contents, asked.selection, link)

    def write(stream: BinaryIO) -> None:
        write_rows(snapshot, table, asked.format, stream, made, offset=asked.offset, limit=asked.limit)

    kind = formats_of(subject)[asked.format]
    name = downloads.named(asked.selection, contents)(kind.suffix)
    headers = {
        "X-Total-Count": str(total),
        "Content-Disposition": f'attachment; filename="{name}"',
        # Nothing that a page cached for one reader may be shown to another.
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        **_next(root(request, base), asked, total),
    }
    return files.made(write, headers, kind.media_type)


def _next(root: str, asked: Wanted, total: int) -> dict[str, str]:
    """The header that leads to the next page, where there is one."""
    if asked.limit is None or asked.offset + asked.limit >= total:
        return {}
    place = {"format": asked.format, "limit": str(asked.limit), "offset": str(asked.offset + asked.limit)}
    parameters = address.query_string(to_params(asked.selection) | asked.own | place)
    return {"Link": f'<{root}api/{asked.subject}{parameters}>; rel="next"'}


def _description(base: str, request: Request) -> Response:
    return JSONResponse(openapi.description(root(request, base)))
