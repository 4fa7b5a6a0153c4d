"""Articles as spaCy documents: one Doc an article, with paragraphs as sentence boundaries."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.model import Article, Region, Span

# spaCy's parser is hungry for memory and its tokenizer quadratic in the length of a word; pieces of
# bounded length, cut within absurdly long words, make the cost of any input proportional to its length.
PIECE_LENGTH = 20_000
PIECES_A_BATCH = 16
# Of all pieces that spaCy has at once: it takes some 6 kB of memory for each of their characters.
BATCH_LENGTH = 80_000

_LINE_END = re.compile(r"\r\n?|\n")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_BODY = re.compile(r"\S")
_SPACE = re.compile(r"\s")
_OVERLONG_WORD = re.compile(r"\S{300}")
_TERMINAL = (".", "!", "?", ":", ";", "…", "”", '"', "’", "'", ")")


def make_pieces(article: Article, nlp: Language) -> list[Doc]:
    """Tokenised pieces of the article's text, which joined are the text, with known sentence starts set."""
    starts = _sentence_starts(article.text, article.regions)
    pieces = []
    for start, end in split(article.text):
        piece = nlp.make_doc(article.text[start:end])
        for token in piece:
            if token.i and start + token.idx in starts:
                token.is_sent_start = True
        pieces.append(piece)
    return pieces


def join(pieces: Sequence[Doc]) -> Doc:
    """One Doc over the article's whole text, so that every token's ``idx`` is an offset into it."""
    if len(pieces) == 1:
        return pieces[0]
    return Doc.from_docs(list(pieces), ensure_whitespace=False)


def pipe(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, Doc]]:
    """Each article with its analysed Doc. Raises whatever spaCy raises."""
    batch: list[tuple[Article, list[Doc]]] = []
    for article in articles:
        batch.append((article, make_pieces(article, nlp)))
        if sum(len(pieces) for _, pieces in batch) >= PIECES_A_BATCH:
            yield from _analyse(batch, nlp)
            batch = []
    yield from _analyse(batch, nlp)


def split(text: str, length: int = PIECE_LENGTH) -> Iterator[Span]:
    """Spans of at most ``length`` characters that cover ``text``, cut at blank lines or spaces where there are any."""
    start = 0
    while start < len(text):
        overlong = _OVERLONG_WORD.search(text, start, min(len(text), start + length))
        if overlong is not None:
            end = overlong.end()
        elif len(text) - start > length:
            end = _cut(text, start, start + length)
        else:
            break
        yield start, end
        start = end
    if start < len(text) or not text:
        yield start, len(text)


def _cut(text: str, start: int, limit: int) -> int:
    for pattern in (_BLANK_LINE, _LINE_END, _SPACE):
        cuts = [gap.end() for gap in pattern.finditer(text, start + 1, limit) if gap.end() < limit]
        if cuts:
            return cuts[-1]
    return limit


def _sentence_starts(text: str, regions: Sequence[Region]) -> set[int]:
    """Offsets where a sentence surely begins: after blank lines, after finished lines, around regions."""
    starts = {gap.end() for gap in _BLANK_LINE.finditer(text)}
    for gap in _LINE_END.finditer(text):
        if text[max(0, gap.start() - 8) : gap.start()].rstrip(" \t")[-1:] in _TERMINAL:
            starts.add(gap.end())
    for region in regions:
        body = _BODY.search(text, region.end)
        starts.update((region.start, len(text) if body is None else body.start()))
    return starts


def _analyse(batch: list[tuple[Article, list[Doc]]], nlp: Language) -> Iterator[tuple[Article, Doc]]:
    analysed = (
        done for group in _groups([piece for _, pieces in batch for piece in pieces]) for done in nlp.pipe(group)
    )
    for article, pieces in batch:
        yield article, join([next(analysed) for _ in pieces])


def _groups(pieces: Sequence[Doc]) -> Iterator[list[Doc]]:
    """The pieces in order, as many together as spaCy may have at once."""
    group: list[Doc] = []
    length = 0
    for piece in pieces:
        of_piece = len(piece.text)
        if group and (len(group) == PIECES_A_BATCH or length + of_piece > BATCH_LENGTH):
            yield group
            group, length = [], 0
        group.append(piece)
        length += of_piece
    yield group
