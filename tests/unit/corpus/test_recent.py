"""What is new in the small corpus: the last days beside as many before."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, open_store, recent, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.model import SpeakerKind
from tests.builders import ENGINE, parsed, quotation

# The quotations of 2 and 9 March: Fay 1 and 2, Lund 1 and 0; "wheat" and "steel" are in one each.
MARCH = recent.recent(date(2026, 3, 9))


def test_the_days_before_are_as_many() -> None:
    assert (date(2026, 3, 3), date(2026, 3, 9), date(2026, 2, 24)) == MARCH


@pytest.mark.parametrize(
    ("what", "expected"),
    [("speaker", [("Ann Fay", 2, 1)]), ("topic", [("steel", 1, 0)]), ("entity", [("European Union", 1, 0)])],
)
def test_what_rises(snapshot: Snapshot, what: recent.What, expected: list[tuple[str, int, int]]) -> None:
    found = recent.rising(snapshot, Selection(), what, MARCH)
    assert [tuple(row) for row in found.rows.itertuples(index=False)] == expected


def test_entities_are_counted_by_articles(snapshot: Snapshot) -> None:
    found = recent.rising(snapshot, Selection(), "entity", recent.recent(date(2026, 3, 2)))
    assert [tuple(row) for row in found.rows.itertuples(index=False)] == [("Ann Fay", 1, 0)]


def test_the_selection_and_the_limit_hold(snapshot: Snapshot) -> None:
    assert recent.rising(snapshot, Selection(speakers=("Bo Lund",)), "speaker", MARCH).rows.empty
    # Lund and Fay both have one quotation more, and are not parted.
    both = recent.recent(date(2026, 3, 2))
    assert recent.rising(snapshot, Selection(), "speaker", both, limit=1).rows["value"].tolist() == [
        "Ann Fay",
        "Bo Lund",
    ]


def test_what_begins_late_is_compared_with_as_many_days_before_it(snapshot: Snapshot) -> None:
    late = recent.recent(date(2026, 3, 9), since=date(2026, 3, 5))
    assert late == (date(2026, 3, 5), date(2026, 3, 9), date(2026, 2, 28))
    assert recent.recent(date(2026, 3, 9), since=date(2020, 1, 1)) == MARCH
    # What was said before the first day asked for still counts as said before.
    found = recent.rising(snapshot, Selection(since=date(2026, 3, 5)), "speaker", late)
    assert [tuple(row) for row in found.rows.itertuples(index=False)] == [("Ann Fay", 2, 1)]


def test_a_role_does_not_rise(tmp_path: Path) -> None:
    text = "“It is open,” Ann Fay said. “Which gate?” a questioner asked."
    quotes = [
        quotation(text, "“It is open,”", "Ann Fay"),
        quotation(text, "“Which gate?”", "questioner", speaker_kind=SpeakerKind.UNNAMED),
    ]
    store = open_store(str(tmp_path / "briefing"))
    store.append([parsed(text, quotes, published=date(2026, 4, 2))], ENGINE)
    found = recent.rising(take_snapshot(store), Selection(), "speaker", recent.recent(date(2026, 4, 2)))
    assert [tuple(row) for row in found.rows.itertuples(index=False)] == [("Ann Fay", 1, 0)]
