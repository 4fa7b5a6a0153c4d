"""Web pages saved as HTML: trafilatura finds the article in the page, its metadata say what it is."""

import copy
import re
from collections.abc import Iterator

from lxml import html
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from onrecord.errors import InputError
from onrecord.model import Flaw, Skipped
from onrecord.readers.attributes import check_attributes
from onrecord.readers.bundles import may_be, stories
from onrecord.readers.decode import REPLACED, decode, read_bytes
from onrecord.readers.json_ld import is_live, stated_nodes
from onrecord.readers.markup import as_text
from onrecord.readers.page_facts import Facts, facts
from onrecord.readers.page_lines import article_lines
from onrecord.readers.page_repair import repair
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

# A menu, a form or an error page has a sentence or two; the shortest news brief has more.
_MIN_PROSE_WORDS = 25
_MIN_SENTENCE_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?…][”’\"')]*(?=\s|$)|[。！？]")
# Languages that write no spaces have about two of these letters a word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
# Where less of the text that the metadata hold was found in the page, theirs is taken.
_HALF = 0.6
# trafilatura asks htmldate for a date in any case; this is its quickest way, and its guess is not used.
_NO_DATE_SEARCH = {"extensive_search": False, "original_date": True}


def read_html(unit: Unit) -> Iterator[Story | Skipped]:
    """The one article of a page, or the documents of a bundle, paragraphs parted by blank lines.

    Raises InputError and OSError.
    """
    source = decode(read_bytes(unit.path))
    if may_be(source):
        documents = list(stories(unit, Story(text=as_text(f"<div>{source}</div>"))))
        if any(document.place for document in documents):
            yield from documents
            return
    yield page_story(source)


def page_story(source: str) -> Story:
    """The article in a page's markup. Raises InputError where there is none."""
    if not source.strip():
        raise InputError("is empty")
    check_attributes(source)
    try:
        lines, stated = _take_apart(source)
        fuller = _lines(as_text(stated.body))
    except Exception as error:  # trafilatura and lxml have no complete list of what a hostile page makes them raise
        raise InputError(f"is a page that cannot be taken apart ({type(error).__name__})") from error
    is_fuller = _words(lines) < _HALF * _words(fuller)
    # trafilatura leaves the characters out that stand for bad bytes.
    flaws = {Flaw.FULLER: is_fuller, Flaw.BYTES: REPLACED in source}
    lines = article_lines(fuller if is_fuller else lines, stated.author)
    if _prose_words(lines) < _MIN_PROSE_WORDS:
        raise InputError("is a page without an article: no running text was found in it")
    return Story(
        text="\n\n".join(lines),
        title=stated.title,
        outlet=stated.outlet,
        author=stated.author,
        published=stated.published,
        updated=stated.updated,
        url=stated.url,
        flaws=frozenset(flaw for flaw, holds in flaws.items() if holds),
        standfirst=next((line for line in lines[:3] if line == stated.standfirst), None),
        extra=(("original", stated.original),) if stated.original else (),
    )


def _take_apart(source: str) -> tuple[list[str], Facts]:
    page = load_html(source)
    if page is None:
        return [], facts(html.fromstring("<html></html>"), Document())
    original = copy.deepcopy(page)
    repair(page, is_live=any(map(is_live, stated_nodes(page))))
    found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_NO_DATE_SEARCH)
    document = found if isinstance(found, Document) else Document()
    return _lines(document.text or ""), facts(original, document)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _length(text: str) -> int:
    """About how many words a text has."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def _prose_words(lines: list[str]) -> int:
    # Up to the last sentence's end: a text in one piece may go on with what belongs to the page.
    ends = (list(_SENTENCE_END.finditer(line)) for line in lines)
    counts = (_length(line[: found[-1].end()]) for line, found in zip(lines, ends, strict=True) if found)
    return sum(count for count in counts if count >= _MIN_SENTENCE_WORDS)
