import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from onrecord import places
from onrecord.corpus import Store, corrections, open_store, queries, take_snapshot, views
from onrecord.corpus import store as store_module
from onrecord.corpus.schema import fingerprint, quote_row, table
from onrecord.corpus.selection import Selection
from onrecord.corpus.store import QUOTES, ROLES, SCHEMAS
from onrecord.default_view import View, left_out
from onrecord.errors import CorpusError
from onrecord.model import Act, Action, ParsedArticle, Polarity
from tests.builders import ENGINE, parsed, quotation, small_corpus


def contents(store: Store) -> set[str]:
    return set(queries.quotes(take_snapshot(store), Selection(view=(View.ALL,)), limit=1000)["text"])


def empty_store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "corpus"))


def redated(article: ParsedArticle, day: date) -> ParsedArticle:
    return replace(article, article=replace(article.article, published=day))


def test_location_comes_from_argument_environment_or_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "data", lambda: tmp_path / "data")
    monkeypatch.delenv("ONRECORD_CORPUS", raising=False)
    assert open_store().location == str(tmp_path / "data" / "corpus")
    monkeypatch.setenv("ONRECORD_CORPUS", str(tmp_path / "mine"))
    assert open_store().location == str(tmp_path / "mine")
    assert open_store("s3://bucket/corpus").location == "s3://bucket/corpus"


@pytest.mark.parametrize("location", ["ftp://host/corpus", "s3:///corpus", "https://host/corpus"])
def test_an_address_of_no_storage_is_refused(location: str) -> None:
    with pytest.raises(CorpusError, match="name a folder, or object storage"):
        open_store(location)


