"""What the corpus says of a draft's quotations. All of it is invented."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, judging, machine, open_store, take_snapshot
from onrecord.corpus.alike import report, rows
from onrecord.corpus.alike.drafts import check
from onrecord.corpus.alike.explanations import explained
from onrecord.corpus.alike.findings import Check
from onrecord.corpus.alike.verdicts import Verdict
from onrecord.drafts import Draft, DraftQuote
from onrecord.lemmas import lemma_text
from onrecord.model import Act, ParsedArticle, Polarity, QuoteKind, SpeakerKind
from tests.builders import ENGINE, parsed, quotation

HARBOUR = "We will not close the old harbour before the last of the boats has come home"
GRAIN = "If the rains stay away, we will sell the grain of three winters at half its price"
ROPE = "I would never say that taxes on rope must rise by a tenth"
ASKED = "Do you believe that the northern gate opens at dawn tomorrow?"


def article(text: str, words: str, speaker: str | None, day: int, **about: object) -> ParsedArticle:
    quotes = [quotation(text, words, speaker, **about)]
    return parsed(text, quotes, outlet=f"Outlet {day}", title=f"Day {day}", published=date(2026, 3, day))


def corpus() -> list[ParsedArticle]:
    interrupted = (
        "“The dredgers are paid for,” Bo Lund said on Monday, “and they leave the yard in the first week of May.”"
    )
    split = parsed(
        interrupted,
        [
            replace(
                quotation(interrupted, "“The dredgers are paid for,”", "Bo Lund"),
                segments=((0, 28), (interrupted.index("“and"), len(interrupted))),
            )
        ],
        outlet="Outlet 9",
        published=date(2026, 3, 9),
    )
    silent = "The board printed a leaflet.\n\nNobody may land fish from the southern quay after sunset, it says."
    return [
        article(f"“{HARBOUR},” said Ann Fay in the hall.\n\nIt rained.", f"“{HARBOUR},”", "Ann Fay", 2),
        article(f"“{HARBOUR},” Fay said again, and left.", f"“{HARBOUR},”", "Ann Fay", 5),
        article(f"“{GRAIN},” Bo Lund said.", f"“{GRAIN},”", "Bo Lund", 3),
        article(f"“{ROPE},” said Ann Fay.", f"“{ROPE},”", "Ann Fay", 4),
        article(f"“{ASKED}” Cy Moe asked.", f"“{ASKED}”", "Cy Moe", 6, act=Act.ASK),
        article(
            "Moe denied that he took “silver from the harbour chest”.",
            "that he took “silver from the harbour chest”",
            "Cy Moe",
            7,
            kind=QuoteKind.MIXED,
            act=Act.DENY,
        ),
        article(
            "Lund did not say “the ferry will run all night long”.",
            "“the ferry will run all night long”",
            "Bo Lund",
            8,
            polarity=Polarity.DENIED,
        ),
        split,
        parsed(silent, outlet="Outlet 10", published=date(2026, 3, 10)),
    ]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(str(tmp_path_factory.mktemp("checked")))
    store.append(corpus(), ENGINE)
    return take_snapshot(store)


def draft(words: str, speaker: str | None, kind: QuoteKind = QuoteKind.DIRECT, lead: str = "") -> Draft:
    text = f"The week in the port.\n\n{lead}“{words},” {speaker or 'somebody'} said.\n\nThe end."
    start = text.index(words)
    span = (start, start + len(words))
    quote = DraftQuote(
        segments=(span,),
        passages=() if kind is QuoteKind.INDIRECT else (span,),
        kind=kind,
        speaker=speaker,
        speaker_kind=SpeakerKind.NAMED if speaker else SpeakerKind.UNKNOWN,
        lemmas=lemma_text((word, word.lower().removesuffix("s")) for word in words.split()),
    )
    return Draft(text=text, quotes=(quote,))


def checked(shown: Snapshot, words: str, speaker: str | None = "Ann Fay", **more: object) -> Check:
    return check(shown, machine.article_runs(shown), draft(words, speaker, **more))


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        (HARBOUR, "Ann Fay", Verdict.VERBATIM),
        (HARBOUR.upper().replace("OLD", "‘OLD’"), "Fay", Verdict.VERBATIM),
        ("the last of the boats has come home", "Ann Fay", Verdict.VERBATIM),
        (HARBOUR, None, Verdict.VERBATIM),
        ("We will not close the old harbour before […] the boats has come home", "Ann Fay", Verdict.MARKED),
        ("[The city] will not close the old harbour", "Ann Fay", Verdict.MARKED),
        (HARBOUR.replace(" not", ""), "Ann Fay", Verdict.ALTERED),
        (HARBOUR.replace("boats", "ships"), "Ann Fay", Verdict.ALTERED),
        ("close the new harbour", "Ann Fay", Verdict.ALTERED),
        ("We will not close the old harbour has come home", "Ann Fay", Verdict.CUT),
        ("the last of the boats has come home. We will not close the old harbour", "Ann Fay", Verdict.SPLICED),
        ("We will not close the old harbour. Taxes on rope must rise by a tenth", "Ann Fay", Verdict.SPLICED),
        (HARBOUR, "Bo Lund", Verdict.OTHER_SPEAKER),
        (HARBOUR.replace("boats", "ships"), "Bo Lund", Verdict.OTHER_SPEAKER),
        ("the old harbour", "Bo Lund", Verdict.NOT_FOUND),
        ("taxes on rope must rise by a tenth", "Ann Fay", Verdict.OTHER_CONTEXT),
        ("we will sell the grain of three winters at half its price", "Bo Lund", Verdict.OTHER_CONTEXT),
        ("the northern gate opens at dawn tomorrow", "Cy Moe", Verdict.OTHER_CONTEXT),
        ("silver from the harbour chest", "Cy Moe", Verdict.OTHER_CONTEXT),
        ("the ferry will run all night long", "Bo Lund", Verdict.OTHER_CONTEXT),
        ("The dredgers are paid for, and they leave the yard in the first week of May", "Bo Lund", Verdict.VERBATIM),
        ("Nobody may land fish from the southern quay after sunset", "Ann Fay", Verdict.UNATTRIBUTED),
        ("We shall build forty ships of oak while the snow lies on the pier", "Ann Fay", Verdict.NOT_FOUND),
        ("harbour chest", "Cy Moe", Verdict.OTHER_CONTEXT),
        ("purple elephants", "Cy Moe", Verdict.NOT_FOUND),
    ],
)
def test_verdicts(shown: Snapshot, words: str, speaker: str | None, verdict: Verdict) -> None:
    (finding,) = checked(shown, words, speaker).findings
    assert finding.verdict is verdict, explained(finding.quote, finding.parts[0])


def test_what_the_draft_says_around_a_quotation_keeps_its_context(shown: Snapshot) -> None:
    words = "taxes on rope must rise by a tenth"
    (finding,) = checked(shown, words, lead="Fay would never say that ").findings
    assert finding.verdict is Verdict.VERBATIM


def test_a_verbatim_one_says_in_how_many_articles_it_stands_and_which_was_first(shown: Snapshot) -> None:
    (finding,) = checked(shown, HARBOUR).findings
    (part,) = finding.parts
    assert (part.articles, part.is_least) == (2, False)
    assert explained(finding.quote, part) == "The words stand so in 2 articles, first by Outlet 2, 2 Mar 2026."


def test_differences_are_said_in_words(shown: Snapshot) -> None:
    (finding,) = checked(shown, HARBOUR.replace("boats", "ships").replace(" not", "")).findings
    assert explained(finding.quote, finding.parts[0]) == (
        "Not the words of the source: “not” is left out; “boats” became “ships”."
    )


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("the grain will be sold at half price", "Bo Lund", Verdict.BORNE_OUT),
        ("the grain will be sold at half price", "Ann Fay", Verdict.NOTHING_LIKE),
        ("the grain will be sold at half price", None, Verdict.NOTHING_LIKE),
    ],
)
def test_an_indirect_one_goes_by_speaker_and_topic(
    shown: Snapshot, words: str, speaker: str | None, verdict: Verdict
) -> None:
    (finding,) = checked(shown, words, speaker, kind=QuoteKind.INDIRECT).findings
    assert finding.verdict is verdict


def test_articles_that_were_taken_out_bear_nothing_out(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "corpus"))
    store.append(corpus()[:1], ENGINE)
    snapshot = take_snapshot(store)
    assert checked(snapshot, HARBOUR).passed
    store.correct(judging.remove(snapshot, [corpus()[0].article.key], "me"))
    assert checked(take_snapshot(store), HARBOUR).findings[0].verdict is Verdict.NOT_FOUND


def test_without_prepared_files_the_same_is_found(shown: Snapshot) -> None:
    bare = replace(take_snapshot(open_store(shown.location)), files=None)
    (finding,) = checked(bare, HARBOUR.replace("boats", "ships")).findings
    assert finding.verdict is Verdict.ALTERED
    # Asked again, nothing is made anew.
    assert checked(bare, HARBOUR).passed


def test_rows_and_report_hold_what_was_found_and_escape_it(shown: Snapshot) -> None:
    words = f"<script>alert(1)</script> {HARBOUR}"
    found = checked(shown, words)
    frame = rows.frame(found, {0: rows.Word(accepted=True, note="<b>seen</b>")})
    assert frame["verdict"].tolist() == ["altered"]
    assert frame["source_speaker"].tolist() == ["Ann Fay"]
    assert frame["accepted"].tolist() == [True]
    html = report.html(found, {0: rows.Word(note="<b>seen</b>")})
    assert "<script>" not in html
    assert "&lt;b&gt;seen&lt;/b&gt;" in html
    assert "default-src 'none'" in html
    one = rows.as_json(0, found)
    assert (one["verdict"], one["passed"]) == ("altered", False)
    assert one["parts"][0]["sources"][0]["differences"].startswith("“<script>alert(1)</script>” is added")
    assert rows.counted(found) == [(Verdict.ALTERED, 1)]
