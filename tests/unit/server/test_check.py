"""A program sends a draft: what it is told, and that nothing of it stays."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.drafts import reading
from onrecord.corpus import Store
from onrecord.errors import DraftError
from server import api, openapi

# In the place of ``onrecord read-draft``: one quotation, the whole of the text between marks.
READS = """
import json, sys
text = open(sys.argv[-1]).read()
if "broken" in text:
    sys.exit(1)
if "Deutsch" in text:
    print("The text is in another language (de); only English is read.", file=sys.stderr)
    sys.exit(2)
start, end = text.find("“") + 1, text.find("”")
quote = dict(segments=[[start, end]], passages=[[start, end]], kind="direct", act="assert", polarity="said",
             speaker="Ann Fay", speaker_kind="named", on_behalf_of=None, lemmas="")
print(json.dumps({"text": text, "title": None, "quotes": [quote] if end > 0 else []}))
"""


@pytest.fixture
def client(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    st.cache_resource.clear()
    script = tmp_path / "reads.py"
    script.write_text(READS)
    monkeypatch.setattr(reading, "command", lambda: [sys.executable, str(script)])
    monkeypatch.setenv("ONRECORD_CORPUS", store.location)
    return TestClient(Starlette(routes=api.routes("")))


def test_text_and_file_get_the_same_verdicts(client: TestClient) -> None:
    text = "Prices.\n\n“Wheat is dear,” said Ann Fay."
    by_json = client.post("/api/check", json={"text": text})
    by_text = client.post("/api/check", content=text.encode(), headers={"Content-Type": "text/plain"})
    by_file = client.post("/api/check?name=../../draft.md", content=text.encode())
    assert by_json.status_code == 200, by_json.text
    assert by_json.json() == by_text.json() == by_file.json()
    found = by_json.json()
    assert (found["passed"], found["counts"], found["quotations"]) == (True, {"verbatim": 1}, 1)
    assert found["findings"][0]["parts"][0]["sources"][0]["outlet"] == "The Invented Times"
    assert by_json.headers["cache-control"] == "no-store"


def test_a_release_is_answered_with_what_quotes_it(client: TestClient) -> None:
    text = "Prices.\n\nWe will not pay 5% more for steel. The sun shone."
    answer = client.post("/api/landed", json={"text": text})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["sentences"], found["quoted"], found["articles"]) == (3, 1, 1)
    (row,) = found["rows"]
    assert (row["whole"], row["verdict"], row["speaker"]) == ("whole", "verbatim", "Ann Fay")
    assert answer.headers["cache-control"] == "no-store"
    properties = openapi.description("")["paths"]["/api/landed"]["post"]["responses"]["200"]["content"]
    assert set(found) == set(properties["application/json"]["schema"]["properties"])
    assert client.post("/api/landed", content=b"").status_code == 400


def test_a_draft_without_quotations_passes_with_none(client: TestClient) -> None:
    found = client.post("/api/check", json={"text": "Nothing was said."}).json()
    assert (found["passed"], found["findings"]) == (True, [])


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"json": {"text": "  "}}, "There is nothing in it"),
        ({"content": b""}, "There is nothing in it"),
        ({"json": {"words": 1}}, "The JSON has no “text”"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, "The body is no JSON"),
        ({"json": {"text": "Das ist Deutsch."}}, "The text is in another language (de)"),
        ({"json": {"text": "broken"}}, "The text could not be read"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_a_sentence(
    client: TestClient, sent: dict[str, object], sentence: str
) -> None:
    answer = client.post("/api/check", **sent)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(sentence)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_it_is_sent_by_post_alone(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/check")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_too_much_is_refused_before_it_is_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "command", lambda: pytest.fail("it was read"))
    assert client.post("/api/check", content=b"a" * 20_000_001).status_code == 413
    assert client.get("/api/check").status_code == 405


def test_a_draft_that_takes_too_long_is_given_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("read-draft", timeout)

    monkeypatch.setattr(subprocess, "run", slow)
    with pytest.raises(DraftError, match="took longer than 180 seconds"):
        reading.of_text("A text.")


def test_an_address_is_one_of_the_web() -> None:
    with pytest.raises(DraftError, match="begins with http"):
        reading.of_address("file:///etc/passwd")


def test_the_description_names_every_verdict() -> None:
    described = json.dumps(openapi.description("http://record.example/"))
    assert '"/api/check"' in described
    assert '"other_speaker"' in described