def test_version_rises_with_every_write(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    versions = [store.version()]
    for article in small_corpus():
        store.append([article], ENGINE)
        versions.append(store.version())
    assert versions[0] is None
    assert versions[1:] == sorted(set(versions[1:]))


def test_known_are_the_same_article_by_the_same_engine(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    first, second, *_ = small_corpus()
    pair = (first.article.key, fingerprint(first.article, ENGINE))
    newer = (first.article.key, fingerprint(first.article, "newer engine"))
    dated = (first.article.key, fingerprint(redated(first, date(2020, 1, 1)).article, ENGINE))
    other = (second.article.key, fingerprint(second.article, ENGINE))
    assert store.known({pair}) == set()
    store.append([first], ENGINE)
    assert store.known({pair, newer, dated, other}) == {pair}


def test_writing_an_article_twice_shows_it_once(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.append(small_corpus(), ENGINE)
    store.append(small_corpus(), ENGINE)
    assert queries.totals(take_snapshot(store), Selection()).articles == len(small_corpus())
    assert queries.totals(take_snapshot(store), Selection()).quotes == 7


def test_the_newest_parse_is_shown(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    article = small_corpus()[0]
    store.append([article], ENGINE)
    store.append([redated(replace(article, quotes=article.quotes[:1]), date(2026, 5, 5))], "newer engine")
    snapshot = take_snapshot(store)
    totals = queries.totals(snapshot, Selection())
    assert (totals.quotes, totals.articles, totals.first) == (1, 1, date(2026, 5, 5))


def test_what_is_said_later_wins_where_the_clock_was_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = empty_store(tmp_path)
    article, now = small_corpus()[0], datetime.now(UTC)
    for days, speaker in enumerate(["Eve Orr", "Gil Ash", "Ivo Dunn"]):
        at = now - timedelta(days=days)
        monkeypatch.setattr(store_module, "datetime", SimpleNamespace(now=lambda _, at=at: at))
        store.append([redated(article, date(2026, 5, 1 + days))], ENGINE)
        said = corrections.new(Action.RENAME, "Ann Fay", "ann", value={"name": speaker})
        store.correct([replace(said, at=at)])
        store.keep_view(replace(views.saving(speaker, "quotes", {}, "ann", None, view="one"), at=at))
    assert queries.totals(take_snapshot(store), Selection()).first == date(2026, 5, 3)
    assert [entry.value["name"] for entry in store.corrections()] == ["Eve Orr", "Gil Ash", "Ivo Dunn"]
    assert [view.name for view in views.standing(store.views())] == ["Ivo Dunn"]


def test_rows_without_their_article_are_not_seen(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    first, second, *_ = small_corpus()
    store.append([first], ENGINE)
    orphans = [quote_row(second.article, quote, "killed before its articles row") for quote in second.quotes]
    write_deltalake(f"{store.location}/{QUOTES}", table(orphans, SCHEMAS[QUOTES]), mode="append")
    assert contents(store) == {quote.text for quote in first.quotes}


def test_a_snapshot_does_not_change_while_others_write(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    first, second, *_ = small_corpus()
    store.append([first], ENGINE)
    before = take_snapshot(store)
    store.append([second], ENGINE)
    assert queries.totals(before, Selection()).articles == 1
    assert queries.totals(take_snapshot(store), Selection()).articles == 2


LATER = {
    QUOTES: [
        "act", "confidence", "reason", "addressee_start", "addressee_end", "addressee", "via_start", "via_end", "via",
        "on_behalf_of", "as_sentence", "polarity", "left_out",
    ],
}  # fmt: skip


@pytest.fixture
def older(tmp_path: Path) -> Store:
    """A store of the version before acts and confidence, with the first article of the small corpus."""
    store = empty_store(tmp_path)
    store.append(small_corpus()[:1], "older engine")
    shutil.rmtree(Path(store.location, ROLES))
    for name, columns in LATER.items():
        old = DeltaTable(f"{store.location}/{name}").to_pyarrow_table().drop_columns(columns)
        shutil.rmtree(Path(store.location, name))
        write_deltalake(f"{store.location}/{name}", old)
    return store


def test_a_store_of_an_earlier_version_is_read(older: Store) -> None:
    snapshot = take_snapshot(older)
    rows = queries.quotes(snapshot, Selection())
    assert set(rows["text"]) == {quote.text for quote in small_corpus()[0].quotes}
    assert set(rows["act"]) == {"assert"}
    assert rows["confidence"].isna().all()
    assert rows["as_sentence"].tolist() == rows["text"].tolist()
    assert set(rows["polarity"]) == {"said"}
    stored = queries.stored_article(snapshot, small_corpus()[0].article.key)
    assert stored is not None
    assert {item.quote.reason for item in stored.quotes} == {""}
    assert stored.roles == ()


def test_what_an_earlier_version_found_is_left_out_by_act_and_confidence(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    text = "Ann Fay said that wheat is dear, that it was so before, and that it will be so again."
    found = [
        quotation(text, text[: 10 + number], "Ann Fay", act=act, confidence=confidence)
        for number, (act, confidence) in enumerate(product(Act, (0.1, 0.5, 0.9)))
    ]
    store.append([parsed(text, found)], "older engine")
    old = DeltaTable(f"{store.location}/{QUOTES}").to_pyarrow_table()
    shutil.rmtree(Path(store.location, QUOTES))
    write_deltalake(f"{store.location}/{QUOTES}", old.drop_columns(["as_sentence", "polarity", "left_out"]))
    snapshot = take_snapshot(store)
    stored = {row["text"]: row["left_out"] for row in snapshot.rows(snapshot.quotes)}
    assert stored == {quote.text: left_out(quote.act, Polarity.SAID, quote.confidence) for quote in found}
    assert set(stored.values()) == {None, "belief", "doubtful"}


def test_a_store_of_an_earlier_version_is_written_to(older: Store) -> None:
    first, second, *_ = small_corpus()
    # Two writers that both saw the older tables.
    for articles in ([second], [first]):
        open_store(older.location).append(articles, ENGINE)
    snapshot = take_snapshot(older)
    rows = queries.quotes(snapshot, Selection(view=(View.ALL,)))
    assert set(rows["text"]) == {quote.text for article in (first, second) for quote in article.quotes}
    assert set(rows["as_sentence"]) == {quote.as_sentence for article in (first, second) for quote in article.quotes}
    assert set(rows["confidence"]) == {quote.confidence for article in (first, second) for quote in article.quotes}
    stored = queries.stored_article(snapshot, first.article.key)
    assert stored is not None
    assert stored.roles == first.roles


def test_another_writer_may_bring_an_older_store_up_to_date_meanwhile(
    older: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, second, third, *_ = small_corpus()
    overtaken = []

    def write(table: DeltaTable, data: pa.Table, **options) -> None:
        if not overtaken:
            overtaken.append(table)
            open_store(older.location).append([third], ENGINE)
        write_deltalake(table, data, **options)

    monkeypatch.setattr("onrecord.corpus.store.write_deltalake", write)
    older.append([second], ENGINE)
    assert overtaken
    assert queries.totals(take_snapshot(older), Selection()).articles == 3


def test_a_missing_data_file_is_one_sentence(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.append(small_corpus(), ENGINE)
    for file in Path(store.location, QUOTES).glob("*.parquet"):
        file.unlink()
    with pytest.raises(CorpusError, match=r"^The corpus at .* cannot be read or written: .*\.$"):
        take_snapshot(store)


def test_a_damaged_log_is_one_sentence(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.append(small_corpus(), ENGINE)
    for file in Path(store.location, "articles", "_delta_log").glob("*.json"):
        file.write_text("{broken")
    with pytest.raises(CorpusError, match=r"^The corpus at .*\.$"):
        store.version()


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    location = tmp_path / "corpus"
    location.write_text("not a folder")
    with pytest.raises(CorpusError, match=r"^The corpus at .*\.$"):
        open_store(str(location)).append(small_corpus(), ENGINE)


def test_a_store_moves_with_its_folder(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    store.append(small_corpus(), ENGINE)
    shutil.move(store.location, tmp_path / "moved")
    assert contents(open_store(str(tmp_path / "moved"))) == {q.text for a in small_corpus() for q in a.quotes}
