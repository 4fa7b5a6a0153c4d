"""A drop for a file that was taken out, and what became of each of its rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import pandas as pd
import streamlit as st

from components import downloads, paging
from components.address import query_string
from components.verify import reading
from components.wording import plain
from onrecord.corpus.alike import report
from onrecord.corpus.exports import export_frame
from onrecord.corpus.formats import about
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection
from onrecord.corpus.verify.listed import as_row, counted
from onrecord.corpus.verify.rows import MOST_BYTES, Standing, Verified
from onrecord.errors import ExtractError
from onrecord.templates import templates

ROWS = 50
_KEY = "verified file"
# Beside the colour, for those who do not see it.
SIGNS: Mapping[Standing, tuple[str, str]] = MappingProxyType(
    {
        Standing.HOLDS: ("✓", "good"),
        Standing.CHANGED: ("≠", "look"),
        Standing.WITHDRAWN: ("✗", "bad"),
        Standing.EDITED: ("✎", "bad"),
        Standing.ELSEWHERE: ("?", "look"),
    }
)
_pages = templates(Path(__file__).parent)


def show() -> None:
    """Draw it; what is sent is held against the corpus as it is now, and not kept."""
    st.markdown(
        "A file that you took out earlier: does every row still hold, and if not, what has changed and by whom?"
    )
    with st.form("verify", border=True):
        file = st.file_uploader(
            "The file",
            max_upload_size=MOST_BYTES // 1_000_000,
            help="CSV, Excel, JSON Lines, Parquet, or a report as a page or Word document. Without receipts, as earlier versions "
            "wrote it, it is verified by its words.",
        )
        sent = st.form_submit_button("Verify the file", type="primary", icon=":material/verified:")
    if sent:
        _verify(file)
    found: list[Verified] | None = st.session_state.get(_KEY)
    if found is not None:
        _show(found)


def _verify(file: st.runtime.uploaded_file_manager.UploadedFile | None) -> None:
    st.session_state.pop(_KEY, None)
    try:
        if file is None:
            raise ExtractError("Choose a file first.")  # noqa: TRY301 - said where every other mistake is
        with st.spinner("Holding the file against the corpus …"):
            st.session_state[_KEY] = reading.verified(file.getvalue())
    except ExtractError as error:
        st.error(plain(str(error)), icon=":material/error:")


def _show(found: Sequence[Verified]) -> None:
    st.html(report.STYLE)
    st.markdown(f"**{counted(found)}**")
    counts = Counter(one.standing for one in found)
    chosen: list[Standing] = st.pills(
        "Show only",
        [standing for standing in Standing if counts[standing]],
        format_func=lambda standing: f"{SIGNS[standing][0]} {counts[standing]:,} {standing.value}",
        selection_mode="multi",
        key="verify_standings",
    )
    _files(found)
    # What holds wants nobody's eye.
    wanted = (one for one in found if not chosen or one.standing in chosen)
    shown = sorted(wanted, key=lambda one: one.standing is Standing.HOLDS)
    listed = st.container()
    page = paging.page_number(len(shown), ROWS, "verify_page")
    rows = [_drawn(one) for one in shown[(page - 1) * ROWS : page * ROWS]]
    with listed:
        st.html(_pages.get_template("verified.html.j2").render(rows=rows))


def _drawn(one: Verified) -> dict[str, object]:
    sign, colour = SIGNS[one.standing]
    quote = {"quote": one.quote} if one.quote else {}
    link = "articles" + query_string({"article": one.article, **quote}) if one.article else ""
    return as_row(one) | {"sign": sign, "colour": colour, "link": link}


def _files(found: Sequence[Verified]) -> None:
    def write(format: Format, stream: BinaryIO) -> None:
        frame = pd.DataFrame([as_row(one) for one in found])
        export_frame(frame, format, stream, about("rows of a file, verified", Selection()))

    with st.container(horizontal=True, vertical_alignment="center"):
        downloads.menu(write, downloads.named(Selection(), "verified rows"), key="verified rows")
