"""Print precision and recall of the topics that ship, on quotations whose topics were judged by reading them.

    python benchmarks/topics.py ../shared/corpora/white-house.jsonl ../shared/attribution/polnear-train.jsonl

The judgments are in tests/judgments/ as ids and offsets; the texts are not part of this project. A topic was judged by
what a quotation says on its own, whatever words it uses, before the phrases were tried on it. The 200 of topics.json
were read before the phrases were written; the 100 of topics_held_out.json after that, from other articles.
Until ten phrases and exclusions were changed on reading the errors in both sets, precision and
recall were 0.85 and 0.81, 0.88 and 0.86.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord import taxonomy  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.language import load_pipeline  # noqa: E402
from onrecord.language.documents import pipe  # noqa: E402
from onrecord.language.lemmas import lemma_text  # noqa: E402
from onrecord.model import Article  # noqa: E402
from onrecord.topics import Evidence, matches  # noqa: E402

JUDGMENTS = [ROOT / "tests" / "judgments" / name for name in ("topics.json", "topics_held_out.json")]
Judged = tuple[str, set[str], tuple[Evidence, ...]]


def judged(files: Iterable[Path], topics: taxonomy.Taxonomy) -> Iterator[list[Judged]]:
    """For each set of judgments, each quotation's words, the topics it was judged to have, and what the phrases find."""
    sets = [json.loads(path.read_text("utf-8")) for path in JUDGMENTS]
    wanted = {(one["source"], one["article"]) for judgments in sets for one in judgments}
    articles = [article for file in files for article in _articles(file) if (article.source, article.id) in wanted]
    docs = {(article.source, article.id): doc for article, doc in pipe(articles, load_pipeline())}
    for judgments in sets:
        yield [_judged(docs[one["source"], one["article"]], one, topics) for one in judgments]


def _judged(doc: Doc, judgment: dict[str, Any], topics: taxonomy.Taxonomy) -> Judged:
    segments = judgment["segments"]
    text = " ".join(" ".join(doc.text[start:end].split()) for start, end in segments)
    return text, set(judgment["topics"]), matches(topics, text, lemma_text(doc, doc.text, segments))


def _articles(file: Path) -> Iterator[Article]:
    with file.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Article(key=record["id"], id=record["id"], text=record["text"], source=file.stem)


def main() -> None:
    """Print for each set a table by topic and over all, and with ``--errors`` what is wrong, to be read and not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs=2, help="white-house.jsonl and polnear-train.jsonl")
    parser.add_argument("--errors", action="store_true", help="print the quotations with a wrong or missing topic")
    arguments = parser.parse_args()
    topics = taxonomy.load()
    for path, quotations in zip(JUDGMENTS, judged(arguments.files, topics), strict=True):
        if arguments.errors:
            _print_errors(quotations)
        print(f"\n| {path.stem}, {len(quotations)} | judged | found | right | precision | recall |")
        print("|---|---|---|---|---|---|")
        _print_counts(quotations, [topic.name for topic in topics.topics if topic.phrases])


def _print_errors(quotations: Iterable[Judged]) -> None:
    for text, expected, evidence in quotations:
        got = {one.topic for one in evidence}
        phrases = [one.phrase for one in evidence if one.topic not in expected]
        if got != expected:
            print(f"missing {sorted(expected - got)}, wrong {sorted(got - expected)} {phrases}: {text}\n")


def _print_counts(quotations: Iterable[Judged], names: Iterable[str]) -> None:
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for _, expected, evidence in quotations:
        got = {one.topic for one in evidence}
        right.update(got & expected)
        found.update(got)
        gold.update(expected)
    for name in names:
        print(_row(name, gold[name], found[name], right[name]))
    print(_row("all", gold.total(), found.total(), right.total()))


def _row(name: str, gold: int, found: int, right: int) -> str:
    precision, recall = (f"{right / of:.2f}" if of else "–" for of in (found, gold))
    return f"| {name} | {gold} | {found} | {right} | {precision} | {recall} |"


if __name__ == "__main__":
    main()
