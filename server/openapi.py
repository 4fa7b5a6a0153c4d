"""The description of the API in the OpenAPI form, made from the same tables that requests are read by."""

from typing import Any

from components.figure_words import FIGURES_IN
from onrecord.corpus.alike.verdicts import Verdict
from onrecord.corpus.extracts import SUBJECTS
from onrecord.corpus.offered import Subject
from onrecord.corpus.orders import NEWEST, ORDERS
from onrecord.corpus.references import formats_of
from onrecord.corpus.search import MAX_CHARACTERS
from onrecord.corpus.selection import FILTERS, Filter, Kind
from onrecord.corpus.verify.rows import MOST_BYTES as MOST_OF_A_FILE
from onrecord.corpus.verify.rows import Standing
from onrecord.default_view import LEAST
from onrecord.drafts import MOST_BYTES
from onrecord.version import VERSION
from server.requests import MOST_DIGITS

_SUMMARIES: dict[Subject, str] = {
    "quotes": "Quotations",
    "articles": "Articles, newest first, with the number of their selected quotations",
    "speakers": "Known speakers, most quoted first",
    "topics": "Topics with their quotations, most first",
    "figures": "Figures, newest first",
}
_STRING = {"type": "string"}
# What filters take: any words, and nothing, which filters nothing, as where a link leaves it empty.
_WORDS = _STRING | {"pattern": r"^[^\u0000]*$"}
_NOTHING = ""
_LARGEST = 10**MOST_DIGITS - 1
_ERROR = {"type": "object", "properties": {"error": _STRING, "position": {"type": "integer"}}, "required": ["error"]}


