"""E-books (EPUB): the chapters with running text, an article each."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote
from zipfile import ZipFile

from onrecord.errors import InputError
from onrecord.readers.authors import authors
from onrecord.readers.decode import MAX_BYTES, decode
from onrecord.readers.html import page_story
from onrecord.readers.packages import package, parse_xml
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

_CONTAINER = "META-INF/container.xml"


def read_epub(unit: Unit) -> Iterator[Story]:
    """The articles of an e-book; covers and contents are passed over. Raises InputError and OSError."""
    is_read = False
    with package(unit.path, "e-book") as archive:
        (place,) = parse_xml(archive.read(_CONTAINER)).xpath("(//*[local-name()='rootfile'])[1]/@full-path")
        opf = parse_xml(archive.read(place))
        stated = {name: opf.xpath(f"//*[local-name()='{name}']/text()") for name in ("creator", "publisher", "date")}
        files = {item.get("id"): item.get("href") or "" for item in opf.xpath("//*[local-name()='item']")}
        for number, key in enumerate(opf.xpath("//*[local-name()='itemref']/@idref"), 1):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(files.get(key, ""))))
            try:
                story = page_story(decode(_read(archive, path)))
            except InputError:
                continue
            is_read = True
            yield replace(
                story,
                place=f"chapter {number}",
                outlet=next(iter(stated["publisher"]), None),
                author=story.author or authors(stated["creator"]),
                published=story.published or next(iter(stated["date"]), None),
            )
    if not is_read:
        raise InputError("is an e-book without running text")


def _read(archive: ZipFile, path: str) -> bytes:
    if path not in archive.namelist():
        raise InputError("is not in the e-book")
    with archive.open(path) as file:
        return file.read(MAX_BYTES)
