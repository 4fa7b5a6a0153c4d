"""Colours: the same speaker keeps one, and the speakers of an article are told apart."""

from hypothesis import given
from hypothesis import strategies as st

from components.speaker_colours import COLOURS, assign, lines

NAMES = st.lists(st.text(min_size=1, max_size=8), unique=True)


@given(NAMES)
def test_speakers_differ_as_long_as_there_are_colours(names: list[str]) -> None:
    colours = assign(names)
    assert list(colours) == names
    assert all(0 <= colour < COLOURS for colour in colours.values())
    assert len(set(colours.values())) == min(len(names), COLOURS)


@given(st.text(min_size=1), NAMES)
def test_the_first_speaker_has_the_colour_of_the_name(name: str, others: list[str]) -> None:
    assert assign([name, *others])[name] == assign([name])[name]


@given(NAMES, st.randoms())
def test_a_chart_has_the_colours_of_the_articles_whatever_its_order(names: list[str], random) -> None:
    shuffled = random.sample(names, len(names))
    assert lines(names) == lines(shuffled)
    assert len(set(lines(names).values())) == min(len(names), COLOURS)
