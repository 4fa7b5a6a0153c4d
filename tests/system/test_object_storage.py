"""A corpus on an S3-compatible server: the same as one in a folder, written by several at once, with clear errors."""

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from onrecord.corpus import Store, judging, open_store, queries, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.selection import Selection
from onrecord.errors import CorpusError
from onrecord.model import ParsedArticle, QuoteKind, SpeakerKind
from tests.browser.conftest import free_port
from tests.builders import ENGINE, parsed, quotation, small_corpus

pytestmark = pytest.mark.far


@pytest.fixture
def remote(storage: str) -> Store:
    return open_store(f"s3://news/{uuid4().hex}")


def exported(store: Store) -> list[str]:
    """The lines of the file that everything is exported to; the order of quotations is that of their places."""
    stream = io.BytesIO()
    export(take_snapshot(store), "quotes", Selection(), "jsonl", stream)
    return sorted(stream.getvalue().decode().splitlines())


def put_right(store: Store) -> None:
    snapshot = take_snapshot(store)
    (row,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text == "The port has room"))
    as_said = {"speaker": "Di Nox", "speaker_kind": SpeakerKind.NAMED, "kind": QuoteKind.DIRECT}
    store.correct([judging.correct(row, "Cy Moe", **as_said)])


def test_what_is_put_right_and_exported_is_what_a_folder_has(remote: Store, tmp_path: Path) -> None:
    local = open_store(str(tmp_path / "corpus"))
    for store in (remote, local):
        assert store.version() is None
        store.append(small_corpus(), ENGINE)
        put_right(store)
    assert exported(remote) == exported(local)
    assert any("Di Nox" in line for line in exported(remote))
    selection = Selection(speakers=("Di Nox",))
    assert queries.totals(take_snapshot(remote), selection) == queries.totals(take_snapshot(local), selection)


def test_writers_at_once_lose_and_double_nothing(remote: Store) -> None:
    def mill(n: int) -> ParsedArticle:
        text = f"The mill number {n}\n\n“It is closed,” Ann Fay said."
        return parsed(text, [quotation(text, "“It is closed,”", "Ann Fay")])

    def write(numbers: Sequence[int]) -> None:
        for n in numbers:
            open_store(remote.location).append([mill(n)], ENGINE)

    # The third one is written by all.
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, [(1, 3), (2, 3), (3, 4), (5, 3)]))
    totals = queries.totals(take_snapshot(remote), Selection())
    assert (totals.articles, totals.quotes) == (5, 5)


@pytest.mark.parametrize(
    ("location", "environment", "reason"),
    [
        ("s3://nowhere/corpus", {}, "there is no bucket nowhere. Create it, or name another in ONRECORD_CORPUS."),
        (
            "s3://news/corpus",
            {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None, "AWS_METADATA_ENDPOINT": "closed"},
            "there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        ),
        ("s3://news/corpus", {"AWS_ENDPOINT_URL": "closed"}, "cannot be reached. Check AWS_ENDPOINT_URL and the network."),
        ("s3://news/corpus", {"AWS_ALLOW_HTTP": None}, "the server is not encrypted. Set AWS_ALLOW_HTTP=true if that is meant."),
    ],
)  # fmt: skip
def test_what_storage_refuses_is_one_sentence(
    storage: str,
    location: str,
    environment: dict[str, str | None],
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with pytest.raises(CorpusError) as raised:
        take_snapshot(open_store(location))
    message = str(raised.value)
    assert message.startswith(f"The corpus at {location} cannot be read or written: ")
    assert message.endswith(reason)
    assert "\n" not in message
