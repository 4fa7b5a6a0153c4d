"""What is to be known before anything of an article is printed, in words: how it was read, its language, its missing day."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from babel import Locale

from onrecord.model import ENGLISH, Flaw

IN_SHORT = {
    Flaw.INCOMPLETE: "incomplete",
    Flaw.MARKUP: "tags removed",
    Flaw.BYTES: "bytes replaced",
    Flaw.FULLER: "text of its metadata",
    Flaw.RECOGNISED: "recognised (OCR)",
    Flaw.PICTURES: "pages not read",
}
IN_FULL = {
    Flaw.INCOMPLETE: "only its beginning: the text that was read is cut",
    Flaw.MARKUP: "there were tags among its words, which are not read",
    Flaw.BYTES: "characters that could not be read are replaced",
    Flaw.FULLER: "the text is that of the page's metadata, which hold more than the page showed",
    Flaw.RECOGNISED: "the text was recognised in pictures of pages (OCR) and may have wrong letters: compare it with the page",
    Flaw.PICTURES: "some of its pages are pictures, whose text is not read",
}


def language_name(code: str) -> str:
    """A language by its ISO 639-1 code: "German"; the code where it has no name."""
    return _names().get(code, code)


def short(language: str, flaws: Iterable[Flaw], day: date | None) -> list[str]:
    """The same in a word or two each, for a table."""
    foreign = [] if language == ENGLISH else ["other language"]
    return [*(IN_SHORT[flaw] for flaw in flaws), *([] if day else ["no date"]), *foreign]


def in_full(language: str, flaws: Iterable[Flaw]) -> list[str]:
    """What stands above an article that is read."""
    foreign = [] if language == ENGLISH else [f"in {language_name(language)}, which is not analysed"]
    return [*foreign, *(IN_FULL[flaw] for flaw in flaws)]


@cache
def _names() -> dict[str, str]:
    return {str(code): name for code, name in Locale("en").languages.items()}
