"""The entry point: ``streamlit run dashboard.py``. Sets up what all pages share and runs the one asked for."""

from pathlib import Path
from typing import Literal

import streamlit as st

from components import access, active_filters, corpus_state, entry, filters, first_start
from components.access import AccessError, Role
from components.wording import plain
from onrecord.errors import CorpusError, QueryError, TaxonomyError

HERE = Path(__file__).parent

entry.enter()
st.set_page_config(page_title="On the Record", page_icon=HERE / "assets" / "icon.svg", layout="wide")
st.logo(HERE / "assets" / "logo.svg", size="large")
st.html(HERE / "components" / "reading.css")
access.admit()


def shown_to(wanted: Role) -> Literal["visible", "hidden"]:
    """Whether a page is in the navigation of whoever is here; a hidden page says itself what it needs."""
    return "visible" if access.may(wanted) else "hidden"


corpus_page = st.Page(
    "pages/corpus.py", title="Corpus", icon=":material/library_add:", visibility=shown_to(Role.REVIEWER)
)
page = st.navigation(
    [
        st.Page("pages/overview.py", title="Overview", icon=":material/monitoring:", default=True),
        st.Page("pages/quotes.py", title="Quotes", icon=":material/format_quote:"),
        st.Page("pages/speakers.py", title="Speakers", icon=":material/record_voice_over:"),
        st.Page("pages/entities.py", title="Entities", icon=":material/hub:"),
        st.Page("pages/topics.py", title="Topics", icon=":material/label:"),
        st.Page("pages/figures.py", title="Figures", icon=":material/numbers:"),
        st.Page("pages/statements.py", title="Statements", icon=":material/compare_arrows:"),
        st.Page("pages/articles.py", title="Articles", icon=":material/article:"),
        st.Page("pages/review.py", title="Review", icon=":material/fact_check:", visibility=shown_to(Role.REVIEWER)),
        corpus_page,
    ]
)

try:
    first_start.read_seeds()
    corpus_state.use_newest()
    if not corpus_state.is_empty():
        filters.sidebar()
        with st.sidebar:
            access.log_out()
        active_filters.header(page.title, filters.current())
        page.run()
    elif page == corpus_page:
        st.title(page.title, anchor=False)
        page.run()
    else:
        st.title("On the Record", anchor=False)
        st.info("The corpus is empty: bring articles in first.", icon=":material/inbox:")
        st.page_link(corpus_page, label="Bring articles in", icon=":material/library_add:")
except QueryError as error:
    active_filters.explain(filters.current().query, error)
except AccessError as error:
    st.info(plain(str(error)), icon=":material/lock:")
except (CorpusError, TaxonomyError) as error:
    st.error(plain(str(error)), icon=":material/folder_off:")
