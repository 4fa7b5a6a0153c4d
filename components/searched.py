"""Where the words that somebody looks for stand in a text, as the search finds them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from onrecord.corpus import amounts, search
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.words import said_as
from onrecord.model import Span
from onrecord.normalise import words

_TOKEN = re.compile(r"\w+")
_OPEN = {"*": r"\w*", "?": r"\w"}

Find = Callable[[str], Iterator[Span]]
Marked = Callable[[str], list[Span]]


def unmarked(_: str) -> list[Span]:
    """What finds nothing, where nobody searches."""
    return []


def marker(snapshot: Snapshot, query: str) -> Marked:
    """What finds, in any text, the places of the words that a query looks for. Raises QueryError."""
    finders = [_finder(snapshot, term) for term in (search.terms(query) if query.strip() else ())]

    def marked(text: str) -> list[Span]:
        return [span for find in finders for span in find(text)]

    return marked


def _finder(snapshot: Snapshot, term: str) -> Find:
    plain = term.strip('"')
    if amount := amounts.pattern(plain):
        return lambda text: _trimmed(text, re.compile(amount))
    if search.in_capitals(term):
        return lambda text: (match.span() for match in re.finditer(rf"\b{'[.]?'.join(plain)}\b", text))
    if set(plain) & {*_OPEN}:
        pieces = (_OPEN.get(piece) or re.escape(" ".join(words(piece))) for piece in re.split(r"([*?])", plain))
        return lambda text: _in_a_row(text, [re.compile(one) for one in "".join(pieces).replace(r"\\ ", " ").split()])
    if term.startswith('"') or len(words(plain)) != 1:
        return lambda text: _in_a_row(text, [re.compile(re.escape(word)) for word in words(plain)])
    forms = {*words(plain), *(form for said in said_as(snapshot, plain.lower()) for form in words(said))}
    return lambda text: _in_a_row(text, [re.compile("|".join(map(re.escape, sorted(forms))))])


def _in_a_row(text: str, wanted: list[re.Pattern[str]]) -> Iterator[Span]:
    """Where words stand one after the other that match one pattern each."""
    # A token such as "5th" is one word; one that takes apart, as "ﬁve" does, stays one too.
    tokens = [(match.span(), _plain(match[0])) for match in _TOKEN.finditer(text)]
    for first in range(len(tokens) - len(wanted) + 1):
        row = tokens[first : first + len(wanted)]
        if wanted and all(one.fullmatch(word) for one, (_, word) in zip(wanted, row, strict=True)):
            yield row[0][0][0], row[-1][0][1]


# A long article says few words many times.
@lru_cache(maxsize=20_000)
def _plain(token: str) -> str:
    return "".join(words(token))


def _trimmed(text: str, amount: re.Pattern[str]) -> Iterator[Span]:
    """Where an amount stands, without the characters around it that show that it is whole."""
    for match in amount.finditer(text):
        inner = re.search(r"[$€£¥\d].*[\w%]|\d", match[0], re.DOTALL)
        if inner:
            yield match.start() + inner.start(), match.start() + inner.end()
