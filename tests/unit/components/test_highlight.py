"""Marked text: the words stay as they are, whatever is marked, and nothing in them becomes markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.highlight import Mark, marked_up

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'“”\n/=é$"), max_size=40)


class Reading(HTMLParser):
    """What a reader sees: the words, with the classes that are open over each character."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.classes: list[set[str]] = []
        self.tags: set[str] = set()
        self.anchors: dict[str, int] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, "a tag is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self._open.append(given["class"])
        if "id" in given:
            assert given["id"] not in self.anchors
            self.anchors[given["id"]] = len(self.text)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.classes += [set(self._open)] * len(data)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=6))
    return text, [
        Mark(start, end, f"m{number}", anchor=f"a{number}") for number, (start, end) in enumerate(spans) if start < end
    ]


@given(marked_texts())
def test_the_words_are_those_of_the_text_and_each_is_marked_as_asked(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    reading = Reading(marked_up(text, marks))
    assert reading.text == text
    assert reading.tags <= {"span"}
    assert reading.classes == [
        {mark.css for mark in marks if mark.start <= place < mark.end} for place in range(len(text))
    ]
    assert reading.anchors == {mark.anchor: mark.start for mark in marks}


@given(marked_texts(), st.data())
def test_a_part_of_the_text_shows_that_part_only(case: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, marks = case
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    reading = Reading(marked_up(text, marks, (start, end)))
    assert reading.text == text[start:end]
    assert reading.classes == [
        {mark.css for mark in marks if mark.start <= place < mark.end} for place in range(start, end)
    ]


@pytest.mark.parametrize(
    ("text", "marks", "html"),
    [
        ("one", [], "one"),
        ("a < b", [], "a &lt; b"),
        ("say no", [Mark(4, 6, "q")], 'say <span class="q">no</span>'),
        (
            "abcd",
            [Mark(0, 3, "x"), Mark(1, 2, "y")],
            '<span class="x">a</span><span class="x"><span class="y">b</span></span><span class="x">c</span>d',
        ),
        ("ab", [Mark(0, 1, "q", '"><script>')], '<span class="q" title="&quot;&gt;&lt;script&gt;">a</span>b'),
    ],
)
def test_html(text: str, marks: list[Mark], html: str) -> None:
    assert marked_up(text, marks) == html
