"""Print precision and recall of the topics that ship, on 200 quotations whose topics were judged by reading them.

    python benchmarks/topics.py ../shared/corpora/white-house.jsonl ../shared/attribution/polnear-train.jsonl

The judgments are in tests/judgments/topics.json as ids and offsets; the texts are not part of this project. A topic was
judged by what a quotation says on its own, whatever words it uses.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord import taxonomy  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.language import load_pipeline  # noqa: E402
from onrecord.language.documents import pipe  # noqa: E402
from onrecord.language.lemmas import lemma_text  # noqa: E402
from onrecord.model import Article  # noqa: E402
from onrecord.topics import Evidence, matches  # noqa: E402

JUDGMENTS = ROOT / "tests" / "judgments" / "topics.json"


def judged(files: Iterable[Path], topics: taxonomy.Taxonomy) -> Iterator[tuple[str, set[str], tuple[Evidence, ...]]]:
    """Each judged quotation's words, the topics it was judged to have, and what the phrases find."""
    judgments = json.loads(JUDGMENTS.read_text("utf-8"))
    wanted = {(one["source"], one["article"]) for one in judgments}
    articles = [article for file in files for article in _articles(file) if (article.source, article.id) in wanted]
    docs = {(article.source, article.id): doc for article, doc in pipe(articles, load_pipeline())}
    for one in judgments:
        doc = docs[one["source"], one["article"]]
        text = " ".join(" ".join(doc.text[start:end].split()) for start, end in one["segments"])
        yield text, set(one["topics"]), matches(topics, text, lemma_text(doc, one["segments"]))


def _articles(file: Path) -> Iterator[Article]:
    with file.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Article(key=record["id"], id=record["id"], text=record["text"], source=file.stem)


def main() -> None:
    """Print a table by topic and over all, and with ``--errors`` what is wrong, to be read and not to be kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs=2, help="white-house.jsonl and polnear-train.jsonl")
    parser.add_argument("--errors", action="store_true", help="print the quotations with a wrong or missing topic")
    arguments = parser.parse_args()
    topics = taxonomy.load()
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for text, expected, evidence in judged(arguments.files, topics):
        got = {one.topic for one in evidence}
        right.update(got & expected)
        found.update(got)
        gold.update(expected)
        if arguments.errors and got != expected:
            phrases = [one.phrase for one in evidence if one.topic not in expected]
            print(f"missing {sorted(expected - got)}, wrong {sorted(got - expected)} {phrases}: {text}\n")
    print("| topic | judged | found | right | precision | recall |\n|---|---|---|---|---|---|")
    for topic in topics.topics:
        if topic.phrases:
            print(_row(topic.name, gold[topic.name], found[topic.name], right[topic.name]))
    print(_row("all", gold.total(), found.total(), right.total()))


def _row(name: str, gold: int, found: int, right: int) -> str:
    precision, recall = (f"{right / of:.2f}" if of else "–" for of in (found, gold))
    return f"| {name} | {gold} | {found} | {right} | {precision} | {recall} |"


if __name__ == "__main__":
    main()
