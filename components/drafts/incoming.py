"""Where a text comes in that is looked up and not kept: pasted, as a file, or from an address."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components.drafts import reading
from onrecord.drafts import MOST_BYTES, Draft
from onrecord.errors import DraftError


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody has sent: in one of three ways, or in none."""

    text: str
    file: UploadedFile | None
    address: str

    @property
    def is_ambiguous(self) -> bool:
        """Whether it came in several ways at once."""
        return sum([bool(self.text.strip()), self.file is not None, bool(self.address)]) > 1

    def read(self) -> Draft:
        """What is in it. Raises DraftError."""
        if self.is_ambiguous:
            raise DraftError("Give the text in one way only: paste it, choose a file, or write its address.")
        if self.file is not None:
            return reading.of_file(self.file.name, self.file.getvalue())
        return reading.of_address(self.address) if self.address else reading.of_text(self.text)


def ask(key: str, *, paste: str, placeholder: str, button: str, icon: str) -> Sent | None:
    """Draw the form; what was sent with its button, None before."""
    with st.form(key, border=True):
        text = st.text_area(paste, height=240, placeholder=placeholder)
        file = st.file_uploader(
            "Or choose a file",
            key=f"{key} file",
            max_upload_size=MOST_BYTES // 1_000_000,
            help="Word, LibreOffice, PDF, text, a web page: whatever articles can be read from.",
        )
        address = st.text_input("Or write its address", key=f"{key} address", placeholder="https://…")
        sent = st.form_submit_button(button, type="primary", icon=icon)
    return Sent(text, file, address.strip()) if sent else None
