"""What is printed of articles that were read."""

from datetime import date

import pytest

from onrecord.ingest import Reading
from onrecord.model import Flaw
from onrecord.receipt import ROWS, Receipt


def reading(number: int = 1, **known: object) -> Reading:
    fields = {"article": f"a{number}", "source": f"{number}.txt", "title": "Fees rise", "outlet": "The Olm Post"}
    fields |= {"day": date(2026, 3, 3), "language": "en", "words": 1234, "flaws": (), "known": False}
    return Reading(**(fields | known))


def printed(capsys: pytest.CaptureFixture[str], *readings: Reading) -> str:
    receipt = Receipt()
    receipt.add(readings)
    receipt.print()
    return capsys.readouterr().out


def test_an_article_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    header, row = printed(capsys, reading()).splitlines()
    assert header.split() == ["File", "Headline", "Outlet", "Date", "Language", "Words", "Warnings"]
    assert row.split("  ")[0] == "1.txt"
    assert " ".join(row.split()) == "1.txt Fees rise The Olm Post 2026-03-03 English 1,234"


def test_what_is_wanting_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    torn = reading(title=None, outlet=None, day=None, language="de", flaws=(Flaw.INCOMPLETE,), known=True)
    _, row, warnings = printed(capsys, torn).splitlines()
    assert " ".join(row.split()) == (
        "1.txt no headline unknown undated German 1,234 incomplete, no date, other language, known already"
    )
    assert warnings == "Warnings: incomplete: 1, no date: 1, other language: 1, known already: 1."


def test_of_many_the_first_and_how_many_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, *(reading(number, day=None) for number in range(ROWS + 2))).splitlines()
    assert len(out) == 1 + ROWS + 2
    assert out[-2:] == [
        f"The first {ROWS} of {ROWS + 2}; the page Corpus shows all.",
        f"Warnings: no date: {ROWS + 2}.",
    ]


def test_nothing_for_nothing_and_no_word_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys) == ""
    out = printed(capsys, reading(title="\x1b[31mred\x07 [bold]x[/bold]"))
    assert not set(out) & {"\x1b", "\x07"}
    assert "[bold]x[/bold]" in out
