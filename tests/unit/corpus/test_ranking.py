"""A cut of a ranking lies only where the counts differ."""

import pandas as pd
import pytest

from onrecord.corpus import ranking
from onrecord.corpus.ranking import Ranking


@pytest.mark.parametrize(
    ("counts", "limit", "shown"),
    [
        ([9, 5, 2], 3, 3),
        ([9, 5, 2, 1], 3, 3),
        ([9, 5, 1, 1], 3, 2),
        # Nobody is ahead, but all are few enough to be seen at once; or they are not.
        ([1, 1, 1, 1], 3, 4),
        ([1, 1, 1, 1, 1], 3, 0),
        ([], 3, 0),
    ],
)
def test_equals_are_not_parted(counts: list[int], limit: int, shown: int) -> None:
    assert ranking.without_parting(counts, limit, equals=4) == shown


def test_the_head_of_a_ranking_is_of_as_many() -> None:
    ranked = Ranking(pd.DataFrame({"name": ["a", "b", "c"], "n": [3, 1, 1]}), 41)
    head = ranking.head(ranked, "n", 2)
    assert (head.rows["name"].tolist(), head.of) == (["a"], 41)
