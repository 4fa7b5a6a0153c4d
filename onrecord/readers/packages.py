"""Documents that are ZIP archives of XML: what of LibreOffice, e-books and the like is shared."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from onrecord.errors import InputError
from onrecord.readers.archives import check_size
from onrecord.readers.decode import read_bytes

MAX_PACKAGE_BYTES = 100_000_000


@contextmanager
def package(path: Path, kind: str) -> Iterator[zipfile.ZipFile]:
    """A file's archive, within its limits. Raises InputError, and for what goes wrong with it inside the block too."""
    data = io.BytesIO(read_bytes(path, MAX_PACKAGE_BYTES))
    try:
        with zipfile.ZipFile(data) as archive:
            check_size(archive)
            yield archive
    except InputError:
        raise
    except Exception as error:  # zipfile and lxml have no complete list of what a damaged file makes them raise
        raise InputError(f"is no {kind}, or a damaged one ({type(error).__name__})") from error


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; no entity is followed, nothing is fetched. Raises lxml's errors."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
