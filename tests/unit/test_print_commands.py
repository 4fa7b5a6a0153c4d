"""What a pipeline runs before it prints: check-draft and verify, with what they end with. All of it is invented."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.corpus import Store
from tests.unit.test_main import run

GOOD = "Prices in Ilm\n\nThe price rose on Monday. “Wheat is dear,” said Ann Fay.\n"
BAD = GOOD + "\n“We will pay 5% more for steel,” Ann Fay told reporters.\n"


def draft(folder: Path, text: str, name: str = "draft.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_draft_that_stands_ends_with_0(store: Store, tmp_path: Path) -> None:
    done = run("check-draft", draft(tmp_path, GOOD), "--corpus", store.location)
    assert (done.returncode, done.stderr) == (0, "1 quotations found. 1 verbatim\n")
    (line,) = map(json.loads, done.stdout.splitlines())
    assert (line["verdict"], line["passed"], line["speaker"]) == ("verbatim", True, "Ann Fay")
    assert line["parts"][0]["sources"][0]["outlet"] == "The Invented Times"


def test_one_quotation_that_does_not_ends_with_1(store: Store, tmp_path: Path) -> None:
    done = run("check-draft", draft(tmp_path, BAD), "--corpus", store.location)
    assert done.returncode == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["verdict"], one["passed"]) for one in found] == [("verbatim", True), ("altered", False)]
    assert found[1]["parts"][0]["sources"][0]["differences"] == "“not” is left out"
    assert done.stderr == "2 quotations found. 1 altered, 1 verbatim\n"


def test_the_report_is_one_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    arguments = ("check-draft", draft(tmp_path, BAD), "--format", "html", "--corpus", store.location)
    assert run(*arguments, "-o", path).returncode == 1
    assert "≠ altered" in path.read_text("utf-8").replace("</span>", "").replace('<span aria-hidden="true">', "")
    assert run(*arguments).stdout.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("draft.txt", "", "The text cannot be read: it is empty."),
        (
            "draft.txt",
            "Der Hafen bleibt offen, sagte die Bürgermeisterin am Montag vor dem Rathaus der Stadt. " * 5,
            "The text is in another language (de); only English is read.",
        ),
        ("draft.txt", "The harbour stays open. " * 15_000, "The text has 360,000 characters; at most 300,000"),
        ("draft.docx", "no Word file", "The text cannot be read: it is no Word file"),
        ("draft.pdf", "%PDF-1.7 and no more", "The text cannot be read: it "),
    ],
)
def test_what_cannot_be_checked_ends_with_2_and_a_sentence(
    store: Store, tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    done = run("check-draft", draft(tmp_path, text, name), "--corpus", store.location)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


def test_a_draft_without_quotations_passes(store: Store, tmp_path: Path) -> None:
    done = run("check-draft", draft(tmp_path, "The gate was shut on Monday."), "--corpus", store.location)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 quotations found.\n")


def test_nothing_of_a_draft_is_kept(store: Store, tmp_path: Path) -> None:
    before = sorted(path.name for path in Path(store.location).rglob("*.parquet"))
    run("check-draft", draft(tmp_path, BAD), "--corpus", store.location)
    assert sorted(path.name for path in Path(store.location).rglob("*.parquet")) == before


def test_a_file_that_holds_ends_with_0_and_one_that_does_not_with_1(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    assert run("export", "quotes", "-o", path, "--corpus", store.location).returncode == 0
    done = run("verify", path, "--corpus", store.location)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "7 rows: 7 hold.\n")
    path.write_text(path.read_text("utf-8-sig").replace("Wheat is dear", "Wheat is cheap"), "utf-8")
    done = run("verify", path, "--corpus", store.location)
    assert done.returncode == 1
    assert (
        "edited in the file. quotation is ““Wheat is cheap,”” in the file, ““Wheat is dear,”” in the corpus"
        in done.stdout
    )
    rows = [json.loads(line) for line in run("verify", path, "--json", "--corpus", store.location).stdout.splitlines()]
    assert [row["standing"] for row in rows].count("holds") == 6
    receipts = [row["receipt"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))]
    assert [row["receipt"] for row in rows] == receipts


def test_a_file_that_cannot_be_verified_ends_with_2(store: Store, tmp_path: Path) -> None:
    done = run("verify", draft(tmp_path, "name,price\nwheat,7\n", "prices.csv"), "--corpus", store.location)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("This is no extract of On the Record")
    done = run("verify", tmp_path / "none.csv", "--corpus", store.location)
    assert (done.returncode, done.stderr) == (2, "The file cannot be opened: No such file or directory.\n")


def test_a_release_is_told_what_quotes_it(store: Store, tmp_path: Path) -> None:
    release = draft(
        tmp_path, "Prices in Ilm\n\nWe will not pay 5% more for steel. The sun shone all day.\n", "text.txt"
    )
    done = run("landed", release, "--corpus", store.location, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "1 of 3 sentences are quoted, in 1 articles.\n")
    (row,) = csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff")))
    assert (row["sentence"], row["whole"], row["verdict"], row["speaker"]) == ("2", "whole", "verbatim", "Ann Fay")
    nothing = run("landed", draft(tmp_path, "The sun shone all day.", "none.txt"), "--corpus", store.location)
    assert (nothing.returncode, nothing.stdout) == (0, "")
