"""Files that spare opening a corpus again: they are made once, are never stale, and nobody depends on them."""

import ast
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, Store, open_store, prepared, take_snapshot
from onrecord.corpus.machine import prepare, prepare_apart
from onrecord.taxonomy import Taxonomy, Topic
from tests.builders import ENGINE, small_corpus

TABLES = ("articles", "quotes", "mentions", "roles", "figures", "topics", "versions")


@pytest.fixture
def own(tmp_path: Path) -> Store:
    store = open_store(str(tmp_path / "corpus"))
    store.append(small_corpus()[:3], ENGINE)
    return store


def files(store: Store) -> list[str]:
    return sorted(path.name for path in prepared.folder(store.location).iterdir())


def contents(snapshot: Snapshot) -> dict[str, list[str]]:
    return {name: sorted(map(str, snapshot.rows(getattr(snapshot, name)))) for name in TABLES}


def forbid_making(patch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _: object) -> None:
        pytest.fail(f"{path} was made")

    patch.setattr(prepared, "_make", refuse)


def test_what_was_prepared_is_what_would_be_computed(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made, opened = take_snapshot(own), take_snapshot(own)
    monkeypatch.setattr(prepared, "attach", lambda *_: False)
    computed = take_snapshot(own)
    assert contents(made) == contents(opened) == contents(computed)
    assert all(getattr(made, name).schema() == getattr(computed, name).schema() for name in TABLES)
    assert contents(made)["topics"]


def test_it_is_made_once_also_where_the_corpus_is_moved(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(own)
    forbid_making(monkeypatch)
    assert len(take_snapshot(own).rows(take_snapshot(own).articles)) == 3
    moved = open_store(str(Path(own.location).rename(Path(own.location).with_name("it's moved"))))
    assert len(take_snapshot(moved).rows(take_snapshot(moved).articles)) == 3


def test_a_new_version_replaces_it_and_the_old_one_stays_open(own: Store) -> None:
    before = take_snapshot(own)
    names = files(own)
    own.append(small_corpus()[3:], ENGINE)
    after = take_snapshot(own)
    assert len(files(own)) == len(names) == 2
    assert not set(files(own)) & set(names)
    assert len(after.rows(after.articles)) == len(small_corpus())
    assert len(before.rows(before.articles)) == 3


def test_tables_that_somebody_takes_away_before_the_topics_are_matched_are_made_again(
    own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = prepared._make

    def take_away(path: Path, make: prepared.Make) -> None:
        if path.name.startswith("topics"):
            for other in path.parent.glob("machine-*"):
                other.unlink()
        made(path, make)

    with monkeypatch.context() as patch:
        patch.setattr(prepared, "_make", take_away)
        wanted = contents(take_snapshot(own))
    assert wanted["topics"]
    assert contents(take_snapshot(own)) == wanted


def test_other_topics_are_another_file_beside_the_same_tables(own: Store) -> None:
    take_snapshot(own)
    machine, _ = files(own)
    wheat = take_snapshot(own, Taxonomy((Topic(name="bread", phrases=("wheat",)),)))
    assert {row["topic"] for row in wheat.rows(wheat.topics)} == {"bread"}
    assert files(own)[0] == machine
    assert len(files(own)) == 2


def test_other_code_prepares_again(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    take_snapshot(own)
    before = files(own)
    monkeypatch.setattr(prepared, "_code", lambda: "changed")
    take_snapshot(own)
    assert not set(files(own)) & set(before)


PACKAGE = Path(prepared.__file__).parents[1]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("readers/html.py", False), ("language/cues.toml", False), ("ingest.py", False), ("names/forms.toml", True),
        ("corpus/versions.py", True), ("normalise.py", True),
    ],
)  # fmt: skip
def test_only_code_that_makes_them_prepares_again(tmp_path: Path, changed: str, again: bool) -> None:
    copy = tmp_path / "onrecord"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("model", "__pycache__"))
    before = prepared._code_in(copy)
    assert before == prepared._code()
    with (copy / changed).open("a") as file:
        file.write("\n# changed\n")
    assert (prepared._code_in(copy) != before) == again


def test_all_code_that_makes_them_counts() -> None:
    """Whatever opening a corpus imports of this package, directly or not."""
    seen: set[Path] = set()
    wanted = ["onrecord.corpus.machine"]
    while wanted:
        module = wanted.pop()
        place = PACKAGE.parent.joinpath(*module.split("."))
        path = next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.exists()), None)
        if path is None or path in seen or PACKAGE not in path.parents:
            continue
        seen.add(path)
        wanted.append(module.rpartition(".")[0])
        tree = ast.parse(path.read_text("utf-8"))
        # What only a type checker imports makes nothing.
        tree.body = [
            node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        ]
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                wanted += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                wanted += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    assert {path.relative_to(PACKAGE).parts[0] for path in seen} == {*prepared._MAKERS, "__init__.py"}


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_damaged_file_is_made_again(own: Store, content: bytes | None) -> None:
    wanted = contents(take_snapshot(own))
    for path in prepared.folder(own.location).iterdir():
        path.write_bytes(path.read_bytes()[:3000] if content is None else content)
    assert contents(take_snapshot(own)) == wanted


def test_where_nothing_can_be_written_it_is_computed_in_memory(own: Store, caplog: pytest.LogCaptureFixture) -> None:
    prepared.folder(own.location).write_text("in the way")
    assert len(contents(take_snapshot(own))["articles"]) == 3
    assert "prepared in memory" in caplog.text


def test_what_a_killed_process_left_goes_when_it_is_old(own: Store) -> None:
    folder = prepared.folder(own.location)
    folder.mkdir()
    old, new = folder / "a.making", folder / "b.making"
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    take_snapshot(own)
    assert (old.exists(), new.exists()) == (False, True)


def test_any_number_may_prepare_at_once(own: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        snapshots = list(threads.map(lambda _: take_snapshot(own), range(4)))
    assert len({str(contents(snapshot)) for snapshot in snapshots}) == 1
    assert len(files(own)) == 2


def test_a_corpus_on_object_storage_is_prepared_in_the_users_cache() -> None:
    folder = prepared.folder("s3://bucket/corpus")
    assert folder.parent.name == "onrecord"
    assert folder != prepared.folder("s3://bucket/other")


def test_a_large_corpus_is_prepared_by_another_process(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_apart(own)
    assert not prepared.folder(own.location).exists()
    monkeypatch.setattr("onrecord.corpus.machine._LARGE", 1)
    prepare_apart(own)
    forbid_making(monkeypatch)
    assert len(take_snapshot(own).rows(take_snapshot(own).articles)) == 3
