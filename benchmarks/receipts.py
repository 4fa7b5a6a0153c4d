"""Whether a file that was taken out is known again: python benchmarks/receipts.py CORPUS OTHER_CORPUS.

Exports all quotations of a copy of the corpus, then changes in the corpus some speakers and removes some articles, and in the file
edits some cells and adds some rows of the other corpus; prints for each what ``verify`` says. The same seed gives the same
choices; the corpora themselves are not written to.
"""

# ruff: noqa: S311 (chance without secrets)

import argparse
import csv
import io
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import Snapshot, Store, judging, open_store, receipts, take_snapshot  # noqa: E402 (the root comes first)
from onrecord.corpus.exports import export  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from onrecord.corpus.verify.rows import Standing  # noqa: E402
from onrecord.corpus.verify.verify import verify  # noqa: E402
from onrecord.model import QuoteKind, SpeakerKind  # noqa: E402
from onrecord.read_extract import read_extract  # noqa: E402

EACH = 40
Rows = list[dict[str, str]]


def exported(snapshot: Snapshot) -> Rows:
    """All quotations of a corpus as a CSV has them."""
    stream = io.BytesIO()
    export(snapshot, "quotes", Selection(), "csv", stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"))))


def key_of(row: dict[str, str]) -> str:
    """The quotation's id, as its receipt says it."""
    receipt = receipts.read(row["receipt"])
    return receipt.key if receipt else ""


def change(store: Store, speakers: Rows, removed: Rows) -> None:
    """Name another speaker for some quotations, and take the articles of others out."""
    snapshot = take_snapshot(store)
    for row in speakers:
        quote = judging.quotation(snapshot, key_of(row))
        if quote is not None:
            kind = QuoteKind(quote["kind"])
            said = judging.correct(quote, "ann", speaker="Tove Ilmar", speaker_kind=SpeakerKind.NAMED, kind=kind)
            store.correct([said])
    store.correct(judging.remove(snapshot, [key_of(row).split("-")[0] for row in removed], "bo"))


def write(path: Path, rows: Rows) -> None:
    """The rows as a CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("other")
    parser.add_argument("--seed", type=int, default=21)
    args = parser.parse_args()
    random = Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "corpus"
        shutil.copytree(args.corpus, own)
        store = open_store(str(own))
        rows = exported(take_snapshot(store))
        # One of each article, so that what is taken out of one leaves the others' rows alone.
        first = {key_of(row).split("-")[0]: number for number, row in reversed(list(enumerate(rows)))}
        each = min(EACH, len(first) // 4)
        chosen = random.sample(sorted(first.values()), 3 * each)
        speakers, removed, edited = (chosen[at::3] for at in range(3))
        change(store, [rows[n] for n in speakers], [rows[n] for n in removed])
        for number in edited:
            rows[number]["speaker"] = "Somebody else"
        others = random.sample(exported(take_snapshot(open_store(args.other))), each)
        path = Path(folder) / "quotes.csv"
        write(path, [*rows, *others])
        began = time.perf_counter()
        found = verify(take_snapshot(store), store.corrections(), read_extract(path))
        seconds = time.perf_counter() - began
    gone = {key_of(rows[n]).split("-")[0] for n in removed}
    kinds = {
        "speaker changed since": (set(speakers), Standing.CHANGED),
        "article removed since": (
            {n for n, row in enumerate(rows) if key_of(row).split("-")[0] in gone},
            Standing.WITHDRAWN,
        ),
        "cell edited in the file": (set(edited), Standing.EDITED),
        "row of another corpus": (set(range(len(rows), len(rows) + each)), Standing.ELSEWHERE),
    }
    print(
        f"{len(found):,} rows verified in {seconds:.1f} s\n\n| done to a row | rows | found | verdicts |\n|---|---|---|---|"
    )
    touched: set[int] = set()
    for name, (numbers, wanted) in kinds.items():
        touched |= numbers
        print_row(name, [found[n].standing for n in sorted(numbers)], wanted)
    print_row("nothing", [one.standing for n, one in enumerate(found) if n not in touched], Standing.HOLDS)


def print_row(name: str, standings: list[Standing], wanted: Standing) -> None:
    """A row of the table."""
    counts = ", ".join(f"{number:,} {standing.value}" for standing, number in Counter(standings).items())
    print(f"| {name} | {len(standings):,} | {standings.count(wanted):,} | {counts} |")


if __name__ == "__main__":
    main()
