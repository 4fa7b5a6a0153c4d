"""Who changed what and when, and what the judgments say of the engine."""

import io
from functools import partial

import pandas as pd
import streamlit as st

from components import access, corpus_state, downloads, judging_form
from components.wording import count, plain
from onrecord.corpus import judgments
from onrecord.corpus.corrections import standing, undoing
from onrecord.corpus.judgments import Score, Share
from onrecord.corpus.snapshot import Snapshot
from onrecord.model import Action, Correction

_SHOWN = 500


def log() -> None:
    """Every entry, newest first; what still holds can be undone."""
    entries = corpus_state.store().corrections()
    unknown = corpus_state.store().unknown_kinds()
    if unknown:
        kinds = ", ".join(f"{plain(kind)} ({number:,})" for kind, number in unknown.items())
        st.warning(
            f"A newer version of the program has put something right in ways that this one does not know: {kinds}. "
            "It is kept and does not count here.",
            icon=":material/update:",
        )
    if not entries:
        st.info("Nobody has put anything right yet.", icon=":material/history:")
        return
    stands = {entry.id for entry in standing(entries)}
    newest = entries[::-1]
    rows = pd.DataFrame([_row(entry, entry.id in stands) for entry in newest])
    st.markdown(f"**{count(len(entries), 'entry', 'entries')}**, newest first")
    state = st.dataframe(
        rows.head(_SHOWN), hide_index=True, on_select="rerun", selection_mode="multi-row", key=f"log {len(entries)}",
        alt="The log of corrections",
    )  # fmt: skip
    chosen = [newest[at] for at in state.selection.rows if at < len(newest)]
    can_undo = [
        entry for entry in chosen if (entry.id in stands or entry.action is Action.UNDO) and _may_undo(entry, entries)
    ]
    with st.container(horizontal=True):
        st.button(
            f"Undo {count(len(can_undo), 'entry', 'entries')}",
            icon=":material/undo:",
            disabled=not can_undo,
            on_click=lambda: judging_form.say(undoing(can_undo, access.author())),
        )
        downloads.table_button(lambda: rows, name="corrections", key="corrections")


def _may_undo(entry: Correction, entries: list[Correction]) -> bool:
    """Whether whoever is here may undo an entry: what an administrator took out an administrator brings back."""
    undone = {entry.target} if entry.action is Action.UNDO else {entry.id}
    removals = {one.id for one in entries if one.action is Action.REMOVE}
    return access.may(access.Role.ADMINISTRATOR) or not undone & removals


def _row(entry: Correction, stands: bool) -> dict[str, object]:
    what = entry.before.get("text") or entry.before.get("title") or entry.target
    fields = [name for name in entry.value if name not in {"text", "sampled", "segments"}]
    if entry.action in {Action.RENAME, Action.SEPARATE, Action.TWO_PEOPLE}:
        before, after = entry.target, str(entry.value["name"])
    elif entry.action is Action.CONFIRM:
        before = after = ""
    else:
        before = "; ".join(f"{name}: {entry.before.get(name) or 'none'}" for name in fields)
        after = "; ".join(f"{name}: {entry.value[name] or 'none'}" for name in fields)
    if "segments" in entry.value:
        after += f"; words: {entry.value['text']}"
    return {
        "When (UTC)": entry.at.strftime("%Y-%m-%d %H:%M:%S"),
        "Who": entry.author,
        "What": entry.action.value,
        "Of": str(what),
        "Before": before,
        "After": after,
        "Holds": "yes" if stands else "no",
        "Article": entry.article,
        "Entry": entry.id,
    }


def score(snapshot: Snapshot) -> None:
    """How often the engine was right, of what people looked at; the judged articles as annotated data."""
    entries = corpus_state.store().corrections()
    found = [one for sampled in (True, False) if (one := judgments.score(entries, sampled=sampled))]
    if not found:
        st.info("Judge a few quotations first; those drawn by chance tell most.", icon=":material/straighten:")
        return
    for one in found:
        _score(one)
    st.download_button(
        "Download as annotated data",
        data=partial(_annotated, snapshot, entries),
        file_name="onrecord-annotated.jsonl",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(
        "The judged articles with the quotations that people let stand, as character offsets (JSON Lines). Only "
        "articles of which everything was judged (judged_all) can be scored."
    )


def _score(one: Score) -> None:
    st.subheader("Drawn by chance" if one.sampled else "Everything that was judged", anchor=False)
    left, right = st.columns(2)
    left.metric("Quotation and speaker right", _percent(one.speakers), help="The engine’s speaker was left as it was.")
    right.metric("A quotation at all", _percent(one.quotations))
    bias = "" if one.sampled else " Most were chosen because they looked wrong: of the others more are right."
    st.caption(
        f"{count(one.speakers.judged, 'judgment')}. With 95 % confidence the speaker is right in "
        f"{one.speakers.low:.0%} to {one.speakers.high:.0%}, and {one.quotations.low:.0%} to "
        f"{one.quotations.high:.0%} are quotations.{bias}"
    )


def _percent(share: Share) -> str:
    return f"{share.right / share.judged:.0%}"


def _annotated(snapshot: Snapshot, entries: list[Correction]) -> bytes:
    stream = io.BytesIO()
    judgments.export(snapshot, entries, stream)
    return stream.getvalue()
