"""Which articles are the source of what others quote, and how faithfully they do. All of it is invented."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from onrecord.corpus import machine, open_store, take_snapshot
from onrecord.corpus.alike import fidelity
from onrecord.corpus.alike.origins import Origin, origins
from onrecord.model import ParsedArticle
from tests.builders import ENGINE, parsed, quotation

FERRY = "The ferry will sail at six and at noon and it will carry every bicycle without a fee"
SANDBANK = "Our captains know the sandbank better than any map that was printed in the capital"
# What makes articles so long that they are no versions of one another.
OWN = " ".join(f"Herring {n} came with wind {n * 7} over pier {n * 5}." for n in range(30))
SPEECH = f"Good evening to you all. {FERRY}. {SANDBANK}. Thank you, and good night."


def report(outlet: str, day: int, *words: str) -> ParsedArticle:
    text = "\n\n".join([f"In the hall, day {day}", OWN, *(f"“{each},” said Ann Fay." for each in words)])
    quotes = [quotation(text, f"“{each},”", "Ann Fay") for each in words]
    return parsed(text, quotes, title=f"Day {day}", outlet=outlet, published=date(2026, 3, day))


def speech(day: int = 4, text: str = SPEECH) -> ParsedArticle:
    return parsed(f"{text}\n\n{OWN[::-1]}", outlet="The Hall", title="The speech", published=date(2026, 3, day))


def found(folder: Path, articles: Sequence[ParsedArticle]) -> tuple[Origin, ...]:
    store = open_store(str(folder / "told"))
    store.append(list(articles), ENGINE)
    snapshot = take_snapshot(store)
    return origins(snapshot, machine.article_runs(snapshot)).found


def test_what_a_report_quotes_of_a_speech_is_laid_beside_it(tmp_path: Path) -> None:
    changed = SANDBANK.replace("better", "worse")
    whole = found(tmp_path, [speech(), report("Outlet A", 4, FERRY, changed), report("Outlet B", 6, SANDBANK)])
    assert [(one.landing.match.outlet, fidelity.kind_of(one)) for one in whole] == [
        ("Outlet A", "Verbatim"),
        ("Outlet A", "Changed"),
        ("Outlet B", "Verbatim"),
    ]
    assert {one.outlet for one in whole} == {"The Hall"}
    rows = fidelity.by_outlet(whole).to_dict("records")
    assert [(row["Outlet"], row["Quotations"], row["Verbatim"], row["Changed"]) for row in rows] == [
        ("Outlet A", 2, 1, 1),
        ("Outlet B", 1, 1, 0),
    ]
    row = fidelity.frame(whole).to_dict("records")[1]
    assert row["differences"] == "“better” became “worse”"
    assert row["source_words"] == SANDBANK
    assert list(row) == list(fidelity.COLUMNS)


def test_an_article_that_quotes_the_words_itself_is_no_source(tmp_path: Path) -> None:
    assert found(tmp_path, [report("Outlet A", 4, FERRY), report("Outlet B", 6, FERRY, SANDBANK)]) == ()


def test_words_that_stand_in_longer_marks_are_quoted_too(tmp_path: Path) -> None:
    longer = report("Outlet A", 4, f"Let me say it once more. {FERRY}. {SANDBANK}")
    assert found(tmp_path, [longer, report("Outlet B", 6, FERRY)]) == ()


def test_words_in_marks_the_wrong_way_round_are_quoted_too(tmp_path: Path) -> None:
    wrong = speech(text=f"The captain: ”{FERRY}. {SANDBANK}.“")
    assert found(tmp_path, [wrong, report("Outlet B", 6, FERRY)]) == ()


def test_a_text_that_came_out_long_after_a_report_is_not_its_source(tmp_path: Path) -> None:
    early, late = report("Outlet A", 1, FERRY), report("Outlet B", 2, FERRY)
    assert [one.landing.match.outlet for one in found(tmp_path, [speech(5), early, late])] == ["Outlet B"]


def test_of_several_sources_the_one_that_has_the_words_best_counts(tmp_path: Path) -> None:
    other = SPEECH.replace("better", "far better").replace("Good evening to you all", "Friends, I thank the guests")
    whole = found(
        tmp_path, [speech(3, f"{other} The band plays on."), speech(4), report("Outlet A", 5, FERRY, SANDBANK)]
    )
    assert [fidelity.kind_of(one) for one in whole] == ["Verbatim", "Verbatim"]


def test_hostile_words_are_text(tmp_path: Path) -> None:
    articles = [speech(text=f"<i>{FERRY}</i>. {SANDBANK}."), report("<b>Outlet</b>", 5, FERRY)]
    (one,) = found(tmp_path, articles)
    html = fidelity.origin_html(one, lambda match: match.article, "articles?article=x")
    assert "<i>" not in html
    assert "<b>" not in html
