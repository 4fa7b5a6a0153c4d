"""A draft that a program sends: every quotation of it with its verdict, as the page and the command line give it."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components import corpus_state
from components.drafts import reading
from onrecord.corpus.alike.drafts import check
from onrecord.corpus.alike.findings import Check
from onrecord.corpus.alike.rows import as_json, counted
from onrecord.drafts import Draft
from onrecord.errors import DraftError, ParameterError

_JSON = "application/json"


def answer(request: Request, body: bytes) -> Response:
    """The verdicts on a draft, which is not kept. Raises DraftError, ParameterError, CorpusError."""
    draft = sent_draft(request, body)
    snapshot = corpus_state.snapshot()
    found = check(snapshot, corpus_state.article_runs(snapshot), draft)
    return JSONResponse(_answered(found), headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})


def sent_draft(request: Request, body: bytes) -> Draft:
    """A JSON object with a text, or a file as it is, whose ``name`` says of which kind it is. Raises DraftError, ParameterError."""
    names = request.query_params.getlist("name")
    if len(names) > 1:
        raise ParameterError("The parameter “name” may be given only once.")
    if not body:
        raise DraftError("There is nothing in it: send the text or its file.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == _JSON and not names:
        return reading.of_text(_text(body))
    return reading.of_file(names[0] if names else "draft.txt", body)


def _text(body: bytes) -> str:
    try:
        sent = json.loads(body)
    except ValueError as error:
        raise ParameterError("The body is no JSON; send {“text”: “…”}, or a file with “name”.") from error
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        raise ParameterError("The JSON has no “text”; send {“text”: “…”}, or a file with “name”.")
    text: str = sent["text"]
    return text


def _answered(found: Check) -> dict[str, Any]:
    return {
        "title": found.draft.title,
        "passed": found.passed,
        "quotations": len(found.draft.quotes),
        "counts": {verdict.name.lower(): number for verdict, number in counted(found)},
        "findings": [as_json(number, found) for number in range(len(found.findings))],
    }
