"""Download what is filtered, all of it."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

import pandas as pd
import streamlit as st

from components import access, address, corpus_state, filters, report, report_word
from components.drawn import Chart, Drawn
from components.wording import count
from onrecord.corpus.citations import write_citations
from onrecord.corpus.exports import export, export_frame
from onrecord.corpus.formats import FORMATS, FormatOf, about
from onrecord.corpus.offered import Format, Subject
from onrecord.corpus.orders import NEWEST
from onrecord.corpus.references import formats_of
from onrecord.corpus.selection import Selection, in_name
from onrecord.corpus.snapshot import Snapshot

_MAX_PART = 40
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What has more rows comes from the API piece by piece: of what a button downloads Streamlit holds the whole in memory. Where
# there are accounts the API asks for a token, which a browser does not send.
STREAMED_ROWS = 100_000


def file_name(selection: Selection, format: str, today: date, subject: str = "quotations") -> str:
    """A file name that says what is inside: "onrecord-quotations-marcus-thorne-2026-05-08.csv"."""
    parts = in_name(selection)
    slugs = [_slug(part)[:_MAX_PART].strip("-") for part in parts]
    return (
        "-".join(["onrecord", _slug(subject)[:_MAX_PART].strip("-"), *filter(None, slugs), today.isoformat()])
        + f".{format}"
    )


def named(selection: Selection, subject: str) -> Callable[[str], str]:
    """The name of a file made today, for each format."""
    today = datetime.now().astimezone().date()
    return lambda kind: file_name(selection, kind, today, subject)


def buttons(snapshot: Snapshot, selection: Selection, rows: int, link: str, sort: str) -> None:
    """All quotations of a view, in their order, as a file of any format or as a cited list; and what is in the file."""

    def cited() -> bytes:
        stream = BytesIO()
        write_citations(snapshot, selection, stream, sort=sort)
        return stream.getvalue()

    def others() -> None:
        st.download_button(
            "Cited list",
            data=cited,
            file_name=named(selection, "quotations")("txt"),
            mime="text/plain",
            key="download cited",
            icon=":material/format_quote:",
            on_click="ignore",
            help="Each quotation with speaker, headline, outlet, day and address, to paste into a document.",
        )
        st.caption(
            f"All {count(rows, 'quotation')} of this view, not only this page. In the CSV, cells that a spreadsheet would "
            "run as a formula begin with an apostrophe."
        )

    extract(snapshot, "quotes", selection, link, words="quotations", rows=rows, others=others, sort=sort)


def extract(
    snapshot: Snapshot,
    subject: Subject,
    selection: Selection,
    link: str,
    *,
    words: str,
    rows: int,
    others: Callable[[], None] | None = None,
    sort: str = NEWEST,
) -> None:
    """Buttons for everything of a kind that the selection holds, as the API gives it; ``words`` name it in the file's name.

    ``others`` draws what else stands among the other formats; ``sort`` orders quotations, a code of ORDERS.
    """
    in_order = {"sort": sort} if sort != NEWEST else {}

    def write(format: Format, stream: BinaryIO) -> None:
        export(snapshot, subject, selection, format, stream, link=link, sort=sort)

    def streamed(format: Format, label: str) -> None:
        target = address.link(f"api/{subject}", selection, **in_order, format=format)
        st.link_button(label, target, icon=":material/download:")

    if rows > STREAMED_ROWS and not access.accounts_are_on():
        _formats(streamed, words, formats_of(subject), others)
    else:
        menu(write, named(selection, words), key=words, formats=formats_of(subject), others=others)


def table_button(rows: Callable[[], pd.DataFrame], *, name: str, key: str) -> None:
    """Buttons for a table as a file, ``name`` in any format; ``rows`` is called when somebody asks for it."""
    made_of = filters.current()
    made = about(name, made_of, address.here(made_of))

    def write(format: Format, stream: BinaryIO) -> None:
        export_frame(rows(), format, stream, made)

    with st.container(horizontal=True):
        menu(write, named(made_of, name), key=key)


def report_button(drawn: Drawn) -> None:
    """Buttons for a report of what the page has drawn; none where it shows neither a chart nor quotations."""
    if not drawn.charts and drawn.selection is None:
        return
    selection = drawn.selection or filters.current()
    snapshot, link = corpus_state.snapshot(), address.here(filters.current())
    name = named(selection, "report")

    with st.popover("Report", icon=":material/print:", type="tertiary", width="content", key="report"):
        st.caption(
            "This view in one file: its question, its quotations with speaker and place, and where they are from."
        )
        reports(lambda: report.of_view(snapshot, selection, link), drawn.charts, name, key="view")


def reports(
    made: Callable[[], report.Report], charts: Sequence[Chart], named: Callable[[str], str], *, key: str
) -> None:
    """Buttons for a report as a page to print and as a Word document; ``made`` is called when somebody asks for it."""
    st.download_button(
        "Page to print",
        lambda: report.html(made(), charts),
        named("html"),
        "text/html",
        key=f"report page {key}",
        icon=":material/print:",
        on_click="ignore",
    )
    st.download_button(
        "Word document",
        lambda: report_word.word(made()),
        named("docx"),
        WORD,
        key=f"report word {key}",
        icon=":material/description:",
        on_click="ignore",
    )


def menu(
    write: Callable[[Format, BinaryIO], object],
    named: Callable[[str], str],
    *,
    key: str,
    formats: Mapping[Any, FormatOf] = FORMATS,
    others: Callable[[], None] | None = None,
) -> None:
    """Buttons for a file in any of the formats; ``write`` is called when somebody asks for it."""

    def button(format: Format, label: str) -> None:
        _button(write, named, format, formats[format], label, key)

    _formats(button, key, formats, others)


def _formats(
    draw: Callable[[Format, str], None],
    key: str,
    formats: Mapping[Any, FormatOf],
    also: Callable[[], None] | None = None,
) -> None:
    """CSV, and the other formats behind one more button; ``draw`` draws one of them with its label."""
    first, *others = formats
    draw(first, f"Download {formats[first].label}")
    with st.popover("Other formats", type="tertiary", key=f"formats {key}"):
        for other in others:
            draw(other, formats[other].label)
        if also:
            also()


def _button(
    write: Callable[[Format, BinaryIO], object],
    named: Callable[[str], str],
    format: Format,
    kind: FormatOf,
    label: str,
    key: str,
) -> None:
    st.download_button(
        label,
        data=partial(_written, write, format),
        file_name=named(kind.suffix),
        mime=kind.media_type,
        key=f"download {format} {key}",
        icon=":material/download:",
        on_click="ignore",
    )


def _written(write: Callable[[Format, BinaryIO], object], format: Format) -> bytes:
    stream = BytesIO()
    write(format, stream)
    return stream.getvalue()


def _slug(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))
