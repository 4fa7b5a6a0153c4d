"""Text queries in Lucene syntax, as conditions on stored normalised columns.

Words, "phrases", the wildcards ``*`` and ``?``, AND, OR, NOT, ``+``, ``-`` and parentheses; words side by side
are combined with AND. A word is looked for in the quotation, in the paragraphs it stands in or in its article;
``speaker:``, ``headline:`` and ``outlet:`` look elsewhere. Matching ignores case, accents and punctuation. A word finds whatever has its base form ("tariff" and
"tariffs" find the same), an amount what says it (``onrecord.corpus.amounts``), a short word in capitals only capitals
("US" is the country); in marks, double or single, or with a wildcard, only the words as they stand. There is no ranking.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
import ibis.expr.types as ir
from luqum import tree
from luqum.exceptions import ParseError
from luqum.thread import parse

from onrecord.corpus import amounts
from onrecord.corpus.selection import Where
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.words import base_forms
from onrecord.errors import QueryError
from onrecord.lemmas import expression
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
# Single marks around words, but no apostrophe: 'hi bye', not workers' pay.
_SINGLE_MARKS = re.compile(r"(?<!\w)['‘]([^\W_](?:[^'‘’]|(?<=\w)['’](?=\w))*)['’](?!\w)")
_DEGREE = re.compile(r"[~^]([0-9.]+)")
_POSITION = re.compile(r"position (\d+)")
_WILDCARD = re.compile(r"[*?]")
# Capitals that are a word of their own: longer ones may well be somebody's style.
_CAPITALS = re.compile(r"[A-Z]{2,4}")


Matches = Callable[[ir.Table], ir.BooleanValue]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The quotations or articles that are looked for, and where their words are."""

    snapshot: Snapshot
    table: ir.Table
    where: Where

    def having(self, column: str, matches: Matches) -> ir.BooleanValue:
        """The rows where ``matches`` holds of the table that has the column for them."""
        if column == DEFAULT_COLUMN and self.where is not Where.QUOTATION:
            paragraphs = self.snapshot.paragraphs
            found = paragraphs.filter(matches(paragraphs))
            if self.where is Where.ARTICLE:
                return self.table.article.isin(found.article)
            return self.table.quote.isin(_standing_in(self.snapshot, found).quote)
        if column in self.table.columns:
            return matches(self.table)
        quotes = self.snapshot.quotes
        return self.table.article.isin(quotes.filter(matches(quotes)).article)


def condition(snapshot: Snapshot, query: str, table: ir.Table, where: Where = Where.QUOTATION) -> ir.BooleanValue:
    """The rows of ``table`` that match: quotations, or articles where words may stand anywhere in them.

    Raises QueryError with the position of what is wrong.
    """
    _check_size(query)
    return _convert(_Rows(snapshot, table, where), _parse(query), DEFAULT_COLUMN)


def _standing_in(snapshot: Snapshot, paragraphs: ir.Table) -> ir.Table:
    """The quotations that any of some paragraphs has a part of: quote."""
    places = snapshot.quotes.select("quote", "article", first="start", last="end")
    around = paragraphs.select("article", at="start", to="end")
    inside = places.join(around, ["article", (around.at < places.last) & (places.first < around.to)])
    return inside.select("quote")


def in_capitals(word: str) -> bool:
    """Whether a word is looked for in capitals alone."""
    return bool(_CAPITALS.fullmatch(word))


def hint(query: str) -> str:
    """What may surprise in what a query finds, in a sentence; nothing where nothing does. Raises QueryError."""
    small = [term for term in (terms(query) if query.strip() else ()) if term in {"and", "or", "not"}]
    return (
        f"“{small[0]}” in small letters is a word to find; in capitals, {small[0].upper()}, it joins two."
        if small
        else ""
    )


def terms(query: str) -> list[str]:
    """What a query looks for in quotations, each as it is written, without what it excludes. Raises QueryError."""
    _check_size(query)
    return list(_wanted(_parse(query)))


def any_term(snapshot: Snapshot, query: str, paragraphs: ir.Table) -> ir.BooleanValue:
    """The paragraphs that have anything of what a query looks for, without what it excludes. Raises QueryError."""
    kinds = ((tree.Phrase if term.startswith('"') else tree.Word)(term) for term in terms(query))
    found = [_term(snapshot, node, DEFAULT_COLUMN)(paragraphs) for node in kinds]
    return reduce(or_, found, ibis.literal(False))


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
    outside = straight.split('"')
    outside[::2] = [_SINGLE_MARKS.sub(r'"\1"', part) for part in outside[::2]]
    try:
        return parse('"'.join(outside))
    except ParseError as error:
        found = _POSITION.search(str(error))
        if found:
            position = int(found.group(1))
            raise QueryError(f"The query cannot be read from “{query[position:][:20]}” on.", position) from error
        raise QueryError("The query ends too early: something is missing after the last word.", len(query)) from error
    except (ArithmeticError, ValueError) as error:
        # luqum takes any digits and dots after ~ or ^ for a number; behind a phrase it must be a whole one.
        position = next(m.start() for m in _DEGREE.finditer(straight) if not _is_number(straight, m))
        raise QueryError("After “~” or “^” stands no number; leave the mark out.", position) from error


