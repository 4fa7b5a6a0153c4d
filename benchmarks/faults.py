"""Harm a corpus in every way that is known, and count what is lost and doubled.

    python benchmarks/faults.py [--kills 200] [--damages 200]

Kills real processes that ingest, correct and export at random moments; fills a small tmpfs (needs root, and is left out
without); cuts, deletes and flips bits of data files and log entries, then checks, repairs and reads the same articles
again. Prints a table; ends with status 1 if anything was lost or doubled. The articles are made up.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import open_store, prepared, queries, take_snapshot  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.corpus.check import check, repair  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from tests.builders import ENGINE, parsed, quotation  # noqa: E402

ARTICLES = 40
MOMENTS = random.Random(20260302)  # noqa: S311 (moments and places of harm, not secrets)
CORRECTING = """
import sys
from onrecord.corpus import corrections, open_store, views
from onrecord.model import Action
store = open_store(sys.argv[1])
for n in range(10_000):
    if n % 2:
        store.keep_view(views.saving(f"said {n}", "quotes", {}, "ann", None))
    else:
        store.correct([corrections.new(Action.RENAME, f"said {n}", "ann", value={"name": "Ann Fay"})])
    print(n, flush=True)
"""


class Outcome(NamedTuple):
    """What a kind of fault came to."""

    fault: str
    tried: int
    lost: int
    doubled: int
    ended: str


def article(n: int) -> object:
    """A made-up article with one quotation."""
    words = f"“The mill number {n} is closed,”"
    text = f"Mill {n} is closed\n\n{words} Ann Fay said."
    return parsed(text, [quotation(text, words, "Ann Fay", mention="Ann Fay", cue="said")], title=f"Mill {n} is closed")


def counted(corpus: Path) -> tuple[int, int]:
    """How many articles a corpus holds, and how many rows too many."""
    snapshot = take_snapshot(open_store(str(corpus)))
    frame = queries.articles(snapshot, Selection(), limit=10_000)
    keys = set(frame["article"])
    return len(keys), len(frame) - len(keys) + queries.totals(snapshot, Selection()).quotes - int(frame["quotes"].sum())


def said(corpus: Path) -> set[tuple[str, ...]]:
    """Who says what in which article, as the tables themselves have it."""
    shutil.rmtree(prepared.folder(str(corpus)), ignore_errors=True)
    snapshot = take_snapshot(open_store(str(corpus)))
    frame = snapshot.fetch(snapshot.quotes.select("title", "text", "speaker", "kind"))
    return set(map(tuple, frame.astype(str).to_numpy()))


def onrecord(*arguments: str | Path) -> subprocess.Popen[str]:
    """A command of ours, started."""
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed_ingests(folder: Path, times: int) -> Outcome:
    """Kill an ingest at any moment; what was there stays, and the last one that is left alone brings the rest."""
    files, corpus, held, lost, doubled = folder / "files", folder / "corpus", 0, 0, 0
    files.mkdir()
    for n in range(ARTICLES):
        (files / f"{n}.txt").write_text(f"Mill {n} is closed\n\n“The mill {n} is closed,” Ann Fay said on Monday.\n")
    began = time.monotonic()
    onrecord("ingest", "--workers", "1", "--corpus", folder / "undisturbed", files).communicate()
    seconds = time.monotonic() - began
    for _ in range(times):
        if held == ARTICLES:
            shutil.rmtree(corpus)
            held = 0
        process = onrecord("ingest", "--workers", "1", "--corpus", corpus, files)
        time.sleep(MOMENTS.uniform(0.3, 1.0) * seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now, twice = counted(corpus)
        lost, doubled, held = lost + max(0, held - now), doubled + twice, now
    onrecord("ingest", "--workers", "1", "--corpus", corpus, files).communicate()
    now, twice = counted(corpus)
    return Outcome("SIGKILL while articles are read", times, lost + ARTICLES - now, doubled + twice, "whole")


def killed_corrections(folder: Path, times: int) -> Outcome:
    """Kill what a person says at any moment: what was acknowledged is there, once."""
    lost = doubled = 0
    for n in range(times):
        corpus = folder / f"said-{n}"
        process = subprocess.Popen(
            [sys.executable, "-c", CORRECTING, str(corpus)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        time.sleep(MOMENTS.uniform(1.0, 3.0))
        process.send_signal(signal.SIGKILL)
        said = len(process.communicate()[0].splitlines())
        store = open_store(str(corpus))
        names = [str(entry.value["name"]) for entry in store.views()] + [entry.target for entry in store.corrections()]
        lost, doubled = lost + max(0, said - len(set(names))), doubled + len(names) - len(set(names))
        shutil.rmtree(corpus, ignore_errors=True)
    return Outcome("SIGKILL while a person corrects and saves", times, lost, doubled, "whole")


def killed_exports(folder: Path, times: int) -> Outcome:
    """Kill an export at any moment: a file under its name is whole."""
    corpus, file, halves = folder / "corpus", folder / "quotes.csv", 0
    onrecord("export", "quotes", "--corpus", corpus, "-o", file).communicate()
    whole = len(file.read_text("utf-8-sig").splitlines())
    for _ in range(times):
        file.unlink(missing_ok=True)
        process = onrecord("export", "quotes", "--corpus", corpus, "-o", file)
        time.sleep(MOMENTS.uniform(0.5, 3.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        halves += file.exists() and len(file.read_text("utf-8-sig").splitlines()) != whole
    return Outcome("SIGKILL while a file is exported", times, halves, 0, "no half file under its name")


def full_disk(folder: Path) -> Outcome:
    """Read articles onto a disk that is too small, make it larger, read again."""
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk], check=False).returncode:
        return Outcome("disk full", 0, 0, 0, "not tried: needs root")
    try:
        _, said = onrecord("ingest", "--workers", "1", "--corpus", disk / "corpus", folder / "files").communicate()
        clear = "cannot be read or written" in said and "Traceback" not in said
        subprocess.run(["/bin/mount", "-o", "remount,size=50m", disk], check=True)
        onrecord("ingest", "--workers", "1", "--corpus", disk / "corpus", folder / "files").communicate()
        now, twice = counted(disk / "corpus")
    finally:
        subprocess.run(["/bin/umount", disk], check=True)
    return Outcome(
        "disk full", 1, ARTICLES - now, twice, "one sentence, then whole" if clear else f"said: {said[-200:]}"
    )


def flip(path: Path) -> None:
    """Turn one bit of a file."""
    content = bytearray(path.read_bytes())
    content[MOMENTS.randrange(len(content))] ^= 1 << MOMENTS.randrange(8)
    path.write_bytes(content)


def cut(path: Path) -> None:
    """Leave the beginning of a file."""
    path.write_bytes(path.read_bytes()[: MOMENTS.randrange(path.stat().st_size)])


HARMS: dict[str, tuple[Callable[[Path], None], str]] = {
    "data file with a bit turned": (flip, "*/*.parquet"),
    "data file cut short": (cut, "*/*.parquet"),
    "data file missing": (Path.unlink, "*/*.parquet"),
    "log entry with a bit turned": (flip, "*/_delta_log/*.json"),
    "log entry half written": (cut, "*/_delta_log/*.json"),
    "log entry missing": (Path.unlink, "*/_delta_log/*.json"),
}


def damaged(folder: Path, fault: str, times: int) -> Outcome:
    """Harm copies of a corpus; check and repair them, and bring the same articles in again."""
    harm, pattern = HARMS[fault]
    articles = [article(n) for n in range(12)]
    origin, copy = folder / "origin", folder / "copy"
    for start in range(0, len(articles), 4):
        open_store(str(origin)).append(articles[start : start + 4], ENGINE)
    wanted = said(origin)
    found = lost = doubled = read_again = 0
    for _ in range(times):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(origin, copy)
        harm(MOMENTS.choice(sorted(copy.glob(pattern))))
        store = open_store(str(copy))
        if check(store):
            found += 1
            done = repair(store)
            again = {one.key for one in done.articles}
            store.append([one for one in articles if one.article.key in again], ENGINE)
        known = set(queries.articles(take_snapshot(store), Selection(), limit=100)["article"])
        missing = [one for one in articles if one.article.key not in known]
        read_again += len(missing)
        if missing:
            store.append(missing, ENGINE)
        now, twice = counted(copy)
        lost += len(articles) - now + len(wanted ^ said(copy)) + len(check(store))
        doubled += twice
    shutil.rmtree(origin)
    ended = f"{found} found and mended, {times - found} harmless; {read_again} articles read again from their files"
    return Outcome(fault, times, lost, doubled, ended)


def main() -> None:
    """Try everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--damages", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        outcomes = [
            killed_ingests(folder, arguments.kills * 2 // 5),
            killed_corrections(folder, arguments.kills * 3 // 10),
            killed_exports(folder, arguments.kills * 3 // 10),
            full_disk(folder),
            *(damaged(folder, fault, arguments.damages // len(HARMS)) for fault in HARMS),
        ]
    print("| fault | tried | lost | doubled | how it ended |\n|---|---|---|---|---|")
    for outcome in outcomes:
        print(f"| {' | '.join(map(str, outcome))} |")
    if any(outcome.lost or outcome.doubled for outcome in outcomes):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
