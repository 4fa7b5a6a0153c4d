"""Many questions, one file: ``onrecord batch questions.csv``. All of it is invented."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.corpus import Store
from tests.unit.test_main import run

QUESTIONS = """\
id,speaker,q,view
a,Ann Fay,,
b,Ann Fay; Bo Lund,wheat OR room,
c,,zebra,
d,Lumd,,
e,,(wheat,
f,,,
"""


def asked(folder: Path, text: str) -> Path:
    path = folder / "questions.csv"
    path.write_text(text, "utf-8")
    return path


def test_each_row_of_the_answers_says_what_was_asked(store: Store, tmp_path: Path) -> None:
    done = run("batch", asked(tmp_path, QUESTIONS), "--corpus", store.location)
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    found = [(row["question"], row["asked_id"], row["asked_speaker"], row["speaker"]) for row in rows]
    assert found == [
        *[("1", "a", "Ann Fay", "Ann Fay")] * 3,
        ("2", "b", "Ann Fay; Bo Lund", "Ann Fay"),
        ("2", "b", "Ann Fay; Bo Lund", "Bo Lund"),
    ]
    assert rows[0]["receipt"].startswith("otr1:quotes:")
    assert rows[0]["view"] == "?speaker=Ann+Fay"


def test_names_asked_together_are_answered_as_each_alone(store: Store, tmp_path: Path) -> None:
    names = ["Ann Fay", "(unknown speaker)", "Bo Lund", "Ann Fay; Bo Lund"]
    together = run("batch", asked(tmp_path, "\n".join(["speaker", *names])), "--corpus", store.location).stdout
    rows = list(csv.DictReader(io.StringIO(together)))
    for name in names:
        alone = run("batch", asked(tmp_path, f"speaker\n{name}"), "--corpus", store.location).stdout
        expected = [row["receipt"] for row in csv.DictReader(io.StringIO(alone))]
        assert [row["receipt"] for row in rows if row["asked_speaker"] == name] == expected
        assert expected


def test_what_was_not_answered_is_named_with_its_row(store: Store, tmp_path: Path) -> None:
    done = run("batch", asked(tmp_path, QUESTIONS), "--corpus", store.location, "-o", tmp_path / "answers.csv")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Question 3: nothing found.",
        "Question 4: No speaker is called “Lumd”. The nearest: Bo Lund.",
        "Question 5: The query ends too early: something is missing after the last word.",
        "Question 6: The row asks for nothing.",
        "5 quotations written, of 6 questions.",
    ]
    assert run("verify", tmp_path / "answers.csv", "--corpus", store.location).returncode == 0


@pytest.mark.parametrize("format", ["jsonl", "xlsx", "parquet", "csv-semicolon"])
def test_answers_come_in_every_format(store: Store, tmp_path: Path, format: str) -> None:
    file = tmp_path / "answers"
    done = run(
        "batch",
        asked(tmp_path, "speaker;note\nAnn Fay;x\n"),
        "--corpus",
        store.location,
        "--format",
        format,
        "-o",
        file,
    )
    assert (done.returncode, done.stderr) == (0, "3 quotations written, of 1 questions.\n")
    if format == "jsonl":
        assert {json.loads(line)["asked_note"] for line in file.read_text("utf-8").splitlines()} == {"x"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name\nAnn Fay\n", "No column of the questions is a filter: name one q, in, speaker"),
        (b"", "No column of the questions is a filter"),
        ("speaker\nÅsa\n".encode("latin-1"), "is not in UTF-8: save it as “CSV UTF-8”"),
    ],
)
def test_a_table_without_questions_is_one_sentence(store: Store, tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "questions.csv"
    file.write_bytes(content)
    done = run("batch", file, "--corpus", store.location)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_cell_of_a_question_is_no_formula(store: Store, tmp_path: Path) -> None:
    done = run("batch", asked(tmp_path, "speaker,note\nAnn Fay,=1+1\n"), "--corpus", store.location)
    assert {row["asked_note"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"'=1+1"}
