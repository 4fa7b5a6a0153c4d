"""What is to be known of an article, in words."""

from datetime import date

import pytest

from onrecord.caveats import in_full, language_name, short
from onrecord.model import Flaw


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("en", "English"), ("zh", "Chinese"), ("xx", "xx")])
def test_a_language_by_its_code(code: str, name: str) -> None:
    assert language_name(code) == name


def test_above_an_article() -> None:
    assert in_full("en", ()) == []
    assert in_full("de", (Flaw.INCOMPLETE, Flaw.BYTES)) == [
        "in German, which is not analysed",
        "only its beginning: the text that was read is cut",
        "characters that could not be read are replaced",
    ]


def test_in_a_table() -> None:
    assert short("en", (), date(2026, 3, 3)) == []
    assert short("de", (Flaw.MARKUP,), None) == ["tags removed", "no date", "other language"]


def test_every_flaw_has_words() -> None:
    assert len(short("en", tuple(Flaw), date(2026, 3, 3))) == len(in_full("en", tuple(Flaw))) == len(Flaw)
