"""The formats that can be read: which files they are known by, what is taken from them, and their reader."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.model import Skipped
from onrecord.readers.books import read_epub
from onrecord.readers.compressed import unpacked
from onrecord.readers.csv_files import read_csv
from onrecord.readers.feeds import read_feed
from onrecord.readers.html import read_html
from onrecord.readers.json_files import LINES_SUFFIXES, read_json, read_json_lines
from onrecord.readers.mail import read_eml, read_mbox
from onrecord.readers.markdown import read_markdown
from onrecord.readers.open_document import read_odt
from onrecord.readers.pdf import read_pdf
from onrecord.readers.plain import read_plain
from onrecord.readers.rich_text import read_rtf
from onrecord.readers.sheets import read_xlsx
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit
from onrecord.readers.web_archives import read_warc
from onrecord.readers.word import read_docx

Reader = Callable[[Unit], Iterator[Story | Skipped]]


class Format(NamedTuple):
    """A format of files, as people know it."""

    name: str
    suffixes: tuple[str, ...]
    takes: str
    reader: Reader


def _read_gzip(unit: Unit) -> Iterator[Story | Skipped]:
    """A web archive, or a file of another kind that is packed."""
    inner = READERS.get(unit.path.with_suffix("").suffix.lower(), read_warc)
    return read_warc(unit) if inner in {read_warc, _read_gzip} else unpacked(unit, inner)


FORMATS = (
    Format("Plain text", (".txt",), "an article, a LexisNexis, Factiva or ProQuest download, or an e-mail", read_plain),
    Format("Markdown", (".md", ".markdown"), "an article, with what its front matter says", read_markdown),
    Format(
        "Web page", (".html", ".htm"), "the article of a saved page, or a Factiva or LexisNexis download", read_html
    ),
    Format("Word", (".docx",), "an article, tracked changes accepted, or a Nexis Uni download", read_docx),
    Format("LibreOffice", (".odt",), "an article", read_odt),
    Format("Rich text", (".rtf",), "an article, or a Nexis Uni or Factiva download", read_rtf),
    Format("PDF", (".pdf",), "an article or a LexisNexis download; pictures of pages need OCR first", read_pdf),
    Format("Excel", (".xlsx",), "an article a row, of every sheet with a text column", read_xlsx),
    Format("CSV", (".csv", ".tsv"), "an article a row, under a header with a text column", read_csv),
    Format("JSON", (".json",), "an article, a list of them, or the answer of a news service", read_json),
    Format("JSON Lines", LINES_SUFFIXES, "an article a line", read_json_lines),
    Format(
        "Feed or agency XML", (".xml", ".rss", ".atom"), "RSS, Atom, WordPress export, NITF or NewsML-G2", read_feed
    ),
    Format("E-mail", (".eml", ".mhtml", ".mht"), "a newsletter, or a page saved in one file", read_eml),
    Format("Mailbox", (".mbox",), "an article a message", read_mbox),
    Format("E-book", (".epub",), "an article a chapter", read_epub),
    Format("Web archive", (".warc",), "the articles of a crawl", read_warc),
    Format("gzip", (".gz",), "a web archive or any other of these, packed (.warc.gz, .jsonl.gz, .csv.gz)", _read_gzip),
)
READERS: Mapping[str, Reader] = MappingProxyType({suffix: one.reader for one in FORMATS for suffix in one.suffixes})
