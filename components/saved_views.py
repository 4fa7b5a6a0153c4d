"""Saved views: a menu at the top of every page to save this one, open others with what is new in them, and change them.

A view is opened by a link, like any other view; the link's parameter ``saved`` says which one is looked at.
"""

from datetime import datetime
from html import escape

import streamlit as st

from components import access, address, corpus_state, feed_address, tray
from components.access import AccessError, Role
from components.said import said
from components.wording import count, day, facts, plain
from onrecord.corpus import arrivals, views
from onrecord.corpus.selection import Selection, from_params, in_words, to_params
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.views import SavedView
from onrecord.errors import QueryError

PARAMETER = "saved"
_OPENED = "the saved view that was opened last"
_DELETED = "the saved view that was deleted last"
# What says where in a list or an article the reader is belongs to no view.
_PLACES = ("page", "list_page", "article", "quote", "review", PARAMETER)
_LONGEST_NAME = 80


def note_look() -> None:
    """Where the address opens a saved view, keep that its reader has looked, and what was new until now."""
    # Taken out of the address, so that a link that is copied from it opens the view for others without looking for them.
    wanted = st.query_params.pop(PARAMETER, None)
    if not wanted:
        return
    view = next((view for view in _standing() if view.id == wanted), None)
    if view is None:
        return
    tray.add(view.tray)
    snapshot = corpus_state.snapshot()
    st.session_state[_OPENED] = {
        "name": view.name,
        "selection": from_params(view.params),
        "new": _new(snapshot, view),
    }
    newest = _newest(snapshot)
    if newest and newest > view.seen:
        corpus_state.store().keep_view(views.looking(view.id, access.author(), newest))


def opened(selection: Selection) -> None:
    """Say which saved view is shown and what is new in it, as long as it is."""
    view = st.session_state.get(_OPENED)
    if view and view["selection"] == selection:
        new = f"**{count(view['new'], 'new quotation')}**" if view["new"] else "nothing new"
        name = plain(f"“{view['name']}”")
        st.caption(f"Saved view {name}: {new} since your last look.")


def menu(page: str, selection: Selection, *, can_save: bool) -> None:
    """The menu; what is closed costs nothing."""
    with st.popover(
        "Saved views", icon=":material/bookmarks:", type="tertiary", key="saved_views", on_change="rerun"
    ) as box:
        if not box.open:
            return
        saved = _standing()
        for view in saved:
            _row(view, page, selection, can_save=can_save)
        deleted: SavedView | None = st.session_state.get(_DELETED)
        if deleted and all(view.id != deleted.id for view in saved):
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                st.caption(f"{plain(f'“{deleted.name}”')} was deleted.", width="content")
                st.button("Undo", key="undo_delete", icon=":material/undo:", on_click=_restore, args=(deleted,))
        elif not saved:
            st.caption("A saved view keeps a page with its filters under a name and counts what is new in it.")
        if can_save:
            with st.form("save_view", border=False, clear_on_submit=True):
                st.text_input("Name of this view", key="view_name", max_chars=_LONGEST_NAME)
                if tray.held():
                    st.caption(
                        f"With the tray: {count(len(tray.held()), 'quotation')} and your notes, for all who open it."
                    )
                st.form_submit_button(
                    "Save this view", icon=":material/bookmark_add:", on_click=_save, args=(page, selection)
                )


