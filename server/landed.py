"""A release or speech that a program sends: which of its sentences the corpus quotes, as the page and the command line say it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components import corpus_state
from onrecord.corpus.alike.landed import landed, of_draft
from onrecord.corpus.alike.landed_rows import as_json
from server.check import sent_draft


def answer(request: Request, body: bytes) -> Response:
    """What is quoted of a text, which is not kept. Raises DraftError, ParameterError, CorpusError."""
    told = of_draft(sent_draft(request, body))
    snapshot = corpus_state.snapshot()
    found = landed(snapshot, corpus_state.article_runs(snapshot), told)
    return JSONResponse(as_json(found), headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
