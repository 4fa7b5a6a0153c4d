"""Check a draft: no quotation goes to print unchecked. Verify a file: nothing that was taken out is used after it has changed."""

import streamlit as st

from components import entry
from components.drafts import findings, form, state
from components.verify import page

entry.through_dashboard()

checked = state.current()
if checked is None:
    draft, file = st.tabs(["Check a draft", "Verify a file taken out earlier"])
    with draft:
        form.form()
    with file:
        page.show()
else:
    findings.show(checked)
