"""Who is said to say otherwise now: only whoever certainly does. All of it is invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import open_store, take_snapshot
from onrecord.corpus.otherwise import Otherwise, frame, otherwise
from onrecord.model import Act, ParsedArticle, QuoteKind, Unit
from tests.builders import ENGINE, figure, parsed, quotation

CRANE = "The second crane on the northern quay will cost {} crowns"


def says(day: int, amount: float, sentence: str = CRANE, speaker: str = "Ann Fay", **about: object) -> ParsedArticle:
    written = f"{amount:g}"
    said = sentence.format(written)
    text = f"“{said},” {speaker} said on day {day}."
    quotes = [quotation(text, f"“{said},”", speaker, **about)]  # type: ignore[arg-type]
    measured = figure(text, f"{written} crowns", amount, Unit.MONEY, of="CRN", measures="cost of the second crane")
    return parsed(text, quotes, figures=[measured], title=f"Day {day}", outlet="The Post", published=date(2026, 3, day))


def found(folder: Path, articles: Sequence[ParsedArticle]) -> list[Otherwise]:
    store = open_store(str(folder / "said"))
    store.append(list(articles), ENGINE)
    return otherwise(take_snapshot(store))


def test_another_number_for_the_same_thing_at_a_later_date(tmp_path: Path) -> None:
    (one,) = found(tmp_path, [says(2, 400), says(3, 400), says(9, 700)])
    assert (one.speaker, one.about) == ("Ann Fay", "cost of the second crane")
    assert (one.before.amount, one.before.published) == ("400 crowns", date(2026, 3, 3))
    assert (one.now.amount, one.now.published, one.now.outlet) == ("700 crowns", date(2026, 3, 9), "The Post")
    (row,) = frame([one]).to_dict("records")
    assert (row["speaker"], row["amount_now"], row["amount_before"]) == ("Ann Fay", "700 crowns", "400 crowns")


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param([says(2, 400), says(9, 400)], id="the same number"),
        pytest.param([says(2, 400), says(9, 700, speaker="Bo Lund")], id="another speaker"),
        pytest.param([says(2, 400), says(9, 700, confidence=0.6)], id="a speaker who is not certain"),
        pytest.param([says(2, 400), says(2, 700, CRANE + " now")], id="the same day"),
        pytest.param([says(2, 400), says(5, 700), says(9, 400)], id="reports that overlap"),
        pytest.param([says(2, 400), says(9, 700, CRANE.replace("second", "third"))], id="another thing"),
        pytest.param([says(2, 400), says(9, 700, CRANE + " in June")], id="another month"),
        pytest.param([says(2, 400, CRANE + " in 2025"), says(9, 700, CRANE + " in 2026")], id="another year"),
        pytest.param([says(2, 400), says(9, 700, CRANE.replace("quay", "quay of Ilm"))], id="another place"),
        pytest.param([says(2, 400), says(9, 700, "It will cost {} crowns")], id="words that tell too little"),
    ],
)
def test_what_is_not_certain_is_not_listed(tmp_path: Path, articles: list[ParsedArticle]) -> None:
    assert found(tmp_path, articles) == []


def tells(day: int, content: str, act: Act, cue: str) -> ParsedArticle:
    text = f"On day {day} of the trial {content}, as Fay {cue} it in the hall."
    quote = quotation(text, content, "Ann Fay", kind=QuoteKind.INDIRECT, cue=cue, act=act)
    assert quote.cue is not None
    lemma = {"denied": "deny", "confirmed": "confirm"}[cue]
    cued = replace(quote, cue=replace(quote.cue, lemma=lemma))
    return parsed(text, [cued], title=f"Day {day}", outlet="The Post", published=date(2026, 3, day))


SILVER = "the harbour chest was emptied by the mayor"


def test_whoever_denies_and_then_confirms(tmp_path: Path) -> None:
    (one,) = found(tmp_path, [tells(2, SILVER, Act.DENY, "denied"), tells(8, SILVER, Act.ASSERT, "confirmed")])
    assert (one.before.act, one.now.act, one.now.amount) == ("deny", "assert", "")


def test_whoever_denies_twice_or_confirms_something_else(tmp_path: Path) -> None:
    other = "the northern gate was opened by the watchman"
    articles = [
        tells(2, SILVER, Act.DENY, "denied"),
        tells(8, SILVER, Act.DENY, "denied"),
        tells(9, other, Act.ASSERT, "confirmed"),
    ]
    assert found(tmp_path, articles) == []
