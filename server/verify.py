"""A file that a program sends: what became of each of its rows, as the page and the command line say it."""

from collections import Counter

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.verify import reading
from onrecord.corpus.verify.listed import as_row
from onrecord.corpus.verify.rows import Standing
from onrecord.errors import ExtractError


def answer(_: Request, body: bytes) -> Response:
    """The standing of each row of a file, which is not kept. Raises ExtractError, CorpusError."""
    if not body:
        raise ExtractError("There is nothing in the file: send it as it is.")
    found = reading.verified(body)
    counts = Counter(one.standing for one in found)
    said = {
        "holds": all(one.standing is Standing.HOLDS for one in found),
        "counts": {standing.value: counts[standing] for standing in Standing if counts[standing]},
        "rows": [as_row(one) for one in found],
    }
    return JSONResponse(said, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
