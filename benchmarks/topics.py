"""Print precision and recall of the topics that ship, on quotations whose topics were judged by reading them.

    python benchmarks/topics.py ../shared/corpora/white-house.jsonl ../shared/attribution/polnear-train.jsonl ../shared/attribution/polnear-dev.jsonl

The judgments are in tests/judgments/ as ids and offsets; the texts are not part of this project. In topics.json and
topics_held_out.json a topic was judged by what a quotation says on its own, whatever words it uses, before the phrases were
tried on it. The 200 of topics.json were read before the phrases were written; the 100 of topics_held_out.json after that,
from other articles. Until ten phrases and exclusions were changed on reading the errors in both sets, precision and
recall were 0.85 and 0.81, 0.88 and 0.86. In topics_in_context.json a topic was judged by what a quotation says where it
stands, before what stands around it was looked at by the program; four of these were judged again when they had been read
whole. The rules on what stands around a quotation, and nine phrases and exclusions, were made on reading its errors.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
JUDGMENTS = ROOT / "tests" / "judgments"
sys.path.insert(0, str(ROOT))

from onrecord import taxonomy  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.language import load_pipeline  # noqa: E402
from onrecord.language.analysis import read  # noqa: E402
from onrecord.language.documents import pipe  # noqa: E402
from onrecord.language.lemmas import lemma_text  # noqa: E402
from onrecord.language.surroundings import Surroundings, subject  # noqa: E402
from onrecord.model import Article, Basis, Quote, QuoteKind, Span  # noqa: E402
from onrecord.topics import matches  # noqa: E402

ALONE = ("topics", "topics_held_out")
IN_CONTEXT = "topics_in_context"
# A quotation's words, the topics it was judged to have, those that were found, and the phrases that show them.
Judged = tuple[str, set[str], set[str], list[str]]


class Texts:
    """The articles that quotations were judged in, analysed."""

    def __init__(self, files: Iterable[Path], judgments: Iterable[dict[str, Any]]) -> None:
        wanted = {(one["source"], one["article"]) for one in judgments}
        articles = [article for file in files for article in _articles(file) if _key(article, wanted) in wanted]
        self._read = {_key(article, wanted): (article, doc) for article, doc in pipe(articles, load_pipeline())}

    def judged(self, judgment: dict[str, Any], topics: taxonomy.Taxonomy, bases: Sequence[Basis]) -> Judged:
        """What is found of a quotation by what some bases show."""
        article, doc = self._read[judgment["source"], judgment["article"]]
        segments = tuple((start, end) for start, end in judgment["segments"])
        text = _words(article.text, segments)
        found = list(matches(topics, text, lemma_text(doc, article.text, segments)))
        if Basis.PASSAGE in bases:
            quote = Quote(segments=segments, text=text, kind=QuoteKind.DIRECT, mention=tuple(judgment["mention"]))
            spans = Surroundings(doc, article.text, read(article, doc).turns).of(quote)
            found += matches(topics, _words(article.text, spans), lemma_text(doc, article.text, spans))
        if Basis.ARTICLE in bases:
            about = subject(article, doc)
            found += matches(topics, " ".join("x" for _ in about.split()), about)
        return text, set(judgment["topics"]), {one.topic for one in found}, [one.phrase for one in found]


def _key(article: Article, judged: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """An article's source and id as they are among those judged, where an id that ends with "…" is a beginning."""
    cut = (one for one in judged if one[1].endswith("…") and article.id.startswith(one[1].removesuffix("…")))
    return next((one for one in cut if one[0] == article.source), (article.source, article.id))


def _words(text: str, spans: Iterable[Span]) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)


def _articles(file: Path) -> Iterator[Article]:
    with file.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Article(
                key=record["id"], id=record["id"], text=record["text"], source=file.stem, title=record["title"]
            )


def main() -> None:
    """Print for each set a table by topic and over all, and with ``--errors`` what is wrong, to be read and not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs=3, help="white-house.jsonl, polnear-train.jsonl, polnear-dev.jsonl")
    parser.add_argument("--errors", action="store_true", help="print the quotations with a wrong or missing topic")
    arguments = parser.parse_args()
    topics = taxonomy.load()
    sets = {name: json.loads((JUDGMENTS / f"{name}.json").read_text("utf-8")) for name in (*ALONE, IN_CONTEXT)}
    texts = Texts(arguments.files, [one for judgments in sets.values() for one in judgments])
    names = [topic.name for topic in topics.topics if topic.phrases]
    for name in ALONE:
        _print_table(name, [texts.judged(one, topics, [Basis.WORDS]) for one in sets[name]], names, arguments.errors)
    for last in range(1, len(Basis) + 1):
        bases = list(Basis)[:last]
        heading = f"{IN_CONTEXT} by {', '.join(bases)}"
        found = [texts.judged(one, topics, bases) for one in sets[IN_CONTEXT]]
        # By topic only as pages count them.
        _print_table(heading, found, names if bases[-1] is Basis.PASSAGE else [], arguments.errors)


def _print_table(heading: str, quotations: Sequence[Judged], names: Iterable[str], errors: bool) -> None:
    if errors:
        _print_errors(quotations)
    print(f"\n| {heading}, {len(quotations)} | judged | found | right | precision | recall |")
    print("|---|---|---|---|---|---|")
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for _, expected, got, _phrases in quotations:
        right.update(got & expected)
        found.update(got)
        gold.update(expected)
    for name in names:
        print(_row(name, gold[name], found[name], right[name]))
    print(_row("all", gold.total(), found.total(), right.total()))


def _print_errors(quotations: Iterable[Judged]) -> None:
    for text, expected, got, phrases in quotations:
        if got != expected:
            print(f"missing {sorted(expected - got)}, wrong {sorted(got - expected)} {phrases}: {text}\n")


def _row(name: str, gold: int, found: int, right: int) -> str:
    precision, recall = (f"{right / of:.2f}" if of else "–" for of in (found, gold))
    return f"| {name} | {gold} | {found} | {right} | {precision} | {recall} |"


if __name__ == "__main__":
    main()
