"""How long ``onrecord batch`` takes for many names.

    python benchmarks/batch.py CORPUS [NAMES]

NAMES (500) are those most quoted in the corpus; where it has fewer, they are asked again and again.
"""

import io
import sys
import time
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from onrecord.corpus import batch, open_store, take_snapshot
from onrecord.corpus.extracts import speaker_rows
from onrecord.corpus.selection import Selection


def main(corpus: str, names: int) -> None:
    """Print the seconds from the questions to the file, the corpus being open."""
    snapshot = take_snapshot(open_store(corpus))
    total = int(snapshot.fetch(snapshot.quotes.aggregate(rows=snapshot.quotes.count()))["rows"].iloc[0])
    speakers = snapshot.fetch(speaker_rows(snapshot, Selection()).select("speaker").limit(names))["speaker"]
    asked = batch.questions("speaker\n" + "\n".join(islice(cycle(speakers), names)))
    began, worked = time.monotonic(), time.process_time()
    done = batch.answer(snapshot, asked, "csv", io.BytesIO())
    took, used = time.monotonic() - began, time.process_time() - worked
    print(f"{total:,} quotations, {len(asked)} names: {done.rows:,} rows, {took:.1f} s, {used:.1f} s of processor time")


if __name__ == "__main__":
    _, named, *number = sys.argv
    main(named, int(number[0]) if number else 500)
