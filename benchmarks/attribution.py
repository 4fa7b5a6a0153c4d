"""Print how well and how fast the engine finds quotations and speakers, beside textacy, and how sure it is.

    pip install textacy scikit-learn
    python benchmarks/attribution.py [../shared/attribution]

PolNeAR and its scorer are not part of this project; without that folder only the seeds are measured.
"""

import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from spacy.language import Language  # noqa: E402 (the root comes first, wherever this is run)
from spacy.tokens import Doc  # noqa: E402
from textacy.extract import direct_quotations  # noqa: E402

from onrecord.language import documents, load_pipeline, parse  # noqa: E402
from onrecord.language.analysis import analyse  # noqa: E402
from onrecord.language.quotations import logistic_regression  # noqa: E402
from onrecord.model import Article, ParsedArticle  # noqa: E402
from tests.gold_standard import annotations, locate, name_of, score, seed_articles  # noqa: E402
from training.annotated import documents_of  # noqa: E402
from training.confidence import examples  # noqa: E402

Answer = dict[str, object]


def polnear(folder: Path) -> None:
    """Print the scorer's figures for what ``onrecord parse`` prints, and for textacy on the same articles."""
    gold = folder / "polnear-dev.jsonl"
    command = [sys.executable, "-m", "onrecord", "parse", str(gold)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    ours = scores(folder, gold, printed)
    found, failed = textacy_answers(gold)
    theirs = scores(folder, gold, "\n".join(map(json.dumps, found)))
    print(f"| PolNeAR dev | On the Record | textacy (error on {failed} articles) |\n|---|---|---|")
    for name, value in ours.items():
        print(f"| {name.replace('_', ' ')} | {value} | {theirs[name]} |")


def scores(folder: Path, gold: Path, predicted: str) -> dict[str, str]:
    """What the scorer says of answers, one JSON object a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(predicted)
        file.flush()
        printed = subprocess.check_output([sys.executable, folder / "score.py", gold, file.name], text=True)
    return dict(line.split() for line in printed.splitlines())


def textacy_answers(gold: Path) -> tuple[list[Answer], int]:
    """The direct quotations that textacy finds, and in how many articles it fails."""
    nlp, answers, failed = load_pipeline(), [], 0
    for record in map(json.loads, gold.read_text("utf-8").splitlines()):
        quotes: list[Answer] = []
        try:
            for triple in direct_quotations(nlp(record["text"])):
                first, last = triple.speaker[0], triple.speaker[-1]
                content = triple.content
                mention = [first.idx, last.idx + len(last)]
                quotes.append({"segments": [[content.start_char, content.end_char]], "speaker_mention": mention})
        except ValueError:
            failed += 1
            quotes = []
        answers.append({"id": record["id"], "quotes": quotes})
    return answers, failed


def reliability(folder: Path) -> None:
    """Print, for each tenth of confidence, how many answers there are and how many of them are right."""
    tenths: dict[int, list[tuple[float, float]]] = defaultdict(list)
    trained = logistic_regression.load("confidence")
    for doc, annotated in documents_of(folder / "polnear-dev.jsonl", 0):
        for answer in examples(doc, annotated):
            sure = logistic_regression.probability(trained.bias + trained.score(answer.features))
            tenths[min(int(sure * 10), 9)].append((sure, answer.right))
    print("\n| confidence | answers | mean confidence | right |\n|---|---|---|---|")
    for tenth, answers in sorted(tenths.items()):
        sure, right = (sum(column) / len(answers) for column in zip(*answers, strict=True))
        print(f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {len(answers)} | {sure:.2f} | {right:.2f} |")


def cost(folder: Path) -> None:
    """Print the time of the whole analysis beside that of the plain spaCy pipeline on the same texts."""
    records = [json.loads(line) for line in (folder / "polnear-dev.jsonl").read_text("utf-8").splitlines()]
    articles = [Article(key=r["id"], id=r["id"], text=r["text"], source=r["id"]) for r in records]
    words = sum(len(article.text.split()) for article in articles)
    nlp = load_pipeline()
    plain = min(seconds(piped(articles, nlp)) for _ in range(3))
    theirs = min(seconds(map(quoted, piped(articles, nlp))) for _ in range(3))
    whole = min(seconds(analysed(articles, nlp)) for _ in range(3))
    both = min(seconds_in_two(articles, nlp) for _ in range(3))
    print(f"\n| {words:,} words | words/s |\n|---|---|\n| plain spaCy pipeline | {words / plain:,.0f} |")
    print(f"| with textacy's direct quotations | {words / theirs:,.0f} |")
    print(f"| whole analysis | {words / whole:,.0f} |\n| in two processes | {words / both:,.0f} |")
    print(
        f"\nThe whole analysis takes {whole / plain:.2f} times as long as the pipeline, {whole / theirs:.2f} times as long as textacy."
    )
    print(f"Two processes are {whole / both:.2f} times as fast as one.")


def piped(articles: list[Article], nlp: Language) -> Iterable[Doc]:
    """The articles through the pipeline alone, in batches of the same size as the analysis has."""
    return nlp.pipe([article.text for article in articles], batch_size=documents.PIECES_A_BATCH)


def quoted(doc: Doc) -> int:
    """How many direct quotations textacy finds; none where it fails, as it does on a quarter of the articles."""
    try:
        return sum(1 for _ in direct_quotations(doc))
    except ValueError:
        return 0


def seconds_in_two(articles: list[Article], nlp: Language) -> float:
    """How long two processes take that analyse every other article each."""
    forked = multiprocessing.get_context("fork")
    halves = [forked.Process(target=lambda part=articles[n::2]: seconds(analysed(part, nlp))) for n in range(2)]
    began = time.perf_counter()
    for half in halves:
        half.start()
    for half in halves:
        half.join()
    return time.perf_counter() - began


def analysed(articles: list[Article], nlp: Language) -> Iterable[ParsedArticle]:
    """The articles through the whole analysis."""
    return (analyse(article, doc) for article, doc in documents.pipe(articles, nlp))


def seconds(work: Iterable[object]) -> float:
    """How long it takes to go through all of it."""
    began = time.perf_counter()
    for _ in work:
        pass
    return time.perf_counter() - began


def seeds() -> None:
    """Print the counts for the annotated seed articles."""
    articles = {name_of(article): article for article in seed_articles()}
    gold = {name: locate(articles[name], quotes) for name, quotes in annotations().items()}
    results = parse(articles.values(), load_pipeline())
    parses = {name_of(r.article): r for r in results if isinstance(r, ParsedArticle)}
    print("\n| seeds | annotated | found | kind right | speaker right |\n|---|---|---|---|---|")
    for kind, counts in score(gold, parses).items():
        figures = [counts[name] for name in ("annotated", "found", "kind right", "speaker right")]
        print(f"| {kind} | {' | '.join(map(str, figures))} |")
    print(f"\n{sum(len(p.quotes) for p in parses.values())} quotations were found in {len(parses)} seed articles.")


def main() -> None:
    """Print all tables."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "attribution").resolve()
    if folder.is_dir():
        polnear(folder)
        reliability(folder)
        cost(folder)
    else:
        print(f"There is no PolNeAR at {folder}.")
    seeds()


if __name__ == "__main__":
    main()