def _row(view: SavedView, page: str, selection: Selection, *, can_save: bool) -> None:
    try:
        new = count(found, "new quotation") if (found := _new(corpus_state.snapshot(), view)) else ""
    except QueryError as error:
        # One view that cannot be read, by a later version perhaps, takes no other away.
        new = str(error)
    filters = "; ".join(f"{label}: {value}" for label, value in in_words(views.selection_of(view))) or "no filters"
    by = f" by {view.saved_by}" if view.saved_by != access.author() else ""
    collected = [count(len(view.tray), "quotation") + " collected"] if view.tray else []
    about = facts([*([new] if new else []), filters, *collected, f"saved {day(view.saved)}{by}"])
    accounts = access.accounts_are_on()
    target = address.root() + view.page + address.query_string({**view.params, PARAMETER: view.id})
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.html(
            f'<p class="otr-view"><a href="{escape(target)}">{escape(view.name)}</a>'
            f"<br><span>{escape(about)}</span></p>"
        )
        feed = feed_address.of(view, address.root())
        about_feed = "Atom feed. Its address is secret: whoever has it reads this view without logging in."
        st.link_button(
            "", feed, icon=":material/rss_feed:", type="tertiary", help=about_feed if accounts else "Atom feed"
        )
        if accounts and _may_change(view):
            st.button(
                "",
                key=f"renew {view.id}",
                icon=":material/lock_reset:",
                type="tertiary",
                help="Give the feed another secret address; the one that it has now ends",
                on_click=_renew_feed,
                args=(view,),
            )
        st.button(
            "",
            key=f"update {view.id}",
            icon=":material/save_as:",
            type="tertiary",
            help="Keep what is shown now under this name",
            disabled=not can_save or not _may_change(view),
            on_click=_update,
            args=(view, page, selection),
        )
        st.button(
            "", key=f"delete {view.id}", icon=":material/delete:", type="tertiary", help="Delete this view for everybody",
            disabled=not _may_change(view), on_click=_delete, args=(view,),
        )  # fmt: skip


@said
def _save(page: str, selection: Selection) -> None:
    name = " ".join(str(st.session_state["view_name"]).split())
    if not name:
        st.toast("Give the view a name first.", icon=":material/edit:")
        return
    _keep(name, page, selection)


@said
def _update(view: SavedView, page: str, selection: Selection) -> None:
    _demand(view)
    _keep(view.name, page, selection, view.id)


@said
def _delete(view: SavedView) -> None:
    _demand(view)
    corpus_state.store().keep_view(views.deleting(view.id, access.author()))
    st.session_state[_DELETED] = view


@said
def _restore(view: SavedView) -> None:
    _demand(view)
    again = views.saving(view.name, view.page, view.params, access.author(), view.seen, view=view.id, tray=view.tray)
    corpus_state.store().keep_view(again)


@said
def _renew_feed(view: SavedView) -> None:
    _demand(view)
    corpus_state.store().keep_view(views.renewing_feed(view.id, access.author()))
    st.toast("The feed has another address now. Give it to your feed reader.", icon=":material/lock_reset:")


def _may_change(view: SavedView) -> bool:
    """A view is its maker's; others save their own from it. Who puts right what is everybody's may change it too."""
    return view.maker == access.author() or access.may(Role.REVIEWER)


def _demand(view: SavedView) -> None:
    if not _may_change(view):
        raise AccessError(
            f"“{view.name}” is {view.maker}’s view: save one of your own from it, or ask a reviewer to change it."
        )


def _keep(name: str, page: str, selection: Selection, view: str | None = None) -> None:
    own = {parameter: values for parameter, values in address.of_page().items() if parameter not in _PLACES}
    newest = _newest(corpus_state.snapshot())
    corpus_state.store().keep_view(
        views.saving(name, page, to_params(selection) | own, access.author(), newest, view=view, tray=tray.held())
    )


def _standing() -> list[SavedView]:
    return views.standing(corpus_state.store().views(), access.author())


# Of a corpus that stands still, the same question has the same answer.
@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs={Snapshot: corpus_state.identity})
def _newest(snapshot: Snapshot) -> datetime | None:
    return arrivals.newest(snapshot)


@st.cache_resource(
    max_entries=200,
    show_spinner=False,
    hash_funcs={Snapshot: corpus_state.identity, SavedView: lambda view: (repr(views.selection_of(view)), view.seen)},
)
def _new(snapshot: Snapshot, view: SavedView) -> int:
    return arrivals.since(snapshot, views.selection_of(view), view.seen)
