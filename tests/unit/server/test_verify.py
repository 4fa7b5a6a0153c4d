"""A program sends a file that it was given earlier."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.verify import reading
from onrecord.corpus import Store, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.selection import Selection
from server import api

ROOT = Path(__file__).parents[3]


@pytest.fixture
def client(store: Store, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    st.cache_resource.clear()
    monkeypatch.setenv("ONRECORD_CORPUS", store.location)
    return TestClient(Starlette(routes=api.routes("")))


def taken_out(store: Store) -> bytes:
    stream = BytesIO()
    export(take_snapshot(store), "quotes", Selection(), "csv", stream)
    return stream.getvalue()


def test_every_row_has_its_standing(client: TestClient, store: Store) -> None:
    sent = taken_out(store)
    answer = client.post("/api/verify", content=sent)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["holds"], answer.json()["counts"]) == (True, {"holds": 7})
    assert answer.headers["cache-control"] == "no-store"
    edited = client.post("/api/verify", content=sent.replace(b"Wheat is dear", b"Wheat is cheap")).json()
    assert (edited["holds"], edited["counts"]) == (False, {"holds": 6, "edited in the file": 1})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is nothing in the file"),
        (b"name,price\nwheat,7\n", "This is no extract of On the Record"),
        (b"{not json", "The file cannot be read: it is damaged"),
        (b"PAR1 and no more", "The file cannot be read: it is damaged"),
        (b"PK\x03\x04 and no more", "The file cannot be read: it is damaged"),
        (b"<html>", "This is no extract of On the Record"),
        (b"\x00\xff\xfe\x81\x8d", "This is no extract of On the Record"),
    ],
)
def test_what_cannot_be_verified_is_refused_in_a_sentence(client: TestClient, content: bytes, sentence: str) -> None:
    answer = client.post("/api/verify", content=content)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(sentence)


def test_too_much_is_refused_before_it_is_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "command", lambda: pytest.fail("it was read"))
    assert client.post("/api/verify", content=b"a" * 50_000_001).status_code == 413


def test_reading_a_file_loads_no_language_model() -> None:
    code = "import sys, onrecord.read_extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
