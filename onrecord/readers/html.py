"""Web pages saved as HTML: trafilatura finds the article in the page and what the page says of it."""

from collections.abc import Iterator

from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.bundles import may_be, stories
from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.html_date import stated_date
from onrecord.readers.markup import as_text
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

# A menu, a form or an error page has a sentence or two; the shortest news brief has more.
_MIN_PROSE_WORDS = 25
_MIN_SENTENCE_WORDS = 6
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
    try:
        document, published = _take_apart(source)
    except Exception as error:  # trafilatura and lxml have no complete list of what a hostile page makes them raise
        raise InputError(f"is a page that cannot be taken apart ({type(error).__name__})") from error
    lines = [line.strip() for line in (document.text or "").splitlines() if line.strip()]
    if _prose_words(lines) < _MIN_PROSE_WORDS:
        raise InputError("is a page without an article: no running text was found in it")
    return Story(
        text="\n\n".join(lines),
        title=document.title,
        outlet=document.sitename,
        author=document.author,
        published=published,
        url=document.url,
    )


def _take_apart(source: str) -> tuple[Document, str | None]:
    page = load_html(source)
    if page is None:
        return Document(), None
    published = stated_date(page)
    document = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=_NO_DATE_SEARCH)
    return (document if isinstance(document, Document) else Document()), published


def _prose_words(lines: list[str]) -> int:
    counts = (len(line.split()) for line in lines if line.rstrip("”’\"')").endswith((".", "!", "?", "…")))
    return sum(count for count in counts if count >= _MIN_SENTENCE_WORDS)
