"""Figures as a table, a page of it at a time, and all of them as a file."""

from typing import BinaryIO

import pandas as pd
import streamlit as st

from components import address, downloads
from components.address import query_string
from components.figure_words import unit_name, value
from components.wording import as_said, count, known
from onrecord.corpus.exports import export_figures
from onrecord.corpus.figure_queries import Counted, Said
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Unit

_NOBODY = ""


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """Figures under the headings that a reader sees; of the columns that ``rows`` has."""
    frame = pd.DataFrame(
        {
            "Value": [value(row.low, row.high, row.approximate, Unit(row.unit), row.of) for row in rows.itertuples()],
            "Of what": rows["measures"],
            "Speaker": rows["speaker"].fillna(_NOBODY),
            "As written": rows["text"],
            "Published": rows["published"],
        }
    )
    if "words" in rows:
        frame["Topics"] = rows["topics"].fillna("")
        frame["Outlet"] = rows["outlet"].fillna("")
        frame["Quotation or sentence"] = [as_said(row.words, row.polarity) for row in rows.itertuples()]
        frame["Article"] = [
            "articles" + query_string({"article": row.article, **({"quote": row.quote} if known(row.quote) else {})})
            for row in rows.itertuples()
        ]
    return frame


def show(rows: pd.DataFrame, key: str) -> None:
    """Draw a page of ``figure_queries.figures``."""
    st.dataframe(
        shown(rows),
        key=f"figures {key}",
        hide_index=True,
        alt="Figures with what they measure and who said them",
        column_config={
            "Published": st.column_config.DateColumn(format="D MMM YYYY"),
            "Quotation or sentence": st.column_config.TextColumn(width="large"),
            "Article": st.column_config.LinkColumn(display_text="Open"),
        },
    )


def download(snapshot: Snapshot, selection: Selection, said: Said, unit: Counted, total: int) -> None:
    """Buttons for all figures of the view."""
    own = {name: values for name, values in address.of_page().items() if name in {"figures_in", "figure_unit"}}
    link = address.full("figures", selection, **own)

    def write(format: Format, stream: BinaryIO) -> None:
        export_figures(snapshot, selection, format, stream, said=said, unit=unit, link=link)

    name = f"figures {unit.of or unit.unit.value}"
    with st.container(horizontal=True):
        downloads.menu(write, downloads.named(selection, name), key="figures")
    st.caption(f"All {count(total, 'figure')} of this view ({unit_name(unit)}), not only this page.")
