"""Web archives (WARC): the pages among the answers of a crawl."""

from collections.abc import Iterator
from dataclasses import replace

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.decode import MAX_BYTES, decode
from onrecord.readers.html import page_story
from onrecord.readers.outlets import outlet
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

_OK = 200
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of a web archive, a page each; what is no page (pictures, scripts) is passed over.

    The day of the crawl is no day of publication and is not taken for one. Raises InputError and OSError.
    """
    number = 0
    with unit.path.open("rb") as file:
        try:
            records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="all")
            for number, record in enumerate(records, 1):
                if record.http_headers is not None and record.http_headers.status_code == _OK and _is_page(record):
                    yield _story(unit, record, f"record {number}")
        except (OSError, ValueError, EOFError) as error:
            raise InputError(f"is damaged after record {number}: {error}") from error
    if not number:
        raise InputError("is no web archive, or has no answers in it")


def _is_page(record: WarcRecord) -> bool:
    kind = (record.http_content_type or "").partition(";")[0].strip().lower()
    return kind in _PAGES


def _story(unit: Unit, record: WarcRecord, place: str) -> Story | Skipped:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")  # as wget writes it
    data = record.reader.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Skipped(unit.source, f"is larger than {MAX_BYTES // 1_000_000} MB, the limit for a page", place)
    try:
        story = page_story(decode(data))
    except InputError as error:
        return Skipped(unit.source, str(error), f"{place} ({address})")
    return replace(story, place=place, url=story.url or address or None, outlet=story.outlet or outlet(address))
