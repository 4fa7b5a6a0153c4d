"""Copies of annotated articles with other quotation marks and with cues turned round, so that style is not learned."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from onrecord.language.quotations.quotation_marks import passages
from onrecord.model import Span
from training.tagger.articles import AnnotatedArticle, Attribution

Edit = tuple[int, int, str]

_STYLES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("«\u00a0", "\u00a0»"), ("''", "''"), ("„", "“"))
_OTHER_MARKS = 0.35
_TURNED = 0.06
_INFINITIVES = {
    "said": "say", "told": "tell", "announced": "announce", "confirmed": "confirm", "claimed": "claim",
    "warned": "warn", "argued": "argue", "promised": "promise", "suggested": "suggest", "stated": "state",
    "insisted": "insist", "declared": "declare", "accused": "accuse", "called": "call", "wrote": "write",
    "added": "add", "asked": "ask", "explained": "explain", "reported": "report", "denied": "deny", "urged": "urge",
}  # fmt: skip
_DENIED, _HYPOTHETICAL = 1, 2
_TURNS = (
    *((_DENIED, words) for words in ("did not", "didn’t", "never did", "has not", "would not", "declined to", "refused to", "has yet to", "was not asked to")),
    *((_HYPOTHETICAL, words) for words in ("may", "might", "could", "was expected to", "was due to", "would, if pressed,")),
)  # fmt: skip
_FARTHEST = 2


def vary(article: AnnotatedArticle, rng: random.Random) -> AnnotatedArticle:
    """The article, now and then with other marks or a statement that was not made."""
    edits: dict[Span, str] = {}
    changed: dict[Span, int] = {}
    if article.all_statements:
        for one in article.attributions:
            word = article.text[slice(*one.cue)]
            if one.statement and one.polarity == 0 and _can_turn(one, word) and rng.random() < _TURNED:
                polarity, words = rng.choice(_TURNS)
                edits[one.cue] = f"{words} {_INFINITIVES[word]}"
                changed[one.cue] = polarity
    if rng.random() < _OTHER_MARKS:
        edits |= _other_marks(article.text, rng.choice(_STYLES))
    if not edits:
        return article
    return _edited(article, sorted((start, end, text) for (start, end), text in edits.items()), changed)


def _can_turn(one: Attribution, word: str) -> bool:
    if word not in _INFINITIVES or not one.source or one.content[0][0] < one.cue[1]:
        return False
    return 0 <= one.cue[0] - one.source[-1][1] <= _FARTHEST


def _other_marks(text: str, style: tuple[str, str]) -> dict[Span, str]:
    edits: dict[Span, str] = {}
    for passage in passages(text):
        if passage.single or ("'" in style[0] and "'" in text[passage.start : passage.end]):
            continue
        size = 2 if text[passage.start : passage.start + 2] in ("''", "``") else 1
        edits[passage.start, passage.start + size] = style[0]
        if text[passage.end - size : passage.end].strip("”\"“'») ") == "" and passage.end - size > passage.start + size:
            edits[passage.end - size, passage.end] = style[1]
    return edits


def _edited(article: AnnotatedArticle, edits: Sequence[Edit], polarities: dict[Span, int]) -> AnnotatedArticle:
    text, position, pieces = article.text, 0, []
    for start, end, new in edits:
        pieces += [text[position:start], new]
        position = end
    pieces.append(text[position:])
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]

    ends = [end for _, end, _ in edits]

    def span(one: Span) -> Span:
        start, end = (offset + shifts[bisect_right(ends, offset)] for offset in one)
        return start, end

    def attribution(one: Attribution) -> Attribution:
        cue = span(one.cue)
        if one.cue in polarities:
            verb = next(new for start, _, new in edits if start == one.cue[0]).split()[-1]
            cue = (cue[1] - len(verb), cue[1])
        return replace(
            one,
            content=tuple(span(part) for part in one.content),
            source=tuple(span(part) for part in one.source),
            cue=cue,
            polarity=polarities.get(one.cue, one.polarity),
        )

    return replace(article, text="".join(pieces), attributions=tuple(map(attribution, article.attributions)))
