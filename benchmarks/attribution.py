"""Print how well and how fast the engine finds statements and their speakers, beside textacy, and how sure it is.

    pip install textacy scikit-learn
    python benchmarks/attribution.py [../shared/attribution]

The annotated articles and their scorers are not part of this project; without that folder only the seeds are measured.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from spacy.language import Language  # noqa: E402 (the root comes first, wherever this is run)
from spacy.tokens import Doc  # noqa: E402
from textacy.extract import direct_quotations  # noqa: E402

from onrecord.language import documents, load_pipeline, parse  # noqa: E402
from onrecord.language.analysis import analyse  # noqa: E402
from onrecord.model import Article, ParsedArticle  # noqa: E402
from tests.gold_standard import annotations, locate, name_of, score, seed_articles  # noqa: E402
from training import confidence  # noqa: E402

Scores = dict[str, float]
# Sets of annotated statements, with what the engine has seen of them.
STATEMENTS = {
    "statements-dev": "Wikinews; chosen on",
    "statements-outlets": "23 outlets; never trained on, confidence fitted on them",
    "statements-train": "Wikinews; trained on",
    "statements-politics": "US politics; trained on",
    "statements-official": "official texts; trained on",
}
SHOWN = (
    "shown", "precision", "recall", "f1", "recall_direct", "recall_mixed", "recall_indirect", "name_right", "useful",
    "joint_f1", "unsaid_shown_as_said", "unsaid",
)  # fmt: skip
FOUND = (
    "predicted", "precision", "recall", "f1", "joint_f1", "recall_direct", "recall_mixed", "recall_indirect",
    "speaker_accuracy",
)  # fmt: skip
# Least values of the default view: set, figure, least, and whether less is better.
FLOORS = (
    ("statements-dev", "f1", 0.88), ("statements-dev", "precision", 0.90), ("statements-dev", "recall_direct", 0.98),
    ("statements-dev", "recall_mixed", 0.85), ("statements-dev", "recall_indirect", 0.80), ("statements-dev", "useful", 0.78),
    ("statements-dev", "joint_f1", 0.76), ("statements-outlets", "f1", 0.87), ("statements-outlets", "precision", 0.89),
    ("polnear-dev", "f1", 0.785), ("polnear-dev", "joint_f1", 0.735),
)  # fmt: skip


def parsed(gold: Path) -> str:
    """What ``onrecord parse`` prints for the articles of a file."""
    command = [sys.executable, "-m", "onrecord", "parse", str(gold)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def scores(scorer: Path, gold: Path, predicted: str) -> Scores:
    """What a scorer says of answers, one JSON object a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(predicted)
        file.flush()
        printed = subprocess.check_output([sys.executable, scorer, gold, file.name], text=True)
    return {name: float(value) for name, value in (line.split() for line in printed.splitlines())}


def statements(folder: Path) -> dict[str, Scores]:
    """Print what the default view shows of each annotated set, and what textacy finds in those not trained on."""
    scorer, measured = folder / "score_statements.py", {}
    print(f"| default view | {' | '.join(name.replace('_', ' ') for name in SHOWN)} |\n|{'---|' * (len(SHOWN) + 1)}")
    for name, note in STATEMENTS.items():
        gold = folder / f"{name}.jsonl"
        measured[name] = scores(scorer, gold, parsed(gold))
        print(f"| {name} ({note}) | {row(measured[name], SHOWN)} |")
    for name in ("statements-dev", "statements-outlets"):
        gold = folder / f"{name}.jsonl"
        found, failed = textacy_answers(gold)
        print(f"| {name}: textacy, error on {failed} articles | {row(scores(scorer, gold, found), SHOWN)} |")
    return measured


def polnear(folder: Path) -> Scores:
    """Print what is found in PolNeAR's dev part, beliefs and plans included, beside textacy."""
    gold, scorer = folder / "polnear-dev.jsonl", folder / "score.py"
    ours = scores(scorer, gold, parsed(gold))
    found, failed = textacy_answers(gold)
    print(f"\n| PolNeAR dev | {' | '.join(name.replace('_', ' ') for name in FOUND)} |\n|{'---|' * (len(FOUND) + 1)}")
    print(f"| On the Record | {row(ours, FOUND)} |")
    print(f"| textacy, error on {failed} articles | {row(scores(scorer, gold, found), FOUND)} |")
    return ours


def row(measured: Scores, names: Iterable[str]) -> str:
    """Figures as the cells of a table."""
    return " | ".join(f"{measured[name]:g}" for name in names)


