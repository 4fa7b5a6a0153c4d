"""Where a release or speech landed: one that somebody sends, or an article of the corpus, sentence by sentence."""

from typing import BinaryIO

import streamlit as st

from components import corpus_state, downloads, paging
from components.address import query_string
from components.drafts import incoming
from components.wording import count, plain
from onrecord.corpus.alike import landed, landed_rows, report
from onrecord.corpus.alike.findings import Match
from onrecord.corpus.alike.landed import MOST_ARTICLES, Landed
from onrecord.corpus.alike.told import FEWEST, LATE
from onrecord.corpus.exports import export_frame
from onrecord.corpus.formats import about
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import DraftError

# The article of the corpus that is looked for, in the address.
PARAMETER = "landed"
ROWS = 20
_KEY = "landed text"


def form() -> None:
    """Draw where a text comes in; what is sent is looked for, and kept in this browser session alone."""
    st.markdown("A press release or a speech: which of its sentences do articles of the corpus quote, who, and how?")
    sent = incoming.ask(
        "release",
        paste="Paste the release or the speech",
        placeholder="The whole text; it needs no quotation marks",
        button="Look for its sentences",
        icon=":material/travel_explore:",
    )
    st.caption(
        "The text is not added to the corpus and not stored: it is gone when you close this tab. The whole corpus is looked at, "
        "whatever the filters say. An article that the corpus has leads here from its own page."
    )
    if sent is None:
        return
    try:
        with st.spinner("Reading the text and looking for its sentences …"):
            told = landed.of_draft(sent.read())
            snapshot = corpus_state.snapshot()
            st.session_state[_KEY] = landed.landed(snapshot, corpus_state.article_runs(snapshot), told)
    except DraftError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.rerun()


def wanted() -> Landed | None:
    """What is to be shown: of the article that the address names, else of what this session has sent, if anything."""
    article = st.query_params.get(PARAMETER)
    if article is None:
        found: Landed | None = st.session_state.get(_KEY)
        return found
    of_article = _of_article(corpus_state.snapshot(), article)
    if of_article is None:
        st.warning("The corpus has no article at this address; send its text instead.", icon=":material/link_off:")
    return of_article


@st.cache_resource(
    max_entries=8, show_spinner="Looking for its sentences …", hash_funcs={Snapshot: corpus_state.identity}
)
def _of_article(snapshot: Snapshot, article: str) -> Landed | None:
    told = landed.of_article(snapshot, article)
    return None if told is None else landed.landed(snapshot, corpus_state.article_runs(snapshot), told)


def forget() -> None:
    """Let go of the text (a callback)."""
    st.session_state.pop(_KEY, None)
    st.query_params.pop(PARAMETER, None)


def show(found: Landed) -> None:
    """Draw the sentences that are quoted, each beside what quotes it."""
    st.html(report.STYLE)
    st.button("Look for another text", icon=":material/arrow_back:", type="tertiary", on_click=forget)
    st.subheader(plain(found.told.title or "The text"), anchor=False)
    by_sentence = found.by_sentence()
    _say(found, len(by_sentence))
    if not by_sentence:
        return
    _files(found)
    quoted = list(by_sentence)
    listed = st.container()
    page = paging.page_number(len(quoted), ROWS, "landed_page")
    with listed:
        for sentence in quoted[(page - 1) * ROWS : page * ROWS]:
            st.html(landed_rows.sentence_html(found, sentence, _article))
    st.caption(
        f"Only words between quotation marks count, and only passages of {FEWEST} words or more. Whether an article had them from this "
        "text or from elsewhere nobody can tell from the words: look at the days."
        + (f" Articles more than {LATE.days} days older than it are left out." if found.told.published else "")
    )


def _say(found: Landed, quoted: int) -> None:
    articles = {one.match.article for one in found.landings}
    outlets = {one.match.outlet for one in found.landings}
    if quoted:
        st.markdown(
            f"**{quoted:,}** of {count(len(found.sentences), 'sentence')} quoted in **{count(len(articles), 'article')}** of "
            f"**{count(len(outlets), 'outlet')}**"
        )
    else:
        st.info(
            f"No article of the corpus quotes any of its {count(len(found.sentences), 'sentence')} between quotation marks.",
            icon=":material/format_quote:",
        )
    if found.copies:
        st.caption(
            f"{count(found.copies, 'article')} of the corpus with the text itself: what is quoted there is left out."
        )
    if found.is_least:
        st.caption(
            f"The {MOST_ARTICLES} articles that share most words with it were read; there may be more that quote it."
        )


def _article(match: Match) -> str:
    return "articles" + query_string({"article": match.article, "quote": match.quote or ""})


def _files(found: Landed) -> None:
    title = f"landed {found.told.title or 'text'}"

    def write(format: Format, stream: BinaryIO) -> None:
        export_frame(landed_rows.frame(found), format, stream, about("quotations of a text", Selection()))

    with st.container(horizontal=True, vertical_alignment="center"):
        downloads.menu(write, downloads.named(Selection(), title), key="landed")
