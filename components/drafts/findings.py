"""A checked draft: its quotations with their verdicts and sources, the editor's words on them, and what to take out."""

from datetime import datetime
from typing import BinaryIO

import streamlit as st

from components import corpus_state, downloads, paging
from components.address import query_string
from components.drafts.state import Checked, forget
from components.wording import count, plain
from onrecord.corpus.alike import annotated, report
from onrecord.corpus.alike.explanations import SIGNS
from onrecord.corpus.alike.findings import MOST_QUOTES, Match
from onrecord.corpus.alike.rows import Word, counted, frame
from onrecord.corpus.alike.verdicts import PASSED, Verdict
from onrecord.corpus.exports import export_frame
from onrecord.corpus.formats import about
from onrecord.corpus.offered import Format
from onrecord.corpus.selection import Selection

ROWS = 20


def show(checked: Checked) -> None:
    """Draw it."""
    st.html(report.STYLE)
    draft, findings = checked.check.draft, checked.check.findings
    st.button("Check another draft", icon=":material/arrow_back:", type="tertiary", on_click=forget)
    st.subheader(plain(draft.title or "The draft"), anchor=False)
    to_look_at = sum(finding.verdict not in PASSED for finding in findings)
    said = f"**{count(len(findings), 'quotation')}**: " + (
        f"**{to_look_at}** {'wants' if to_look_at == 1 else 'want'} your eye" if to_look_at else "all stand so"
    )
    st.markdown(said)
    if len(draft.quotes) > MOST_QUOTES:
        st.warning(
            f"Only the first {MOST_QUOTES:,} of {len(draft.quotes):,} quotations were looked up; check it in parts."
        )
    verdicts = _chosen(checked)
    shown = [n for n, finding in enumerate(findings) if not verdicts or finding.verdict in verdicts]
    _files(checked)
    listed = st.container()
    page = paging.page_number(len(shown), ROWS, "draft_page")
    with listed:
        for number in shown[(page - 1) * ROWS : page * ROWS]:
            _one(checked, number)
    st.caption(
        "A program compared the words. “Not found” may only mean that the corpus lacks the source, and a name may be wrong: "
        "look at the source before you print."
    )


def _chosen(checked: Checked) -> list[Verdict]:
    counts = dict(counted(checked.check))
    chosen: list[Verdict] = st.pills(
        "Show only",
        list(counts),
        format_func=lambda verdict: f"{SIGNS[verdict]} {counts[verdict]} {verdict.value}",
        selection_mode="multi",
        key="draft_verdicts",
    )
    return chosen


def _one(checked: Checked, number: int) -> None:
    with st.container(key=f"finding {number}", gap="xxsmall"):
        st.html(report.finding_html(number, checked.check, _article))
        word = checked.words.get(number, Word())
        accepted, note = f"accept {number}", f"note {number}"

        def remember() -> None:
            checked.words[number] = Word(bool(st.session_state[accepted]), str(st.session_state[note]).strip())

        with st.container(horizontal=True, vertical_alignment="center"):
            st.checkbox("Accept", value=word.accepted, key=accepted, on_change=remember, width="content")
            st.text_input(
                f"Note on quotation {number + 1}",
                value=word.note,
                key=note,
                on_change=remember,
                placeholder="Note",
                label_visibility="collapsed",
                max_chars=2_000,
            )


def _article(match: Match) -> str:
    quote = {"quote": match.quote} if match.quote else {}
    return "articles" + query_string({"article": match.article, **quote})


def _files(checked: Checked) -> None:
    made = about("quotations of a draft, checked", Selection())
    title = f"checked {checked.check.draft.title or 'draft'}"
    named = downloads.named(Selection(), title)

    def write(format: Format, stream: BinaryIO) -> None:
        export_frame(frame(checked.check, checked.words), format, stream, made)

    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Report",
            data=lambda: report.html(checked.check, checked.words, corpus=_corpus()),
            file_name=named("html"),
            mime="text/html",
            key="download checked report",
            icon=":material/print:",
            on_click="ignore",
            help="Every quotation with its verdict, source and your words, as one page to print or keep.",
        )
        st.download_button(
            "Annotated draft",
            data=lambda: annotated.word(checked.check, checked.words, checked.word),
            file_name=named("docx"),
            mime=downloads.WORD,
            key="download annotated draft",
            icon=":material/comment:",
            on_click="ignore",
            help="The draft as a Word document, with a comment on each quotation: your own file, if it was one of Word.",
        )
        downloads.menu(write, named, key="checked draft")


def _corpus() -> str:
    articles = corpus_state.snapshot().articles
    held = int(corpus_state.snapshot().fetch(articles.aggregate(n=articles.count()))["n"].iloc[0])
    return f"a corpus of {count(held, 'article')} as of {datetime.now().astimezone():%-d %B %Y, %H:%M}"
