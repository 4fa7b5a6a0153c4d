"""Text queries in Lucene syntax, as conditions on stored normalised columns.

Words, "phrases", the wildcards ``*`` and ``?``, AND, OR, NOT, ``+``, ``-`` and parentheses; words side by side
are combined with AND. A word is looked for in the quotation; ``speaker:``, ``headline:`` and ``outlet:`` look
elsewhere. Matching ignores case, accents and punctuation and is exact: no stemming, no ranking.
"""

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis.expr.types as ir
from luqum import tree
from luqum.exceptions import ParseError
from luqum.thread import parse

from onrecord.errors import QueryError
from onrecord.normalise import words

FIELDS: Mapping[str, str] = {
    "speaker": "speaker_normal",
    "headline": "title_normal",
    "outlet": "outlet_normal",
}
DEFAULT_COLUMN = "text_normal"

# Bounds that keep a pasted or hostile query from becoming an expression too deep for any backend.
MAX_CHARACTERS = 500
MAX_WORDS = 50
MAX_DEPTH = 15

_CURLY_MARKS = str.maketrans("“”„«»", '"' * 5)
_DEGREE = re.compile(r"[~^]([0-9.]+)")
_POSITION = re.compile(r"position (\d+)")
_WILDCARD = re.compile(r"[*?]")


def condition(query: str, quotes: ir.Table) -> ir.BooleanValue:
    """The rows of ``quotes`` that match. Raises QueryError with the position of what is wrong."""
    _check_size(query)
    return _convert(_parse(query), quotes, DEFAULT_COLUMN)


def _check_size(query: str) -> None:
    if len(query) > MAX_CHARACTERS:
        raise QueryError(f"The query is longer than {MAX_CHARACTERS} characters; shorten it.", MAX_CHARACTERS)
    starts = [match.start() for match in re.finditer(r"\S+", query)]
    if len(starts) > MAX_WORDS:
        raise QueryError(f"The query has more than {MAX_WORDS} words; shorten it.", starts[MAX_WORDS])
    depth = 0
    for position, character in enumerate(query):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth > MAX_DEPTH:
            raise QueryError(f"More than {MAX_DEPTH} open parentheses; simplify the query.", position)


def _parse(query: str) -> tree.Item:
    # Marks pasted from an article are curly; replacing them one for one keeps every position.
    straight = query.translate(_CURLY_MARKS)
    if straight.count('"') % 2:
        raise QueryError(
            'A quotation mark (") has no partner; close the phrase or leave the mark out.', straight.rindex('"')
        )
    try:
        return parse(straight)
    except ArithmeticError as error:
        # luqum takes any digits and dots after ~ or ^ for a number.
        position = next(m.start() for m in _DEGREE.finditer(straight) if m[1] == "." or m[1].count(".") > 1)
        raise QueryError("After “~” or “^” stands no number; leave the mark out.", position) from error
    except ParseError as error:
        found = _POSITION.search(str(error))
        if found:
            position = int(found.group(1))
            raise QueryError(f"The query cannot be read from “{query[position:][:20]}” on.", position) from error
        raise QueryError("The query ends too early: something is missing after the last word.", len(query)) from error


def _convert(node: tree.Item, quotes: ir.Table, column: str) -> ir.BooleanValue:
    match node:
        case tree.Word() | tree.Phrase():
            return _term(node, quotes[column])
        case tree.SearchField():
            if node.name not in FIELDS:
                known = ", ".join(f"{name}:" for name in FIELDS)
                raise QueryError(f"There is no field “{node.name}:”; use {known} or put the words in marks.", node.pos)
            return _convert(node.expr, quotes, FIELDS[node.name])
        case tree.OrOperation():
            return reduce(or_, _operands(node, quotes, column))
        case tree.AndOperation() | tree.UnknownOperation() | tree.BoolOperation():
            return reduce(and_, _operands(node, quotes, column))
        case tree.Not() | tree.Prohibit():
            return ~_convert(node.a, quotes, column)
        case tree.Plus():
            return _convert(node.a, quotes, column)
        case tree.Group() | tree.FieldGroup():
            return _convert(node.expr, quotes, column)
    kind = type(node).__name__.lower()
    raise QueryError(f"A {kind} search is not supported; use words, “phrases”, * and ?, AND, OR, NOT.", node.pos)


def _operands(node: tree.BaseOperation, quotes: ir.Table, column: str) -> Sequence[ir.BooleanValue]:
    return [_convert(operand, quotes, column) for operand in node.operands]


def _term(node: Any, column: ir.StringColumn) -> ir.BooleanValue:
    text = node.value.strip('"') if isinstance(node, tree.Phrase) else re.sub(r"\\(.)", r"\1", node.value)
    pieces = _WILDCARD.split(text)
    if not any(words(piece) for piece in pieces):
        raise QueryError(f"“{text}” has no letter or digit to look for.", node.pos)
    if len(pieces) == 1:
        return column.contains(f" {' '.join(words(text))} ")
    return column.re_search(_pattern(text))


def _pattern(text: str) -> str:
    """A regular expression for words with wildcards: ``*`` is any run inside a word, ``?`` one character."""
    patterns = []
    for token in text.split():
        parts = [{"*": "[^ ]*", "?": "[^ ]"}.get(part) or " ".join(words(part)) for part in re.split(r"([*?])", token)]
        patterns.append("".join(parts))
    return f" {' '.join(patterns)} "
