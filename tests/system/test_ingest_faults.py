"""The corpus under kill -9 and under several writers at once, with real processes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.corpus import open_store, queries, take_snapshot
from onrecord.corpus.selection import Selection

ROOT = Path(__file__).parents[2]
ARTICLES = 40
SPEAKERS = ["Ann Fay", "Bo Lund", "Cy Moe", "Di Nox"]
# benchmarks/faults.py kills two hundred times.
KILLS = 3


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty articles with two quotations each."""
    folder = tmp_path_factory.mktemp("articles")
    for n in range(ARTICLES):
        speaker = SPEAKERS[n % len(SPEAKERS)]
        body = f"“The mill number {n} is closed,” {speaker} said on Monday.\n\n“It will open in May,” {speaker} added."
        (folder / f"mill-{n:02}.txt").write_text(f"Mill {n} is closed\n\n{body}\n")
    return folder


def start(articles: Path, corpus: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "onrecord", "ingest", "--json", "--workers", "1", str(articles)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ONRECORD_CORPUS": str(corpus)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> dict[str, object]:
    output, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    report: dict[str, object] = json.loads(output.splitlines()[-1])
    return report


def whole_articles(corpus: Path) -> set[str]:
    """The keys of the stored articles; fails when one is there twice or without its two quotations."""
    snapshot = take_snapshot(open_store(str(corpus)))
    frame = queries.articles(snapshot, Selection(), limit=1000)
    assert frame["article"].is_unique
    assert (frame["quotes"] == 2).all()
    assert queries.totals(snapshot, Selection()).quotes == 2 * len(frame)
    return set(frame["article"])


@pytest.mark.far
def test_killing_ingest_at_any_moment_leaves_the_corpus_whole(articles: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    finish(start(articles, tmp_path / "undisturbed"))
    duration = time.monotonic() - began
    moments = random.Random(20260302)  # noqa: S311 (moments to kill at, not secrets)
    corpus, before = tmp_path / "corpus", set[str]()
    for n in range(KILLS):
        if len(before) == ARTICLES:
            corpus, before = tmp_path / f"corpus-{n}", set()
        process = start(articles, corpus)
        time.sleep(moments.uniform(0.2, 1.0) * duration)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        after = whole_articles(corpus)
        assert before <= after
        before = after
    finish(start(articles, corpus))
    assert len(whole_articles(corpus)) == ARTICLES
    assert finish(start(articles, corpus))["known"] == ARTICLES


def test_two_ingests_and_a_reader_at_once_lose_and_double_nothing(articles: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    writers = [start(articles, corpus), start(articles, corpus)]
    seen = set[str]()
    while any(writer.poll() is None for writer in writers):
        now = whole_articles(corpus)
        assert seen <= now
        seen = now
        # A reader that never rests keeps the writers from the processor.
        time.sleep(0.5)
    for writer in writers:
        finish(writer)
    assert len(whole_articles(corpus)) == ARTICLES
