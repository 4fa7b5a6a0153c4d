"""Atom feeds: of each saved view its quotations, those that came last first; and of those who now say otherwise."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from lxml import etree
from lxml.builder import ElementMaker
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import address, corpus_state, feed_address
from components.wording import day, facts, not_said, speaker_name
from onrecord.corpus import arrivals, views
from onrecord.corpus.otherwise import Otherwise
from onrecord.corpus.views import SavedView
from server.requests import answered, by_token
from server.roots import root

NEWEST = 100

_NEVER = datetime.fromtimestamp(0, UTC)
_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA_TYPE = "application/atom+xml; charset=utf-8"
# Characters that XML cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_E = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})


def routes(base: str) -> list[Route]:
    """The routes of the feeds; ``base`` is the path that the pages are under, "" or "/path"."""
    return [
        answered(f"{base}/feeds/otherwise.atom", partial(_otherwise, base), admit=_by_key_of_otherwise_or_token),
        answered(f"{base}/feeds/{{view}}.atom", partial(_feed, base), admit=_by_key_or_token),
    ]


def _by_key_of_otherwise_or_token(request: Request) -> None:
    if not feed_address.opens_otherwise(request.query_params.get(feed_address.KEY, "")):
        by_token(request)


def _otherwise(base: str, request: Request) -> Response:
    snapshot = corpus_state.snapshot()
    found = corpus_state.otherwise(snapshot)[:NEWEST]
    added = arrivals.added_at(snapshot, [one.now.article for one in found])
    answer = otherwise_feed([(one, added[one.now.article]) for one in found], root(request, base))
    return Response(answer, media_type=_MEDIA_TYPE, headers={"Cache-Control": "private"})


def otherwise_feed(found: Sequence[tuple[Otherwise, datetime]], root: str) -> bytes:
    """The feed of those who now say otherwise, each with when the newer quotation's article came."""
    return _document(
        f"{root}feeds/otherwise.atom",
        "Who now says otherwise",
        max((at for _, at in found), default=_NEVER),
        feed_address.of_otherwise(root),
        root + "statements" + address.query_string({"compare": "otherwise"}),
        [_now(one, at, root) for one, at in found],
    )


def _now(one: Otherwise, at: datetime, root: str) -> etree._Element:
    place = root + "articles" + address.query_string({"article": one.now.article, "quote": one.now.quote})
    sides = (
        f"{when}: {said.sentence}\n{facts([said.title or 'no headline', said.outlet or 'unknown outlet', day(said.published)])}"
        for when, said in (("Now", one.now), ("Before", one.before))
    )
    title = f"{one.speaker} now says otherwise: {' '.join(one.now.sentence.split())}"
    return _E.entry(
        _E.id(f"urn:onrecord:{one.now.quote}:{one.before.quote}"),
        _E.title(_plain(title)),
        _E.updated(_time(at)),
        _E.link(rel="alternate", href=_plain(place), type="text/html"),
        _E.content(_plain("\n\n".join(sides)), type="text"),
    )


def _by_key_or_token(request: Request) -> None:
    """Admit whoever has the view's secret address, or shows a token. Raises AccessError, CorpusError."""
    key = request.query_params.get(feed_address.KEY)
    view = _wanted(request) if key else None
    if view is None or not feed_address.opens(view, key or ""):
        by_token(request)


def _wanted(request: Request) -> SavedView | None:
    wanted = request.path_params["view"]
    return next((view for view in views.standing(corpus_state.store().views()) if view.id == wanted), None)


def _feed(base: str, request: Request) -> Response:
    view = _wanted(request)
    if view is None:
        return Response("There is no saved view of this address; it may have been deleted.", 404)
    rows = arrivals.latest(corpus_state.snapshot(), views.selection_of(view), NEWEST)
    answer = feed(view, rows, root(request, base))
    return Response(answer, media_type=_MEDIA_TYPE, headers={"Cache-Control": "private"})


def feed(view: SavedView, rows: list[dict[str, Any]], root: str) -> bytes:
    """The feed of a view with rows of ``arrivals.latest``; ``root`` is the address that the pages are under."""
    # The newest row came last; a view that was changed later is newer still.
    updated = max([view.saved, *(row["added_at"] for row in rows)])
    return _document(
        UUID(view.id).urn,
        view.name,
        updated,
        feed_address.of(view, root),
        root + view.page + address.query_string(view.params),
        [_entry(row, root) for row in rows],
    )


def _document(
    identifier: str, title: str, updated: datetime, own: str, page: str, entries: Sequence[etree._Element]
) -> bytes:
    """A feed with its ``own`` address and that of the ``page`` which shows the same."""
    document = _E.feed(
        _E.id(identifier),
        _E.title(_plain(f"{title} · On the Record")),
        _E.updated(_time(updated)),
        _E.link(rel="self", href=own, type="application/atom+xml"),
        _E.link(rel="alternate", href=_plain(page), type="text/html"),
        _E.author(_E.name("On the Record")),
        *entries,
    )
    answer: bytes = etree.tostring(document, xml_declaration=True, encoding="utf-8")
    return answer


def _entry(row: dict[str, Any], root: str) -> etree._Element:
    place = root + "articles" + address.query_string({"article": row["article"], "quote": row["quote"]})
    speaker = speaker_name(row["speaker"])
    notes = ", ".join(filter(None, ["indirect" if row["kind"] == "indirect" else "", not_said(row["polarity"])]))
    said = f"{speaker} ({notes}): {row['as_sentence']}" if notes else f"{speaker}: {row['as_sentence']}"
    where = facts(
        [row["title"] or "no headline", row["outlet"] or "unknown outlet", day(row["published"]), row["source"]]
    )
    return _E.entry(
        _E.id(f"urn:onrecord:{row['quote']}"),
        _E.title(_plain(" ".join(said.split()))),
        _E.updated(_time(row["added_at"])),
        _E.link(rel="alternate", href=_plain(place), type="text/html"),
        _E.content(_plain(f"{said}\n\n{where}"), type="text"),
    )


def _plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
