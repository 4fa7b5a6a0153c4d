"""The feed of a saved view: well-formed whatever stands in names and articles, read back by a feed reader."""

from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import access, address, feed_address
from onrecord.corpus import open_store, views
from onrecord.corpus.views import SavedView
from server import feeds
from tests.builders import ENGINE, small_corpus
from tests.unit.corpus.test_otherwise import says

AT = datetime(2026, 5, 1, 12, 0, 0, 250_000, UTC)
ROOT = "http://127.0.0.1:8501/"


def view(name: str = "Wheat", **params: list[str]) -> SavedView:
    return SavedView(
        id="0" * 31 + "1", name=name, page="quotes", params=params, maker="ann", saved=AT, saved_by="ann", seen=AT
    )


def row(**values: Any) -> dict[str, Any]:
    known = {
        "quote": "abc-1-9", "article": "abc", "as_sentence": "“Wheat is dear,”", "polarity": "said", "kind": "direct", "speaker": "Ann Fay",
        "title": "Grain", "outlet": "Post", "published": None, "source": "a.txt", "added_at": AT,
    }  # fmt: skip
    return known | values


def test_a_reader_gets_what_was_said_by_whom_and_where() -> None:
    document = feedparser.parse(
        feeds.feed(view(q=["wheat"]), [row(), row(quote="abc-20-30", kind="indirect", speaker=None)], ROOT)
    )
    assert not document.bozo
    assert document.feed.title == "Wheat · On the Record"
    assert document.feed.id == "urn:uuid:00000000-0000-0000-0000-000000000001"
    assert document.feed.updated == "2026-05-01T12:00:00.250Z"
    assert {link.rel: link.href for link in document.feed.links} == {
        "self": f"{ROOT}feeds/{view().id}.atom",
        "alternate": f"{ROOT}quotes?q=wheat",
    }
    first, second = document.entries
    assert first.title == "Ann Fay: “Wheat is dear,”"
    assert first.link == f"{ROOT}articles?article=abc&quote=abc-1-9"
    assert "Grain · Post · undated · a.txt" in first.content[0].value
    assert second.title == "unknown speaker (indirect): “Wheat is dear,”"
    assert first.id != second.id


def test_a_reader_is_told_what_was_not_said() -> None:
    unsaid = row(kind="indirect", as_sentence="did not say when the gate opens", polarity="denied-to-have-said")
    (entry,) = feedparser.parse(feeds.feed(view(), [unsaid], ROOT)).entries
    assert entry.title == "Ann Fay (indirect, did not say): did not say when the gate opens"


@given(some.text(), some.text(), some.text())
def test_no_text_breaks_the_document_or_comes_alive_in_it(name: str, text: str, headline: str) -> None:
    hostile = f"{text}<script>alert(1)</script>]]>&amp;"
    answer = feeds.feed(view(name + hostile, q=[hostile]), [row(as_sentence=hostile, title=headline)], ROOT)
    document = etree.fromstring(answer)
    assert not document.xpath("//*[local-name()='script']")
    assert "<script>alert(1)</script>]]>&amp;" in document.xpath(
        "string(//*[local-name()='entry']/*[local-name()='title'])"
    )
    assert not feedparser.parse(answer).bozo


