"""Saved views: the log of what people saved, looked at and deleted, entry by entry, and the views that stand.

A view is a page with its parameters under a name. Entries are added and never changed, so that two people who save
at once keep both their views. Of two who change the same one the later wins: what is saved again after it was deleted
is there again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import pyarrow as pa

from onrecord.corpus.selection import Selection, from_params

SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "at": pa.timestamp("us", tz="UTC"),
        "author": pa.string(),
        "action": pa.string(),
        "view": pa.string(),
        "value": pa.string(),
        "digests": pa.string(),
    }
)
_NEVER = datetime.fromtimestamp(0, UTC)


class ViewAction(StrEnum):
    """What a person has done to a saved view."""

    SAVE = "save"
    LOOK = "look"
    DELETE = "delete"
    RENEW_FEED = "renew feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewEntry:
    """One entry of the log; ``value`` of SAVE has name, page, params, seen and perhaps tray, of LOOK seen."""

    id: str
    at: datetime
    author: str
    action: ViewAction
    view: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view that stands; ``page`` is the last part of its address, "" the first page.

    It is its maker's, whoever ``saved_by`` last. ``seen`` is when the newest article came that the reader has had in it, or
    that there was when it was saved. ``tray`` has the quotations that were collected for it, by id in their order, with notes.
    ``renewed`` is the entry that last gave its feed another address, "" where none has.
    """

    id: str
    name: str
    page: str
    params: Mapping[str, Sequence[str]]
    maker: str
    saved: datetime
    saved_by: str
    seen: datetime
    tray: Mapping[str, str] = field(default_factory=dict)
    renewed: str = ""


def standing(log: Iterable[ViewEntry], reader: str = "") -> list[SavedView]:
    """The views that are left after all entries, by name, as ``reader`` has looked at them."""
    makers: dict[str, str] = {}
    saves: dict[str, ViewEntry] = {}
    seen: dict[str, datetime] = {}
    renewed: dict[str, str] = {}
    deleted: set[str] = set()
    for entry in sorted(log, key=lambda entry: (entry.at, entry.id)):
        if entry.action is ViewAction.DELETE:
            deleted.add(entry.view)
            continue
        if entry.action is ViewAction.RENEW_FEED:
            renewed[entry.view] = entry.id
            continue
        if entry.action is ViewAction.SAVE:
            makers.setdefault(entry.view, entry.author)
            saves[entry.view] = entry
            deleted.discard(entry.view)
        if entry.action is ViewAction.SAVE or entry.author == reader:
            mark = datetime.fromisoformat(entry.value["seen"])
            seen[entry.view] = max(mark, seen.get(entry.view, mark))
    views = [
        SavedView(
            id=view,
            name=entry.value["name"],
            page=entry.value["page"],
            params=entry.value["params"],
            maker=makers[view],
            saved=entry.at,
            saved_by=entry.author,
            seen=seen[view],
            tray=entry.value.get("tray", {}),
            renewed=renewed.get(view, ""),
        )
        for view, entry in saves.items()
        if view not in deleted
    ]
    return sorted(views, key=lambda view: (view.name.casefold(), view.saved, view.id))


def selection_of(view: SavedView) -> Selection:
    """The quotations that a view is about."""
    return from_params(view.params)


def saving(
    name: str,
    page: str,
    params: Mapping[str, Sequence[str]],
    author: str,
    seen: datetime | None,
    *,
    view: str | None = None,
    tray: Mapping[str, str] = MappingProxyType({}),
) -> ViewEntry:
    """An entry that saves a new view, or ``view`` anew; ``seen`` is when the newest article of the corpus came, ``tray`` what was collected."""
    value = {
        "name": name,
        "page": page,
        "params": {parameter: list(values) for parameter, values in params.items()},
        "seen": (seen or _NEVER).isoformat(),
    }
    value |= {"tray": dict(tray)} if tray else {}
    return _entry(ViewAction.SAVE, view or uuid4().hex, author, value)


def looking(view: str, author: str, seen: datetime | None) -> ViewEntry:
    """An entry that says that somebody has had everything of a view that came until then."""
    return _entry(ViewAction.LOOK, view, author, {"seen": (seen or _NEVER).isoformat()})


def deleting(view: str, author: str) -> ViewEntry:
    """An entry that takes a view away for everybody."""
    return _entry(ViewAction.DELETE, view, author, {})


def renewing_feed(view: str, author: str) -> ViewEntry:
    """An entry that gives the feed of a view another secret address; the one before it ends."""
    return _entry(ViewAction.RENEW_FEED, view, author, {})


def row(entry: ViewEntry) -> dict[str, object]:
    """A row of the table of entries."""
    return {
        "id": entry.id,
        "at": entry.at,
        "author": entry.author,
        "action": entry.action.value,
        "view": entry.view,
        "value": json.dumps(entry.value, ensure_ascii=False),
    }


def parse(stored: Mapping[str, Any]) -> ViewEntry:
    """The entry that ``row`` wrote."""
    return ViewEntry(
        id=stored["id"],
        at=stored["at"],
        author=stored["author"],
        action=ViewAction(stored["action"]),
        view=stored["view"],
        value=json.loads(stored["value"]),
    )


def _entry(action: ViewAction, view: str, author: str, value: Mapping[str, Any]) -> ViewEntry:
    return ViewEntry(id=uuid4().hex, at=datetime.now(UTC), author=author, action=action, view=view, value=value)
