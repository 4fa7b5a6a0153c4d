"""The reader of each format."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from onrecord.file_formats import FORMATS
from onrecord.model import Skipped
from onrecord.readers.books import read_epub
from onrecord.readers.compressed import unpacked
from onrecord.readers.csv_files import read_csv
from onrecord.readers.feeds import read_feed
from onrecord.readers.html import read_html
from onrecord.readers.json_files import read_json, read_json_lines
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


def _read_gzip(unit: Unit) -> Iterator[Story | Skipped]:
    """A web archive, or a file of another kind that is packed."""
    inner = READERS.get(unit.path.with_suffix("").suffix.lower(), read_warc)
    return read_warc(unit) if inner in {read_warc, _read_gzip} else unpacked(unit, inner)


_BY_NAME: Mapping[str, Reader] = MappingProxyType(
    {
        "Plain text": read_plain,
        "Markdown": read_markdown,
        "Web page": read_html,
        "Word": read_docx,
        "LibreOffice": read_odt,
        "Rich text": read_rtf,
        "PDF": read_pdf,
        "Excel": read_xlsx,
        "CSV": read_csv,
        "JSON": read_json,
        "JSON Lines": read_json_lines,
        "Feed or agency XML": read_feed,
        "E-mail": read_eml,
        "Mailbox": read_mbox,
        "E-book": read_epub,
        "Web archive": read_warc,
        "gzip": _read_gzip,
    }
)
READERS: Mapping[str, Reader] = MappingProxyType(
    {suffix: _BY_NAME[one.name] for one in FORMATS for suffix in one.suffixes}
)
