"""The hand annotation of the seeds (tests/gold/), found again in the articles, and compared with what the engine says.

The annotation gives words, not offsets, so that a person can read and mend it; a mention or cue that occurs
several times is the one nearest to its quotation.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus import Snapshot
from onrecord.model import Article, ParsedArticle, Quote, Span
from onrecord.readers import Unit, find, read

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class GoldQuote:
    """One annotated quotation: where it is, its kind, who speaks and where that is said."""

    segments: tuple[Span, ...]
    kind: str
    cue: Span | None
    mention: Span | None
    speaker: str | None
    speaker_kind: str


def seed_articles() -> list[Article]:
    """All the seed articles."""
    units = [unit for unit in find([ROOT / "seeds"]) if isinstance(unit, Unit)]
    return [item for unit in units for item in read(unit) if isinstance(item, Article)]


def annotations() -> dict[str, list[dict[str, object]]]:
    """The annotation as written, by file name or, for records, by id."""
    files = sorted((ROOT / "tests" / "gold").glob("*.json"))
    return {name: quotes for file in files for name, quotes in json.loads(file.read_text("utf-8")).items()}


def name_of(article: Article) -> str:
    """The name by which the annotation knows an article."""
    return article.id if article.id != article.key else Path(article.source).name


def locate(article: Article, annotation: list[dict[str, object]]) -> list[GoldQuote]:
    """The annotated quotations of an article as spans. Raises ValueError where words are not in the text."""
    return list(_locate(article.text, annotation))


def _locate(text: str, annotation: list[dict[str, object]]) -> Iterator[GoldQuote]:
    cursor = 0
    for quote in annotation:
        segments, place = [], cursor
        for words in quote["content"]:
            start = text.index(words, place)
            place = start + len(words)
            segments.append((start, place))
        cursor = segments[0][0]
        yield GoldQuote(
            segments=tuple(segments),
            kind=quote["kind"],
            cue=_nearest(text, quote["cue"], segments),
            mention=_nearest(text, quote["mention"], segments),
            speaker=quote["speaker"],
            speaker_kind=quote["speaker_kind"],
        )


def _nearest(text: str, words: str | None, segments: list[Span]) -> Span | None:
    if words is None:
        return None
    found = []
    for occurrence in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        start, end = occurrence.span()
        if not any(s < end and start < e for s, e in segments):
            gap = min(min(abs(start - e), abs(s - end)) for s, e in segments)
            found.append((gap, start, end))
    if not found:
        raise ValueError(f"“{words}” is nowhere outside the quotation at {segments[0][0]}")
    _, start, end = min(found)
    return start, end


def letters(text: str, spans: tuple[Span, ...]) -> set[int]:
    """The places of the letters and digits in the spans."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def match(gold: list[GoldQuote], parsed: ParsedArticle) -> Iterator[tuple[GoldQuote, Quote | None]]:
    """Each annotated quotation with the engine's that shares at least half of their letters, best first."""
    text = parsed.article.text
    areas = [(letters(text, quote.segments), quote) for quote in parsed.quotes]
    overlaps = []
    for i, wanted in enumerate(gold):
        area = letters(text, wanted.segments)
        overlaps += [(len(area & a) / len(area | a), i, j) for j, (a, _) in enumerate(areas) if area & a]
    taken: dict[int, int] = {}
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    for i, wanted in enumerate(gold):
        yield wanted, areas[taken[i]][1] if i in taken else None


def names_in_corpus(
    gold: dict[str, list[GoldQuote]], parses: dict[str, ParsedArticle], snapshot: Snapshot
) -> dict[str, Counter[str]]:
    """For each annotated person the names that the corpus gives their quotations, where the article gives a name.

    Only mentions that bear the person's last name count: whom a pronoun means is another question.
    """
    rows = snapshot.fetch(snapshot.quotes.select("article", "start", "end", "speaker"))
    named = {(row.article, row.start, row.end): row.speaker for row in rows.itertuples()}
    found: dict[str, Counter[str]] = {}
    for name, quotes in gold.items():
        article = parses[name].article
        for wanted, quote in match(quotes, parses[name]):
            if quote is None or wanted.speaker_kind != "named" or wanted.mention is None or quote.mention is None:
                continue
            mention, last = article.text[slice(*quote.mention)], wanted.speaker.removesuffix(" Jr.").split()[-1]
            if last in mention:
                speaker = named[article.key, quote.segments[0][0], quote.segments[-1][1]]
                found.setdefault(wanted.speaker, Counter())[speaker or "(unknown)"] += 1
    return found


def score(gold: dict[str, list[GoldQuote]], parses: dict[str, ParsedArticle]) -> dict[str, Counter[str]]:
    """By kind of quotation: how many are annotated, found, and found with kind and speaker right."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("direct", "mixed", "indirect")}
    for name, quotes in gold.items():
        for wanted, quote in match(quotes, parses[name]):
            counts[wanted.kind]["annotated"] += 1
            if quote:
                counts[wanted.kind]["found"] += 1
                counts[wanted.kind]["kind right"] += quote.kind == wanted.kind
                counts[wanted.kind]["speaker right"] += quote.speaker == wanted.speaker
    return counts
