"""Editing a topic: its words, what a change gains and loses before it is saved, and phrases worth adding."""

import streamlit as st

from components import access, corpus_state, topic_preview
from components.access import Role
from components.said import said
from components.wording import plain
from onrecord import topic_changes
from onrecord.corpus.snapshot import Snapshot
from onrecord.errors import TaxonomyError
from onrecord.taxonomy import Topic

_NEW = "new_topic"
# An address of an earlier version: a new topic was one of the list.
_EARLIER_NEW = "(new topic)"
_NO_PARENT = "(none)"
_EMPTY = Topic(name="")
_SHOWN_CHANGES = 20
_WORDS_HELP = (
    "One on each line. “tariff” finds “tariffs”, NATO only capitals, migra* any ending; hyphens and apostrophes "
    "only separate words."
)


def show(snapshot: Snapshot) -> None:
    """Draw the editor; saving applies the change to every page at once, nothing is parsed again."""
    current = snapshot.taxonomy
    names = [topic.name for topic in current.topics]
    if st.query_params.get("edit") == _EARLIER_NEW:
        st.query_params.pop("edit")
        _begin()
    before = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if names and st.query_params.get(_NEW) != "true":
            # One that only groups others has no words to look at.
            first = next((at for at, topic in enumerate(current.topics) if topic.phrases), 0)
            chosen = st.selectbox("Topic", names, index=first, key="edit", bind="query-params", width=360)
            before = next((topic for topic in current.topics if topic.name == chosen), None)
            st.button("New topic", icon=":material/add:", key="begin_topic", on_click=_begin)
        elif names:
            st.button("The topics", icon=":material/arrow_back:", type="tertiary", key="leave_topic", on_click=_leave)
    form, preview = st.columns([5, 6], gap="large")
    with form:
        draft = _fields(before, names)
        _suggestions(snapshot, before)
    with preview:
        try:
            is_begun = before is not None or draft.name or draft.phrases
            changed = current.changed(before, draft) if is_begun else current
        except TaxonomyError as error:
            st.error(plain(str(error)), icon=":material/edit_off:")
            return
        if changed == current:
            st.caption("Change the words, and here you see which quotations the topic gains and loses.")
        else:
            topic_preview.show(snapshot, changed)
            st.button(
                "Save",
                type="primary",
                icon=":material/save:",
                key="save_topic",
                on_click=_save,
                args=(_seen(before), draft),
            )
        if before is not None:
            _deletion(before)
        if access.may(Role.REVIEWER):
            _log()


def _begin() -> None:
    """Have the page ask for a new topic (a callback)."""
    st.query_params[_NEW] = "true"


def _leave() -> None:
    """Have the page show the topics that there are (a callback)."""
    st.query_params.pop(_NEW, None)


def _fields(before: Topic | None, names: list[str]) -> Topic:
    _follow(before)
    name = st.text_input("Name", key=_key("name", before))
    description = st.text_input("What it is about", key=_key("description", before))
    parents = [_NO_PARENT, *(other for other in names if before is None or other != before.name)]
    parent = st.selectbox("Belongs to", parents, key=_key("parent", before))
    phrases = st.text_area("Phrases", key=_key("phrases", before), height=260, help=_WORDS_HELP)
    exclusions = st.text_area(
        "But not", key=_key("exclusions", before), height=100,
        help="Taken out of a quotation before its phrases are looked for: “budget airline” is no budget.",
    )  # fmt: skip
    return Topic(
        name=name.strip(),
        description=description.strip(),
        phrases=_lines(phrases),
        exclusions=_lines(exclusions),
        parent=None if parent == _NO_PARENT else parent,
    )


def _suggestions(snapshot: Snapshot, before: Topic | None) -> None:
    if before is None or not before.phrases:
        return
    if not st.toggle(
        "Suggest phrases", key="suggest", help="What the topic’s quotations say more often than others do."
    ):
        return
    offered = {one.phrase: one for one in _suggested(snapshot, before)}
    if not offered:
        st.caption("Nothing stands out in the quotations of this topic.")
        return
    wanted = st.pills(
        "Worth adding? (here / elsewhere)",
        list(offered),
        selection_mode="multi",
        format_func=lambda phrase: f"{plain(phrase)} ({offered[phrase].inside} / {offered[phrase].outside})",
        key=f"suggested {before.name}",
    )
    st.button("Add to the phrases", disabled=not wanted, key="add_suggested", on_click=_add, args=(before, wanted))


