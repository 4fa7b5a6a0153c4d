"""A small file of each of the other formats -> its articles."""

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

from onrecord.file_formats import FORMATS
from onrecord.model import Article, Skipped
from tests.unit.readers import bundle_files
from tests.unit.readers.reading import articles, read_all, written
from tests.unit.readers.test_html import BODY, page

FIRST = "The harbour board will double its fees in June, Ann Fay said on Tuesday after a long meeting."
SECOND = "“We had no choice,” she told reporters, and promised that small boats would not pay more."
TEXT = f"{FIRST}\n\n{SECOND}"


def facts(article: Article) -> tuple[str | None, str | None, str | None, str]:
    return article.title, article.outlet, article.author, str(article.published)


def packed(folder: Path, name: str, files: dict[str, str]) -> Path:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return written(folder, name, data.getvalue())


def test_excel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Title", "Date", "Text"])
    book.active.append(["Fees rise", "2026-03-03", TEXT])
    book.active.append(["No text", "2026-03-04", None])
    book.create_sheet("notes").append(["nothing here"])
    book.save(tmp_path / "a.xlsx")
    article, skipped = read_all(tmp_path / "a.xlsx")
    assert isinstance(article, Article)
    assert (facts(article), article.text) == (("Fees rise", None, None, "2026-03-03"), TEXT)
    assert article.source.endswith("a.xlsx, sheet 'Sheet', row 2")
    assert isinstance(skipped, Skipped)
    assert (skipped.place, skipped.reason) == ("sheet 'Sheet', row 3", "has no words in its text field")


def odt(body: str) -> dict[str, str]:
    names = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    return {
        "content.xml": f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    }


def test_libre_office_without_what_was_deleted_and_noted(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        "<text:h text:outline-level='1'>Fees rise</text:h>"
        f"<text:p>{FIRST}<text:note><text:p>A note.</text:p></text:note></text:p>"
        "<text:p>“We<text:s/>had <text:span>no</text:span> choice,”<text:tab/>she said.</text:p>"
    )
    (article,) = articles(packed(tmp_path, "a.odt", odt(body)))
    assert (article.title, article.text) == ("Fees rise", f"Fees rise\n\n{FIRST}\n\n“We had no choice,”\tshe said.")


def test_rich_text(tmp_path: Path) -> None:
    rtf = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x}\b Fees rise\b0\par Ann Fay said: \ldblquote never\rdblquote .\par}"
    (article,) = articles(written(tmp_path, "a.rtf", rtf))
    assert (article.title, article.text) == ("Fees rise", "Fees rise\n\nAnn Fay said: “never”.")


def test_a_bundle_in_rich_text(tmp_path: Path) -> None:
    escaped = [line.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ") for line in bundle_files.nexis()]
    rtf = "{\\rtf1\\ansi " + "\\par\n".join(escaped) + "\\par}"
    assert [article.text for article in articles(written(tmp_path, "a.rtf", rtf))] == [
        "\n\n".join(bundle_files.MILL),
        "\n\n".join(bundle_files.QUAY),
    ]


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    content = f"---\ntitle: 'Fees rise'\nauthor:\n  - Cy Moe\n  - Di Poe\ndate: 2026-03-03\ntags: [port, fees]\n---\n{FIRST}\n\n**“We** had no choice,” she said.\n"
    (article,) = articles(written(tmp_path, "a.md", content))
    assert facts(article) == ("Fees rise", None, "Cy Moe; Di Poe", "2026-03-03")
    assert article.text == f"{FIRST}\n\n“We had no choice,” she said."


def message(html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "The Olm Post <news@olm.example>", "Fees rise"
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0100"
    mail.set_content(TEXT)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


@pytest.mark.parametrize("html", ["", page()])
@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
def test_an_e_mail(tmp_path: Path, name: str, html: str) -> None:
    (article,) = articles(written(tmp_path, name, message(html).as_bytes()))
    assert (facts(article), article.text) == (("Fees rise", "The Olm Post", None, "2026-03-03"), TEXT)


def test_a_mailbox(tmp_path: Path) -> None:
    mails = b"".join(
        b"From news@olm.example Tue Mar  3 10:00:00 2026\n" + message().as_bytes() + b"\n" for _ in range(2)
    )
    assert [article.source[-11:] for article in articles(written(tmp_path, "a.mbox", mails))] == [
        ", message 1",
        ", message 2",
    ]


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "https://olm.example/fees"
    mail.set_content(page("<title>Fees rise</title>"), subtype="html")
    mail.make_related()
    (article,) = articles(written(tmp_path, "a.mhtml", mail.as_bytes()))
    assert (article.title, article.url, article.text) == ("Fees rise", "https://olm.example/fees", TEXT)


def test_an_e_book(tmp_path: Path) -> None:
    opf = (
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:creator>Cy Moe</dc:creator><dc:publisher>Olm Press"
        "</dc:publisher><dc:date>2026-03-03</dc:date></metadata><manifest><item id='a' href='cover.xhtml'/>"
        "<item id='b' href='one.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
    )
    container = "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>"
    files = {
        "META-INF/container.xml": container,
        "OPS/book.opf": opf,
        "OPS/cover.xhtml": "<html><body>Olm</body></html>",
    }
    (article,) = articles(packed(tmp_path, "a.epub", files | {"OPS/one.xhtml": page(body="<h1>Fees rise</h1>" + BODY)}))
    assert facts(article) == ("Fees rise", "Olm Press", "Cy Moe", "2026-03-03")
    assert article.source.endswith(", chapter 2")


NITF = (
    "<nitf><head><docdata><date.issue norm='20260303T100000Z'/></docdata></head><body><body.head><hedline><hl1>Fees rise</hl1>"
    "</hedline><byline>By <person>Cy Moe</person></byline><distributor>Olm Wire</distributor><dateline><location>OLM</location>"
    f"</dateline></body.head><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"
)


def newsml(content: str) -> str:
    return (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:olm:1'><itemMeta><versionCreated>2026-03-04T08:00:00Z"
        "</versionCreated><firstCreated>2026-03-03T10:00:00Z</firstCreated></itemMeta><contentMeta><by>Cy Moe</by><headline>Fees "
        "rise</headline><infoSource><name>Olm Wire</name></infoSource></contentMeta><contentSet><inlineXML>"
        f"{content}</inlineXML></contentSet></newsItem>"
    )


def test_the_agencies_xml(tmp_path: Path) -> None:
    html = f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{BODY}</body></html>"
    (nitf,) = articles(written(tmp_path, "nitf.xml", NITF))
    (newsml_item,) = articles(written(tmp_path, "newsml.xml", newsml(html)))
    assert facts(nitf) == facts(newsml_item) == ("Fees rise", "Olm Wire", "Cy Moe", "2026-03-03")
    assert (nitf.text, newsml_item.text) == (f"OLM — {TEXT}", TEXT)
    assert (newsml_item.id, str(newsml_item.updated)) == ("urn:olm:1", "2026-03-04")


def test_an_entity_in_agency_xml_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret " * 40)
    doctype = f'<!DOCTYPE nitf [<!ENTITY file SYSTEM "file://{tmp_path}/secret">]>'
    assert "the secret" not in repr(read_all(written(tmp_path, "a.xml", doctype + NITF.replace("Ann Fay", "&file;"))))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl.gz", json.dumps({"title": "Fees rise", "text": TEXT})),
        ("a.csv.gz", f'title,text\nFees rise,"{TEXT}"\n'),
        ("a.tsv", f'title\ttext\nFees rise\t"{TEXT}"\n'),
        ("a.csv", f'sep=;\r\ntitle;text\r\nFees rise;"{TEXT}"\r\n'),
        ("b.csv", f'title|text\nFees rise|"{TEXT}"\n'),
    ],
)
def test_packed_files_and_other_tables(tmp_path: Path, name: str, content: str) -> None:
    data = gzip.compress(content.encode()) if name.endswith(".gz") else content
    (article,) = articles(written(tmp_path, name, data))
    assert (article.title, article.text) == ("Fees rise", TEXT)


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    (item,) = read_all(written(tmp_path, "a.jsonl.gz", gzip.compress(b" " * 30_000_000)))
    assert isinstance(item, Skipped)
    assert item.reason.startswith("unpacks to more than")


