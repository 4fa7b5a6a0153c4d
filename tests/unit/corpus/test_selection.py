from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.selection import (
    Counting,
    Selection,
    Together,
    also_shown,
    from_params,
    renewed,
    to_params,
    to_query_string,
)
from onrecord.default_view import CERTAIN, LIKELY, View
from onrecord.model import Act, Basis, LeftOut, QuoteKind, SpeakerKind

letters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
names = st.lists(st.text(letters, min_size=1), max_size=3).map(tuple)
days = st.none() | st.dates()
selections = st.builds(
    Selection,
    speakers=names,
    speaker_kinds=st.lists(st.sampled_from(SpeakerKind), max_size=3).map(tuple),
    kinds=st.lists(st.sampled_from(QuoteKind), max_size=3).map(tuple),
    acts=st.lists(st.sampled_from(Act), max_size=3).map(tuple),
    view=st.lists(st.sampled_from(View), max_size=2, unique=True).map(tuple),
    confidence=st.none() | st.floats(0, 1),
    outlets=names,
    languages=names,
    topics=names,
    all_topics=st.booleans(),
    basis=st.sampled_from(Basis),
    entities=names,
    together=st.sampled_from(Together),
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
        {"act": ["shout"], "beliefs": ["1"], "view": ["beliefs"]},
        *({"confidence": [value]} for value in ("high", "-0.1", "1.01", "nan", "inf", "")),
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
    ("selection", "also"),
    [
        (Selection(), set()),
        (Selection(view=(View.UNSAID,)), {LeftOut.UNSAID}),
        (Selection(view=(View.ALL,)), set(LeftOut)),
        (Selection(acts=(Act.DENY,)), set()),
        (Selection(acts=(Act.BELIEVE, Act.DENY)), {LeftOut.BELIEF}),
        (Selection(confidence=0.1), {LeftOut.DOUBTFUL}),
    ],
)
def test_what_is_asked_for_by_name_is_not_left_out(selection: Selection, also: set[LeftOut]) -> None:
    assert also_shown(selection) == also


@pytest.mark.parametrize(
    ("written", "least"), [("certain", CERTAIN), ("likely", LIKELY), ("doubtful", 0.0), ("0.725", 0.725)]
)
def test_the_least_confidence_is_a_step_or_a_number(written: str, least: float) -> None:
    assert from_params({"confidence": [written]}) == Selection(confidence=least)
    assert to_params(Selection(confidence=least)) == {"confidence": [written]}


@given(selections)
def test_todays_addresses_stay_as_they_are(selection: Selection) -> None:
    assert renewed(to_params(selection)) == to_params(selection)


@given(
    st.dictionaries(
        st.sampled_from(
            ["beliefs", "act", "view", "confidence", "q", "query", "open", "with", "speaker", "all_entities"]
        ),
        st.lists(st.sampled_from(["true", "deny", "belief", "0.90", "1"]), max_size=2),
    )
)
def test_an_earlier_address_is_renewed_once_and_for_all(params: dict[str, list[str]]) -> None:
    assert renewed(renewed(params)) == renewed(params)
    assert from_params(renewed(params)) == from_params(params)


@pytest.mark.parametrize(
    ("params", "speakers"),
    [
        ({"open": ["Ann"], "with": ["Bo", "Cy"]}, ("Ann", "Bo", "Cy")),
        ({"open": ["Ann"], "with": ["Bo"], "speaker": ["Bo", "Cy"]}, ("Bo",)),
        ({"open": ["Ann"], "speaker": ["Bo"]}, ("Ann",)),
        ({"with": ["Bo"], "speaker": ["Cy"]}, ("Cy",)),
    ],
)
def test_whom_the_page_of_speakers_had_open_is_the_filter(
    params: dict[str, list[str]], speakers: tuple[str, ...]
) -> None:
    assert from_params(params).speakers == speakers
