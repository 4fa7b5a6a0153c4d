"""Check a draft, see where a text landed, verify a file: what is sent is held against the corpus and never added to it."""

import streamlit as st

from components import entry
from components.drafts import findings, form, state
from components.landed import page as landed_page
from components.verify import page

entry.through_dashboard()

checked, found = state.current(), landed_page.wanted()
if found is not None:
    landed_page.show(found)
elif checked is not None:
    findings.show(checked)
else:
    draft, text, file = st.tabs(["Check a draft", "Where it landed", "Verify a file taken out earlier"])
    with draft:
        form.form()
    with text:
        landed_page.form()
    with file:
        page.show()
