"""Where a draft comes in: pasted, as a file, or from an address."""

import streamlit as st

from components import corpus_state
from components.drafts import reading
from components.drafts.state import Checked, keep
from components.wording import plain
from onrecord.corpus.alike.drafts import check
from onrecord.drafts import MOST_BYTES, Draft
from onrecord.errors import DraftError


def form() -> None:
    """Draw it; what is sent is checked, and kept in this browser session alone."""
    st.markdown("Every quotation of a draft is looked up in the corpus: whether the words stand so, and who said them.")
    with st.form("draft", border=True):
        text = st.text_area("Paste the draft", height=240, placeholder="The whole text, with its quotation marks")
        file = st.file_uploader(
            "Or choose a file",
            max_upload_size=MOST_BYTES // 1_000_000,
            help="Word, LibreOffice, PDF, text, a web page: whatever articles can be read from.",
        )
        address = st.text_input("Or write its address", placeholder="https://…")
        sent = st.form_submit_button("Check the quotations", type="primary", icon=":material/spellcheck:")
    st.caption(
        "The draft is not added to the corpus and not stored: it is gone when you close this tab or check another one. "
        "The whole corpus is looked at, whatever the filters say."
    )
    if sent:
        _check(text, file, address.strip())


def _check(text: str, file: st.runtime.uploaded_file_manager.UploadedFile | None, address: str) -> None:
    given = [bool(text.strip()), file is not None, bool(address)]
    if sum(given) > 1:
        st.warning("Give the draft in one way only: paste it, choose a file, or write its address.")
        return
    try:
        with st.spinner("Reading the draft and looking its quotations up …"):
            draft = _draft(text, file, address)
            snapshot = corpus_state.snapshot()
            found = check(snapshot, corpus_state.article_runs(snapshot), draft)
    except DraftError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    if not found.findings:
        st.info("No quotation was found in the draft, so there is nothing to check.", icon=":material/format_quote:")
        return
    word = file.getvalue() if file is not None and file.name.lower().endswith(".docx") else None
    keep(Checked(found, word))
    st.rerun()


def _draft(text: str, file: st.runtime.uploaded_file_manager.UploadedFile | None, address: str) -> Draft:
    if file is not None:
        return reading.of_file(file.name, file.getvalue())
    return reading.of_address(address) if address else reading.of_text(text)
