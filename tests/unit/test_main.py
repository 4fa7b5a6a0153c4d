import csv
import io
import json
import os
import runpy
import subprocess
import sys
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord import taxonomy
from onrecord.commands import main
from onrecord.corpus import Snapshot, Store, queries
from onrecord.corpus.selection import Selection
from onrecord.default_view import CERTAIN, View
from onrecord.model import Act
from onrecord.version import VERSION

ROOT = Path(__file__).parents[2]
WHEAT = "Wheat is dear\n\n“Wheat is dear,” Ann Fay said on Monday.\n\nSource: Cy Moe"


class Result(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str | Path, corpus: Path | None = None) -> Result:
    """What the command line does, in this process: another one would load all libraries each time."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        if corpus:
            patch.setenv("ONRECORD_CORPUS", str(corpus))
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
    for stream in (out, err):
        stream.seek(0)
    return Result(status, out.read(), err.read())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "wheat.txt").write_text(WHEAT)
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def corpus(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("place") / "corpus"
    result = run("ingest", folder, corpus=corpus)
    assert result.returncode == 1
    assert "Wheat is dear" in result.stdout
    assert result.stdout.endswith("Warnings: no date: 1.\n1 articles read, 0 already known, 1 skipped.\n")
    assert "empty.txt" in result.stderr
    return corpus


@pytest.mark.parametrize("command", [[], ["ingest"], ["export"], ["parse"], ["prepare"]])
def test_help_explains(command: list[str]) -> None:
    command = [sys.executable, "-m", "onrecord", *command, "--help"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.returncode == 0
    assert "Usage: python -m onrecord" in result.stdout


def test_help_groups_commands_by_task() -> None:
    printed = run("--help").stdout
    panels = ["Browse", "Read articles", "Take out", "Before it is printed", "Look after the corpus"]
    places = [printed.index(panel) for panel in panels]
    assert places == sorted(places)
    assert "read-draft" not in printed


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout == f"On the Record {VERSION}\n"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dynamic"] == ["version"]


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ([], ["--server.port=8501", "--server.headless=false"]),
        (["open", "--port", "8600", "--no-browser"], ["--server.port=8600", "--server.headless=true"]),
        (
            ["open", "--server.baseUrlPath=record"],
            ["--server.port=8501", "--server.headless=false", "--server.baseUrlPath=record"],
        ),
    ],
)
def test_open_runs_the_dashboard(monkeypatch: pytest.MonkeyPatch, typed: list[str], options: list[str]) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(runpy, "run_module", lambda name, run_name: ran.append([name, run_name, *sys.argv]))
    assert run(*typed).returncode == 0
    assert ran == [["streamlit", "__main__", "streamlit", "run", str(ROOT / "dashboard.py"), *options]]


def test_open_shows_the_corpus_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(runpy, "run_module", lambda *_, **__: None)
    monkeypatch.setenv("ONRECORD_CORPUS", "elsewhere")
    run("open", "--corpus", tmp_path)
    assert os.environ["ONRECORD_CORPUS"] == str(tmp_path)


def test_topics_prints_a_file_that_can_be_used_again(own_topics: Path, tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    file.write_text(run("topics").stdout, "utf-8")
    assert taxonomy.load(file) == taxonomy.load(own_topics)


def test_ingest_again_knows_the_article(corpus: Path, folder: Path) -> None:
    result = run("ingest", "--workers", "1", folder / "wheat.txt", corpus=corpus)
    assert result.returncode == 0
    assert "no date, known already" in result.stdout
    assert result.stdout.endswith("\n0 articles read, 1 already known, 0 skipped.\n")


def test_ingest_reports_to_programs_in_json_lines(corpus: Path, folder: Path) -> None:
    result = run("ingest", "--workers", "1", "--json", folder, corpus=corpus)
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert events[0]["event"] == "progress"
    assert events[-1]["event"] == "report"
    assert (events[-1]["read"], events[-1]["known"], len(events[-1]["skipped"])) == (0, 1, 1)


def test_export_writes_what_the_filters_leave(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "fay.csv"
    result = run("export", "quotes", "--speaker", "Ann Fay", "--query", "wheat", "-o", file, corpus=corpus)
    assert result.returncode == 0, result.stderr
    (row,) = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    assert (row["quotation"], row["speaker"], row["view"]) == (
        "“Wheat is dear,”",
        "Ann Fay",
        "?q=wheat&speaker=Ann+Fay",
    )
    acts = run(
        "export",
        "quotes",
        "--act",
        "assert",
        "--act",
        "deny",
        "--view",
        "belief",
        "--min-confidence",
        "0.1",
        corpus=corpus,
    )
    assert (acts.returncode, acts.stderr) == (0, "1 quotations written.\n")
    assert "?act=assert&act=deny&confidence=0.1&view=belief" in acts.stdout
    nothing = run("export", "quotes", "--format", "jsonl", "--speaker", "Nobody", corpus=corpus)
    assert (nothing.returncode, nothing.stdout) == (0, "")
    articles = run("export", "articles", "--format", "jsonl", "--query", "wheat", corpus=corpus)
    assert [json.loads(line)["quotations"] for line in articles.stdout.splitlines()] == [1]
    assert articles.stderr == "1 articles written.\n"


@pytest.mark.parametrize(
    ("options", "selection"),
    [
        ([], Selection()),
        (["--view", "all"], Selection(view=(View.ALL,))),
        (["--view", "unsaid", "--view", "belief"], Selection(view=(View.UNSAID, View.BELIEF))),
        (["--act", "believe"], Selection(acts=(Act.BELIEVE,))),
        (["--min-confidence", "0"], Selection(confidence=0.0)),
        (["--min-confidence", "0.9"], Selection(confidence=0.9)),
        (["--confidence", "certain"], Selection(confidence=CERTAIN)),
        (["--query", "wheat"], Selection(query="wheat")),
        (["--q", "wheat", "--versions", "each"], Selection(query="wheat")),
        (["--from", "2026-03-02", "--undated"], Selection(since=date(2026, 3, 2), undated=True)),
    ],
)
def test_export_writes_what_a_page_shows(
    store: Store, snapshot: Snapshot, options: list[str], selection: Selection
) -> None:
    result = run("export", "quotes", "--format", "jsonl", *options, corpus=Path(store.location))
    written = [json.loads(line)["quotation"] for line in result.stdout.splitlines()]
    assert written == queries.quotes(snapshot, selection, limit=100)["text"].tolist()


def test_a_value_that_makes_no_sense_is_refused_in_one_sentence(corpus: Path) -> None:
    result = run("export", "quotes", "--kind", "loud", corpus=corpus)
    assert (result.returncode, result.stdout) == (2, "")
    sentence = "The parameter “kind” takes one of direct, indirect, mixed, not “loud”."
    assert " ".join(result.stderr.split()) == sentence


def test_a_bad_query_points_at_its_place(corpus: Path) -> None:
    result = run("export", "quotes", "--query", "wheat AND (", corpus=corpus)
    assert result.returncode == 2
    assert "character 12" in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_errors_are_one_sentence(corpus: Path, folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    for result in (
        run("ingest", "--workers", "1", folder, corpus=blocked),
        run("export", "quotes", "-o", tmp_path / "no" / "such" / "folder.csv", corpus=corpus),
    ):
        assert result.returncode == 2
        assert "Traceback" not in result.stderr
        assert result.stderr.strip().endswith(".")


def test_parse_prints_the_contract_and_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    result = run("parse", "--format", "jsonl", folder, corpus=tmp_path / "unused")
    assert result.returncode == 1
    assert "empty.txt" in result.stderr
    assert not (tmp_path / "unused").exists()
    (line,) = result.stdout.splitlines()
    article = json.loads(line)
    assert list(article) == [
        "id",
        "title",
        "outlet",
        "author",
        "published",
        "updated",
        "language",
        "flaws",
        "source",
        "quotes",
        "entities",
        "roles",
        "figures",
    ]
    assert (article["title"], article["author"], article["published"]) == ("Wheat is dear", "Cy Moe", None)
    (quote,) = article["quotes"]
    assert list(quote) == [
        "segments", "text", "as_sentence", "kind", "polarity", "shown", "left_out", "cue", "speaker", "speaker_kind",
        "speaker_mention", "act", "confidence", "certainty", "reason", "addressee", "via", "on_behalf_of",
    ]  # fmt: skip
    assert [WHEAT[start:end] for start, end in quote["segments"]] == ["“Wheat is dear,”"]
    assert WHEAT[slice(*quote["speaker_mention"])] == "Ann Fay"
    assert WHEAT[quote["cue"]["start"] : quote["cue"]["end"]] == "said"
    assert (quote["kind"], quote["speaker"], quote["speaker_kind"]) == ("direct", "Ann Fay", "named")
    assert {(e["label"], WHEAT[e["start"] : e["end"]]) for e in article["entities"]} >= {("PERSON", "Ann Fay")}


def test_formats_lists_what_can_be_read() -> None:
    printed = run("formats").stdout
    assert "PDF: .pdf\n" in printed
    assert "Nexis Uni" in printed