@pytest.fixture
def client(tmp_path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    st.cache_resource.clear()
    store = open_store(str(tmp_path / "corpus"))
    store.append(small_corpus(), ENGINE)
    monkeypatch.setenv("ONRECORD_CORPUS", store.location)
    return TestClient(Starlette(routes=feeds.routes("")))


def test_the_feed_of_a_view_and_of_one_that_is_gone(client: TestClient) -> None:
    store = open_store()
    saved = views.saving("Steel", "quotes", {"q": ["steel"]}, "ann", None)
    store.keep_view(saved)
    answer = client.get(f"/feeds/{saved.view}.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert [entry.title for entry in feedparser.parse(answer.content).entries] == [
        "Ann Fay: “We will not pay 5% more for steel,”"
    ]
    store.keep_view(views.deleting(saved.view, "ann"))
    assert client.get(f"/feeds/{saved.view}.atom").status_code == 404
    assert client.get("/feeds/..%2F..%2Fetc%2Fpasswd.atom").status_code == 404


def with_accounts(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    auth = {"cookie_secret": secret, "client_id": "x"}
    monkeypatch.setattr(access, "accounts_are_on", lambda: True)
    monkeypatch.setattr(access, "settings", lambda section: auth if section == "auth" else {})


def test_with_accounts_a_feed_has_a_secret_address_until_it_is_renewed(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_accounts(monkeypatch, "c" * 40)
    store = open_store()
    saved, other = (views.saving(name, "quotes", {"q": ["steel"]}, "ann", None) for name in ("Steel", "Other"))
    store.keep_view(saved)
    store.keep_view(other)

    def secret(entry: views.ViewEntry) -> str:
        (view,) = (view for view in views.standing(open_store().views()) if view.id == entry.view)
        return feed_address.of(view, "/")

    first = secret(saved)
    answer = client.get(first)
    assert answer.status_code == 200
    # Who reads it on from the address that it names itself needs no more.
    (own,) = (link.href for link in feedparser.parse(answer.content).feed.links if link.rel == "self")
    assert own.endswith(first)
    path, _, key = first.partition("?key=")
    assert len(key) == 43
    wrong = [path, f"{path}?key=", f"{path}?key={key[:-1]}", f"{path}?key={key}x", f"{path}?key=%E2%82%AC"]
    for address_ in [*wrong, secret(other).partition("?")[0] + f"?key={key}", f"/feeds/none.atom?key={key}"]:
        assert client.get(address_).status_code == 401

    store.keep_view(views.renewing_feed(saved.view, "ann"))
    second = secret(saved)
    assert second != first
    assert (client.get(first).status_code, client.get(second).status_code) == (401, 200)
    store.keep_view(views.renewing_feed(saved.view, "ann"))
    assert secret(saved) not in {first, second}
    assert client.get(secret(other)).status_code == 200

    with_accounts(monkeypatch, "d" * 40)
    assert client.get(secret(saved)).status_code == 200
    assert client.get(f"{path}?key={key}").status_code == 401


def test_without_a_secret_of_the_server_there_is_no_secret_address(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_accounts(monkeypatch, "")
    saved = views.saving("Steel", "quotes", {}, "ann", None)
    open_store().keep_view(saved)
    for key in ("", "x"):
        assert client.get(f"/feeds/{saved.view}.atom{address.query_string({'key': key})}").status_code == 401


def test_the_feed_of_those_who_now_say_otherwise(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = feedparser.parse(client.get("/feeds/otherwise.atom").content)
    assert (nobody.feed.title, nobody.entries) == ("Who now says otherwise · On the Record", [])
    open_store().append(
        [says(2, 400), says(9, 700, "The crane of <b>Ilm</b> on the northern quay costs {} crowns")], ENGINE
    )
    open_store().append([says(12, 900)], ENGINE)
    st.cache_resource.clear()
    answer = client.get("/feeds/otherwise.atom")
    (entry,) = feedparser.parse(answer.content).entries
    assert entry.title.startswith("Ann Fay now says otherwise: “The second crane")
    assert "will cost 900 crowns" in entry.content[0].value
    assert "will cost 400 crowns" in entry.content[0].value
    assert "/articles?article=" in entry.link

    with_accounts(monkeypatch, "c" * 40)
    assert client.get("/feeds/otherwise.atom").status_code == 401
    assert client.get("/feeds/otherwise.atom?key=x").status_code == 401
    secret = feed_address.of_otherwise("")
    assert client.get(f"/{secret}").status_code == 200
    with_accounts(monkeypatch, "")
    assert client.get("/feeds/otherwise.atom?key=").status_code == 401
