"""Print how many of 300 speakers of a corpus of official texts and news are two people, a part of one, or no speaker.

    python benchmarks/speakers.py ../shared/attribution/statements-official.jsonl ../shared/attribution/polnear-dev.jsonl

The files' articles are read into one corpus, and 300 of the people and organisations that its pages show as speakers are
drawn with a fixed seed. tests/judgments/speakers.tsv has the judgment of each: ``right``, ``merged`` (two stand under the
name, another where it says what ``where`` has), ``split`` (the same one stands under another name too, which ``where`` has) or ``no-speaker``. They were judged by
reading where each stands in the articles, before the names were joined otherwise. A judged speaker whom the corpus does not
show any more, or of a split one the other, is counted as gone.
"""

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
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
VERDICTS = ("right", "merged", "split", "no-speaker", "gone")


def corpus_of(parsed: Iterable[ParsedArticle], folder: str) -> Snapshot:
    """The articles as one corpus in a folder."""
    store = open_store(folder)
    store.append(list(parsed), "benchmark")
    return take_snapshot(store)


def shown(snapshot: Snapshot) -> dict[str, set[str]]:
    """The people and organisations that are shown at first as speakers, and the words by which the articles name them."""
    quotes = snapshot.quotes.filter(snapshot.quotes.left_out.isnull(), snapshot.quotes.speaker_kind.isin(KINDS))
    found: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.fetch(quotes.select("speaker", "mention").distinct()).itertuples():
        found[row.speaker].add(row.mention if isinstance(row.mention, str) else "")
    return found


def drawn(speakers: Iterable[str]) -> list[str]:
    """Those of the speakers that are drawn to be judged."""
    names = sorted(speakers)
    return sorted(random.Random(SEED).sample(names, min(DRAWN, len(names))))  # noqa: S311 (nothing secret)


def verdicts(speakers: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The verdict of each speaker that was judged; ``gone`` of those that the corpus shows no more."""
    with JUDGMENTS.open(encoding="utf-8", newline="") as lines:
        return {row["speaker"]: _verdict(row, speakers) for row in csv.DictReader(lines, delimiter="\t")}


def _verdict(row: dict[str, str], speakers: Mapping[str, Collection[str]]) -> str:
    if row["speaker"] not in speakers:
        return "gone"
    still = speakers if row["verdict"] == "split" else speakers[row["speaker"]]
    return "right" if row["where"] and row["where"] not in still else row["verdict"]


def _articles(files: Iterable[Path], scratch: Path) -> Iterable[Article]:
    for unit in gather(files, scratch):
        found = read(unit) if isinstance(unit, Unit) else ()
        yield from (article for article in found if isinstance(article, Article))


def main() -> None:
    """Read the files into a corpus that is thrown away, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--draw", action="store_true", help="print 300 speakers to be judged, and nothing else")
    parser.add_argument("--list", action="store_true", help="print each speaker with its verdict")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        parsed = parse(_articles(wanted.files, Path(scratch)), load_pipeline())
        snapshot = corpus_of((one for one in parsed if isinstance(one, ParsedArticle)), folder)
        speakers = shown(snapshot)
    if wanted.draw:
        print("\n".join(drawn(speakers)))
        return
    found = verdicts(speakers)
    counted = Counter(found.values())
    print(f"{len(found)} speakers judged: " + ", ".join(f"{counted[name]} {name}" for name in VERDICTS))
    if wanted.list:
        print("\n".join(f"{verdict}\t{name}" for name, verdict in found.items()))


if __name__ == "__main__":
    main()