def _is_number(query: str, degree: re.Match[str]) -> bool:
    whole = query[: degree.start()].endswith('"') and degree[0].startswith("~")
    return degree[1].isdigit() or (not whole and degree[1] != "." and degree[1].count(".") == 1)


def _convert(rows: _Rows, node: tree.Item, column: str) -> ir.BooleanValue:
    match node:
        case tree.Word() | tree.Phrase():
            return rows.having(column, _term(rows.snapshot, node, column))
        case tree.SearchField():
            if node.name not in FIELDS:
                known = ", ".join(f"{name}:" for name in FIELDS)
                raise QueryError(f"There is no field “{node.name}:”; use {known} or put the words in marks.", node.pos)
            return _convert(rows, node.expr, FIELDS[node.name])
        case tree.OrOperation():
            return reduce(or_, [_convert(rows, one, column) for one in node.operands])
        case tree.AndOperation() | tree.UnknownOperation() | tree.BoolOperation():
            return reduce(and_, [_convert(rows, one, column) for one in _together(node.operands)])
        case tree.Not() | tree.Prohibit():
            return ~_convert(rows, node.a, column)
        case tree.Plus():
            return _convert(rows, node.a, column)
        case tree.Group() | tree.FieldGroup():
            return _convert(rows, node.expr, column)
    kind = type(node).__name__.lower()
    raise QueryError(f"A {kind} search is not supported; use words, “phrases”, * and ?, AND, OR, NOT.", node.pos)


def _together(operands: Sequence[tree.Item]) -> Sequence[tree.Item]:
    """Operands, of which a number and the unit after it are one: $5 billion, 5 per cent."""
    joined: list[tree.Item] = []
    for one in operands:
        joined.append(one)
        while len(joined) > 1 and _are_one(*joined[-2:]):
            unit = joined.pop()
            joined[-1] = tree.Word(f"{joined[-1].value} {unit.value}", pos=joined[-1].pos)
    return joined


def _are_one(number: tree.Item, unit: tree.Item) -> bool:
    if not type(number) is type(unit) is tree.Word:
        return False
    both = f"{number.value} {unit.value}"
    return both.casefold() == "per cent" or amounts.pattern(both) is not None


def _wanted(node: tree.Item) -> Iterator[str]:
    match node:
        case tree.Word() | tree.Phrase():
            yield node.value
        case tree.Not() | tree.Prohibit() | tree.SearchField():
            return
        case tree.UnknownOperation() | tree.AndOperation():
            for one in _together(node.operands):
                yield from _wanted(one)
        case _:
            for one in node.children:
                yield from _wanted(one)


def _term(snapshot: Snapshot, node: Any, column: str) -> Matches:
    """What holds of the rows of a table whose words, in that column, a word or phrase is among."""
    is_phrase = isinstance(node, tree.Phrase)
    text = node.value.strip('"') if is_phrase else re.sub(r"\\(.)", r"\1", node.value)
    pieces = _WILDCARD.split(text)
    if not any(words(piece) for piece in pieces):
        raise QueryError(f"“{text}” has no letter or digit to look for.", node.pos)
    if len(pieces) > 1:
        return lambda table: table[column].re_search(_pattern(text))
    as_it_stands = f" {' '.join(words(text))} "
    amount = amounts.pattern(text)
    if column == DEFAULT_COLUMN and amount:
        return lambda table: table.text.re_search(amount)
    if column != DEFAULT_COLUMN or is_phrase:
        return lambda table: table[column].contains(as_it_stands)
    if in_capitals(text):
        in_text, in_lemmas = rf"\b{'[.]?'.join(text)}\b", f"{expression(text)}|{expression(' '.join(text))}"
        return lambda table: table.text.re_search(in_text) | table.lemmas.re_search(in_lemmas)
    forms = sorted(base_forms(snapshot, text.lower()))
    # Of a paragraph only the words that are inflected have their base forms beside them.
    stands = sorted({as_it_stands, *(f" {' '.join(words(form))} " for form in forms)})
    return lambda table: reduce(
        or_, [*(table[column].contains(one) for one in stands), *(table.lemmas.contains(f"/{form}/") for form in forms)]
    )


def _pattern(text: str) -> str:
    """A regular expression for words with wildcards: ``*`` is any run inside a word, ``?`` one character."""
    patterns = []
    for token in text.split():
        parts = [{"*": "[^ ]*", "?": "[^ ]"}.get(part) or " ".join(words(part)) for part in re.split(r"([*?])", token)]
        patterns.append("".join(parts))
    return f" {' '.join(patterns)} "
