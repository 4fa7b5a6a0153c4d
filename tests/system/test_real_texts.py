"""The engine on real texts, which only developers have beside their checkout."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from onrecord.ingest import analysed
from onrecord.language import load_pipeline, parse
from onrecord.model import Article, ParsedArticle, Skipped
from onrecord.parse_output import to_json
from onrecord.readers import Unit, find, read

ROOT = Path(__file__).parents[2]
TAG_LIKE = re.compile(r"[<>]|&[a-z#]+\d*;")
# What is asked of the engine on PolNeAR's dev part, as the scorer names it.
FLOORS = {
    "joint_f1": 0.62,
    "f1": 0.72,
    "precision": 0.72,
    "recall_direct": 0.97,
    "recall_mixed": 0.93,
    "recall_indirect": 0.62,
    "speaker_accuracy_direct": 0.93,
    "speaker_accuracy_mixed": 0.90,
    "speaker_accuracy_indirect": 0.92,
}


def articles(path: Path) -> list[Article]:
    items = [item for unit in find([path]) for item in ([unit] if isinstance(unit, Skipped) else read(unit))]
    assert not [item for item in items if isinstance(item, Skipped)]
    return [item for item in items if isinstance(item, Article)]


@pytest.fixture(scope="module")
def seed(shared: Path) -> ParsedArticle:
    (article,) = articles(shared / "seeds" / "000_9a710b5906e88b3e.txt")
    (parsed,) = parse([article], load_pipeline())
    assert isinstance(parsed, ParsedArticle)
    return parsed


def test_the_first_article_is_read_as_it_stands(seed: ParsedArticle, shared: Path) -> None:
    article = seed.article
    assert article.text == (shared / "seeds" / "000_9a710b5906e88b3e.txt").read_text("utf-8")
    assert (article.author, article.outlet, article.published) == ("Alex Raufoglu", None, None)
    assert article.title == article.text.split("\n")[0]
    regions = [article.text[region.start : region.end] for region in article.regions]
    assert regions.count(article.title) == 2
    assert any(region.startswith("BRUSSELS") for region in regions)


def test_the_first_articles_direct_quotations_have_the_right_speaker(seed: ParsedArticle, shared: Path) -> None:
    gold = json.loads((shared / "attribution" / "seed_gold.json").read_text("utf-8"))["quotes"]
    wanted = {tuple(quote["content"]): quote["speaker"] for quote in gold if quote["kind"] == "direct"}
    assert len(wanted) == 5
    found = {
        (q.segments[0][0], q.segments[-1][1]): (q.speaker, q.speaker_kind) for q in seed.quotes if q.kind == "direct"
    }
    assert set(found) == set(wanted)
    for span, speaker in wanted.items():
        unnamed = speaker.endswith(" (unnamed)")
        assert found[span] == (speaker.removesuffix(" (unnamed)"), "unnamed" if unnamed else "named")


def test_the_engine_is_as_good_as_is_asked_of_it(shared: Path, tmp_path: Path) -> None:
    gold = shared / "attribution" / "polnear-dev.jsonl"
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as stream:
        subprocess.run([sys.executable, "-m", "onrecord", "parse", gold], cwd=ROOT, stdout=stream, check=True)
    scorer = [sys.executable, shared / "attribution" / "score.py", gold, predicted]
    result = subprocess.run(scorer, capture_output=True, text=True, check=True)
    scores = dict(line.split() for line in result.stdout.splitlines())
    assert not result.stderr
    assert scores["articles"] == "84"
    assert not {name: scores[name] for name, floor in FLOORS.items() if float(scores[name]) < floor}


def test_white_house_texts_keep_their_offsets(shared: Path) -> None:
    path = shared / "corpora" / "white-house.jsonl"
    with path.open(encoding="utf-8") as lines:
        texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    found = articles(path)
    assert {article.id: article.text for article in found} == texts
    for parsed in analysed(islice(found, 0, None, 40), load_pipeline()):
        assert isinstance(parsed, ParsedArticle)
        spans = [span for quote in parsed.quotes for span in quote.segments]
        assert all(0 <= start < end <= len(parsed.article.text) for start, end in spans)
        shown = to_json(parsed)
        assert not [words for words in strings([shown["quotes"], shown["entities"]]) if TAG_LIKE.search(words)]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def test_units_cover_a_large_file(shared: Path) -> None:
    units = list(find([shared / "corpora" / "white-house.jsonl"]))
    assert len(units) > 5
    assert all(isinstance(unit, Unit) for unit in units)
