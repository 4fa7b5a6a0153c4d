"""A quotation to judge: what it is and where it stands, and what a person can say of it."""

from collections.abc import Callable, Sequence

import ibis.expr.types as ir
import streamlit as st

from components import access, corpus_state, filters
from components.quote_card import card_html
from components.said import said
from components.wording import count, day, plain, speaker_name
from onrecord.corpus import judging, queries, review_queries, statement_queries
from onrecord.corpus.corrections import undoing
from onrecord.corpus.queries import StoredArticle, StoredQuote
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import InputError
from onrecord.model import Correction, QuoteKind, SpeakerKind

_JUST_SAID = "just said"
# Of the quotations to which a correction may apply too, so many are listed, with so many letters of each.
_SHOWN_ALIKE = 20
_SHOWN_WORDS = 120


def show(snapshot: Snapshot, quote: str, *, sampled: bool = False, on_next: Callable[[], None] | None = None) -> None:
    """Draw a quotation with everything that can be said of it; ``on_next`` passes it over."""
    row = judging.quotation(snapshot, quote)
    stored = queries.stored_article(snapshot, row["article"]) if row else None
    if row is None or stored is None:
        st.warning("The corpus has no such quotation any more.", icon=":material/link_off:")
        return
    item = next(item for item in stored.quotes if item.id == quote)
    changing = f"changing {quote}"

    def confirm() -> None:
        say([judging.confirm(row, access.author(), sampled=sampled)])

    def reject() -> None:
        say([judging.reject(row, access.author(), sampled=sampled)])

    def change() -> None:
        st.session_state[changing] = not st.session_state.get(changing, False)

    with st.container(horizontal=True):
        st.button("Right", icon=":material/check:", type="primary", shortcut="y", on_click=confirm)
        st.button("Change …", icon=":material/edit:", shortcut="e", on_click=change)
        st.button("No quotation", icon=":material/delete:", shortcut="x", on_click=reject)
        if on_next is not None:
            st.button("Later", icon=":material/skip_next:", shortcut="n", on_click=on_next)
    if st.session_state.get(changing):
        _form(snapshot, row, stored, item, sampled)
    # Below what can be said of it, which a long paragraph would push out of sight.
    st.html(card_html(stored, item))
    if row["reviewed"]:
        st.caption(f"{row['reviewed'].capitalize()} by {plain(row['reviewed_by'])}.")


def undo_button() -> None:
    """Take back what this session said last."""
    latest = st.session_state.get(_JUST_SAID, [])

    @said
    def undo() -> None:
        access.demand(access.Role.REVIEWER)
        corpus_state.store().correct(undoing(latest[-1], access.author()))
        latest.pop()

    st.button(
        "Undo", icon=":material/undo:", shortcut="u", on_click=undo, disabled=not latest, help="What you said last"
    )


@said
def say(entries: Sequence[Correction]) -> None:
    """Put corrections into the log (a callback, or before a rerun); they can be undone in this session by one click."""
    access.demand(access.Role.REVIEWER)
    corpus_state.store().correct(entries)
    st.session_state.setdefault(_JUST_SAID, []).append(list(entries))


def _form(snapshot: Snapshot, row: judging.Row, stored: StoredArticle, item: StoredQuote, sampled: bool) -> None:
    quote = item.quote
    text = stored.article.text
    with st.form(f"change {item.id}"):
        left, right = st.columns(2)
        names = filters.speaker_names()
        known = [quote.speaker] if quote.speaker and quote.speaker not in names else []
        options = [*known, *names]
        speaker = left.selectbox(
            "Speaker",
            options,
            index=options.index(quote.speaker) if quote.speaker else None,
            accept_new_options=True,
            placeholder="Unknown: choose or write a name",
        )
        kinds = [kind.value for kind in SpeakerKind]
        speaker_kind = right.selectbox("Kind of speaker", kinds, index=kinds.index(quote.speaker_kind.value))
        forms = [kind.value for kind in QuoteKind]
        kind = left.selectbox("Kind of quotation", forms, index=forms.index(quote.kind.value))
        words = st.text_area(
            "Words, as the article has them; a line for each part",
            "\n".join(" ".join(text[start:end].split()) for start, end in quote.segments),
        )
        others = _other_reports(snapshot, corpus_state.statements(snapshot), item.id)
        also = bool(others) and st.checkbox(
            f"The same speaker in {count(len(others), 'other report')} of this statement", value=False
        )
        alike = _chosen_alike(snapshot, row)
        if not st.form_submit_button("Save", type="primary", icon=":material/save:"):
            return
    try:
        passages = judging.passages(text, words, quote.segments[0][0])
    except InputError as error:
        st.error(plain(str(error)))
        return
    chosen = SpeakerKind(speaker_kind)
    if speaker and chosen is SpeakerKind.UNKNOWN:
        chosen = SpeakerKind.NAMED
    entries = [
        judging.correct(
            row, access.author(), speaker=speaker, speaker_kind=chosen, kind=QuoteKind(kind), passages=passages,
            text=text, sampled=sampled,
        )
    ]  # fmt: skip
    reports = [judging.quotation(snapshot, other) for other in others] if also else []
    # A report of the same statement may be one of those with the same name.
    for found in {found["quote"]: found for found in [*reports, *alike] if found is not None}.values():
        if found["quote"] != item.id:
            same_kind = QuoteKind(found["kind"])
            entries.append(
                judging.correct(found, access.author(), speaker=speaker, speaker_kind=chosen, kind=same_kind)
            )
    say(entries)
    st.toast(f"Saved: {plain(speaker_name(speaker))}", icon=":material/check:")
    st.rerun()


def _chosen_alike(snapshot: Snapshot, row: judging.Row) -> Sequence[judging.Row]:
    """The quotations to which the same applies, listed before anything is done: none unless the reader says so."""
    alike = review_queries.like_this(snapshot, row)
    if not alike:
        return []
    label = f"The same in {count(len(alike), 'other quotation')} where articles say {plain(str(row['speaker_here']))}"
    wanted = st.checkbox(label, value=False)
    with st.expander("Which", icon=":material/list:"):
        lines = [
            f"- {day(one['published'])}, {plain(one['outlet'] or 'unknown outlet')}: {plain(one['text'][:_SHOWN_WORDS])}"
            for one in alike[:_SHOWN_ALIKE]
        ]
        more = f"\n\nand {len(alike) - _SHOWN_ALIKE:,} more" if len(alike) > _SHOWN_ALIKE else ""
        st.markdown("\n".join(lines) + more)
    return alike if wanted else []


def _other_reports(snapshot: Snapshot, statements: ir.Table, quote: str) -> list[str]:
    statement = statement_queries.of_quote(snapshot, statements, quote)
    if statement is None:
        return []
    return [other for other in statement_queries.reports(snapshot, statements, statement)["quote"] if other != quote]
