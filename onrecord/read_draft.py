"""From a text, a file or an address to a draft with its quotations. Nothing of it is stored."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language

from onrecord.drafts import MOST_BYTES, MOST_CHARACTERS, Draft, DraftQuote
from onrecord.errors import DraftError
from onrecord.ingest import analysed, gather
from onrecord.language import load_pipeline
from onrecord.language.quotations.quotation_marks import Passage, is_title, passages
from onrecord.model import ENGLISH, Article, ParsedArticle, Quote, QuoteKind, Skipped, Span
from onrecord.readers import read
from onrecord.tags import blanked

_MARKS = "“”„‟«»＂\"‘’‚‛'`"
# Fewer words between marks that nobody is said to have said are a title or a manner of speaking.
_FEWEST_UNATTRIBUTED = 4


def read_draft(source: str) -> Draft:
    """The draft in the file or at the address ``source``. Raises DraftError, PipelineError."""
    with TemporaryDirectory(prefix="onrecord-") as scratch:
        article = _the_article(source, Path(scratch))
    if len(article.text) > MOST_CHARACTERS:
        raise DraftError(
            f"The text has {len(article.text):,} characters; at most {MOST_CHARACTERS:,}, about a hundred pages, are "
            "checked at once. Check it in parts."
        )
    if article.language != ENGLISH:
        raise DraftError(f"The text is in another language ({article.language}); only English is read.")
    result = next(iter(analysed([article], _pipeline())))
    if isinstance(result, Skipped):
        raise DraftError(f"The text cannot be analysed. {result.reason}")
    return _draft(result)


def read_draft_text(text: str) -> Draft:
    """The draft that somebody has written or pasted. Raises DraftError, PipelineError."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "draft.txt"
        path.write_text(text, "utf-8")
        return read_draft(str(path))


def _the_article(source: str, scratch: Path) -> Article:
    found = list(_read(source, scratch))
    articles = [item for item in found if isinstance(item, Article)]
    if len(articles) > 1:
        raise DraftError(f"There are {len(articles):,} articles in it; check one draft at a time.")
    if not articles:
        reasons = [item.reason for item in found if isinstance(item, Skipped)]
        raise DraftError(f"The text cannot be read: it {reasons[0]}." if reasons else "There is nothing to read in it.")
    return articles[0]


def _read(source: str, scratch: Path) -> Iterator[Article | Skipped]:
    for unit in gather([source], scratch):
        if isinstance(unit, Skipped):
            yield unit
        elif unit.path.stat().st_size > MOST_BYTES:
            raise DraftError(f"The file is larger than {MOST_BYTES // 1_000_000} MB; check a smaller one.")
        else:
            yield from read(unit)


@cache
def _pipeline() -> Language:
    return load_pipeline()


def _draft(parsed: ParsedArticle) -> Draft:
    text = parsed.article.text
    marked = passages(blanked(text))
    quotes = [_quote(text, quote, marked) for quote in parsed.quotes]
    covered = [segment for quote in parsed.quotes for segment in quote.segments]
    quotes += [_unattributed(text, passage) for passage in marked if _is_left_over(text, passage, covered)]
    return Draft(text=text, title=parsed.article.title, quotes=tuple(sorted(quotes, key=lambda quote: quote.start)))


def _quote(text: str, quote: Quote, marked: Sequence[Passage]) -> DraftQuote:
    return DraftQuote(
        segments=quote.segments,
        passages=tuple(_passages_of(text, quote, marked)),
        kind=quote.kind,
        act=quote.act,
        polarity=quote.polarity,
        speaker=quote.speaker,
        speaker_kind=quote.speaker_kind,
        on_behalf_of=quote.on_behalf_of,
        lemmas=quote.lemmas,
    )


def _passages_of(text: str, quote: Quote, marked: Sequence[Passage]) -> Iterator[Span]:
    """What of a quotation is given out as the speaker's own words."""
    if quote.kind is QuoteKind.INDIRECT:
        return
    found = [
        (max(start, passage.start), min(end, passage.end))
        for start, end in quote.segments
        for passage in marked
        if passage.start < end and passage.end > start
    ]
    # A turn of a transcript and a block quotation have no marks.
    for start, end in found or quote.segments:
        yield from _without_marks(text, start, end)


def _without_marks(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    if start < end:
        yield start, end


def _is_left_over(text: str, passage: Passage, covered: Iterable[Span]) -> bool:
    """Whether words stand in marks that the engine takes for nobody's: in print they are somebody's all the same."""
    is_long = len(text[passage.start : passage.end].split()) >= _FEWEST_UNATTRIBUTED
    return (
        is_long
        and not is_title(text, passage)
        and not any(start < passage.end and end > passage.start for start, end in covered)
    )


def _unattributed(text: str, passage: Passage) -> DraftQuote:
    span = (passage.start, passage.end)
    return DraftQuote(segments=(span,), passages=tuple(_without_marks(text, *span)), kind=QuoteKind.DIRECT)
