import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, Store, entity_queries, judging, open_store, queries, take_snapshot
from onrecord.corpus.corrections import undoing
from onrecord.corpus.exports import export
from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.selection import Selection
from onrecord.default_view import View
from onrecord.errors import InputError
from onrecord.model import Mention, ParsedArticle, QuoteKind, SpeakerKind
from tests.builders import ENGINE, parsed, quotation, small_corpus

EVERYTHING = Selection(view=(View.ALL,))


def row(store: Store, words: str):
    snapshot = take_snapshot(store)
    (found,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text.contains(words)))
    return found


def said(store: Store, selection: Selection = EVERYTHING) -> dict[str, str | None]:
    snapshot = take_snapshot(store)
    return {row["text"]: row["speaker"] for row in snapshot.rows(selected_quotes(snapshot, selection))}


def named(store: Store, words: str, speaker: str | None, **changes) -> None:
    kind = SpeakerKind.NAMED if speaker else SpeakerKind.UNKNOWN
    options = {"speaker_kind": kind, "kind": QuoteKind.DIRECT} | changes
    store.correct([judging.correct(row(store, words), "Cy", speaker=speaker, **options)])


def test_a_confirmed_quotation_says_so(own: Store) -> None:
    store = own
    store.correct([judging.confirm(row(store, "plain theft"), "Cy Moe")])
    found = row(store, "plain theft")
    assert (found["reviewed"], found["reviewed_by"], found["confidence"]) == ("confirmed", "Cy Moe", 1.0)
    assert found["speaker"] == "senior port official"


def test_what_a_person_has_looked_at_is_in_the_default_view(own: Store) -> None:
    assert said(own, Selection(query="duty OR dredging OR gate")) == {}
    own.correct([judging.confirm(row(own, words), "Cy Moe") for words in ("duty", "gate")])
    named(own, "Dredging", "Bo Lund")
    shown = said(own, Selection(query="duty OR dredging OR gate"))
    assert shown == {"the duty will fall": "Ann Fay", "when the gate opens": "Bo Lund", "Dredging may end": "Bo Lund"}
    assert row(own, "gate")["polarity"] == "denied-to-have-said"
    assert row(own, "gate")["as_sentence"] == "did not say when the gate opens"


def test_what_was_judged_by_an_earlier_version_is_whole(own: Store) -> None:
    entry = judging.confirm(row(own, "plain theft"), "Cy Moe")
    before = {
        name: value for name, value in entry.before.items() if name not in {"as_sentence", "polarity", "left_out"}
    }
    # The newest parse does not find it any more.
    harbour = small_corpus()[2]
    own.append([replace(harbour, quotes=())], "newer engine")
    own.correct([replace(entry, before=before)])
    found = row(own, "plain theft")
    assert (found["as_sentence"], found["polarity"], found["left_out"]) == (found["text"], "said", None)


def test_a_corrected_speaker_is_found_counted_and_exported(own: Store) -> None:
    named(own, "Nobody said this", "Bo Lund")
    snapshot = take_snapshot(own)
    assert "“Nobody said this.”" in said(own, Selection(speakers=("Bo Lund",)))
    assert "“Nobody said this.”" in said(own, Selection(query="speaker:lund"))
    assert "“Nobody said this.”" in said(own, Selection(confidence=0.9))
    facet = queries.facet(snapshot, EVERYTHING, "speaker")
    assert dict(zip(facet["value"], facet["quotes"], strict=True))["Bo Lund"] == 4
    assert queries.totals(snapshot, Selection()).unattributed_quotes == 0
    stored = queries.stored_article(snapshot, row(own, "Nobody said")["article"])
    assert stored is not None
    assert [item.quote.speaker for item in stored.quotes] == ["Harbour Board", "Bo Lund"]


def test_a_rejected_quotation_is_gone_everywhere_and_comes_back_when_undone(own: Store) -> None:
    before = said(own)
    figures = take_snapshot(own).rows(take_snapshot(own).figures)
    entry = judging.reject(row(own, "5% more"), "Cy")
    own.correct([entry])
    snapshot = take_snapshot(own)
    assert said(own) == {text: name for text, name in before.items() if "5% more" not in text}
    # The number is still in the article, but nobody is quoted with it.
    assert [one["quote"] for one in snapshot.rows(snapshot.figures)].count(None) == 2
    assert len(figures) == 2
    own.correct(undoing([entry], "Cy"))
    assert said(own) == before


