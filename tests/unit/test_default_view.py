"""The default view: one rule, and the steps of certainty."""

import pytest

from onrecord.default_view import LEAST, NOT_SAID, View, certainty, left_out
from onrecord.model import Act, Certainty, LeftOut, Polarity


@pytest.mark.parametrize(
    ("act", "polarity", "confidence", "reason"),
    [
        (Act.ASSERT, Polarity.SAID, 0.5, None),
        (Act.DENY, Polarity.SAID, 0.97, None),
        (Act.ASSERT, Polarity.SAID, 0.19, LeftOut.DOUBTFUL),
        (Act.ASSERT, Polarity.DENIED, 0.97, LeftOut.UNSAID),
        (Act.PROMISE, Polarity.HYPOTHETICAL, 0.2, LeftOut.UNSAID),
        (Act.BELIEVE, Polarity.SAID, 0.97, LeftOut.BELIEF),
        (Act.INTEND, Polarity.HYPOTHETICAL, 0.2, LeftOut.BELIEF),
    ],
)
def test_what_is_left_out_and_why(act: Act, polarity: Polarity, confidence: float, reason: LeftOut | None) -> None:
    assert left_out(act, polarity, confidence) is reason


def test_a_step_begins_at_its_least() -> None:
    assert [certainty(least) for least in LEAST.values()] == list(LEAST) == list(Certainty)


def test_every_reason_can_be_asked_for_and_every_polarity_has_a_mark() -> None:
    assert {view.value for view in View} == {*LeftOut, "all"}
    assert set(NOT_SAID) == set(Polarity) - {Polarity.SAID}
