"""The entry point: ``streamlit run dashboard.py``.

Streamlit imports it for the server, which answers the API and the feeds besides the pages, and runs it as a script for
every page: then it sets up what all pages share and runs the one asked for.
"""

import os
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st
from starlette.middleware import Middleware

from components import (
    access,
    active_filters,
    corpus_state,
    downloads,
    drawn,
    entry,
    facets,
    filters,
    first_start,
    newer,
    said,
    saved_views,
    search_box,
    tray,
)
from components.access import AccessError, Role
from components.wording import plain
from onrecord.errors import CorpusError, EngineError, QueryError, TaxonomyError, WeightsError
from server import api, feeds
from server.headers import SecurityHeaders
from server.hosts import OwnHosts
from server.logins import Logins
from server.visitors import Visitors

HERE = Path(__file__).parent


def draw() -> None:
    """Draw the page that is asked for."""
    entry.enter()
    st.set_page_config(page_title="On the Record", page_icon=HERE / "assets" / "icon.svg", layout="wide")
    st.logo(HERE / "assets" / "logo.svg", size="large")
    st.html(HERE / "components" / "reading.css")
    script = (HERE / "components" / "history.js").read_text("utf-8")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    access.admit()

    shown_to_reviewers: Literal["visible", "hidden"] = "visible" if access.may(Role.REVIEWER) else "hidden"
    review_page = st.Page(
        "pages/review.py", title="Review", icon=":material/fact_check:", visibility=shown_to_reviewers
    )
    corpus_page = st.Page(
        "pages/corpus.py", title="Corpus", icon=":material/library_add:", visibility=shown_to_reviewers
    )
    page = st.navigation(
        {
            "Read": [
                st.Page("pages/overview.py", title="Overview", icon=":material/monitoring:", default=True),
                st.Page("pages/quotes.py", title="Quotes", icon=":material/format_quote:"),
                st.Page("pages/articles.py", title="Articles", icon=":material/article:"),
            ],
            "Analyse": [
                st.Page("pages/speakers.py", title="Speakers", icon=":material/record_voice_over:"),
                st.Page("pages/entities.py", title="Entities", icon=":material/hub:"),
                st.Page("pages/topics.py", title="Topics", icon=":material/label:"),
                st.Page("pages/figures.py", title="Figures", icon=":material/numbers:"),
                st.Page("pages/statements.py", title="Statements", icon=":material/compare_arrows:"),
            ],
            "Desk": [
                st.Page("pages/drafts.py", title="Check a draft", icon=":material/spellcheck:"),
                review_page,
                corpus_page,
            ],
        },
        position="top",
    )

    try:
        first_start.read_seeds()
        corpus_state.use_newest()
        if not corpus_state.is_empty():
            filters.follow_earlier()
            filters.sidebar({"q": search_box.suggest, **{name: partial(facets.offer, name) for name in facets.NAMES}})
            with st.sidebar:
                access.log_out()
            saved_views.note_look()
            shown = drawn.begin()
            tools = active_filters.header(page, filters.current(), can_save=page not in {corpus_page, review_page})
            said.show()
            active_filters.lost(filters.unknown_speakers())
            newer.watch()
            page.run()
            with tools:
                tray.button(corpus_state.snapshot())
                downloads.report_button(shown)
        elif page == corpus_page:
            st.title(page.title, anchor=False)
            said.show()
            newer.watch()
            page.run()
        else:
            st.title("On the Record", anchor=False)
            st.info("The corpus is empty: bring articles in first.", icon=":material/inbox:")
            if not corpus_state.is_there():
                st.caption(
                    "Its folder is not there yet. If it should be, connect its disk before you bring anything in."
                )
            st.page_link(corpus_page, label="Bring articles in", icon=":material/library_add:")
            newer.watch()
    except QueryError as error:
        active_filters.explain(filters.current().query, error)
    except AccessError as error:
        st.info(plain(str(error)), icon=":material/lock:")
    except (CorpusError, EngineError, TaxonomyError, WeightsError) as error:
        st.error(plain(str(error)), icon=":material/folder_off:")


if __name__ == "__main__":
    draw()
else:
    # What the server writes is of its user alone: articles, corrections with people's addresses, uploads.
    os.umask(0o077)
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    base = f"/{path}" if path else ""
    app = st.App(
        __file__,
        routes=[*api.routes(base), *feeds.routes(base)],
        middleware=[Middleware(SecurityHeaders), Middleware(OwnHosts), Middleware(Logins), Middleware(Visitors)],
        on_script_error=said.unforeseen,
    )
