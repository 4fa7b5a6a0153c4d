"""Annotated articles as the tagger learns from them: which word is a cue, and what it attributes to whom."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.model import Span

POLARITIES = ("said", "denied-to-have-said", "hypothetical")
# Words of a cue that never stand for it alone: "has *said*", "*according* to".
_AUXILIARIES = frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "must",
        "can",
        "do",
        "does",
        "did",
        "not",
        "n't",
        "nt",
        "t",
        "to",
        "also",
        "never",
        "still",
        "just",
        "even",
        "then",
        "later",
        "reportedly",
        "already",
        "publicly",
        "repeatedly",
        "recently",
        "often",
        "now",
        "the",
        "a",
        "an",
        "that",
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "and",
    ]
)
# Cue words seen less often in articles that were annotated twice say nothing of which attributions are statements.
_FEWEST_SEEN, _SURE = 3, 0.9


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution, in characters.

    ``cue`` is the one word that stands for the cue. ``statement`` is whether it was uttered, None where nobody has annotated that;
    ``polarity`` is an index of POLARITIES, None likewise.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: Span
    statement: bool | None
    polarity: int | None


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text and what is annotated of it.

    ``all_attributions`` is whether beliefs and plans are annotated too, so that a word that is no cue is known to be
    none; ``all_statements`` is the same of statements.
    """

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    all_attributions: bool
    all_statements: bool


def read(paths: Iterable[Path]) -> list[Mapping[str, Any]]:
    """The records of JSON Lines files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def with_texts(records: Iterable[Mapping[str, Any]], texts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Records that hold offsets alone, with the text that each was made on; one whose text has changed raises ValueError."""
    by_id = {record["id"]: record["text"] for record in texts}
    joined = []
    for record in records:
        text = by_id[record["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
            raise ValueError(f"the text of {record['id']} is not the one that was annotated")
        joined.append({**record, "text": text})
    return joined


def with_statements(records: Iterable[Mapping[str, Any]]) -> list[AnnotatedArticle]:
    """Articles of which all statements are annotated, by the conventions of STATEMENTS.md."""
    return [_article(record, statements=True) for record in records]


def with_attributions(
    records: Sequence[Mapping[str, Any]], statements: Sequence[AnnotatedArticle]
) -> list[AnnotatedArticle]:
    """Articles of PolNeAR, where beliefs and plans are annotated too.

    Those that stand among ``statements`` with the same id get both annotations. From them it is learned which cue
    words attribute speech, and so which of the other articles' attributions are surely statements or surely none.
    """
    by_id = {article.id: article for article in statements}
    articles = [_article(record, statements=False) for record in records]
    both = [_united(article, by_id[article.id]) for article in articles if article.id in by_id]
    uttered = _uttered(both)
    rest = [_with_lexicon(article, uttered) for article in articles if article.id not in by_id]
    return [*both, *rest]


def _article(record: Mapping[str, Any], *, statements: bool) -> AnnotatedArticle:
    text = record["text"]
    found, used = [], set()
    for one in record["attributions"]:
        content = _without_that(text, [(start, end) for start, end in one["content"]])
        cue = _head(text, [(start, end) for start, end in one["cue"]], used)
        if not content or cue is None:
            continue
        used.add(cue)
        polarity = POLARITIES.index(one.get("polarity", "said")) if statements else None
        source = tuple((start, end) for start, end in one["source"])
        found.append(Attribution(content, source, cue, True if statements else None, polarity))
    return AnnotatedArticle(record["id"], text, tuple(found), not statements, statements)


def _without_that(text: str, content: list[Span]) -> tuple[Span, ...]:
    """PolNeAR has the particle in the content, STATEMENTS.md has it not."""
    if (
        content
        and text[content[0][0] : content[0][0] + 5].lower() == "that "
        and content[0][1] - content[0][0] > len("that ")
    ):
        content[0] = (content[0][0] + 5, content[0][1])
    return tuple(content)


def _head(text: str, cue: Sequence[Span], used: set[Span]) -> Span | None:
    """The word that stands for a cue: the first that is no auxiliary and stands for no other cue."""
    words = []
    for start, end in cue:
        position = start
        for word in text[start:end].split():
            position = text.index(word, position)
            words.append((position, position + len(word)))
            position += len(word)
    stripped = [(a + len(text[a:b]) - len(text[a:b].lstrip("“\"'‘(")), b) for a, b in words]
    stripped = [(a, a + len(text[a:b].rstrip(".,:;”\"’')"))) for a, b in stripped]
    able = [span for span in stripped if span[1] > span[0] and span not in used] or [w for w in words if w not in used]
    able.sort(
        key=lambda span: (not text[slice(*span)].replace("-", "").isalpha(), text[slice(*span)].lower() in _AUXILIARIES)
    )
    return able[0] if able else None


def _united(attributions: AnnotatedArticle, statements: AnnotatedArticle) -> AnnotatedArticle:
    """One article with both annotations; of what is in both the statement's spans are taken."""
    said = {one.cue for one in statements.attributions}
    others = [
        replace(one, statement=False)
        for one in attributions.attributions
        if not any(start < one.cue[1] and one.cue[0] < end for start, end in said)
    ]
    found = sorted([*statements.attributions, *others], key=lambda one: one.cue)
    return AnnotatedArticle(
        attributions.id, attributions.text, tuple(found), all_attributions=True, all_statements=True
    )


def _uttered(both: Iterable[AnnotatedArticle]) -> dict[str, bool]:
    """Cue words whose attributions are nearly always statements, or nearly never."""
    seen: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for article in both:
        for one in article.attributions:
            word = article.text[slice(*one.cue)].lower()
            seen[word] += 1
            said[word] += bool(one.statement)
    often = [word for word, count in seen.items() if count >= _FEWEST_SEEN]
    sure = {word: said[word] / seen[word] for word in often}
    return {word: share >= _SURE for word, share in sure.items() if share >= _SURE or share <= 1 - _SURE}


def _with_lexicon(article: AnnotatedArticle, uttered: Mapping[str, bool]) -> AnnotatedArticle:
    known = tuple(
        replace(one, statement=uttered.get(article.text[slice(*one.cue)].lower())) for one in article.attributions
    )
    # Of cues that the lexicon does not know nobody can say; every other word is no cue of a statement either.
    return replace(article, attributions=known, all_statements=True)
