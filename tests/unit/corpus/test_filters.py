"""The table of filters: what a selection becomes is read back, and what a page would ignore is refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.corpus.selection import (
    FILTERS,
    Counting,
    Kind,
    Selection,
    Together,
    from_params,
    in_words,
    strict,
    to_params,
)
from onrecord.default_view import View
from onrecord.errors import ParameterError
from onrecord.model import Act, Basis, QuoteKind, SpeakerKind

# Nothing that is looked for has a NUL, which a database cannot hold.
held = some.characters(exclude_characters="\0")
names = some.lists(some.text(held, min_size=1), max_size=2).map(tuple)
selections = some.builds(
    Selection,
    speakers=names,
    speaker_kinds=some.lists(some.sampled_from(SpeakerKind), unique=True).map(tuple),
    kinds=some.lists(some.sampled_from(QuoteKind), unique=True).map(tuple),
    acts=some.lists(some.sampled_from(Act), unique=True).map(tuple),
    view=some.lists(some.sampled_from(View), unique=True).map(tuple),
    confidence=some.none() | some.floats(0, 1),
    outlets=names,
    languages=names,
    topics=names,
    all_topics=some.booleans(),
    basis=some.sampled_from(Basis),
    entities=names,
    since=some.none() | some.dates(),
    until=some.none() | some.dates(),
    undated=some.booleans(),
    query=some.text(held),
)


@given(selections)
def test_every_selection_is_read_back_from_its_parameters(selection: Selection) -> None:
    assert strict(to_params(selection)) == selection


@given(selections)
def test_every_filter_is_said_in_words(selection: Selection) -> None:
    assert [label for label, _ in in_words(selection)] == [FILTERS[name].label for name in to_params(selection)]


@given(some.dictionaries(some.sampled_from([*FILTERS, "other"]), some.lists(some.text(), max_size=3)))
def test_what_is_read_at_all_is_read_as_a_page_reads_it(params: dict[str, list[str]]) -> None:
    try:
        selection = strict(params)
    except ParameterError as error:
        assert str(error).startswith(("The parameter “", "There is no parameter “"))
    else:
        assert selection == from_params(params)


@pytest.mark.parametrize(
    ("params", "selection"),
    [
        ({"all_entities": ["true"]}, Selection(together=Together.ARTICLE)),
        ({"beliefs": ["true"]}, Selection(view=(View.BELIEF,))),
        ({"beliefs": ["true"], "view": ["unsaid"]}, Selection(view=(View.UNSAID, View.BELIEF))),
        ({"beliefs": ["true"], "act": ["deny"]}, Selection(acts=(Act.DENY, Act.BELIEVE, Act.INTEND))),
        ({"confidence": ["0.9"]}, Selection(confidence=0.9)),
        ({"min_confidence": ["0.9"], "query": ["wheat"]}, Selection(confidence=0.9, query="wheat")),
        ({"versions": ["per outlet"]}, Selection(versions=Counting.OUTLET)),
    ],
)
def test_addresses_of_an_earlier_version_ask_for_the_same(params: dict[str, list[str]], selection: Selection) -> None:
    assert strict(params) == from_params(params) == selection


@pytest.mark.parametrize("name", [name for name, one in FILTERS.items() if one.kind not in {Kind.NAMES, Kind.WORDS}])
def test_a_value_that_makes_no_sense_is_refused_with_what_does(name: str) -> None:
    with pytest.raises(ParameterError, match=f"The parameter “{name}” takes .+, not “nonsense”."):
        strict({name: ["nonsense"]})


def test_every_field_of_a_selection_has_one_filter() -> None:
    assert sorted(one.field for one in FILTERS.values()) == sorted(Selection.__slots__)


@pytest.mark.parametrize("name", [name for name, one in FILTERS.items() if one.values])
def test_every_code_that_is_offered_is_understood_and_restricts(name: str) -> None:
    for code in FILTERS[name].values:
        assert to_params(strict({name: [code]})) == {name: [code]}
