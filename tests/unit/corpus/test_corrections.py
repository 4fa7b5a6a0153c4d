from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.corrections import in_force, standing
from onrecord.model import Action, Correction

START = datetime(2026, 5, 1, tzinfo=UTC)
Log = Callable[..., Correction]


def entries(*said: tuple[Action, str] | tuple[Action, str, dict[str, object]]) -> list[Correction]:
    """A log of entries a minute apart, with ids 0, 1, 2 …"""
    made = []
    for number, (action, target, *value) in zip(count(), said):
        at = START + timedelta(minutes=number)
        made.append(
            Correction(
                id=str(number),
                at=at,
                author="Cy",
                action=action,
                target=target,
                article="a",
                value=value[0] if value else {},
            )
        )
    return made


def test_the_later_word_wins_field_by_field() -> None:
    log = entries(
        (Action.CORRECT, "q", {"speaker": "Ann Fay", "kind": "mixed"}), (Action.CORRECT, "q", {"speaker": "Bo Lund"})
    )
    judgment = in_force(log).judgments["q"]
    assert judgment.value == {"speaker": "Bo Lund", "kind": "mixed"}
    assert judgment.named_at == log[1].at


def test_a_rejected_quotation_comes_back_when_it_is_corrected_again() -> None:
    log = entries((Action.REJECT, "q"), (Action.CORRECT, "q", {"speaker": "Ann Fay"}))
    assert in_force(log[:1]).judgments["q"].rejected
    assert not in_force(log).judgments["q"].rejected


def test_what_was_undone_counts_for_nothing_and_an_undoing_can_be_undone() -> None:
    log = entries((Action.REMOVE, "a"), (Action.UNDO, "0"), (Action.UNDO, "1"))
    assert [in_force(log[:length]).removed for length in (1, 2, 3)] == [{"a"}, frozenset(), {"a"}]


def test_names_follow_each_other() -> None:
    log = entries(
        (Action.RENAME, "Ann Fey", {"name": "Ann Fay"}),
        (Action.SEPARATE, "Ann Fay", {"name": "Ann Fay (judge)"}),
        (Action.RENAME, "Ann Fay", {"name": "Anna Fay"}),
    )
    names = in_force(log).names
    assert names.of("a", "Ann Fey") == "Ann Fay (judge)"
    assert names.of("b", "Ann Fey") == "Anna Fay"
    # Whoever was named so in between was not the one of the first entries.
    assert names.of("a", "Ann Fay", since=log[1].at) == "Anna Fay"


def test_two_names_changed_for_each_other_end() -> None:
    log = entries((Action.RENAME, "A", {"name": "B"}), (Action.RENAME, "B", {"name": "A"}))
    assert in_force(log).names.of("a", "A") == "A"
    assert in_force(log).names.of("a", "B") == "A"


@given(st.lists(st.integers(0, 11), max_size=12))
def test_undoing_all_that_stands_leaves_nothing(undone: list[int]) -> None:
    log = entries(
        *[(Action.UNDO, str(at)) if at < number else (Action.REMOVE, str(at)) for number, at in enumerate(undone)]
    )
    left = standing(log)
    more = [
        Correction(id=f"u{n}", at=START + timedelta(days=1), author="", action=Action.UNDO, target=entry.id)
        for n, entry in enumerate(left)
    ]
    assert standing(log + more) == []


def test_a_form_is_kept_apart_until_that_is_undone() -> None:
    log = entries((Action.APART, "America"), (Action.APART, "the EU"), (Action.UNDO, "1"))
    assert in_force(log).apart == {"America"}