@st.cache_data(
    max_entries=20, show_spinner="Comparing quotations …", hash_funcs={Snapshot: corpus_state.identity, Topic: repr}
)
def _suggested(snapshot: Snapshot, topic: Topic):  # noqa: ANN202 (a class of the module that is loaded only here)
    from onrecord.corpus.topic_suggestions import suggestions  # scikit-learn takes a second to load

    return suggestions(snapshot, topic, limit=15)


def _deletion(topic: Topic) -> None:
    with st.popover("Delete this topic", icon=":material/delete:", type="tertiary"):
        st.caption("Its words are gone then. The quotations stay as they are, without this topic.")
        st.button("Delete", key="delete_topic", on_click=_save, args=(topic, None))


def _log() -> None:
    log = topic_changes.log()
    if not log.changes and not log.damaged:
        return
    with st.expander("What was changed", icon=":material/history:"):
        if log.damaged:
            lines = ("line " if len(log.damaged) == 1 else "lines ") + ", ".join(map(str, log.damaged))
            st.warning(
                f"Some changes are not listed here: {lines} of {plain(str(log.path))} cannot be read. "
                "A backup of that file may still have them.",
                icon=":material/history_off:",
            )
        for number, entry in enumerate(log.changes[::-1][:_SHOWN_CHANGES]):
            what = "added" if entry.before is None else "deleted" if entry.after is None else "changed"
            topic = entry.after or entry.before
            name, when = plain(topic.name if topic else ""), f"{entry.at:%-d %b %Y %H:%M} UTC"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(f"{name} {what} by {plain(entry.author)}, {when}")
                st.button(
                    "Undo", key=f"undo topic {entry.at.isoformat()} {number}", icon=":material/undo:", type="tertiary",
                    on_click=_save, args=(entry.after, entry.before),
                )  # fmt: skip


@said
def _save(seen: Topic | None, wanted: Topic | None) -> None:
    access.demand(Role.REVIEWER)
    had_others = topic_changes.change(seen, wanted, access.author())
    if wanted is None:
        st.session_state.pop("edit", None)
    else:
        st.session_state["edit"] = wanted.name
        _leave()
        _fill(wanted)
    if seen is not None and had_others:
        st.toast(
            f"Somebody else had changed {plain(seen.name)} meanwhile. Yours stands now; theirs is under “What was changed”.",
            icon=":material/group:",
            duration="long",
        )
    st.toast("Saved. Every page uses the new topics now.", icon=":material/save:")


def _add(topic: Topic, wanted: list[str]) -> None:
    key = _key("phrases", topic)
    st.session_state[key] = "\n".join([*_lines(st.session_state[key]), *wanted])


def _follow(topic: Topic | None) -> None:
    """Have the fields say what a topic is now, unless somebody has changed them."""
    stand = {field: st.session_state.get(_key(field, topic)) for field in _written(_EMPTY)}
    seen = _seen(topic) or _EMPTY
    if None in stand.values() or (stand == _written(seen) and topic not in {None, seen}):
        _fill(topic)


def _fill(topic: Topic | None) -> None:
    for field, value in _written(topic or _EMPTY).items():
        st.session_state[_key(field, topic)] = value
    st.session_state[_key("seen", topic)] = topic


def _seen(topic: Topic | None) -> Topic | None:
    """The topic as it was when it was last brought into the fields; another may have changed it since."""
    return st.session_state.get(_key("seen", topic))


def _written(topic: Topic) -> dict[str, str]:
    """What stands in the fields for a topic."""
    return {
        "name": topic.name,
        "description": topic.description,
        "parent": topic.parent or _NO_PARENT,
        "phrases": "\n".join(topic.phrases),
        "exclusions": "\n".join(topic.exclusions),
    }


def _key(field: str, topic: Topic | None) -> str:
    return f"topic {field} {topic.name if topic else ''}"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
