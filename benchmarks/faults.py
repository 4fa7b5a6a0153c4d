"""Harm a corpus in every way that is known, and count what is lost and doubled.

    python benchmarks/faults.py [--kills 200] [--damages 200]

Kills real processes that ingest, correct, export and repair at random moments; has two write one article at once; puts the
clock back; fills a small tmpfs (needs root, and is left out without); cuts, deletes and flips bits of data files, log
entries and checkpoints of what was read and of what people said, then checks, repairs and reads the same articles again.
Prints a table; ends with status 1 if anything was lost, unless it was named, or doubled. The articles are made up.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import (  # noqa: E402 (the root comes first, wherever this is run)
    Store,
    corrections,
    open_store,
    prepared,
    queries,
    take_snapshot,
    views,
)
from onrecord.corpus.check import check, repair  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from onrecord.corpus.store import ALL_SCHEMAS, LOGS  # noqa: E402
from onrecord.model import Action, ParsedArticle  # noqa: E402
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


def article(n: int) -> ParsedArticle:
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


def killed_repairs(folder: Path, times: int) -> Outcome:
    """Kill a repair at any moment; the next one ends with what there was before the damage."""
    origin, copy, lost, doubled = folder / "repaired", folder / "copy", 0, 0
    articles = filled(origin)
    wanted = said(origin)
    for _ in range(times):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(origin, copy)
        cut(MOMENTS.choice(sorted(copy.glob("*/*.parquet"))))
        process = onrecord("check", "--repair", "--corpus", copy)
        time.sleep(MOMENTS.uniform(0.5, 4.0))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        store = open_store(str(copy))
        put_right(store, articles)
        now, twice = counted(copy)
        lost, doubled = lost + len(articles) - now + len(wanted ^ said(copy)) + len(check(store)), doubled + twice
    return Outcome("SIGKILL while a corpus is repaired", times, lost, doubled, "whole after the next repair")


def two_writers(folder: Path, times: int) -> Outcome:
    """Have two processes' worth of threads write the same article at once."""
    lost = doubled = 0
    with ThreadPoolExecutor(2) as writers:
        for n in range(times):
            corpus = folder / f"written-{n}"
            store = open_store(str(corpus))
            list(writers.map(lambda _, store=store: store.append([article(1)], ENGINE), range(2)))
            now, twice = counted(corpus)
            lost, doubled = lost + 1 - now, doubled + twice
            shutil.rmtree(corpus)
    return Outcome("two writers on one article", times, lost, doubled, "there once")


def clock_back(folder: Path, times: int) -> Outcome:
    """Put the clock back, by seconds to years, between what a person says and says again: the later holds."""
    corpus, wrong = folder / "clock", 0
    store = open_store(str(corpus))
    at = datetime.now(UTC)
    for n in range(times):
        at -= timedelta(seconds=MOMENTS.uniform(0.001, 1e7))
        entry = corrections.new(Action.RENAME, "Ann Fay", "ann", value={"name": f"said {n}"})
        store.correct([replace(entry, at=at)])
        wrong += store.corrections()[-1].value["name"] != f"said {n}"
    return Outcome("clock put back", times, wrong + times - len(store.corrections()), 0, "what was said later holds")


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
    "checkpoint with a bit turned": (flip, "*/_delta_log/*.parquet"),
    "checkpoint cut short": (cut, "*/_delta_log/*.parquet"),
    "checkpoint missing": (Path.unlink, "*/_delta_log/*.parquet"),
    "whole log folder gone": (shutil.rmtree, "*/_delta_log"),
    "whole folder of what people said gone": (shutil.rmtree, "[cv]*s"),
}


def filled(corpus: Path) -> list[ParsedArticle]:
    """A corpus of articles that came in several times, of what people said of them, and with checkpoints."""
    articles = [article(n) for n in range(12)]
    store = open_store(str(corpus))
    for n, batch in enumerate((articles[:4], articles[4:8], articles[8:])):
        store.append(batch, ENGINE)
        store.correct([corrections.new(Action.RENAME, f"Nobody {n}", "ann", value={"name": "Ann Fay"})])
        store.keep_view(views.saving(f"Wheat {n}", "quotes", {}, "ann", None))
        if n == 1:
            for name in ALL_SCHEMAS:
                if table := store.open_table(name):
                    table.create_checkpoint()
    return articles


def entries(store: Store) -> set[str]:
    """What people said and saved."""
    return {repr(entry) for entry in (*store.corrections(), *store.views())}


def put_right(store: Store, articles: Sequence[ParsedArticle]) -> tuple[int, bool, int]:
    """Do what a user is told to: what was found, whether something that people said is lost and named, and articles read again."""
    found, named = check(store), False
    if found:
        done = repair(store)
        named = any(said.startswith((*LOGS, "Entry")) for said in done.lost)
        again = {one.key for one in done.articles}
        store.append([one for one in articles if one.article.key in again], ENGINE)
    known = set(queries.articles(take_snapshot(store), Selection(), limit=100)["article"])
    missing = [one for one in articles if one.article.key not in known]
    store.append(missing, ENGINE)
    return len(found), named, len(missing)


def damaged(folder: Path, fault: str, times: int) -> Outcome:
    """Harm copies of a corpus; check and repair them, and bring the same articles in again."""
    harm, pattern = HARMS[fault]
    origin, copy = folder / "origin", folder / "copy"
    articles = filled(origin)
    wanted, people = said(origin), entries(open_store(str(origin)))
    mended = lost = doubled = read_again = said_again = 0
    for _ in range(times):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(origin, copy)
        harm(MOMENTS.choice(sorted(copy.glob(pattern))))
        store = open_store(str(copy))
        found, named, missing = put_right(store, articles)
        mended, read_again = mended + bool(found), read_again + missing
        now, twice = counted(copy)
        left = entries(store)
        gone, false = len(people - left), len(left - people)
        said_again += gone
        # Nobody else has what people said: where it is lost, that must be said, and nothing else stand in its place.
        lost += len(articles) - now + len(wanted ^ said(copy)) + len(check(store)) + false + (0 if named else gone)
        doubled += twice
    shutil.rmtree(origin)
    ended = f"{mended} found and mended, {times - mended} harmless; {read_again} articles read again from their files"
    return Outcome(fault, times, lost, doubled, f"{ended}, {said_again} entries of people named as lost")


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
            killed_repairs(folder, arguments.kills * 3 // 10),
            two_writers(folder, arguments.kills // 4),
            clock_back(folder, arguments.kills),
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
