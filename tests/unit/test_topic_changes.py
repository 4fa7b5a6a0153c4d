"""Two people change topics: neither loses what the other did, and what was replaced can be brought back."""

import errno
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import taxonomy, topic_changes
from onrecord.errors import TaxonomyError
from onrecord.taxonomy import Taxonomy, Topic

STEEL = Topic(name="steel", phrases=("steel",))
PORT = Topic(name="port", phrases=("port",), parent="steel")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "topics.toml"
    monkeypatch.setenv(taxonomy.TOPICS_VARIABLE, str(path))
    taxonomy.save_own(Taxonomy((STEEL, PORT)))
    return path


def topic(name: str) -> Topic | None:
    return next((one for one in taxonomy.load_own().topics if one.name == name), None)


def test_an_edit_of_one_topic_leaves_the_others_as_they_are_now() -> None:
    ada = Topic(name="port", phrases=("harbour",), parent="steel")
    cy = Topic(name="steel", phrases=("steel", "tariff"))
    assert not topic_changes.change(PORT, ada, "ada")
    # Cy has seen neither of the two since Ada's edit.
    assert not topic_changes.change(STEEL, cy, "cy")
    assert (topic("port"), topic("steel")) == (ada, cy)


def test_of_two_on_one_topic_the_later_wins_and_sees_the_earlier() -> None:
    ada, cy = Topic(name="steel", phrases=("iron",)), Topic(name="steel", phrases=("tariff",))
    topic_changes.change(STEEL, ada, "ada")
    assert topic_changes.change(STEEL, cy, "cy")
    assert topic("steel") == cy
    assert [(entry.author, entry.before, entry.after) for entry in topic_changes.log().changes] == [
        ("ada", STEEL, ada),
        ("cy", ada, cy),
    ]
    last = topic_changes.log().changes[-1]
    topic_changes.change(last.after, last.before, "ada")
    assert topic("steel") == ada


def test_what_was_deleted_or_renamed_comes_back() -> None:
    topic_changes.change(STEEL, None, "ada")
    assert (topic("steel"), topic("port")) == (None, Topic(name="port", phrases=("port",)))
    topic_changes.change(None, STEEL, "ada")
    assert topic("steel") == STEEL
    topic_changes.change(STEEL, Topic(name="metal", phrases=("steel",)), "ada")
    assert topic("steel") is None


def test_what_another_deleted_meanwhile_is_said_and_comes_back() -> None:
    topic_changes.change(PORT, None, "ada")
    assert topic_changes.change(PORT, replace(PORT, phrases=("harbour",)), "cy")
    assert topic("port") == replace(PORT, phrases=("harbour",))


def test_what_changes_nothing_is_no_change() -> None:
    topic_changes.change(None, None, "ada")
    topic_changes.change(STEEL, STEEL, "ada")
    assert topic_changes.log().changes == ()


def test_many_at_once_lose_nothing() -> None:
    names = [f"topic {number}" for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda name: topic_changes.change(None, Topic(name=name, phrases=("word",)), name), names))
    assert {one.name for one in taxonomy.load_own().topics} == {"steel", "port", *names}
    assert len(topic_changes.log().changes) == 24


def test_a_full_disk_is_one_sentence_and_leaves_nothing(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = own.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(TaxonomyError, match="No space left"):
        topic_changes.change(STEEL, Topic(name="steel", phrases=("iron",)), "ada")
    assert own.read_bytes() == before
    assert not list(own.parent.glob("*.partial"))


@pytest.mark.parametrize("damage", [b"{", b'{"at": "yesterday"}', b"\xff\xfe", b'"text"', b"[1]"])
def test_a_damaged_line_is_named_and_the_others_are_read(own: Path, damage: bytes) -> None:
    # What parts lines elsewhere parts none here.
    iron = Topic(name="iron \u2028 ore", phrases=("iron",))
    topic_changes.change(None, iron, "ada")
    path = own.with_name(f"{own.name}.log")
    with path.open("ab") as file:
        file.write(damage + b"\n")
    topic_changes.change(iron, None, "cy")
    log = topic_changes.log()
    assert [entry.author for entry in log.changes] == ["ada", "cy"]
    assert (log.damaged, log.path) == ((2,), path)


def test_a_log_that_cannot_be_read_is_one_sentence(own: Path) -> None:
    own.with_name(f"{own.name}.log").mkdir()
    with pytest.raises(TaxonomyError, match="cannot be read"):
        topic_changes.log()
