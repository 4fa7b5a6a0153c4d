"""A corpus whose files were damaged: what is found, what is mended, and that nothing is lost or doubled."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from onrecord.corpus import Store, corrections, open_store, prepared, queries, schema, take_snapshot, views
from onrecord.corpus.check import check, repair, unverified
from onrecord.corpus.selection import Selection
from onrecord.errors import CorpusError
from onrecord.model import Action
from tests.builders import ENGINE, small_corpus

Harm = Callable[[Path], None]
Contents = list[tuple[object, ...]]


def filled(location: Path) -> Store:
    store = open_store(str(location))
    for part in (small_corpus()[:2], small_corpus()[2:4], small_corpus()[4:]):
        store.append(part, ENGINE)
    for name in ("Wheat", "Rye"):
        store.keep_view(views.saving(name, "quotes", {"q": [name]}, "ann", None))
    return store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(tmp_path_factory.mktemp("whole") / "corpus")


@pytest.fixture(scope="module")
def undisturbed(whole: Store) -> Contents:
    return contents(whole)


@pytest.fixture
def store(whole: Store, tmp_path: Path) -> Store:
    return open_store(str(shutil.copytree(whole.location, tmp_path / "corpus")))


def contents(store: Store) -> Contents:
    """Everything that pages show of articles and quotations, as the tables themselves have it."""
    shutil.rmtree(prepared.folder(store.location), ignore_errors=True)
    snapshot = take_snapshot(store)
    frame = snapshot.fetch(snapshot.quotes.select("article", "start", "text", "speaker", "title", "outlet"))
    titles = queries.articles(snapshot, Selection(), limit=100)[["article", "title", "quotes"]]
    return sorted(map(tuple, [*frame.astype(str).to_numpy(), *titles.astype(str).to_numpy()]))


def newest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda path: (path.stat().st_mtime_ns, path.name))


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def misname(path: Path) -> None:
    """Turn a bit of a column's name: the file is read without complaint, and is none of the table's."""
    path.write_bytes(path.read_bytes().replace(b"sketch", b"sketcl"))


# What holds the only copy of an article's text: the files that it came from must be read again.
ARTICLES_LOST = ("articles gone", "a column's name with a bit turned")
HARMS: dict[str, tuple[Harm, str]] = {
    "half a log entry": (lambda at: halve(newest(at / "quotes/_delta_log", "*.json")), "is half written"),
    "an empty log entry": (lambda at: newest(at / "articles/_delta_log", "*.json").write_bytes(b""), "is empty"),
    "a log entry gone": (lambda at: (at / f"quotes/_delta_log/{1:020}.json").unlink(), "is missing"),
    "the log gone": (lambda at: shutil.rmtree(at / "quotes/_delta_log"), "is missing"),
    "quotations cut short": (lambda at: halve(newest(at / "quotes", "*.parquet")), "bytes of"),
    "quotations gone": (lambda at: newest(at / "quotes", "*.parquet").unlink(), "is missing"),
    "articles gone": (lambda at: newest(at / "articles", "*.parquet").unlink(), "is missing"),
    "a column's name with a bit turned": (
        lambda at: misname(newest(at / "articles", "*.parquet")),
        "columns that are not",
    ),
    "names cut short": (lambda at: halve(newest(at / "mentions", "*.parquet")), "bytes of"),
}


def test_a_whole_corpus_is_whole_and_repairing_it_changes_nothing(store: Store, undisturbed: Contents) -> None:
    assert check(store) == []
    done = repair(store)
    assert (done.tables, done.articles, done.lost) == ((), (), ())
    assert contents(store) == undisturbed


@pytest.mark.parametrize("harm", HARMS)
def test_damage_is_named_and_mended(store: Store, undisturbed: Contents, harm: str) -> None:
    damage, problem = HARMS[harm]
    damage(Path(store.location))
    found = check(store)
    assert problem in " ".join(map(str, found))
    done = repair(store)
    for article in done.articles:
        store.append([one for one in small_corpus() if one.article.key == article.key], ENGINE)
    assert check(store) == []
    # What had lost its text as well is unknown now: reading the same files again brings it back.
    known = set(queries.articles(take_snapshot(store), Selection(), limit=100)["article"])
    missing = [one for one in small_corpus() if one.article.key not in known]
    assert len(missing) == (1 if harm in ARTICLES_LOST else 0)
    for one in missing:
        store.append([one], ENGINE)
    assert contents(store) == undisturbed
    assert [view.name for view in views.standing(store.views())] == ["Rye", "Wheat"]
    assert bool(done.lost) == (harm in ARTICLES_LOST)
    assert list((Path(store.location) / "damaged").iterdir())


def test_what_people_said_is_never_dropped_without_a_word(store: Store) -> None:
    file = newest(Path(store.location, "views"), "*.parquet")
    file.unlink()
    (lost,) = repair(store).lost
    assert lost.startswith(f"views/{file.name} is missing: what people said in it must be said again")
    assert len(views.standing(store.views())) == 1
    assert check(store) == []


@pytest.mark.parametrize("name", ["views", "corrections"])
def test_what_people_said_is_missed_where_its_whole_folder_is_gone(store: Store, name: str) -> None:
    store.correct([corrections.new(Action.CONFIRM, "a", "Ann Fay")])
    shutil.rmtree(Path(store.location) / name)
    assert [str(damage) for damage in check(store)] == [f"{name} is missing"]
    # Nothing is shown without it, and nothing new begins in its place.
    with pytest.raises(CorpusError, match=rf"{name} is missing. “python -m onrecord check --repair”"):
        _ = store.views() if name == "views" else take_snapshot(store)
    say = {
        "views": lambda: store.keep_view(views.saving("Oats", "quotes", {}, "ann", None)),
        "corrections": lambda: store.correct([corrections.new(Action.CONFIRM, "b", "Ann Fay")]),
    }
    with pytest.raises(CorpusError, match="is missing"):
        say[name]()
    mended = repair(store)
    assert mended.lost == (
        f"{name} is missing: what people said in it must be said again, or brought back from a backup",
    )
    assert check(store) == []
    assert (store.views() == []) == (name == "views")
    assert (store.corrections() == []) == (name == "corrections")


def test_a_corpus_that_nobody_has_put_right_misses_nothing(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "corpus"))
    store.append(small_corpus(), ENGINE)
    assert (check(store), store.corrections(), store.views()) == ([], [], [])


def test_what_people_said_is_brought_back_where_its_log_entry_is_gone(store: Store) -> None:
    newest(Path(store.location, "views"), "_delta_log/*.json").unlink()
    assert len(views.standing(store.views())) == 1
    (found,) = check(store)
    assert (
        str(found)
        == f"{newest(Path(store.location, 'views'), '*.parquet').relative_to(store.location)} is named by no log entry"
    )
    assert repair(store).lost == ()
    assert [view.name for view in views.standing(store.views())] == ["Rye", "Wheat"]
    assert check(store) == []


def test_a_repair_that_was_stopped_is_seen_and_finished(store: Store, undisturbed: Contents) -> None:
    Path(store.location, "quotes").rename(Path(store.location, "quotes.mended"))
    assert [str(one) for one in check(store)] == ["quotes is missing: a repair was interrupted"]
    assert repair(store).lost == ()
    assert check(store) == []
    assert contents(store) == undisturbed


def test_the_message_of_a_damaged_corpus_names_the_file_and_the_command(store: Store) -> None:
    file = newest(Path(store.location, "quotes"), "*.parquet")
    file.unlink()
    # What was prepared from it before still opens.
    assert take_snapshot(store).version is not None
    shutil.rmtree(prepared.folder(store.location))
    with pytest.raises(CorpusError, match=rf"quotes/{file.name} is missing\. “python -m onrecord check --repair”"):
        take_snapshot(store)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.data())
def test_no_byte_changes_what_is_said_unseen(
    whole: Store, undisturbed: Contents, tmp_path: Path, data: some.DataObject
) -> None:
    location = tmp_path / "flipped"
    shutil.rmtree(location, ignore_errors=True)
    store = open_store(str(shutil.copytree(whole.location, location)))
    file = data.draw(some.sampled_from(sorted(location.glob("*/*.parquet"))))
    content = bytearray(file.read_bytes())
    content[data.draw(some.integers(0, len(content) - 1))] ^= 1 << data.draw(some.integers(0, 7))
    file.write_bytes(content)
    assert check(store) or contents(store) == undisturbed


def test_what_an_earlier_version_stored_is_said_to_be_unverified(store: Store) -> None:
    assert unverified(store) == 0
    file = next(Path(store.location, "articles").glob("*.parquet"))
    rows = pq.read_table(file)
    store._write(
        "articles", rows.set_column(rows.schema.get_field_index("digests"), "digests", [[None] * len(rows)]).to_pylist()
    )
    assert unverified(store) == len(rows)


def test_an_entry_that_is_damaged_keeps_no_other_from_being_read_and_is_taken_out(store: Store) -> None:
    whole = corrections.new(Action.RENAME, "Ann Fay", "ann", value={"name": "Eve Orr"})
    store.correct([whole])
    broken = schema.correction_row(corrections.new(Action.RENAME, "Bo Lund", "ann", value={"name": "Cy Moe"}))
    store._write("corrections", [broken | {"value": '{"name": "C', "digests": '{"row": "1"}'}])
    assert [entry.target for entry in store.corrections()] == ["Ann Fay"]
    (said,) = repair(store).lost
    assert said.startswith(f"Entry {broken['id']} of corrections is not as it was written")
    assert not check(store)
    assert [entry.target for entry in store.corrections()] == ["Ann Fay"]


def test_what_somebody_saved_is_held_against_its_digest(store: Store) -> None:
    entry = views.saving("Rye", "quotes", {}, "bo", None)
    store._write("views", [views.row(entry) | {"digests": '{"row": "1"}'}])
    assert [str(one) for one in check(store)] == [
        f"Entry {entry.id} of views is not as it was written; look at it and say it again"
    ]
