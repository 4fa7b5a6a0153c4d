"""Pages with absurdly many attributes are refused in no time; pages with many or long ones are read."""

import contextlib
import time

import pytest

from onrecord.errors import InputError
from onrecord.readers.attributes import MOST, check_attributes
from onrecord.readers.html import page_story
from onrecord.readers.markup import as_text
from tests.unit.readers.test_html import page


def tag(count: int, value: str = "1") -> str:
    return f"<p {' '.join(f'a{n}={value}' for n in range(count))}>"


@pytest.mark.parametrize("value", ["1", "''", '">"', "'<'", ' "x"'])
def test_a_page_of_attributes_is_refused_at_once(value: str) -> None:
    began = time.process_time()
    for read in (page_story, as_text):
        with pytest.raises(InputError, match="more than 1,000 attributes"):
            read(page("") + tag(80_000, value))
    assert time.process_time() - began < 5


def test_what_pages_have_is_read() -> None:
    assert page_story(page(f"{tag(MOST)}<div data-all='{'{a: 1} ' * 50_000}'>"))


@pytest.mark.parametrize(
    "text", ["<" * 300_000, "<a b='" * 60_000, "<a b='\"" * 60_000, '<a b="' + "<a b='x" * 60_000, "<a " * 100_000]
)
def test_looking_takes_no_time(text: str) -> None:
    began = time.process_time()
    with contextlib.suppress(InputError):
        check_attributes(text)
    assert time.process_time() - began < 2
