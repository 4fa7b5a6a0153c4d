"""Saved views: what stands after all entries of the log, and what is new in a view."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from onrecord.corpus import Store, arrivals, open_store, take_snapshot, views
from onrecord.corpus.selection import Selection
from onrecord.corpus.views import ViewEntry
from tests.builders import ENGINE, parsed, quotation, small_corpus

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_what_is_saved_stands_by_name_until_it_is_deleted() -> None:
    grain = views.saving("Wheat", "quotes", {"q": ["wheat"]}, "ann", NOON)
    steel = views.saving("steel", "topics", {"topic": ["steel"], "view": ["Acts"]}, "bo", None)
    assert [view.name for view in views.standing([grain, steel])] == ["steel", "Wheat"]
    (left,) = views.standing([grain, steel, views.deleting(grain.view, "bo")])
    assert (left.name, left.page, left.params, left.maker) == (
        "steel", "topics", {"topic": ["steel"], "view": ["Acts"]}, "bo",
    )  # fmt: skip


def test_a_view_that_was_deleted_is_there_again_when_it_is_saved_again() -> None:
    saved = views.saving("Wheat", "quotes", {"q": ["wheat"]}, "ann", NOON)
    deleted = replace(views.deleting(saved.view, "bo"), at=saved.at + timedelta(seconds=1))
    again = views.saving("Wheat", "quotes", {"q": ["wheat"]}, "bo", NOON, view=saved.view)
    again = replace(again, at=saved.at + timedelta(seconds=2))
    assert [view.id for view in views.standing([again, deleted, saved])] == [saved.view]


def test_a_later_save_of_the_same_view_wins_whatever_the_order_of_rows() -> None:
    first = views.saving("Wheat", "quotes", {"q": ["wheat"]}, "ann", NOON)
    second = views.saving("Grain", "quotes", {"q": ["grain"]}, "bo", NOON, view=first.view)
    second = replace(second, at=first.at + timedelta(seconds=1))
    for log in ([first, second], [second, first]):
        (view,) = views.standing(log)
        assert (view.name, view.params) == ("Grain", {"q": ["grain"]})


def test_what_was_collected_is_kept_with_the_view() -> None:
    tray = {"k-1-2": "for the lead", "k-5-9": ""}
    kept = views.parse(views.row(views.saving("Wheat", "quotes", {}, "ann", NOON, tray=tray)))
    (view,) = views.standing([kept])
    assert list(view.tray.items()) == list(tray.items())
    (view,) = views.standing([kept, views.saving("Wheat", "quotes", {}, "ann", NOON, view=kept.view)])
    assert view.tray == {}


def test_everybody_has_looks_of_their_own_and_none_goes_back() -> None:
    saved = views.saving("Wheat", "", {}, "ann", NOON)
    log = [saved, views.looking(saved.view, "bo", NOON + timedelta(days=2)), views.looking(saved.view, "bo", None)]
    seen = {reader: views.standing(log, reader)[0].seen for reader in ("ann", "bo")}
    assert seen == {"ann": NOON, "bo": NOON + timedelta(days=2)}


@given(
    some.text(min_size=1),
    some.dictionaries(some.text(min_size=1), some.lists(some.text(), min_size=1)),
    some.none() | some.datetimes(timezones=some.just(UTC)),
)
def test_an_entry_is_read_as_it_was_written(name: str, params: dict[str, list[str]], seen: datetime | None) -> None:
    entry = views.saving(name, "quotes", params, "ann", seen)
    assert views.parse(views.row(entry)) == entry


def test_a_view_of_the_page_of_one_speaker_is_about_that_speaker() -> None:
    log = [
        views.saving("a", "speakers", {"open": ["Ann Fay"], "q": ["wheat"]}, "ann", NOON),
        views.saving("b", "speakers", {"open": ["Ann Fay"], "with": ["Bo Lund", "Cy Moe"]}, "ann", NOON),
        views.saving("c", "speakers", {"speaker": ["Bo Lund"]}, "ann", NOON),
    ]
    assert [views.selection_of(view) for view in views.standing(log)] == [
        Selection(speakers=("Ann Fay",), query="wheat"),
        Selection(speakers=("Ann Fay", "Bo Lund", "Cy Moe")),
        Selection(speakers=("Bo Lund",)),
    ]


def test_two_sessions_that_save_at_once_keep_both_views(tmp_path) -> None:
    location = str(tmp_path / "corpus")
    entries = [views.saving(f"View {number}", "quotes", {}, "ann", None) for number in range(8)]

    def keep(entry: ViewEntry) -> None:
        open_store(location).keep_view(entry)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep, entries))
    assert {view.name for view in views.standing(open_store(location).views())} == {f"View {n}" for n in range(8)}


def test_a_store_without_views_has_none(tmp_path) -> None:
    assert open_store(str(tmp_path / "corpus")).views() == []


def _report(number: int):
    text = f"Report {number}\n\n“Wheat is dear today,” Ann Fay said."
    said = quotation(text, "“Wheat is dear today,”", "Ann Fay", mention="Ann Fay", cue="said")
    return parsed(text, [said], title=f"Report {number}")


def test_new_is_what_came_since_and_nothing_that_is_only_parsed_again(tmp_path) -> None:
    store: Store = open_store(str(tmp_path / "corpus"))
    assert arrivals.newest(take_snapshot(store)) is None
    store.append(small_corpus(), ENGINE)
    before = take_snapshot(store)
    seen = arrivals.newest(before)
    assert seen is not None
    wheat = Selection(query="wheat")
    assert arrivals.since(before, wheat, seen) == 0

    store.append([_report(1), _report(2)], ENGINE)
    store.append(small_corpus(), "a newer engine")
    after = take_snapshot(store)
    assert arrivals.since(after, wheat, seen) == 2
    assert arrivals.since(after, Selection(query="steel"), seen) == 0
    assert arrivals.since(after, wheat, arrivals.newest(after) or seen) == 0
    latest = arrivals.latest(after, wheat, 10)
    assert [row["title"] for row in latest][2:] == ["Grain prices rise"]
    assert {row["title"] for row in latest[:2]} == {"Report 1", "Report 2"}
    assert len(arrivals.latest(after, wheat, 1)) == 1
