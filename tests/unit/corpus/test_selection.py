from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.selection import Counting, Selection, from_params, to_params, to_query_string, wanted_acts
from onrecord.model import Act, QuoteKind, SpeakerKind

letters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
names = st.lists(st.text(letters, min_size=1), max_size=3).map(tuple)
days = st.none() | st.dates()
selections = st.builds(
    Selection,
    speakers=names,
    speaker_kinds=st.lists(st.sampled_from(SpeakerKind), max_size=3).map(tuple),
    kinds=st.lists(st.sampled_from(QuoteKind), max_size=3).map(tuple),
    acts=st.lists(st.sampled_from(Act), max_size=3).map(tuple),
    beliefs=st.booleans(),
    confidence=st.none() | st.floats(0, 1, exclude_min=True),
    outlets=names,
    topics=names,
    all_topics=st.booleans(),
    entities=names,
    all_entities=st.booleans(),
    since=days,
    until=days,
    undated=st.booleans(),
    versions=st.sampled_from(Counting),
    query=st.text(letters),
)


@given(selections)
def test_url_parameters_say_the_same_selection(selection: Selection) -> None:
    assert from_params(to_params(selection)) == selection


def test_query_string_survives_a_browser() -> None:
    selection = Selection(speakers=("Ann & Bo", "Łucja=1"), kinds=(QuoteKind.MIXED,), query='"a+b" #%')
    assert from_params(parse_qs(to_query_string(selection))) == selection


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"kind": ["loud"], "speaker_kind": ["<script>"], "undated": ["perhaps"]},
        {"act": ["shout"], "beliefs": ["1"]},
        *({"confidence": [value]} for value in ("high", "0", "-0.1", "1.01", "nan", "inf", "")),
        {"from": ["yesterday"], "to": ["2026-13-40"]},
        {"speaker": [""], "outlet": [], "q": []},
        {"versions": ["twice"]},
        {"speaker": ["Ann\0Fay"], "q": ["\0"]},
        {"nonsense": ["1"]},
    ],
)
def test_nonsense_is_ignored(params: dict[str, list[str]]) -> None:
    assert from_params(params) == Selection()


def test_good_values_beside_bad_ones_count() -> None:
    params = {"kind": ["loud", "direct"], "from": ["2026-03-01"], "to": ["never"]}
    assert from_params(params) == Selection(kinds=(QuoteKind.DIRECT,), since=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("selection", "without"),
    [
        (Selection(), {Act.BELIEVE, Act.INTEND}),
        (Selection(beliefs=True), set()),
        (Selection(acts=(Act.DENY,)), set(Act) - {Act.DENY}),
        (Selection(acts=(Act.DENY,), beliefs=True), set(Act) - {Act.DENY, Act.BELIEVE, Act.INTEND}),
        (Selection(acts=(Act.BELIEVE,)), set(Act) - {Act.BELIEVE}),
    ],
)
def test_speech_is_what_is_wanted_where_nothing_is_said_of_acts(selection: Selection, without: set[Act]) -> None:
    assert wanted_acts(selection) == set(Act) - without
