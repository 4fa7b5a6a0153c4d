"""Which sentences of a release the corpus quotes, and how. All of it is invented."""

from datetime import date

import pytest

from onrecord.corpus import Snapshot, machine, open_store, take_snapshot
from onrecord.corpus.alike import landed_rows
from onrecord.corpus.alike.landed import Landed, landed, of_article
from onrecord.corpus.alike.told import Told
from onrecord.corpus.alike.verdicts import Verdict
from onrecord.model import ParsedArticle, QuoteKind
from onrecord.spans import sentences
from tests.builders import ENGINE, parsed, quotation

HARBOUR = "The town will not close the old harbour before the last of the boats has come home."
CRANE = "A second crane is bought in the spring, and it is paid for with the fees of three winters."
LAMPS = "New lamps are lit on the quay."
RELEASE = f"{HARBOUR}\n\n{CRANE} {LAMPS}"


def report(day: int, words: str, speaker: str | None = "Ann Fay", **about: object) -> ParsedArticle:
    text = f"News of day {day}\n\n“{words}” Fay said in the hall."
    quotes = [quotation(text, f"“{words}”", speaker, **about)]  # type: ignore[arg-type]
    return parsed(text, quotes, title=f"Day {day}", outlet=f"Outlet {day}", published=date(2026, 3, day))


def corpus() -> list[ParsedArticle]:
    mixed = "The lamps are many.\n\nFay promised that the town would “not close the old harbour before the last of the boats” was home."
    content = mixed[mixed.index("that") : -1]
    turn = f"FAY: {HARBOUR}\n\nThank you all for coming to the town hall this evening, and good night."
    return [
        report(9, HARBOUR),
        report(3, CRANE.replace("bought", "borrowed")),
        report(4, "The town will not close the old harbour and it is paid for with the fees of three winters"),
        report(5, "A second crane is bought with the fees of three winters"),
        report(6, "New lamps are lit"),
        report(7, "Nobody knows how many herrings the northern wind will bring this year"),
        parsed(
            mixed,
            [quotation(mixed, content, "Ann Fay", kind=QuoteKind.MIXED)],
            outlet="Outlet 8",
            published=date(2026, 3, 8),
        ),
        parsed(turn, [quotation(turn, HARBOUR, "Ann Fay")], outlet="Hall", published=date(2026, 3, 2)),
        parsed(f"{RELEASE} ", outlet="The town", title="The release", published=date(2026, 3, 2)),
    ]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(str(tmp_path_factory.mktemp("landed")))
    store.append(corpus(), ENGINE)
    return take_snapshot(store)


def found(shown: Snapshot, text: str = RELEASE, **about: object) -> Landed:
    return landed(shown, machine.article_runs(shown), Told(text=text, **about))  # type: ignore[arg-type]


def test_each_sentence_is_quoted_by_whom_and_how(shown: Snapshot) -> None:
    rows = landed_rows.rows(found(shown))
    assert [(row["sentence"], row["outlet"], row["whole"], row["verdict"]) for row in rows] == [
        (1, "Outlet 4", "part", "spliced"),
        (1, "Outlet 8", "part", "verbatim"),
        (1, "Outlet 9", "whole", "verbatim"),
        (2, "Outlet 3", "whole", "altered"),
        (2, "Outlet 4", "part", "spliced"),
        (2, "Outlet 5", "part", "cut"),
    ]
    altered = next(row for row in rows if row["verdict"] == Verdict.ALTERED.value)
    assert altered["differences"] == "“bought” became “borrowed”"
    assert (altered["speaker"], altered["date"], altered["headline"]) == ("Ann Fay", date(2026, 3, 3), "Day 3")
    assert list(landed_rows.frame(found(shown)).columns) == list(landed_rows.COLUMNS)


def test_a_turn_without_marks_and_the_text_itself_quote_nothing(shown: Snapshot) -> None:
    whole = found(shown)
    assert whole.copies == 1
    assert {landing.match.outlet for landing in whole.landings}.isdisjoint({"Hall", "The town"})


def test_few_words_alone_are_anybodys(shown: Snapshot) -> None:
    assert 2 not in found(shown).by_sentence()
    assert found(shown, LAMPS).landings == ()


def test_articles_that_came_long_before_quote_something_else(shown: Snapshot) -> None:
    later = found(shown, published=date(2026, 3, 8))
    assert {landing.match.outlet for landing in later.landings} == {"Outlet 5", "Outlet 8", "Outlet 9"}


def test_an_article_of_the_corpus_is_a_text_with_its_day(shown: Snapshot) -> None:
    key = shown.rows(shown.articles.filter(shown.articles.outlet == "The town"))[0]["article"]
    told = of_article(shown, key)
    assert told is not None
    assert told.published == date(2026, 3, 2)
    whole = landed(shown, machine.article_runs(shown), told)
    assert len(whole.by_sentence()) == 2
    assert of_article(shown, "none") is None


def test_an_empty_text_and_hostile_words_are_text(shown: Snapshot) -> None:
    assert found(shown, "").landings == ()
    hostile = found(shown, f"<script>alert(1)</script> {HARBOUR}")
    html = landed_rows.sentence_html(hostile, 0, lambda match: match.article)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "first 8 Mar 2026, Outlet 8" in html


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rains. “Is it?” She left.", ["It rains.", "“Is it?”", "She left."]),
        ("Mr. Fay of the U.S. Navy met Sen. Lund. He paid 2.5 coins.", 2),
        ("A headline\nA line without a stop\n\nThe end", 3),
        ("", 0),
    ],
)
def test_sentences_go_by_their_marks(text: str, parts: list[str] | int) -> None:
    spans = [text[start:end] for start, end in sentences(text)]
    assert (spans if isinstance(parts, list) else len(spans)) == parts
