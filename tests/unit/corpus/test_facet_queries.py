"""A selection -> the values that a filter would have to choose from, with what choosing one leaves."""

from dataclasses import replace

import pytest

from onrecord.corpus import Snapshot, facet_queries, queries
from onrecord.corpus.selection import Selection, from_params
from onrecord.default_view import View
from onrecord.model import QuoteKind


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(view=(View.ALL,)),
        Selection(kinds=(QuoteKind.INDIRECT,)),
        Selection(query="wheat OR steel"),
    ],
)
@pytest.mark.parametrize("name", ["speaker", "topic", "outlet"])
def test_each_count_is_what_the_choice_leaves(
    snapshot: Snapshot, selection: Selection, name: facet_queries.Facet
) -> None:
    found = facet_queries.commonest(snapshot, selection, name, 10)
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))
    for value, n in found:
        chosen = from_params({name: [value]})
        field = {"speaker": "speakers", "topic": "topics", "outlet": "outlets"}[name]
        both = replace(selection, **{field: getattr(chosen, field)})
        assert queries.totals(snapshot, both).quotes == n > 0


def test_the_commonest_are_first_and_what_is_unknown_is_none(snapshot: Snapshot) -> None:
    assert facet_queries.commonest(snapshot, Selection(), "speaker", 2) == [("Ann Fay", 3), ("Bo Lund", 1)]
    assert dict(facet_queries.commonest(snapshot, Selection(), "topic", 9))["trade"] == 2
