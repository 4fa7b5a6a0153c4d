"""A folder as a newcomer drops it: a file of each format that can be read, and some that cannot. All of it is invented."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from html import escape
from typing import NamedTuple

import docx
import openpyxl

from tests.unit.readers import bundle_files
from tests.unit.readers.pdf_files import pdf
from tests.unit.readers.test_more_formats import odt
from tests.unit.readers.test_web_archives import record

GERMAN = (
    "Hafen erhöht die Gebühren\n\nDer Hafenvorstand verdoppelt im Juni seine Gebühren, sagte Anna Fey am Dienstag nach einer langen "
    "Sitzung. „Wir hatten keine Wahl“, sagte sie den Reportern, und kleine Boote sollen nicht mehr zahlen als bisher."
)


class _Story(NamedTuple):
    """An article of its own for each file: no two hold the same."""

    place: str

    @property
    def title(self) -> str:
        return f"{self.place} harbour raises its fees"

    @property
    def paragraphs(self) -> tuple[str, str]:
        return (
            f"The harbour board of {self.place} will double its fees in June, Ann Fay said on Tuesday after a long meeting.",
            "“We had no choice,” she told reporters, and promised that small boats would not pay more than before.",
        )

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def page(self) -> str:
        head = f"<title>{self.title}</title><meta property='og:site_name' content='The Olm Post'>"
        head += "<meta property='article:published_time' content='2026-03-03'>"
        body = "".join(f"<p>{escape(one)}</p>" for one in self.paragraphs)
        return f"<html><head>{head}</head><body><article><h1>{self.title}</h1>{body}</article></body></html>"

    @property
    def record(self) -> dict[str, str]:
        return {"title": self.title, "published": "2026-03-03", "outlet": "The Olm Post", "text": self.text}


def mixed_files() -> dict[str, bytes]:
    """The files by name."""
    files: dict[str, str | bytes] = {
        "aldren.txt": f"{_Story('Aldren').title}\n\n{_Story('Aldren').text}",
        "beck.md": f"---\ntitle: {_Story('Beck').title}\ndate: 2026-03-03\n---\n{_Story('Beck').text}",
        "corran.html": _Story("Corran").page,
        "dunmoor.docx": _word(_Story("Dunmoor")),
        "elst.odt": _zip(odt("".join(f"<text:p>{one}</text:p>" for one in _Story("Elst").paragraphs))),
        "farrow.rtf": r"{\rtf1\ansi " + r"\par ".join(map(_rtf, _Story("Farrow").paragraphs)) + r"\par}",
        "garth.pdf": pdf(["Garth harbour raises its fees", "", *_short_lines(_Story("Garth").paragraphs[0])]),
        "holm.xlsx": _sheet(_Story("Holm")),
        "istrand.csv": "title,published,text\n" + f'{_Story("Istrand").title},2026-03-03,"{_Story("Istrand").text}"\n',
        "jarlsby.json": json.dumps(_Story("Jarlsby").record),
        "kell.jsonl": json.dumps(_Story("Kell").record) + '\n{"text": \n',
        "lund.rss": _feed(_Story("Lund")),
        "marren.eml": _mail(_Story("Marren")),
        "norrby.mbox": b"From news@olm.example Tue Mar  3 10:00:00 2026\n" + _mail(_Story("Norrby")) + b"\n",
        "ostray.epub": _book(_Story("Ostray")),
        "pell.warc": record("https://olm.example/pell", "200 OK", "text/html; charset=utf-8", _Story("Pell").page.encode()),
        "quill.jsonl.gz": gzip.compress(json.dumps(_Story("Quill").record).encode()),
        "harvest.html": bundle_files.factiva(),
        "cut.txt": f"{_Story('Rask').title}\n\n{_Story('Rask').text}\n\nThe board of Rask will meet ag… [+2411 chars]",
        "hafen.txt": GERMAN,
        "bytes.txt": f"{_Story('Selby').title}\n\n{_Story('Selby').text}".encode().replace(b"long", b"l\xffng"),
        "again.txt": f"{_Story('Aldren').title}\n\n{_Story('Aldren').text}",
        "empty.txt": "",
        "picture.png": b"\x89PNG\r\n\x1a\n",
        "scan.pdf": pdf([""]),
        "README.txt": "What is in this folder.",
    }  # fmt: skip
    return {name: content.encode() if isinstance(content, str) else content for name, content in files.items()}


def _zip(files: Mapping[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return data.getvalue()


def _word(story: _Story) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    document.add_paragraph(story.title, style="Title")
    for paragraph in story.paragraphs:
        document.add_paragraph(paragraph)
    document.save(data)
    return data.getvalue()


def _rtf(words: str) -> str:
    return words.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ")


def _short_lines(words: str) -> list[str]:
    half = words.index(" ", len(words) // 2)
    return [words[:half], words[half + 1 :]]


def _sheet(story: _Story) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Title", "Date", "Text"])
    book.active.append([story.title, "2026-03-03", story.text])
    book.save(data)
    return data.getvalue()


def _feed(story: _Story) -> str:
    body = escape("".join(f"<p>{one}</p>" for one in story.paragraphs))
    item = f"<item><title>{story.title}</title><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><description>{body}</description></item>"
    return f"<rss version='2.0'><channel><title>The Olm Post</title>{item}</channel></rss>"


def _mail(story: _Story) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Olm Post <news@olm.example>", story.title
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0100"
    mail.set_content(story.text)
    return mail.as_bytes()


def _book(story: _Story) -> bytes:
    opf = (
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:publisher>Olm Press</dc:publisher></metadata>"
        "<manifest><item id='a' href='one.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>"
    )
    container = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"
    return _zip({"META-INF/container.xml": container, "OPS/book.opf": opf, "OPS/one.xhtml": story.page})
