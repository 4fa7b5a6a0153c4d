"""One person, one name: who is taken together, who is kept apart, whatever the order of reading. Names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.across_articles import Sighting, one_name_a_person, one_name_an_organisation


def seen(article: str, name: str, *roles: str, forms: tuple[str, ...] = (), mentioned: bool = False) -> Sighting:
    return Sighting(article, name, frozenset(roles), frozenset(forms), is_speaker=not mentioned)


def named(*sightings: Sighting) -> list[str]:
    """The canonical names of sightings, in their order."""
    names = one_name_a_person(sightings)
    return [names.get((sighting.article, sighting.name), sighting.name) for sighting in sightings]


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        # The same name, written otherwise.
        (["Ann Roe", "Ann Roe", "Ann B. Roe"], "Ann Roe"),
        (["Ann B. Roe", "Ann B. Roe", "Ann Roe"], "Ann B. Roe"),
        (["Ann Bea Roe", "Ann B. Roe", "Ann Roe"], "Ann Roe"),
        (["Lucía Ferrand", "Lucia Ferrand"], "Lucía Ferrand"),
        (["Secretary of State Marco Rubel", "Marco Rubel"], "Marco Rubel"),
        (["Kestria's Energy Minister Ann Roe", "Minister Ann Roe"], "Ann Roe"),
        (["Sen. Ann Roe", "Dr. Ann Roe"], "Ann Roe"),
        (["J.D. Vann", "JD Vann", "J. D. Vann"], "JD Vann"),
        (["J.D. Vann", "James David Vann"], "James David Vann"),
        (["Walter Finn Jr.", "Walter Finn, Jr.", "Walter Finn Jr"], "Walter Finn Jr"),
        (["Mike O'Nell", "Mike O’Nell"], "Mike O’Nell"),
        (["Ursula van der Lind", "van der Lind"], "Ursula van der Lind"),
        # A surname that one person alone bears.
        (["Marco Rubel", "Rubel"], "Marco Rubel"),
        (["Marco Rubel", "Secretary Rubel", "RUBEL"], "Marco Rubel"),
        # Another writing of the last letter, as transliteration has it.
        (["Vadim Olenskyy", "Vadim Olensky", "Vadim Olenskiy"], "Vadim Olensky"),
    ],
)
def test_one_person_has_one_name(names: list[str], canonical: str) -> None:
    assert set(named(*(seen(f"a{number}", name) for number, name in enumerate(names)))) == {canonical}


@pytest.mark.parametrize(
    "names",
    [
        ["Bill Clay", "Hillary Clay"],
        ["Donald Tramm", "Melania Tramm", "Tramm"],
        ["Donald Tramm", "Donald Tramm Jr."],
        ["Donald Tramm", "Donald Tramm Jr.", "Tramm"],
        ["George A. Wood", "George B. Wood", "George Wood"],
        ["Maria Rubel", "Marco Rubel", "M. Rubel"],
        ["George A. Wood", "George B. Woody"],
        ["Erik Hansen", "Erik Hanson"],
        ["Erik Lindt", "Erika Lindt"],
        ["Jean Dupin", "Jean-Luc Dupin"],
        ["King Salim", "Omar bin Salim"],
        ["Omar Salim", "Omar bin Salim"],
        ["Ann Roe", "Rae"],
        ["Larysa Hren", "Taras Hren", "President Hren"],
        ["Walter Finn", "Finn Jr."],
        ["Ann Roe", "Mr. Roe"],
        ["his president", "president", "Ann President"],
        ["Roe", "Roe"],
    ],
)
def test_who_may_be_two_stays_two(names: list[str]) -> None:
    sightings = [seen(f"a{number}", name) for number, name in enumerate(names)]
    assert named(*sightings) == names


def test_a_surname_means_the_bearer_whom_its_article_names() -> None:
    assert named(
        seen("a", "Larysa Hren"), seen("b", "Taras Hren", mentioned=True), seen("b", "Hren"), seen("c", "Hren")
    ) == ["Larysa Hren", "Taras Hren", "Taras Hren", "Hren"]


@pytest.mark.parametrize("forms", [("President Hren",), ("Mr. Hren",), ("the president", "Mr. Hren")])
def test_whom_its_article_names_is_not_meant_where_a_title_speaks_against_it(forms: tuple[str, ...]) -> None:
    assert named(
        seen("a", "Taras Hren", "chief negotiator", forms=("President Taras Hren", "Mr. Hren")),
        seen("b", "Larysa Hren", mentioned=True),
        seen("b", "Hren", forms=forms),
    )[2] in {"Taras Hren", "Hren"}


def test_a_title_is_of_whoever_bears_it_with_a_whole_name() -> None:
    assert (
        named(
            seen("a", "Taras Hren", forms=("President Taras Hren", "Mr. Hren")),
            seen("b", "Larysa Hren", forms=("President Hren",)),
            seen("c", "Hren", forms=("President Hren",)),
        )[2]
        == "Taras Hren"
    )


def test_a_role_that_a_namesake_has_once_by_mistake_is_still_the_others() -> None:
    presidents = [seen(f"a{number}", "Taras Hren", "president") for number in range(10)]
    mistake = seen("b", "Larysa Hren", "president")
    assert named(*presidents[1:], mistake, seen("c", "President Hren"))[-1] == "President Hren"
    assert named(*presidents, mistake, seen("c", "President Hren"))[-1] == "Taras Hren"


def test_who_is_only_mentioned_is_not_meant_by_another_article_but_makes_a_surname_ambiguous() -> None:
    assert named(seen("a", "Ann Roe", mentioned=True), seen("b", "Roe"))[1] == "Roe"
    assert named(seen("a", "Ann Roe"), seen("c", "Bo Roe", mentioned=True), seen("b", "Roe"))[2] == "Roe"


@pytest.mark.parametrize(
    ("bare", "meant"),
    [
        (seen("c", "Hren", "president"), "Larysa Hren"),
        (seen("c", "Hren", forms=("President Hren",)), "Larysa Hren"),
        (seen("c", "President Hren"), "Larysa Hren"),
        (seen("c", "Hren", "the chief negotiator"), "Taras Hren"),
        (seen("c", "Hren", "baker"), "Hren"),
        (seen("c", "Hren"), "Hren"),
    ],
)
def test_a_role_tells_bearers_of_a_surname_apart(bare: Sighting, meant: str) -> None:
    bearers = [seen("a", "Larysa Hren", "president of Marenia"), seen("b", "Taras Hren", "chief negotiator")]
    assert named(*bearers, bare)[2] == meant


def test_a_role_that_the_only_bearer_does_not_have_speaks_against_it() -> None:
    assert named(seen("a", "Ann Roe", "grain minister"), seen("b", "Roe", "harbour master"))[1] == "Roe"
    assert named(seen("a", "Ann Roe", "grain minister"), seen("b", "Roe", "minister"))[1] == "Ann Roe"


@pytest.mark.parametrize(
    ("title", "meant"), [("Mrs.", "Ann Roe"), ("Ms.", "Ann Roe"), ("Mr.", "Mr. Roe"), ("Minister", "Ann Roe")]
)
def test_a_courtesy_title_must_be_that_of_the_bearer(title: str, meant: str) -> None:
    bearer = seen("a", "Ann Roe", forms=("Mrs. Roe",))
    assert named(bearer, seen("b", f"{title} Roe"))[1].removeprefix("Ms. ") == meant


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Erik Hansen", "mayor of Lund"), ("Erik Hanson", "mayor"), True),
        (("Michael Torne", "envoy"), ("Micheal Torne", "envoy"), True),
        (("Sergey Larov", "envoy"), ("Sergei Larov", "envoy"), True),
        (("Erik Hansen", "mayor"), ("Erik Hanson", "baker"), False),
        (("Erik Lindt", "envoy"), ("Erika Lindt", "envoy"), False),
        (("Mario Lindt", "envoy"), ("Maria Lindt", "envoy"), False),
        (("Ann Hart", "envoy"), ("Ann Hurt", "envoy"), False),
        (("Vadim Olensky", "envoy"), ("Vadim Olenskyy", "baker"), False),
        (("Ann Bea Roe", "envoy"), ("Ann Roe", "baker"), False),
    ],
)
def test_misspelt_names_are_one_where_a_role_is(first: tuple[str, str], second: tuple[str, str], same: bool) -> None:
    names = named(seen("a", *first), seen("a2", *first), seen("b", *second))
    assert (names[2] == first[0]) is same


def test_who_is_named_in_one_article_beside_another_is_another() -> None:
    sightings = [seen("a", "Erik Hansen", "envoy"), seen("a", "Erik Hanson", "envoy")]
    assert named(*sightings) == ["Erik Hansen", "Erik Hanson"]


NAMES = [
    "Ann Roe", "Ann B. Roe", "Ann C. Roe", "A. Roe", "Bo Roe", "Roe", "Mrs. Roe", "President Roe", "Roe Jr.",
    "Ann Roe Jr.", "Vadim Olensky", "Vadim Olenskyy", "Vadym Olensky", "Olensky", "JD Vann", "J. D. Vann", "ED Vann",
    "Ed Vann", "Vann", "his aunt", "King Olaf",
]  # fmt: skip
SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        article=st.sampled_from("abcde"),
        name=st.sampled_from(NAMES),
        roles=st.frozensets(st.sampled_from(["president", "president of Drovia", "baker"]), max_size=2),
        forms=st.just(frozenset()),
        is_speaker=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda sighting: (sighting.article, sighting.name),
)


@given(SIGHTINGS.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_reading_does_not_matter(orders: tuple[list[Sighting], list[Sighting]]) -> None:
    first, second = orders
    assert one_name_a_person(first) == one_name_a_person(second)


@given(SIGHTINGS)
def test_no_whole_name_takes_another_surname_or_generation(sightings: list[Sighting]) -> None:
    names = one_name_a_person(sightings)
    for sighting in sightings:
        label = names.get((sighting.article, sighting.name), sighting.name)
        for surname in ("Roe", "Olensky", "Vann"):
            assert (surname in label) == (surname in sighting.name)
        if " " in sighting.name and "President" not in sighting.name and "Mrs." not in sighting.name:
            assert label.endswith("Jr.") == sighting.name.endswith("Jr.")


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (["the White House", "White House", "White House", "WHITE HOUSE"], ["White House"] * 4),
        (
            ["US State Department", "State Department", "U.S. State Department", "State Department"],
            ["State Department"] * 4,
        ),
        (["Foreign Ministry", "Drovian Foreign Ministry"], ["Foreign Ministry", "Drovian Foreign Ministry"]),
        (["party", "Party", "PARTY"], ["party", "PARTY", "PARTY"]),
        (["US Justice Department", "Justice Department"], ["US Justice Department", "Justice Department"]),
        (["U.S. Embassy", "US Embassy", "US Embassy"], ["US Embassy"] * 3),
    ],
)
def test_organisations(names: list[str], canonical: list[str]) -> None:
    sightings = [Sighting(f"a{number}", name) for number, name in enumerate(names)]
    found = one_name_an_organisation(sightings)
    assert [found.get((s.article, s.name), s.name) for s in sightings] == canonical
