"""Print how many of 300 speakers of a corpus of official texts and news are two people, a part of one, or no speaker.

    python benchmarks/speakers.py ../shared/attribution/statements-official.jsonl ../shared/attribution/polnear-dev.jsonl

The files' articles are read into one corpus, and 300 of the people and organisations that its pages show as speakers are
drawn with a fixed seed. tests/judgments/speakers.tsv has the judgment of each: ``right``, ``merged`` (two stand under the
name), ``split`` (the same one stands under another name too) or ``no-speaker``. They were judged by reading where each
stands in the articles. Speakers that were not drawn when these were judged are counted as not judged.
"""

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import open_store, take_snapshot  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.corpus.snapshot import Snapshot  # noqa: E402
from onrecord.ingest import gather  # noqa: E402
from onrecord.language import load_pipeline, parse  # noqa: E402
from onrecord.model import Article, ParsedArticle, SpeakerKind  # noqa: E402
from onrecord.readers import Unit, read  # noqa: E402

JUDGMENTS = ROOT / "tests" / "judgments" / "speakers.tsv"
DRAWN, SEED = 300, 16
KINDS = [SpeakerKind.NAMED.value, SpeakerKind.ORGANISATION.value]
VERDICTS = ("right", "merged", "split", "no-speaker")


def corpus_of(parsed: Iterable[ParsedArticle], folder: str) -> Snapshot:
    """The articles as one corpus in a folder."""
    store = open_store(folder)
    store.append(list(parsed), "benchmark")
    return take_snapshot(store)


def drawn(snapshot: Snapshot) -> list[str]:
    """The speakers drawn from those that are shown at first, in order."""
    quotes = snapshot.quotes.filter(snapshot.quotes.left_out.isnull(), snapshot.quotes.speaker_kind.isin(KINDS))
    names = sorted(snapshot.fetch(quotes.select("speaker").distinct())["speaker"])
    return sorted(random.Random(SEED).sample(names, min(DRAWN, len(names))))


def judgments() -> dict[str, str]:
    """The verdict of each speaker that was judged."""
    with JUDGMENTS.open(encoding="utf-8", newline="") as lines:
        return {row["speaker"]: row["verdict"] for row in csv.DictReader(lines, delimiter="\t")}


def counts(speakers: Sequence[str], verdicts: dict[str, str]) -> Counter[str]:
    """How many of the speakers have each verdict."""
    return Counter(verdicts.get(name, "not judged") for name in speakers)


def _articles(files: Iterable[Path], scratch: Path) -> Iterable[Article]:
    for unit in gather(files, scratch):
        found = read(unit) if isinstance(unit, Unit) else ()
        yield from (article for article in found if isinstance(article, Article))


def main() -> None:
    """Read the files into a corpus that is thrown away, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="print each speaker with its verdict")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        parsed = parse(_articles(wanted.files, Path(scratch)), load_pipeline())
        snapshot = corpus_of((one for one in parsed if isinstance(one, ParsedArticle)), folder)
        speakers, verdicts = drawn(snapshot), judgments()
    found = counts(speakers, verdicts)
    print(f"{len(speakers)} speakers drawn; judged: " + ", ".join(f"{found[name]} {name}" for name in VERDICTS))
    print(f"not judged: {found['not judged']}")
    if wanted.list:
        print("\n".join(f"{verdicts.get(name, '?')}\t{name}" for name in speakers))


if __name__ == "__main__":
    main()
