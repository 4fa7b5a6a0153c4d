"""A report of a view as a Word document: without its charts, to be written on."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.shared import Mm, Pt

from components.report import CAUTION, Report, checked
from components.wording import day, facts, not_said
from onrecord.corpus.formats import in_xml
from onrecord.corpus.selection import in_words


def word(about: Report) -> bytes:
    """The report as a file of Word."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    document.add_heading(in_xml(about.title), 0)
    document.add_paragraph(in_xml(about.found))
    for label, value in [*in_words(about.selection), ("Made", about.made), ("View", about.link)]:
        document.add_paragraph(in_xml(f"{label}: {value}"))
    document.add_paragraph(CAUTION).runs[0].italic = True
    document.add_heading("Quotations", 1)
    if about.left_out:
        document.add_paragraph(about.left_out)
    for row in about.rows:
        _quotation(document, row)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _quotation(document: Written, row: Mapping[str, Any]) -> None:
    said = document.add_paragraph(in_xml(str(row["as_sentence"])), style="Quote")
    said.paragraph_format.keep_with_next = True
    who = document.add_paragraph()
    who.paragraph_format.keep_with_next = True
    who.add_run(in_xml(str(row["speaker"] or "unknown speaker"))).bold = True
    notes = ["indirect" if row["kind"] == "indirect" else "", not_said(row["polarity"]), checked(row)]
    role = f", {row['role']}" if row["role"] else ""
    who.add_run(in_xml(f"{role} · {facts(filter(None, notes))}"))
    if row["note"]:
        document.add_paragraph(in_xml(str(row["note"])))
    published = day(row["date"]) if row["date"] else "undated"
    where = f"{row['outlet'] or 'unknown outlet'}, {published}: {row['headline'] or 'no headline'}"
    document.add_paragraph(in_xml(f"{where}\n{row['source']}"))
    document.add_paragraph().add_run(f"Receipt {row['receipt']}").font.size = Pt(7)
