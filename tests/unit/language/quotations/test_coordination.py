"""Where one content ends because its speaker's next cue follows: text -> content and speaker of each, in order."""

import pytest

KELLER = "Maria Keller"

CASES = [
    (
        "Maria Keller says she would wait for the mayor and tells the council that the bridge is old.",
        [("she would wait for the mayor", KELLER), ("that the bridge is old", KELLER)],
    ),
    (
        "Maria Keller argued that the bridge would hold, adding that it was new.",
        [("that the bridge would hold", KELLER), ("that it was new", KELLER)],
    ),
    (
        "Maria Keller said that the bridge was a ruin before claiming that the ferry was safe.",
        [("that the bridge was a ruin", KELLER), ("that the ferry was safe", KELLER)],
    ),
    # Another tense is another's deed, or what is said to be done.
    ("Maria Keller says the mayor came and told the council that it was late.", [("the mayor came and told the council that it was late", KELLER)]),
    # Between two marks nothing ends.
    ("Maria Keller said the mayor was “late, adding that it rained.”", [("the mayor was “late, adding that it rained.”", KELLER)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), CASES)
def test_contents_end_where_their_speaker_goes_on(analyse, text, contents):
    assert [(quote.text, quote.speaker) for quote in analyse(text).quotes] == contents
