"""Where a draft comes in, to be checked."""

import streamlit as st

from components import corpus_state
from components.drafts import incoming
from components.drafts.incoming import Sent
from components.drafts.state import Checked, keep
from components.wording import plain
from onrecord.corpus.alike.drafts import check
from onrecord.errors import DraftError


def form() -> None:
    """Draw it; what is sent is checked, and kept in this browser session alone."""
    st.markdown("Every quotation of a draft is looked up in the corpus: whether the words stand so, and who said them.")
    sent = incoming.ask(
        "draft",
        paste="Paste the draft",
        placeholder="The whole text, with its quotation marks",
        button="Check the quotations",
        icon=":material/spellcheck:",
    )
    st.caption(
        "The draft is not added to the corpus and not stored: it is gone when you close this tab or check another one. "
        "The whole corpus is looked at, whatever the filters say."
    )
    if sent is not None:
        _check(sent)


def _check(sent: Sent) -> None:
    try:
        with st.spinner("Reading the draft and looking its quotations up …"):
            draft = sent.read()
            snapshot = corpus_state.snapshot()
            found = check(snapshot, corpus_state.article_runs(snapshot), draft)
    except DraftError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    if not found.findings:
        st.info("No quotation was found in the draft, so there is nothing to check.", icon=":material/format_quote:")
        return
    file = sent.file
    word = file.getvalue() if file is not None and file.name.lower().endswith(".docx") else None
    keep(Checked(found, word))
    st.rerun()
