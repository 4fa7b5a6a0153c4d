"""One person, one name: who is taken together, who is kept apart, whatever the order of reading. Names are invented."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names.across_articles import joined, looked_for, one_name_a_person, seen_in
from onrecord.names.sightings import Sighting


def seen(
    article: str, name: str, *roles: str, forms: tuple[str, ...] = (), mentioned: bool = False, on: str = ""
) -> Sighting:
    day = date.fromisoformat(on) if on else None
    return Sighting(article, name, frozenset(roles), frozenset(forms), is_speaker=not mentioned, published=day)


def named(*sightings: Sighting) -> list[str]:
    """The canonical names of sightings, in their order."""
    names = one_name_a_person(sightings)
    return [
        found.name if (found := names.get((sighting.article, sighting.name))) else sighting.name
        for sighting in sightings
    ]


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        # The same name, written otherwise.
        (["Lucía Ferrand", "Lucia Ferrand"], "Lucía Ferrand"),
        (["Secretary of State Marco Rubel", "Marco Rubel"], "Marco Rubel"),
        (["Kestria's Energy Minister Ann Roe", "Minister Ann Roe"], "Ann Roe"),
        (["Sen. Ann Roe", "Dr. Ann Roe"], "Ann Roe"),
        (["J.D. Vann", "JD Vann", "J. D. Vann"], "JD Vann"),
        (["Walter Finn Jr.", "Walter Finn, Jr.", "Walter Finn Jr"], "Walter Finn Jr."),
        (["Mike O'Nell", "Mike O’Nell"], "Mike O’Nell"),
        (["Ursula van der Lind", "van der Lind", "Van der Lind"], "Ursula van der Lind"),
        (["Jan van der Berg", "Jan Van Der Berg", "Jan Van Der Berg"], "Jan Van Der Berg"),
        (["Omar al-Salim", "Omar al-Salim", "Omar El Salim", "Omar Salim", "Salim"], "Omar al-Salim"),
        (["Xi Daming", "Xi Daming", "Daming Xi", "President Xi"], "Xi Daming"),
        (["Roe, Ann", "Ann Roe", "Ann Roe"], "Ann Roe"),
        (["Ann Roe", "Ann Roe MP", "ANN ROE"], "Ann Roe"),
        (["Pope Leo XIV", "Pope Leo", "Leo XIV"], "Pope Leo XIV"),
        # A surname that one person alone bears.
        (["Marco Rubel", "Rubel"], "Marco Rubel"),
        (["Marco Rubel", "Secretary Rubel", "RUBEL"], "Marco Rubel"),
        # Another writing of the last letter, as transliteration has it.
        (["Vadim Olenskyy", "Vadim Olensky", "Vadim Olenskiy"], "Vadim Olensky"),
        (["Vadim Olensky", "Olenskyy", "President Olenskiy"], "Vadim Olensky"),
        (["Temel Erdoğan", "Temel Erdogan"], "Temel Erdoğan"),
        (["Luc Dubé", "Dube"], "Luc Dubé"),
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
        # Nothing tells that a middle name, an initial or a short first name is the same person's.
        ["Ann Roe", "Ann B. Roe"],
        ["J.D. Vann", "James David Vann"],
        ["Chris Roe", "Christine Roe", "Christopher Roe"],
        ["Chris A. Roe", "Chris B. Roe", "Chris Roe"],
        ["Lindsay Roe", "Lindsey Roe"],
        ["Viktor Olban", "Olban Viktor"],
        ["Wanda Velez", "Wanda Velez Garcia"],
        ["Prince Leo", "Pope Leo XIV", "Pope Leo XIII"],
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


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        # The same role, in more words or fewer, written shorter, held now or then.
        (seen("a", "John Roe", "senator"), seen("b", "John F. Roe", "senator of Lund"), True),
        (seen("a", "John Roe", forms=("Sen. John Roe",)), seen("b", "John F. Roe", "senator"), True),
        (seen("a", "J.D. Vann", "senator"), seen("b", "James David Vann", "former senator"), True),
        (seen("a", "Lindsay Roe", "envoy"), seen("b", "Lindsey Roe", "envoy"), True),
        (seen("a", "Viktor Olban", "premier"), seen("b", "Olban Viktor", "premier"), True),
        (seen("a", "Wanda Velez", "mayor"), seen("b", "Wanda Velez Garcia", "mayor of Lund"), True),
        # Never against a role, a gender, an article that names both, or decades.
        (seen("a", "John Roe", forms=("Sen. John Roe",)), seen("b", "John F. Roe", "president"), False),
        (seen("a", "J. Roe", "envoy", forms=("Mrs. J. Roe",)), seen("b", "John Roe", "envoy"), False),
        (seen("a", "John Roe", "senator"), seen("a", "John F. Roe", "senator"), False),
        (
            seen("a", "John Roe", "senator", on="2025-03-01"),
            seen("b", "John F. Roe", "senator", on="1960-03-01"),
            False,
        ),
        (seen("a", "John Roe", "senator", on="2025-03-01"), seen("b", "John F. Roe", "senator", on="2009-03-01"), True),
    ],
)
def test_a_middle_name_or_a_spelling_joins_with_a_role(first: Sighting, second: Sighting, same: bool) -> None:
    assert (len(set(named(first, second))) == 1) is same


@pytest.mark.parametrize(
    ("company", "day", "same"),
    [
        (("Bo Lind", "Cy Vann"), "2026-04-20", True),
        (("Bo Lind",), "2026-04-20", False),
        (("Bo Lind", "Cy Vann"), "2027-03-01", False),
        (("Bo Lind", "Mary Roe"), "2026-04-20", False),  # a bearer of the surname is no company
    ],
)
def test_a_middle_name_joins_in_the_same_company_in_the_same_weeks(
    company: tuple[str, ...], day: str, same: bool
) -> None:
    beside = ("Bo Lind", "Cy Vann", "Mary Roe")
    sightings = [seen("a", name, mentioned=True, on="2026-03-01") for name in beside]
    sightings += [seen("b", name, mentioned=True, on=day) for name in company]
    names = named(seen("a", "John Roe", on="2026-03-01"), seen("b", "John F. Roe", on=day), *sightings)
    assert (names[0] == names[1]) is same


def test_who_is_named_everywhere_is_no_company() -> None:
    everywhere = [
        seen(f"c{n}", name, mentioned=True, on="2026-03-01") for n in range(30) for name in ("Bo Lind", "Cy Vann")
    ]
    here = [seen(a, name, mentioned=True, on="2026-03-01") for a in "ab" for name in ("Bo Lind", "Cy Vann")]
    names = named(seen("a", "John Roe", on="2026-03-01"), seen("b", "John F. Roe", on="2026-03-01"), *here, *everywhere)
    assert names[:2] == ["John Roe", "John F. Roe"]


def test_a_name_that_comes_again_after_decades_is_somebody_elses() -> None:
    sightings = [seen("a", "Ann Roe", on="1961-05-01"), seen("b", "Ann Roe", on="2024-05-01")]
    assert named(*sightings, seen("c", "Ann Roe", on="2025-05-01"), seen("d", "Ann Roe")) == [
        "Ann Roe (1960s)", "Ann Roe", "Ann Roe", "Ann Roe",
    ]  # fmt: skip
    assert named(seen("a", "Ann Roe", on="1990-05-01"), seen("b", "Ann Roe", on="2024-05-01")) == ["Ann Roe"] * 2


@pytest.mark.parametrize(
    ("on", "meant"), [("2018-05-01", "Larysa Hren"), ("2022-05-01", "Taras Hren"), ("1980-05-01", "President Hren")]
)
def test_a_title_is_of_who_had_the_office_at_that_date(on: str, meant: str) -> None:
    larysa = [seen(f"a{n}", "Larysa Hren", "president", on=f"201{n}-05-01") for n in range(5, 9)]
    larysa += [seen(f"b{n}", "Larysa Hren", "former president", on=f"202{n}-05-01") for n in range(1, 4)]
    taras = [seen(f"c{n}", "Taras Hren", "president", on=f"202{n}-05-01") for n in range(1, 4)]
    assert named(seen("x", "President Hren", on=on), *larysa, *taras)[0] == meant


def test_the_only_bearer_is_meant_near_an_article_that_names_them() -> None:
    bearer = seen("a", "Ann Roe", on="2026-03-01")
    assert named(bearer, seen("b", "Roe", on="2027-03-01"))[1] == "Ann Roe"
    assert named(bearer, seen("b", "Roe", on="2020-03-01"))[1] == "Roe"


@pytest.mark.parametrize(
    ("short", "whole", "same"),
    [
        (seen("a", "Sir Ian"), seen("a", "Ian Roe", mentioned=True), True),
        (seen("b", "Sir Ian"), seen("a", "Ian Roe"), False),
        (seen("a", "Velez"), seen("a", "Wanda Velez Garcia", mentioned=True), True),
        (seen("b", "Velez"), seen("a", "Wanda Velez Garcia"), False),
    ],
)
def test_another_part_of_a_name_means_whom_its_article_names(short: Sighting, whole: Sighting, same: bool) -> None:
    assert (named(short, whole)[0] == whole.name) is same


@pytest.mark.parametrize(
    ("sightings", "because"),
    [
        ((seen("a", "Ann Roe"), seen("b", "ANN ROE"), seen("c", "Ann Roe")), "the same name, written otherwise"),
        ((seen("a", "Ann Roe", "envoy"), seen("b", "Ann B. Roe", "envoy")), "the same role: envoy"),
        ((seen("a", "Vadim Olensky"), seen("b", "Vadim Olenskyy")), "another spelling of the same letters"),
        ((seen("a", "Ann Roe"), seen("a", "Roe")), "the only one whom its article names so: “Roe”"),
        ((seen("a", "Ann Roe"), seen("b", "Roe")), "nobody else in the corpus is called “Roe”"),
        ((seen("a", "Ann Roe", "mayor"), seen("b", "Mayor Roe")), "who is mayor then"),
    ],
)
def test_the_evidence_is_told(sightings: tuple[Sighting, ...], because: str) -> None:
    (joined,) = one_name_a_person(sightings).values()
    assert joined.because == because


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


DAYS = st.sampled_from((None, date(1960, 5, 1), date(2026, 3, 2), date(2026, 4, 2)))
OTHERS = st.sampled_from(
    ("Ann Mary Roe", "Annmary Roe", "Dr. Bo Roe", "Ian Park", "Sir Ian", "Lund Bo", "Bo Lund", "Cy Moe")
)


@given(
    SIGHTINGS, st.lists(st.tuples(OTHERS, DAYS, st.booleans()), max_size=6), st.lists(DAYS, min_size=12, max_size=12)
)
def test_names_that_are_not_worth_comparing_stand_for_themselves(
    sightings: list[Sighting], others: list[tuple[str, date | None, bool]], days: list[date | None]
) -> None:
    everyone = [replace(sighting, published=day) for sighting, day in zip(sightings, days, strict=False)]
    everyone += [
        Sighting("fgh"[n % 3], name, is_speaker=speaks, published=day) for n, (name, day, speaks) in enumerate(others)
    ]
    kept = set(looked_for(seen_in(everyone)))
    compared = joined([sighting for sighting in everyone if sighting.name in kept], lambda: everyone)
    assert one_name_a_person(everyone) == compared


@given(SIGHTINGS)
def test_no_whole_name_takes_another_surname_or_generation(sightings: list[Sighting]) -> None:
    names = one_name_a_person(sightings)
    for sighting in sightings:
        label = found.name if (found := names.get((sighting.article, sighting.name))) else sighting.name
        for surname in ("Roe", "Olensky", "Vann"):
            assert (surname in label) == (surname in sighting.name)
        if " " in sighting.name and "President" not in sighting.name and "Mrs." not in sighting.name:
            assert label.endswith("Jr.") == sighting.name.endswith("Jr.")