def textacy_answers(gold: Path) -> tuple[str, int]:
    """The direct quotations that textacy finds, and in how many articles it fails."""
    nlp, answers, failed = load_pipeline(), [], 0
    for record in map(json.loads, gold.read_text("utf-8").splitlines()):
        quotes: list[dict[str, object]] = []
        try:
            for triple in direct_quotations(nlp(record["text"])):
                content, first, last = triple.content, triple.speaker[0], triple.speaker[-1]
                speaker = record["text"][first.idx : last.idx + len(last)]
                quotes.append(
                    {
                        "segments": [[content.start_char, content.end_char]],
                        "speaker_mention": [first.idx, last.idx + len(last)],
                        "speaker": re.sub(r"\s+", " ", speaker),
                        "kind": "direct",
                        "cue": True,
                        "text": content.text,
                    }
                )
        except ValueError:
            failed += 1
            quotes = []
        answers.append(json.dumps({"id": record["id"], "quotes": quotes}))
    return "\n".join(answers), failed


def seed_article(folder: Path) -> None:
    """Print how many of the first article's annotated quotations are found, and how many are shown in it."""
    gold = json.loads((folder / "seed_gold.json").read_text("utf-8"))
    path = folder.parent / "seeds" / gold["file"]
    text = path.read_text("utf-8")
    quotes = [q for q in json.loads(parsed(path))["quotes"] if q["shown"]]
    found = right = 0
    for wanted in gold["quotes"]:
        content = confidence.letters(text, [wanted["content"]])
        for quote in quotes:
            words = confidence.letters(text, quote["segments"])
            if len(words & content) >= confidence.SAME * len(words | content):
                found += 1
                right += quote["kind"] == wanted["kind"]
                break
    print(
        f"\nFirst article: {found} of {len(gold['quotes'])} found, {right} with their kind, {len(quotes)} shown in all."
    )


def calibration(folder: Path) -> None:
    """Print how often each step is right, by weights that were fitted on other articles."""
    found = list(confidence.answers([folder / "statements-outlets.jsonl"]))
    print()
    confidence.print_steps(found, confidence.held_out(found))


def cost(folder: Path) -> None:
    """Print the time of the whole analysis beside that of the plain spaCy pipeline on the same texts."""
    records = [json.loads(line) for line in (folder / "polnear-dev.jsonl").read_text("utf-8").splitlines()]
    articles = [Article(key=r["id"], id=r["id"], text=r["text"], source=r["id"]) for r in records]
    words = sum(len(article.text.split()) for article in articles)
    nlp = load_pipeline()
    plain = min(seconds(piped(articles, nlp)) for _ in range(3))
    whole = min(seconds(analysed(articles, nlp)) for _ in range(3))
    print(
        f"\n| {words:,} words, processor time of one core | words/s |\n|---|---|\n| plain spaCy pipeline | {words / plain:,.0f} |"
    )
    print(
        f"| whole analysis | {words / whole:,.0f} |\n\nThe whole analysis does {plain / whole:.2f} of the pipeline’s words per second."
    )


def piped(articles: list[Article], nlp: Language) -> Iterable[Doc]:
    """The articles through the pipeline alone, in batches of the same size as the analysis has."""
    return nlp.pipe([article.text for article in articles], batch_size=documents.PIECES_A_BATCH)


def analysed(articles: list[Article], nlp: Language) -> Iterable[ParsedArticle]:
    """The articles through the whole analysis."""
    return (analyse(article, doc) for article, doc in documents.pipe(articles, nlp))


def seconds(work: Iterable[object]) -> float:
    """How much processor time it takes to go through all of it."""
    began = time.process_time()
    for _ in work:
        pass
    return time.process_time() - began


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


def floors(measured: dict[str, Scores]) -> bool:
    """Print which floors hold; whether all do."""
    print("\n| floor | least | measured | holds |\n|---|---|---|---|")
    rows = [(name, figure, least, measured[name][figure]) for name, figure, least in FLOORS]
    for name, figure, least, value in rows:
        print(f"| {name} {figure.replace('_', ' ')} | {least:g} | {value:g} | {'yes' if value >= least else 'no'} |")
    return all(value >= least for *_, least, value in rows)


def main() -> None:
    """Print all tables; exit with 1 where a floor does not hold."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "attribution").resolve()
    held = True
    if folder.is_dir():
        measured = statements(folder)
        measured["polnear-dev"] = polnear(folder)
        calibration(folder)
        seed_article(folder)
        cost(folder)
        held = floors(measured)
    else:
        print(f"There are no annotated articles at {folder}.")
    seeds()
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
