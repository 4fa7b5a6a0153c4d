"""What a newer program has written is said to be so: it is neither damaged nor repaired, and nothing of it is lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.corpus import check, corrections
from onrecord.corpus import store as stores
from onrecord.corpus.opening import take_snapshot
from onrecord.corpus.store import Store
from onrecord.errors import NewerError
from onrecord.model import Action


def contents(store: Store) -> dict[Path, bytes]:
    """Every file but those that can be made again at any time."""
    files = (path for path in Path(store.location).rglob("*") if path.is_file() and "prepared" not in path.parts)
    return {path: path.read_bytes() for path in files}


def newer_protocol(store: Store, _: pytest.MonkeyPatch) -> None:
    version = store.version()
    assert version is not None
    entry = Path(store.location, "articles", "_delta_log", f"{version + 1:020}.json")
    entry.write_text(json.dumps({"protocol": {"minReaderVersion": 9, "minWriterVersion": 9}}) + "\n")


def newer_format(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later.setattr(stores, "FORMAT", 2)
        store.correct([corrections.new(Action.CONFIRM, "q", "Ann Fay")])


@pytest.mark.parametrize("make_newer", [newer_protocol, newer_format])
def test_a_newer_corpus_is_said_to_be_newer_and_left_alone(
    own: Store, monkeypatch: pytest.MonkeyPatch, make_newer
) -> None:
    make_newer(own, monkeypatch)
    before = contents(own)
    for act in (lambda: take_snapshot(own), lambda: check.check(own), lambda: check.repair(own)):
        with pytest.raises(
            NewerError, match=r"newer version of On the Record: update this program\. Nothing of it was changed"
        ):
            act()
    assert contents(own) == before


def test_kinds_that_only_a_newer_program_knows_are_kept_and_named(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    known, other = (corrections.new(Action.CONFIRM, target, "Ann Fay") for target in "ab")
    row = stores.schema.correction_row
    with monkeypatch.context() as later:
        later.setattr(
            stores.schema,
            "correction_row",
            lambda entry: row(entry) | ({"action": "annotate"} if entry.target == "b" else {}),
        )
        own.correct([known, replace(other)])
    assert [entry.target for entry in own.corrections()] == ["a"]
    assert own.unknown_kinds() == {"annotate": 1}
    own.correct([corrections.new(Action.CONFIRM, "c", "Bo Lund")])
    assert own.unknown_kinds() == {"annotate": 1}
