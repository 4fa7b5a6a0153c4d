"""Who now says otherwise: the same speaker with another number for the same thing, or who denies what they confirm elsewhere.

What is listed is meant to be right, and not to be all there is. Both quotations are *certain*, or confirmed by a person; their
sentences are the same but for the number, or the act; and every report of the one is older than every report of the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd

from onrecord.corpus import figure_queries
from onrecord.corpus.alike.content import content_words
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.default_view import CERTAIN
from onrecord.model import Act, SpeakerKind
from onrecord.normalise import words

# Of one speaker and measure, and of one speaker's denials and confirmations, the newest are compared.
MOST_OF_ONE = 40
_NAMING = (SpeakerKind.NAMED.value, SpeakerKind.ORGANISATION.value)
_DENIES = "deny"
_CONFIRMS = ("confirm", "admit", "acknowledge", "concede")
# Of the words that say what two sentences are about so many are the same, and so many there must be.
_LIKE, _FEWEST = 0.7, 3
# One of these in one sentence alone: it is another time, another place in a row, another case.
_TELLS_APART = frozenset({
    "another", "additional", "further", "extra", "again", "previously", "earlier", "last", "next", "now", "then", "not", "never", "no",
    "first", "second", "third", "fourth", "fifth", "half", "quarter", "more", "less", "least", "most", "up", "down", "minimum", "maximum",
    "day", "week", "month", "year", "today", "yesterday", "tomorrow", "annual", "monthly", "weekly", "daily", "would", "could", "if",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "men", "women", "boys", "girls",
})  # fmt: skip
_PROPER = re.compile(r"(?<=[\w,;] )[A-Z]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One of two quotations that do not go together; ``amount`` is its figure as written, empty where the act differs."""

    quote: str
    article: str
    sentence: str
    amount: str
    act: str
    outlet: str | None
    title: str | None
    published: date


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What a speaker says now, and what they said before; ``about`` is what the figures measure."""

    speaker: str
    about: str
    before: Said
    now: Said


def otherwise(snapshot: Snapshot, least: float = CERTAIN) -> list[Otherwise]:
    """Everybody who now says otherwise, the latest first, by quotations of at least this confidence. Raises CorpusError."""
    sure = _certain(snapshot.quotes, least)
    found = [*_figures(snapshot, sure), *_acts(snapshot, sure)]
    return sorted(found, key=lambda one: (one.now.published, one.speaker, one.now.quote), reverse=True)


def _certain(quotes: ir.Table, least: float) -> ir.Table:
    """Quotations of which it is certain what was said and by whom."""
    sure = (quotes.confidence >= least) | quotes.reviewed.notnull()
    shown = quotes.left_out.isnull() & quotes.published.notnull()
    return quotes.filter(sure & shown & quotes.speaker.notnull() & quotes.speaker_kind.isin(_NAMING))


def _figures(snapshot: Snapshot, sure: ir.Table) -> Iterator[Otherwise]:
    table = figure_queries.measured(snapshot, Selection())
    exact = table.filter((table.low == table.high) & ~table.approximate)
    both = exact.inner_join(sure.select("quote", "text_normal", "act"), "quote")
    group = ["speaker", "unit", "of", "key"]
    newest = ibis.row_number().over(group_by=group, order_by=[both.published.desc(), both.article, both.start])
    ranked = both.mutate(rank=newest, values=both.low.nunique().over(ibis.window(group_by=group)))
    rows = snapshot.rows(ranked.filter((ranked.rank < MOST_OF_ONE) & (ranked["values"] > 1)))
    groups: dict[tuple[object, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in group)].append(row)
    for of_one in groups.values():
        said = [(_Sentence.of(row["sentence"], row["text_normal"], row["text"]), row["low"], row) for row in of_one]
        yield from _changed(said)


def _acts(snapshot: Snapshot, sure: ir.Table) -> Iterator[Otherwise]:
    denies = (sure.act == Act.DENY.value) & (sure.cue_lemma == _DENIES)
    wanted = sure.filter(denies | sure.cue_lemma.isin(_CONFIRMS))
    newest = ibis.row_number().over(group_by="speaker", order_by=[wanted.published.desc(), wanted.quote])
    ranked = wanted.mutate(rank=newest, denies=wanted.act == Act.DENY.value)
    rows = snapshot.rows(
        ranked.filter(ranked.rank < MOST_OF_ONE).select(
            "quote", "article", "speaker", "text", "text_normal", "as_sentence", "act", "denies", "outlet", "title", "published",
        )
    )  # fmt: skip
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["speaker"]].append(row | {"words": row["as_sentence"], "measures": ""})
    for of_one in groups.values():
        said = [
            (_Sentence.of(row["text"], row["text_normal"], ""), row["denies"], row | {"text": ""}) for row in of_one
        ]
        yield from _changed(said)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What two sentences must have in common: what they are about, names, other numbers, and words that tell cases apart."""

    content: frozenset[str]
    names: frozenset[str]
    every: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, sentence: str, quoted: str, figure: str) -> "_Sentence":
        """Of the words of a sentence that are quoted, without those of its figure."""
        rest = sentence.replace(figure, " ", 1) if figure else sentence
        own = set(quoted.split())
        every = [word for word in words(rest) if word in own]
        names = {word.lower() for word in _PROPER.findall(rest) if word.lower() in own}
        numbers = frozenset(word for word in every if word[0].isdigit())
        return cls(frozenset(content_words(every)) - numbers, frozenset(names), frozenset(every), numbers)

    def is_of_the_same(self, other: "_Sentence") -> bool:
        """Whether both say the same thing of the same thing."""
        common = self.content & other.content
        like = len(common) >= max(_FEWEST, _LIKE * len(self.content | other.content))
        same_names = self.names <= other.every and other.names <= self.every
        told_apart = (self.every ^ other.every) & _TELLS_APART
        return like and same_names and self.numbers == other.numbers and not told_apart


def _changed(said: Sequence[tuple[_Sentence, object, dict[str, Any]]]) -> Iterator[Otherwise]:
    """Of what one speaker says of one thing, what is said last against what was said before that, where it is another."""
    ordered = sorted(said, key=lambda one: (one[2]["published"], one[2]["quote"]))
    seen: set[int] = set()
    for at in range(len(ordered) - 1, -1, -1):
        sentence, value, row = ordered[at]
        same = [n for n, one in enumerate(ordered) if n != at and one[0].is_of_the_same(sentence)]
        if at in seen:
            continue
        seen.update(same)
        others = [n for n in same if ordered[n][1] != value]
        if not others:
            continue
        before = ordered[others[-1]]
        with_value = [row["published"], *(ordered[n][2]["published"] for n in same if ordered[n][1] == value)]
        # Where reports of both numbers overlap in time it is they that differ, and not the speaker.
        if before[2]["published"] < min(with_value) and before[2]["article"] != row["article"]:
            yield Otherwise(row["speaker"], row["measures"], _said(before[2]), _said(row))


def _said(row: dict[str, Any]) -> Said:
    return Said(
        quote=row["quote"],
        article=row["article"],
        sentence=row["words"],
        amount=row["text"],
        act=row["act"],
        outlet=row["outlet"],
        title=row["title"],
        published=row["published"],
    )


def frame(found: Sequence[Otherwise]) -> pd.DataFrame:
    """A row for each, with both quotations and where they stand."""
    rows = [
        {
            "speaker": one.speaker,
            "about": one.about,
            **{
                f"{name}_{side}": value
                for side, said in (("now", one.now), ("before", one.before))
                for name, value in asdict(said).items()
            },
        }
        for one in found
    ]
    return pd.DataFrame(rows)