def description(root: str) -> dict[str, Any]:
    """The whole description; ``root`` is the address that paths are under."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "On the Record",
            "version": VERSION,
            "description": "What the pages offer as files, under the parameters of their addresses.",
        },
        "servers": [{"url": root.rstrip("/")}],
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}},
        # Where there are no accounts, none is needed.
        "security": [{}, {"token": []}],
        "paths": {f"/api/{subject}": {"get": _operation(subject)} for subject in SUBJECTS}
        | {"/api/check": {"post": _CHECK}, "/api/landed": {"post": _LAND}, "/api/verify": {"post": _VERIFY}},
    }


def _operation(subject: Subject) -> dict[str, Any]:
    own = {"quotes": _OF_QUOTES, "figures": _OF_FIGURES}.get(subject, [])
    written = _STRING | {"enum": list(formats_of(subject)), "default": "jsonl"}
    form = _own("format", "How the rows are written.", written)
    return {
        "operationId": f"get_{subject}",
        "summary": _SUMMARIES[subject],
        "parameters": [*(_filter(name, what) for name, what in FILTERS.items()), *own, form, *_OF_ALL],
        "responses": {
            "200": {
                "description": "The rows, whole.",
                "headers": {
                    "X-Total-Count": {"description": "How many rows there are in all.", "schema": {"type": "integer"}},
                    "Link": {"description": "The next page, where there is one.", "schema": _STRING},
                },
                "content": {kind.media_type: {"schema": _STRING} for kind in formats_of(subject).values()},
            },
            "400": _refusal("A parameter makes no sense, or the text query cannot be understood."),
            **_refusals_of_all(),
            "503": _refusal(
                "The corpus cannot be read, or too many files are being made: Retry-After says when to ask again."
            ),
        },
    }


def _filter(name: str, parameter: Filter) -> dict[str, Any]:
    one = _STRING | {"enum": [*parameter.values, _NOTHING]} if parameter.values else _WORDS
    if parameter.kind is Kind.DAY:
        one = {"anyOf": [_STRING | {"format": "date"}, _STRING | {"const": _NOTHING}]}
    if name == "confidence":
        one = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, _STRING | {"enum": [*LEAST, _NOTHING]}]}
    if name == "q":
        one = one | {"maxLength": MAX_CHARACTERS}
    schema = {"type": "array", "items": one} if parameter.many else one
    return {"name": name, "in": "query", "description": parameter.does, "schema": schema, "explode": True}


def _own(name: str, does: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": does, "schema": schema}


def _refusals_of_all() -> dict[str, Any]:
    return {
        "401": _refusal("There are accounts, and the token is missing, not valid, or of somebody without a role."),
        "403": _plain_refusal("A page of another site asks."),
        "421": _plain_refusal("The server is not known by that name."),
    }


def _plain_refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"text/plain": {"schema": _STRING}}}


def _refusal(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": _ERROR}}}


_OF_ALL = [
    _own(
        "limit", "At most so many rows; without it all of them.", {"type": "integer", "minimum": 1, "maximum": _LARGEST}
    ),
    _own(
        "offset",
        "So many rows are left out first.",
        {"type": "integer", "minimum": 0, "maximum": _LARGEST, "default": 0},
    ),
]
_OF_QUOTES = [_own("sort", "The order of the quotations.", _STRING | {"enum": list(ORDERS), "default": NEWEST})]
_OF_FIGURES = [
    _own(
        "figures_in",
        "Whether figures outside quotations are wanted too.",
        _STRING | {"enum": list(FIGURES_IN), "default": next(iter(FIGURES_IN))},
    ),
    _own("figure_unit", "Only figures of this unit: percent, money-USD.", _STRING | {"minLength": 1}),
]
_WHOLE = {"type": "integer"}
_CHECKED = {
    "type": "object",
    "properties": {
        "title": {"type": ["string", "null"]},
        "passed": {"type": "boolean", "description": "Whether every quotation stands as the draft has it."},
        "quotations": _WHOLE,
        "counts": {"type": "object", "additionalProperties": _WHOLE},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "number": _WHOLE,
                    "verdict": _STRING | {"enum": [verdict.name.lower() for verdict in Verdict]},
                    "passed": {"type": "boolean"},
                    "quotation": _STRING,
                    "kind": _STRING,
                    "speaker": {"type": ["string", "null"]},
                    "parts": {"type": "array", "items": {"type": "object"}},
                },
            },
        },
    },
}


def _posted(operation: str, what: str, summary: str, answered: str, schema: dict[str, Any]) -> dict[str, Any]:
    """An operation that takes a text or a file of ``what``."""
    return {
        "operationId": operation,
        "summary": summary,
        "parameters": [
            _own("name", "The name of the file that is sent: its ending says of which kind it is.", _STRING)
        ],
        "requestBody": {
            "required": True,
            "description": f"The {what}'s text, or its file as it is; {MOST_BYTES // 1_000_000} MB at most.",
            "content": {
                "application/json": {
                    "schema": {"type": "object", "properties": {"text": _STRING}, "required": ["text"]}
                },
                "text/plain": {"schema": _STRING},
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            },
        },
        "responses": {
            "200": {"description": answered, "content": {"application/json": {"schema": schema}}},
            "400": _refusal(f"The {what} cannot be read, or is no English text."),
            "413": _refusal(f"The {what} is too large."),
            **_refusals_of_all(),
            "503": _refusal("The corpus cannot be read."),
        },
    }


_CHECK = _posted(
    "check_draft",
    "draft",
    "Every quotation of a draft looked up in the corpus; the draft is not kept",
    "The verdict on each quotation, in text order, with the nearest places in the corpus.",
    _CHECKED,
)
_ROW_OF_A_TEXT = {
    "sentence": _WHOLE,
    "words": _STRING,
    "whole": _STRING | {"enum": ["whole", "part"]},
    "verdict": _STRING,
    "quotation": _STRING,
    "speaker": {"type": ["string", "null"]},
    "outlet": {"type": ["string", "null"]},
    "date": {"type": ["string", "null"]},
    "article": _STRING,
    "quote": _STRING,
}
_QUOTED = {
    "type": "object",
    "properties": {
        "title": {"type": ["string", "null"]},
        "sentences": _WHOLE,
        "quoted": {"type": "integer", "description": "How many of its sentences are quoted."},
        "articles": _WHOLE,
        "copies": {"type": "integer", "description": "How many articles are the text itself, and left out."},
        "or_more": {"type": "boolean", "description": "Whether more articles share words with it than were read."},
        "rows": {"type": "array", "items": {"type": "object", "properties": _ROW_OF_A_TEXT}},
    },
}
_LAND = _posted(
    "where_it_landed",
    "text",
    "Which sentences of a release or speech articles quote; the text is not kept",
    "A row for each passage that quotes a sentence, in the text's order.",
    _QUOTED,
)
_STANDING = _STRING | {"enum": [standing.value for standing in Standing]}
_VERIFIED = {
    "type": "object",
    "properties": {
        "holds": {"type": "boolean", "description": "Whether every row holds."},
        "counts": {"type": "object", "additionalProperties": _WHOLE},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "row": _WHOLE,
                    "standing": _STANDING,
                    "why": _STRING,
                    "quotation": _STRING,
                    "speaker": {"type": ["string", "null"]},
                    "receipt": {"type": ["string", "null"]},
                },
            },
        },
    },
}
_VERIFY = {
    "operationId": "verify_file",
    "summary": "Every row of a file that was taken out, held against the corpus; the file is not kept",
    "requestBody": {
        "required": True,
        "description": f"The file as it is; {MOST_OF_A_FILE // 1_000_000} MB at most.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    },
    "responses": {
        "200": {
            "description": "What became of each row, in the file's order.",
            "content": {"application/json": {"schema": _VERIFIED}},
        },
        "400": _refusal("The file cannot be read, or is none that was taken out."),
        "413": _refusal("The file is too large."),
        **_refusals_of_all(),
        "503": _refusal("The corpus cannot be read."),
    },
}