def test_a_place_changed_changes_words_topics_and_search(own: Store) -> None:
    found = row(own, "We will not pay")
    text = small_corpus()[1].article.text
    passages = judging.passages(text, "We will not  pay\nmore for steel", found["start"])
    assert [text[slice(*span)] for span in passages] == ["We will not pay", "more for steel"]
    named(own, "We will not pay", "Ann Fay", kind=QuoteKind.MIXED, passages=passages, text=text)
    new = row(own, "We will not pay")
    assert new["as_sentence"] == new["text"]
    assert (new["text"], new["kind"], new["quote"]) == ("We will not pay more for steel", "mixed", found["quote"])
    assert new["lemmas"] == " /We/we/ /will/ /not/ /pay/ /more/ /for/ /steel/".replace("/We/we/", "/we/")
    assert said(own, Selection(query='"pay more"')) == {"We will not pay more for steel": "Ann Fay"}


@pytest.mark.parametrize("words", ["", "never written", "Ann\n Ann"])
def test_words_that_are_not_there_are_named(words: str) -> None:
    with pytest.raises(InputError):
        judging.passages("Ann came.", words, 0)


def test_two_who_are_one_and_one_who_is_two(own: Store) -> None:
    own.correct([judging.rename(take_snapshot(own), "Bo Lund", "Ann Fay", "Cy")])
    assert set(said(own).values()) == {"Ann Fay", "senior port official", "Harbour Board", None}
    steel = row(own, "We will not pay")["article"]
    own.correct(judging.separate("Ann Fay", [steel], "Ann Fay (steel)", "Cy"))
    assert said(own, Selection(speakers=("Ann Fay (steel)",))).keys() == {
        "“We will not pay 5% more for steel,”", "“No,”",
    }  # fmt: skip
    assert said(own, Selection(speakers=("Ann Fay",))).keys() == {"“Wheat is dear,”", "The port has room"}
    snapshot = take_snapshot(own)
    assert {one["person"] for one in snapshot.rows(snapshot.roles)} == {"Ann Fay"}


def test_a_speaker_named_after_a_new_name_keeps_it(own: Store) -> None:
    own.correct([judging.rename(take_snapshot(own), "Bo Lund", "Bo Lund-Fay", "Cy")])
    named(own, "Nobody said this", "Bo Lund")
    assert said(own)["“Nobody said this.”"] == "Bo Lund"
    own.correct([judging.rename(take_snapshot(own), "Bo Lund", "B. Lund", "Cy")])
    assert said(own)["“Nobody said this.”"] == "B. Lund"
    assert said(own)["The port has room"] == "Bo Lund-Fay"


def test_articles_described_and_removed(own: Store) -> None:
    snapshot = take_snapshot(own)
    keys = [article.article.key for article in small_corpus()]
    value = {"outlet": "The Olm Post", "published": date(2025, 1, 2), "url": None}
    own.correct(judging.describe(snapshot, [keys[0], keys[2]], value, "Cy"))
    own.correct(judging.remove(snapshot, [keys[1]], "Cy"))
    assert said(own, Selection(outlets=("The Olm Post",))).keys() == {
        "“Wheat is dear,”", "The port has room", "the fees “plain theft”",
    }  # fmt: skip
    assert len(said(own, Selection(until=date(2025, 12, 31)))) == 3
    assert said(own, Selection(query="outlet:olm")).keys() == said(own, Selection(outlets=("The Olm Post",))).keys()
    after = take_snapshot(own)
    assert queries.totals(after, EVERYTHING).articles == 4
    stored = queries.stored_article(after, keys[0])
    assert stored is not None
    assert (stored.article.outlet, stored.article.url, stored.article.title) == (
        "The Olm Post",
        None,
        "Grain prices rise",
    )
    assert queries.stored_article(after, keys[1]) is None
    own.correct(undoing(own.corrections(), "Cy"))
    assert said(own) == said_by_machine(own)


def said_by_machine(store: Store) -> dict[str, str | None]:
    fresh = open_store(f"{store.location}-fresh")
    fresh.append(small_corpus(), ENGINE)
    return said(fresh)


def newer(article: ParsedArticle, *quotes) -> ParsedArticle:
    """The same article as a newer engine reads it."""
    whole = article.article
    return parsed(whole.text, quotes, title=whole.title, outlet=whole.outlet, published=whole.published)