@pytest.mark.parametrize(
    "document",
    [
        {"response": {"results": [{"webTitle": "Fees rise", "webPublicationDate": "2026-03-03T10:00:00Z",
                                   "fields": {"bodyText": TEXT, "byline": "Cy Moe", "publication": "Olm Wire"}}]}},
        {"headlines": [{"role": "main", "value": "Fees rise"}], "by": "Cy Moe", "firstcreated": "2026-03-03T10:00:00Z",
         "bodies": [{"role": "main", "value": BODY}], "infosources": [{"name": "Olm Wire"}]},
        {"headline": "Fees rise", "byline": "By Cy Moe", "body_html": BODY, "versioncreated": "2026-03-03T10:00:00Z",
         "copyrightholder": "Olm Wire"},
        {"title": {"rendered": "Fees rise"}, "content": {"rendered": BODY}, "date": "2026-03-03T10:00:00", "author": "Cy Moe",
         "source": "Olm Wire"},
        {"title": "Fees rise", "maintext": TEXT, "date_publish": "2026-03-03 10:00:00", "authors": ["Cy Moe"],
         "source_name": "Olm Wire", "source_domain": "olm.example"},
        {"title": "Fees rise", "body": TEXT, "publication_datetime": 1772532000000, "byline": "By Cy Moe", "source_name": "Olm Wire"},
    ],
)  # fmt: skip
def test_the_records_of_services(tmp_path: Path, document: dict[str, object]) -> None:
    (article,) = articles(written(tmp_path, "a.json", json.dumps(document)))
    assert (facts(article), article.text) == (("Fees rise", "Olm Wire", "Cy Moe", "2026-03-03"), TEXT)


def test_a_record_of_an_address_alone_says_so(tmp_path: Path) -> None:
    (item,) = read_all(
        written(tmp_path, "a.json", json.dumps({"articles": [{"url": "https://olm.example/1", "title": "x"}]}))
    )
    assert isinstance(item, Skipped)
    assert item.reason == "has no text, only an article's address; read the article by its address"


@pytest.mark.parametrize("suffix", sorted({suffix for one in FORMATS for suffix in one.suffixes}))
@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04broken", b"{\\rtf1 {{{", b"\x1f\x8bbroken"])
def test_every_reader_names_what_it_cannot_read(tmp_path: Path, suffix: str, content: bytes) -> None:
    for item in read_all(written(tmp_path, f"a{suffix}", content)):
        assert isinstance(item, Article) or item.reason


def test_a_day_that_no_calendar_has_costs_the_message_alone(tmp_path: Path) -> None:
    message = f"From: Ilm Post <a@ilm.example>\nSubject: Grain\nDate: Tue, 03 Mar 2026 10:00:00 +0100{'9' * 60}\n\nWheat is dear.\n"
    (item,) = read_all(written(tmp_path, "a.eml", message.encode()))
    assert isinstance(item, Skipped)
    assert item.reason == "is an e-mail that cannot be taken apart (OverflowError)"
