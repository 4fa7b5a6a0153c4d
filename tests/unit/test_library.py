"""``import onrecord``, as a user writes it."""

import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import onrecord
from onrecord import library
from onrecord.corpus import Store, exports
from onrecord.corpus.selection import FILTERS, strict
from onrecord.errors import CorpusError, OnRecordError, ParameterError
from onrecord.version import VERSION

ROOT = Path(__file__).parents[2]
WHEAT = "Wheat is dear\n\n“Wheat is dear,” Ann Fay said on Monday. She believes that bread will follow.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "wheat.txt").write_text(WHEAT, "utf-8")
    (folder / "empty.txt").write_text("")
    return folder


def test_importing_it_loads_next_to_nothing() -> None:
    code = "import onrecord, sys; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).split())
    assert not loaded & {"pandas", "spacy", "ibis", "duckdb", "pyarrow", "onrecord.library"}
    assert set(onrecord.__all__) <= set(dir(onrecord))
    assert onrecord.__version__ == VERSION
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = onrecord.nothing


@pytest.mark.parametrize("module", [onrecord, library])
def test_the_examples_are_true(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted
    assert not done.failed


def test_an_article_is_read_without_a_corpus(folder: Path) -> None:
    found = onrecord.read(folder)
    assert found.articles[["headline", "language"]].to_dict("records") == [
        {"headline": "Wheat is dear", "language": "en"}
    ]
    (row,) = found.quotes.to_dict("records")
    assert (row["quotation"], row["speaker"], row["kind"], row["cue"]) == (
        "“Wheat is dear,”", "Ann Fay", "direct", "said",
    )  # fmt: skip
    assert found.articles["text"][0][row["start"] : row["end"]] == row["quotation"]
    assert [one.source.rpartition("/")[2] for one in found.skipped] == ["empty.txt"]


def test_what_is_left_out_at_first_is_there_when_it_is_asked_for(folder: Path) -> None:
    with_beliefs = onrecord.read(folder / "wheat.txt", view="belief").quotes
    assert with_beliefs["left_out"].dropna().tolist() == ["belief"]
    with pytest.raises(ParameterError, match="not “loud”"):
        onrecord.read(folder, view=["loud"])


def test_a_corpus_has_the_rows_of_a_file(store: Store, snapshot: onrecord.corpus.Snapshot, tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    corpus = onrecord.open(store.location)
    for subject in ("quotes", "articles", "speakers", "topics", "figures"):
        with file.open("wb") as stream:
            exports.export(snapshot, subject, strict({"speaker": ["Ann Fay"]}), "parquet", stream)
        rows = getattr(corpus, subject)(speaker="Ann Fay")
        written = pd.read_parquet(file)
        assert rows.columns.tolist() == written.columns.tolist()
        assert rows.iloc[:, 0].tolist() == written.iloc[:, 0].tolist()


def test_columns_of_what_is_only_read_are_named_as_in_a_corpus(store: Store, folder: Path) -> None:
    columns = set(onrecord.open(store.location).quotes())
    assert set(onrecord.read(folder).quotes) <= columns


@pytest.mark.parametrize(
    ("filters", "written"),
    [
        ({"since": "2026-03-02"}, {"from": ["2026-03-02"]}),
        ({"since": date(2026, 3, 2), "until": "2026-04-01"}, {"from": ["2026-03-02"], "to": ["2026-04-01"]}),
        ({"q": "wheat", "where": "article"}, {"q": ["wheat"], "in": ["article"]}),
        ({"kind": ["direct", "mixed"], "confidence": 0.9}, {"kind": ["direct", "mixed"], "confidence": ["0.9"]}),
        ({"undated": True}, {"undated": ["true"]}),
        ({"undated": False, "view": "all"}, {"view": ["all"]}),
    ],
)
def test_filters_are_those_of_addresses(filters: dict[str, object], written: dict[str, list[str]]) -> None:
    assert library._selection(filters) == strict(written)  # type: ignore[arg-type]
    assert set(written) <= set(FILTERS)


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"speker": "Ann Fay"}, "There is no parameter “speker”"),
        ({"speaker": "Lumd"}, "No speaker is called “Lumd”. The nearest: Bo Lund"),
        ({"since": "March"}, "takes a day such as 2026-03-31, not “March”"),
        ({"sort": "loudest"}, "“sort” takes one of newest"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(store: Store, filters: dict[str, str], sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        onrecord.open(store.location).quotes(**filters)


def test_a_corpus_that_is_not_there_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"There is no corpus at .*: bring articles in"):
        onrecord.open(tmp_path / "none").quotes()


def test_articles_are_brought_in_and_seen_at_once(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    corpus = onrecord.open(tmp_path / "corpus")
    first = corpus.ingest(folder, progress=True)
    assert (first.read, first.known, [one.source.rpartition("/")[2] for one in first.skipped]) == (1, 0, ["empty.txt"])
    assert "Reading" in capfd.readouterr().err
    assert corpus.quotes(speaker="Ann Fay")["quotation"].tolist() == ["“Wheat is dear,”"]
    again = corpus.ingest(folder / "wheat.txt")
    assert (again.read, again.known, again.skipped) == (0, 1, ())


def test_a_corpus_that_cannot_be_written_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OnRecordError, match=r"^The corpus at .* cannot be read or written"):
        onrecord.open(tmp_path / "file").ingest(folder / "wheat.txt")