def test_a_correction_survives_a_newer_engine_that_sees_it_otherwise(own: Store) -> None:
    named(own, "Wheat is dear", "Cy Moe")
    own.correct([judging.reject(row(own, "The port has room"), "Cy")])
    own.correct([judging.confirm(row(own, "plain theft"), "Cy")])
    own.correct([judging.confirm(row(own, "“No,”"), "Cy")])
    grain, steel, harbour, *_ = small_corpus()
    text = grain.article.text
    again = [
        # Without its marks, with another speaker; the rejected one longer.
        newer(grain, quotation(text, "Wheat is dear", "Ann Fay"), quotation(text, "The port has room, Bo", "Bo Lund")),
        newer(harbour, quotation(harbour.article.text, "plain theft", "Radio Ilm", kind=QuoteKind.MIXED)),
        # It finds nothing here any more.
        newer(steel),
    ]
    own.append(again, "newer engine")
    assert said(own) == {
        "Wheat is dear": "Cy Moe",
        "plain theft": "senior port official",
        "“No,”": "Ann Fay",
        "=1+1 is what the board wrote": "Harbour Board",
        "“Nobody said this.”": None,
    }


def test_a_log_that_says_nothing_leaves_the_machine_as_it_is(own: Store) -> None:
    entry = judging.reject(row(own, "plain theft"), "Cy")
    own.correct([entry])
    own.correct(undoing([entry], "Cy"))
    snapshot = take_snapshot(own)
    assert snapshot.corrections == 2
    assert said(own) == said_by_machine(own)


def test_the_export_says_what_a_person_has_confirmed(own: Store, tmp_path: Path) -> None:
    own.correct([judging.confirm(row(own, "plain theft"), "Cy Moe")])
    with (tmp_path / "a.csv").open("wb") as stream:
        export(take_snapshot(own), "quotes", EVERYTHING, "csv", stream)
    cells = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline=""))
    reviewed = {one["quotation"]: (one["reviewed"], one["reviewed_by"]) for one in cells}
    assert reviewed.pop("the fees “plain theft”") == ("confirmed", "Cy Moe")
    assert set(reviewed.values()) == {("", "")}


def test_corrections_of_a_store_are_read_in_the_order_in_which_they_came(own: Store, snapshot: Snapshot) -> None:
    first = judging.reject(row(own, "plain theft"), "Cy")
    second = judging.rename(snapshot, "Bo Lund", "B. Lund", "Ann")
    own.correct([second])
    own.correct([first])
    assert [entry.id for entry in own.corrections()] == [second.id, first.id]
    assert own.corrections()[0] == second


def test_a_form_kept_apart_is_a_name_of_its_own_everywhere_until_that_is_undone(tmp_path: Path) -> None:
    text = "“The EU pays the European Union,” DOJ said. “No,” the Justice Department said."
    body = SpeakerKind.ORGANISATION
    quotes = [
        quotation(text, "“The EU pays the European Union,”", "DOJ", speaker_kind=body),
        quotation(text, "“No,”", "Justice Department", speaker_kind=body),
    ]
    mentions = [Mention(1, 7, "ORG", "The EU"), Mention(13, 31, "ORG", "the European Union")]
    store = open_store(str(tmp_path / "forms"))
    store.append([parsed(text, quotes, mentions)], ENGINE)
    before = said(store)
    assert before == {"“The EU pays the European Union,”": "Department of Justice", "“No,”": "Department of Justice"}
    assert entity_queries.names(take_snapshot(store), 9) == ["European Union"]
    snapshot = take_snapshot(store)
    assert dict(entity_queries.forms(snapshot, "European Union").itertuples(index=False)) == {
        "The EU": 1,
        "the European Union": 1,
    }
    assert entity_queries.forms(snapshot, "Department of Justice")["form"].tolist() == ["DOJ", "Justice Department"]

    log = [
        *judging.keep_apart("European Union", ["The EU"], "Cy"),
        *judging.keep_apart("Department of Justice", ["DOJ"], "Cy"),
    ]
    store.correct(log)
    assert entity_queries.names(take_snapshot(store), 9) == ["European Union", "The EU"]
    assert said(store, Selection(entities=("The EU",))) == {"“The EU pays the European Union,”": "DOJ"}
    # A second reading of the same article changes nothing of it.
    store.append([parsed(text, quotes, mentions)], "another engine")
    assert said(store)["“The EU pays the European Union,”"] == "DOJ"

    store.correct(undoing(log, "Cy"))
    assert said(store) == before
    assert entity_queries.names(take_snapshot(store), 9) == ["European Union"]
